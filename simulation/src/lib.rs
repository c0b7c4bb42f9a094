//! The whole client in virtual time, from one seed: machine, sandbox, faulty network, failing storage, a clock that is
//! wrong, and a borrower who reloads, goes back, duplicates, returns late. Then faults stop, and all must end well.
//!
//! - [`world`]: one run. No threads, no wall clock: the same seed gives the same trace.
//! - [`invariant`]: what must hold, each a checker of its own.
//! - [`fault`], [`network`]: what goes wrong; [`plant`]: bugs planted to see the invariants catch them.
//! - [`batch`]: many runs, and what they showed; [`recording`]: one run, for the wasm to live through again.

pub mod batch;
pub mod borrower;
pub mod dice;
pub mod fault;
pub mod invariant;
mod network;
pub mod partner;
pub mod plant;
mod queue;
pub mod recording;
pub mod sent;
pub mod spoken;
mod tab;
mod trace;
pub mod world;

pub use dice::Dice;
pub use fault::Fault;
pub use plant::Plant;
pub use recording::Recording;
pub use sent::Sent;
pub use world::World;

/// Runs one seed, and keeps what every page was told and said.
pub fn record(seed: u64) -> Recording {
    let mut world = World::new(seed, None);
    world.recording = Some(Recording::default());
    world.run();
    world.recording.unwrap_or_default()
}

/// Runs one seed to its end, or to the first invariant that does not hold.
pub fn run(seed: u64, plant: Option<Plant>) -> World {
    let mut world = World::new(seed, plant);
    world.run();
    world
}

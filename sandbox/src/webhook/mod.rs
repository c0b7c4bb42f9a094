//! Webhooks: signed deliveries of `journey.snapshot`, each the full state of a journey after a change (CONTRACT.md 6).
//!
//! - [`Snapshots`]: whoever has journeys tells their present states.
//! - [`Outbox`]: makes a delivery of each state that is new.
//! - [`Courier`]: when to post which, and once more after a failure; [`Mishap`]: what may go wrong on the way.
//! - [`signature`]: how a posting is signed.
//!
//! No clock and no network: the server moves it. The platform's own headers, format and times of retry are not public;
//! those here are this sandbox's choice.

mod courier;
mod headless;
mod mishap;
mod outbox;
pub mod signature;

pub(crate) use headless::{APPLICATION_ID, TENANT_ID};

pub use courier::{Courier, Posting};
pub use mishap::Mishap;
pub use outbox::{Delivery, Outbox, Snapshot, Snapshots};

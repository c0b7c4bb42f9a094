//! The exhaustive model (DESIGN.md, 6.2): every combination of what the platform may say, and every way through a small
//! platform that the real machine can take.
//!
//! - `combinations`: the product of status, next action, steps, consents and offers; one screen each.
//! - `platform`, `answering`, `page`, `sight`, `journey`, `ways`: a journey's every way, checked by `stateright`.
//! - `diagram`: the same ways as a picture, `docs/journey.md`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod answering;
mod intent;
mod journey;
mod judge;
mod page;
mod platform;
mod sight;

mod combinations;
mod diagram;
mod ways;
mod wire;

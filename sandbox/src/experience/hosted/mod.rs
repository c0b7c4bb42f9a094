//! Hosted: one-time URLs for the partner's back-end, and the simulated journey that the embedded page shows (CONTRACT.md 5).

mod embed;
mod journey;
mod mint;
pub mod scenario;
mod ticket;

pub(super) use journey::{Journey, Surface};
pub use scenario::Scenario;
pub(super) use ticket::RESUME_LIFE_MS;

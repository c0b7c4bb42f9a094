//! Hybrid: the partner's back-end starts, polls offers and the aggregator's readiness, and hands off (CONTRACT.md 4).

mod call;
mod consent;
mod journey;
pub mod scenario;
mod view;

pub(super) use journey::{Journey, Journeys};
pub use scenario::Scenario;

//! The headless credit platform, simulated: a request and a time in, an answer out.
//!
//! No clock, no randomness and no I/O of its own, so a test replays from its seed and a simulation runs in virtual time.
//!
//! - [`Platform`]: the front door. It checks a request (token, path, headers, idempotency, body), then lets the journey act.
//! - `journey`: one borrower's loan, moved by calls and by time: profile, offers, consent, steps, servicing.
//! - [`scenario`]: what lenders, banks and the aggregator do, as data; [`faults`]: what the network does, laid over any of them.
//! - [`pages`]: what happens on the consent, KYC, mandate and agreement pages at another origin.
//! - [`experience`]: Hybrid and Hosted, where the partner's back-end speaks for the borrower.
//! - [`webhook`]: what the partner's server is told of journeys.
//! - `controls`: what a test asks of it, while it runs.
//! - [`effects`] and [`request_log`]: what really happened and what was really sent, for tests to read.

mod admission;
mod agenda;
mod appointments;
mod bootstrap;
mod config;
mod context;
mod controls;
mod decisions;
mod digest;
mod dispatch;
pub mod effects;
mod entropy;
pub mod experience;
pub mod faults;
mod future;
mod idempotency;
mod instant;
mod journey;
mod lender;
mod message;
pub mod pages;
mod platform;
mod refusal;
mod repayment;
pub mod request_log;
mod return_address;
mod routing;
pub mod scenario;
mod session;
pub mod webhook;

pub use config::Config;
pub use experience::Experiences;
pub use message::{Request, Response};
pub use platform::Platform;
pub use return_address::is_site_origin;

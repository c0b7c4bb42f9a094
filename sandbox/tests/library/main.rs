//! The library, walked in virtual time: every scenario to its end, every refusal, every fault.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test panics")]

mod consent;
mod faults;
mod hosted;
mod hybrid;
mod idempotency;
mod led;
mod openapi;
mod pages;
mod scenarios;
mod servicing;
mod sessions;
mod strictness;
mod told;
mod walk;
mod world;

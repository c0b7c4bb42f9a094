//! The server over real HTTP, started as integrators start it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test panics")]

mod experiences;
mod origins;
mod running;

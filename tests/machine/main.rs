//! The sans-IO core, as its host and its user see it: effects out, snapshots shown, promises settled, in virtual time.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod borrower;
mod desk;
mod host;
mod seeded;
mod watch;
mod wire;

mod cadence;
mod chosen_offer;
mod commands;
mod decode;
mod guards;
mod homecoming;
mod markers;
mod opening;
mod progress;
mod redirect;
mod retries;
mod screen;
mod session;
mod validation;

//! The Hybrid machine, as its host and its user see it: effects out, snapshots shown, promises settled, in virtual time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod back_end;
mod noticed;
mod page;
mod watch;

mod answers;
mod calls;
mod consent;
mod diagram;
mod handoff;
mod model;
mod options;
mod outcomes;
mod polling;
mod returning;
mod secrecy;
mod settling;
mod starting;

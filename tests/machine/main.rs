//! The sans-IO core, as its host and its user see it: effects out, snapshots shown, promises settled, in virtual time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod app;
mod borrower;
mod browser;
mod desk;
mod host;
mod platform;
mod watch;
mod wire;

mod cadence;
mod chosen_offer;
mod commands;
mod decode;
mod details;
mod determinism;
mod direct_refresh;
mod drift;
mod framing;
mod guards;
mod homecoming;
mod idempotency;
mod ledger;
mod ledger_outcome;
mod log;
mod log_replay;
mod markers;
mod opening;
mod progress;
mod protocol_effects;
mod protocol_inputs;
mod record;
mod redirect;
mod redirect_hook;
mod redirect_popup;
mod redirect_return;
mod retries;
mod scenarios;
mod screen;
mod secrecy;
mod session;
mod session_asleep;
mod session_deadlock;
mod session_racing_tabs;
mod session_sign_out;
mod sign_in;
mod tabs_follow;
mod tabs_lead;
mod tabs_message;
mod tabs_sign_out;
mod tabs_start;
mod validation;
mod web_address;

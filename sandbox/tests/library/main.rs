//! The library, walked in virtual time: every scenario to its end, every refusal, every fault.

mod consent;
mod faults;
mod idempotency;
mod openapi;
mod pages;
mod scenarios;
mod servicing;
mod sessions;
mod strictness;
mod walk;
mod world;

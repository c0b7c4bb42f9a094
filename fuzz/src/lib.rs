//! Everything that reads what comes from outside, fed with bytes that a fuzzer chooses (`cargo xtask fuzz`).
//!
//! - One file for each target: what the bytes become, and what must hold. `targets/` hooks them to libFuzzer, `seeds/`
//!   gives it something to begin with, and `tests/seeds.rs` runs those without it.
//! - [`page`]: a page on its journey, with the sandbox behind it, and what must hold of it whatever it is told;
//!   [`deed`]: what it did.
//! - [`odd`]: JSON in the contract's own words, and real JSON with a few things wrong.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod address;
pub mod answer;
pub mod date;
pub mod deed;
pub mod hybrid;
pub mod landing;
pub mod log;
pub mod message;
pub mod odd;
pub mod page;
pub mod record;
pub mod retry_after;

/// A target: its name, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("address", address::fuzz),
    ("answer", answer::fuzz),
    ("date", date::fuzz),
    ("hybrid", hybrid::fuzz),
    ("landing", landing::fuzz),
    ("log", log::fuzz),
    ("message", message::fuzz),
    ("record", record::fuzz),
    ("retry_after", retry_after::fuzz),
];

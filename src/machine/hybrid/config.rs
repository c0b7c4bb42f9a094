//! The options of `hybrid`, checked.

use super::super::guard::holds_api_key;
use super::super::option::{AllowedHosts, Patience, flag, optional, polling};
use super::super::{Code, Failure};
use super::back_end::BackEnd;
use crate::contract::Document;

/// What `hybrid` was given, checked, with its defaults.
#[derive(Clone)]
pub struct Config {
    /// How the partner's back-end is asked.
    pub back_end: BackEnd,
    /// How long to wait for answers.
    pub patience: Patience,
    /// Whether the journey polls.
    pub polling: bool,
    /// The hosts whose pages may be opened.
    pub hosts: AllowedHosts,
    /// Whether pages of other parties open in a popup.
    pub popup: bool,
    /// Whether the app wants to be asked before the borrower leaves.
    pub asks_departure: bool,
    /// Whether a consent or an offer may be chosen in a frame of another page.
    pub allow_framing: bool,
}

impl Config {
    /// Reads the options; an API key anywhere in them is refused before anything else is said.
    pub fn read<D: Document>(options: &D) -> Result<Self, Failure> {
        if holds_api_key(options) {
            return Err(Failure::of(Code::SecretKeyRefused));
        }
        optional(options, "credentials", "must be \"same-origin\" or \"include\"", |given| {
            given.text().filter(|given| matches!(&given[..], "same-origin" | "include"))
        })?;
        Ok(Self {
            back_end: BackEnd::read(&options.field("backEnd"))?,
            patience: Patience::read(options)?,
            polling: polling(options)?,
            hosts: AllowedHosts::read(options)?,
            popup: flag(options, "popup")?,
            asks_departure: flag(options, "asksDeparture")?,
            allow_framing: flag(options, "allowFraming")?,
        })
    }
}

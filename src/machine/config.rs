//! The options of `connect`, checked.

use super::guard::holds_api_key;
use super::option::{AllowedHosts, Patience, flag, is_header_value, optional, polling};
use super::web_address::WebAddress;
use super::{Code, Failure};
use crate::contract::{Document, Text};

/// The platform's production host (CONTRACT.md 2.1): it takes live tokens only.
const PRODUCTION_HOST: &str = "api.credit.aarthiklabs.com";

/// What `connect` was given, checked, with its defaults.
#[derive(Clone)]
pub struct Config {
    /// Origin of the platform, without a trailing slash.
    pub origin: Text,
    /// Date pin sent as `X-AL-API-Version`.
    pub api_version: Option<Text>,
    /// Whether the client may rotate the session itself, by `POST /sessions/refresh`.
    pub direct_refresh: bool,
    /// How long to wait for answers.
    pub patience: Patience,
    /// Whether journeys poll.
    pub polling: bool,
    /// Where pages of other parties return to.
    pub return_url: Option<Text>,
    /// The hosts whose pages may be opened.
    pub hosts: AllowedHosts,
    /// Whether pages of other parties open in a popup.
    pub popup: bool,
    /// Whether the app wants to be asked before the borrower leaves.
    pub asks_departure: bool,
    /// Whether what cannot be undone may be done in a frame of another page.
    pub allow_framing: bool,
}

impl Config {
    /// Reads the options; an API key anywhere in them is refused before anything else is said.
    pub fn read<D: Document>(options: &D) -> Result<Self, Failure> {
        if holds_api_key(options) {
            return Err(Failure::of(Code::SecretKeyRefused));
        }
        let base_url = options.text_field("baseUrl").unwrap_or_default();
        let Some(address) = WebAddress::read(&base_url).filter(|address| matches!(address.rest, "" | "/")) else {
            return Err(Failure::config("baseUrl", "must be an https origin, such as https://api.example.com"));
        };
        Ok(Self {
            origin: address.origin.into(),
            api_version: optional(options, "apiVersion", "must be 1 to 128 visible characters", |version| {
                version.text().filter(|version| is_header_value(version))
            })?,
            direct_refresh: flag(options, "directRefresh")?,
            patience: Patience::read(options)?,
            polling: polling(options)?,
            return_url: optional(options, "returnUrl", "must be an absolute https address", |url| {
                url.text().filter(|url| WebAddress::read(url).is_some())
            })?,
            hosts: AllowedHosts::read(options)?,
            popup: flag(options, "popup")?,
            asks_departure: flag(options, "asksDeparture")?,
            allow_framing: flag(options, "allowFraming")?,
        })
    }

    /// Whether this is the production platform.
    pub fn is_production(&self) -> bool {
        WebAddress::read(&self.origin).is_some_and(|address| address.host == PRODUCTION_HOST)
    }
}

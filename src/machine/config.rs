//! The options of `connect`, checked.

use super::client::is_header_value;
use super::guard::holds_api_key;
use super::web_address::WebAddress;
use super::{Code, Failure, Millis};
use crate::contract::Document;

/// The platform's production host (CONTRACT.md 2.1): it takes live tokens only.
const PRODUCTION_HOST: &str = "api.credit.aarthiklabs.com";

/// What `connect` was given, checked, with its defaults.
#[derive(Clone)]
pub struct Config {
    /// Origin of the platform, without a trailing slash.
    pub origin: String,
    /// Date pin sent as `X-AL-API-Version`.
    pub api_version: Option<String>,
    /// Whether the client may rotate the session itself, by `POST /sessions/refresh`.
    pub direct_refresh: bool,
    /// Time for one attempt, ms.
    pub attempt_timeout_ms: Millis,
    /// Time for one call with its retries, ms.
    pub call_timeout_ms: Millis,
    /// Whether journeys poll.
    pub polling: bool,
    /// Where pages of other parties return to.
    pub return_url: Option<String>,
    /// Hosts that may be opened; empty for any.
    pub allowed_redirect_hosts: Vec<String>,
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
            origin: address.origin.to_owned(),
            api_version: optional(options, "apiVersion", "must be 1 to 128 visible characters", |version| {
                version.text().filter(|version| is_header_value(version))
            })?,
            direct_refresh: flag(options, "directRefresh")?,
            attempt_timeout_ms: duration(options, "attemptTimeoutMs")?.unwrap_or(15_000.0),
            call_timeout_ms: duration(options, "callTimeoutMs")?.unwrap_or(60_000.0),
            polling: optional(options, "polling", "must be true or false", D::boolean)?.unwrap_or(true),
            return_url: optional(options, "returnUrl", "must be an absolute https address", |url| {
                url.text().filter(|url| WebAddress::read(url).is_some())
            })?,
            allowed_redirect_hosts: optional(
                options,
                "allowedRedirectHosts",
                "must be an array of hosts (a.example, *.a.example)",
                |hosts| hosts.items()?.iter().map(|host| host.text().filter(|host| is_host(host))).collect(),
            )?
            .unwrap_or_default(),
            popup: flag(options, "popup")?,
            asks_departure: flag(options, "asksDeparture")?,
            allow_framing: flag(options, "allowFraming")?,
        })
    }

    /// The host of a page of another party, if it may be opened.
    pub fn page_host<'a>(&self, url: &'a str) -> Option<&'a str> {
        let hosts = &self.allowed_redirect_hosts;
        let allowed = |address: &WebAddress<'_>| hosts.is_empty() || hosts.iter().any(|host| address.is_at(host));
        WebAddress::read(url).filter(allowed).map(|address| address.host)
    }

    /// Whether this is the production platform.
    pub fn is_production(&self) -> bool {
        WebAddress::read(&self.origin).is_some_and(|address| address.host == PRODUCTION_HOST)
    }
}

fn optional<D: Document, T>(
    options: &D,
    name: &str,
    message: &'static str,
    read: impl FnOnce(&D) -> Option<T>,
) -> Result<Option<T>, Failure> {
    let value = options.field(name);
    if value.is_null() {
        return Ok(None);
    }
    read(&value).map(Some).ok_or_else(|| Failure::config(name, message))
}

/// Whether this names a host, or all below it. An address would match none, and nothing could be opened.
fn is_host(pattern: &str) -> bool {
    let host = pattern.strip_prefix("*.").unwrap_or(pattern);
    !host.contains(['/', '*', '?', '#']) && WebAddress::read(&["https://", host].concat()).is_some()
}

fn flag<D: Document>(options: &D, name: &str) -> Result<bool, Failure> {
    optional(options, name, "must be true or false", D::boolean).map(Option::unwrap_or_default)
}

fn duration<D: Document>(options: &D, name: &str) -> Result<Option<Millis>, Failure> {
    // Above 2^31 - 1 ms a browser's timer fires at once.
    optional(options, name, "must be milliseconds from 1 to 2147483647", |value| {
        value.number().filter(|ms| (1.0..=2_147_483_647.0).contains(ms))
    })
}

//! Reading options, whichever experience they are of: each is absent or right, or named as wrong.

use super::web_address::WebAddress;
use super::{Failure, Millis};
use crate::contract::{Document, Text};

/// Reads one option; `None` where it is not given.
pub fn optional<D: Document, T>(
    options: &D,
    name: &'static str,
    message: &'static str,
    read: impl FnOnce(&D) -> Option<T>,
) -> Result<Option<T>, Failure> {
    let value = options.field(name);
    if value.is_null() {
        return Ok(None);
    }
    read(&value).map(Some).ok_or_else(|| Failure::config(name, message))
}

/// An option that is on or off; off where it is not given.
pub fn flag<D: Document>(options: &D, name: &'static str) -> Result<bool, Failure> {
    boolean(options, name).map(Option::unwrap_or_default)
}

/// Whether to poll; yes where it is not said.
pub fn polling<D: Document>(options: &D) -> Result<bool, Failure> {
    Ok(boolean(options, "polling")?.unwrap_or(true))
}

fn boolean<D: Document>(options: &D, name: &'static str) -> Result<Option<bool>, Failure> {
    optional(options, name, "must be true or false", D::boolean)
}

/// How long to wait for answers.
#[derive(Clone, Copy)]
pub struct Patience {
    /// Time for one attempt, ms.
    pub attempt_ms: Millis,
    /// Time for one call with its retries, ms.
    pub call_ms: Millis,
}

impl Patience {
    /// Reads `attemptTimeoutMs` and `callTimeoutMs`.
    pub fn read<D: Document>(options: &D) -> Result<Self, Failure> {
        Ok(Self {
            attempt_ms: duration(options, "attemptTimeoutMs")?.unwrap_or(15_000.0),
            call_ms: duration(options, "callTimeoutMs")?.unwrap_or(60_000.0),
        })
    }
}

fn duration<D: Document>(options: &D, name: &'static str) -> Result<Option<Millis>, Failure> {
    // Above 2^31 - 1 ms a browser's timer fires at once.
    optional(options, name, "must be milliseconds from 1 to 2147483647", |value| {
        value.number().filter(|ms| (1.0..=2_147_483_647.0).contains(ms))
    })
}

/// The hosts whose pages may be opened; any, where none is named.
#[derive(Clone)]
pub struct AllowedHosts(Vec<Text>);

impl AllowedHosts {
    /// Reads `allowedRedirectHosts`.
    pub fn read<D: Document>(options: &D) -> Result<Self, Failure> {
        let message = "must be an array of hosts (a.example, *.a.example)";
        let hosts = optional(options, "allowedRedirectHosts", message, |hosts| {
            let mut allowed = Vec::new();
            for host in hosts.items()? {
                allowed.push(host.text().filter(|host| is_host(host))?);
            }
            Some(allowed)
        })?;
        Ok(Self(hosts.unwrap_or_default()))
    }

    /// The host of a page of another party, if it may be opened.
    pub fn page_host<'a>(&self, url: &'a str) -> Option<&'a str> {
        let allowed = |address: &WebAddress<'_>| self.0.is_empty() || self.0.iter().any(|host| address.is_at(host));
        WebAddress::read(url).filter(allowed).map(|address| address.host)
    }
}

/// Whether this names a host, or all below it. An address would match none, and nothing could be opened.
fn is_host(pattern: &str) -> bool {
    let host = pattern.strip_prefix("*.").unwrap_or(pattern);
    !host.contains(['/', '*', '?', '#']) && WebAddress::read(&["https://", host].concat()).is_some()
}

/// Whether a text of the app's may stand in a header.
pub fn is_header_value(value: &str) -> bool {
    (1..=128).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_graphic())
}

//! The partner's back-end: three calls, each at an address of its own or by a function of the app's.

use super::super::Failure;
use super::super::web_address::WebAddress;
use crate::contract::{Document, Text};

/// What stands for the offer in the address of its Hosted page.
const OFFER_PLACE: &str = "{offerID}";

/// A call of the partner's back-end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Starts the journey, or resumes it.
    Journey,
    /// The offers as they stand.
    Offers,
    /// The address of an offer's Hosted page.
    HostedUrl,
}

impl Endpoint {
    /// Its name, as the app sees it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Offers => "offers",
            Self::HostedUrl => "hostedUrl",
        }
    }

    /// The HTTP method at its address.
    pub const fn method(self) -> &'static str {
        match self {
            Self::Offers => "GET",
            Self::Journey | Self::HostedUrl => "POST",
        }
    }
}

/// How a call is made.
#[derive(Clone)]
enum Way {
    /// By a function of the app's.
    Function,
    /// At this address: the offer stands between its parts.
    Address(Vec<String>),
}

/// How each call is made.
#[derive(Clone)]
pub struct BackEnd {
    journey: Way,
    offers: Way,
    hosted_url: Way,
}

impl BackEnd {
    /// Reads `backEnd`, where `true` stands for a function.
    pub fn read<D: Document>(given: &D) -> Result<Self, Failure> {
        let way = |endpoint: Endpoint| {
            let value = given.field(endpoint.name());
            if value.boolean() == Some(true) {
                return Ok(Way::Function);
            }
            let field = ["backEnd.", endpoint.name()].concat();
            let address = value.text().filter(|text| is_address(text));
            let address = address
                .ok_or_else(|| Failure::config(&field, "must be a function, a path (/api/…), or an https address"))?;
            let parts = around_offers(&address);
            match (endpoint, parts.len() > 1) {
                (Endpoint::HostedUrl, false) => Err(Failure::config(&field, "must hold {offerID}")),
                (Endpoint::Journey | Endpoint::Offers, true) => {
                    Err(Failure::config(&field, "must not hold {offerID}: it is of no one offer"))
                }
                _ => Ok(Way::Address(parts)),
            }
        };
        Ok(Self {
            journey: way(Endpoint::Journey)?,
            offers: way(Endpoint::Offers)?,
            hosted_url: way(Endpoint::HostedUrl)?,
        })
    }

    /// The address of a call; `None` where a function makes it.
    pub fn url(&self, endpoint: Endpoint, offer_id: &str) -> Option<Text> {
        let way = match endpoint {
            Endpoint::Journey => &self.journey,
            Endpoint::Offers => &self.offers,
            Endpoint::HostedUrl => &self.hosted_url,
        };
        match way {
            Way::Function => None,
            Way::Address(parts) => Some(parts.join(&encoded(offer_id)).into()),
        }
    }
}

/// What stands around the places of the offer. Byte by byte: the standard library's search of text would cost a kilobyte.
fn around_offers(mut address: &str) -> Vec<String> {
    let place = OFFER_PLACE.as_bytes();
    let mut parts = Vec::new();
    while let Some(at) = address.as_bytes().windows(place.len()).position(|here| here == place) {
        let (before, after) = address.split_at(at);
        parts.push(before.to_owned());
        address = after.get(place.len()..).unwrap_or_default();
    }
    parts.push(address.to_owned());
    parts
}

/// A path of the page's own origin, or an absolute address. `//host` and `/\host` are another host's.
fn is_address(text: &str) -> bool {
    let path = text.starts_with('/')
        && !text.starts_with("//")
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\' && byte != b'#');
    path || WebAddress::read(text).is_some()
}

/// Text as one segment of a path, whatever it holds.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push_str(&super::super::entropy::hex(&[byte]));
        }
    }
    encoded
}

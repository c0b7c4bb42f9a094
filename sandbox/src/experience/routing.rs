//! From method and path to a call of the partner's back-end.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::message::Request;
use crate::refusal::Refusal;

pub const HYBRID: &str = "/api/v1/hybrid/";
pub const HOSTED: &str = "/api/lab/";

const BORROWERS: &str = "/api/v1/hybrid/personal-loan/borrowers/";

/// What is asked.
#[derive(Debug, PartialEq)]
pub enum Call {
    /// `POST …/borrowers/{borrowerProviderID}/journey`.
    StartHybrid,
    /// `GET …/journey/offers`.
    PollOffers,
    /// `GET …/journey/offers/{offerID}/hosted-url`. Method and path are not public; these are the sandbox's own.
    HandOff { offer_id: String },
    /// `POST /api/lab/sessions`.
    MintHosted,
    /// `GET /api/lab/features`.
    Features,
}

impl Call {
    pub const fn is_hybrid(&self) -> bool {
        matches!(self, Self::StartHybrid | Self::PollOffers | Self::HandOff { .. })
    }
}

/// A request that found its call.
pub struct Route {
    pub call: Call,
    /// The partner's key of the borrower; empty where the path has none.
    pub provider_id: String,
}

impl Route {
    /// The call of a request; 404 if there is none, 400 if the borrower's key is too long.
    pub fn of(request: &Request) -> Result<Self, Refusal> {
        let method = request.method.as_str();
        match (method, request.path.as_str()) {
            ("POST", "/api/lab/sessions") => return Ok(Self { call: Call::MintHosted, provider_id: String::new() }),
            ("GET", "/api/lab/features") => return Ok(Self { call: Call::Features, provider_id: String::new() }),
            _ => {}
        }
        let no_endpoint = || Refusal::not_found("endpoint");
        let below = request.path.strip_prefix(BORROWERS).ok_or_else(no_endpoint)?;
        let parts: Option<Vec<Cow<'_, str>>> =
            below.split('/').map(|part| percent_decode_str(part).decode_utf8().ok()).collect();
        let parts = parts.ok_or_else(no_endpoint)?;
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        let (provider_id, call) = match (method, parts.as_slice()) {
            ("POST", [id, "journey"]) => (id, Call::StartHybrid),
            ("GET", [id, "journey", "offers"]) => (id, Call::PollOffers),
            ("GET", [id, "journey", "offers", offer_id, "hosted-url"]) if !offer_id.is_empty() => {
                (id, Call::HandOff { offer_id: (*offer_id).to_owned() })
            }
            _ => return Err(no_endpoint()),
        };
        if !is_provider_id(provider_id) {
            return Err(Refusal::validation("borrowerProviderID", "must have 1 to 128 characters"));
        }
        Ok(Self { call, provider_id: (*provider_id).to_owned() })
    }
}

/// Whether it may be a partner's key of a borrower.
pub fn is_provider_id(text: &str) -> bool {
    (1..=128).contains(&text.chars().count())
}

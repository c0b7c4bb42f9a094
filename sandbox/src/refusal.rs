//! Refusals: the platform's ten error codes, with the HTTP status this sandbox gives them (CONTRACT.md 2.7).

use credit_journey::contract::ErrorCode;

/// A request that is refused, with no effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// The platform's code.
    pub code: ErrorCode,
    /// For people.
    pub message: String,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// The one field of `details`, by code, and its value.
    pub details: Option<(&'static str, String)>,
    /// Value of `Retry-After`, if there is one.
    pub retry_after: Option<String>,
}

impl Refusal {
    fn new(status: u16, code: ErrorCode, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), retryable: false, details: None, retry_after: None }
    }

    /// No API key, or one that is not this platform's, or one where a session token belongs.
    pub fn api_key() -> Self {
        Self::new(401, ErrorCode::AuthInvalidApiKey, "The API key is not valid for this call.")
    }

    /// No session token, or one that is unknown, expired or rotated away.
    pub fn session() -> Self {
        Self::new(401, ErrorCode::AuthInvalidSession, "The session is not valid. Ask for a new one.")
    }

    /// The journey belongs to another borrower.
    pub fn scope() -> Self {
        Self::new(403, ErrorCode::AccessScopeMismatch, "This session may not access this journey.")
    }

    /// No such path, journey, offer or consent.
    pub fn not_found(what: &str) -> Self {
        Self::new(404, ErrorCode::ResourceNotFound, format!("No such {what}."))
    }

    /// A header, path parameter or body field at fault; `problem` reads on from the field's name.
    pub fn validation(field: &str, problem: &str) -> Self {
        let refusal = Self::new(400, ErrorCode::ValidationFailed, format!("{field} {problem}"));
        Self { details: Some(("field", field.to_owned())), ..refusal }
    }

    /// The journey is not where this call belongs.
    pub fn precondition(reason: &str, message: &str) -> Self {
        let refusal = Self::new(409, ErrorCode::StatePreconditionFailed, message);
        Self { details: Some(("reason", reason.to_owned())), ..refusal }
    }

    /// Another offer holds the journey.
    pub fn offer_lock() -> Self {
        let message = "Another offer is already active for this application.";
        let refusal = Self::new(409, ErrorCode::OfferLockConflict, message);
        Self { details: Some(("proceedBoundaryState", "LOCKED_TO_DIFFERENT_OFFER".to_owned())), ..refusal }
    }

    /// An earlier operation is still under way.
    pub fn pending() -> Self {
        let refusal = Self::new(409, ErrorCode::AsyncOperationPending, "An earlier operation is still under way.");
        Self { retryable: true, ..refusal }
    }

    /// A lender's system is down for a moment.
    pub fn upstream(status: u16) -> Self {
        let message = "A lender's system did not answer in time.";
        Self { retryable: true, ..Self::new(status, ErrorCode::UpstreamTemporaryFailure, message) }
    }

    /// Too many requests; `retry_after` in either of HTTP's forms.
    pub fn rate_limited(retry_after: String) -> Self {
        let refusal = Self::new(429, ErrorCode::RateLimited, "Too many requests.");
        Self { retryable: true, retry_after: Some(retry_after), ..refusal }
    }
}

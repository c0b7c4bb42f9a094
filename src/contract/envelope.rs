//! The envelope around every answer, and the error in it (CONTRACT.md 2.2, 2.7).

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::open_enum::open_enum;

open_enum! {
    /// The platform's error codes (CONTRACT.md 2.7).
    ErrorCode, KnownErrorCode {
        AuthInvalidApiKey = "AUTH_INVALID_API_KEY",
        AuthInvalidSession = "AUTH_INVALID_SESSION",
        AccessScopeMismatch = "ACCESS_SCOPE_MISMATCH",
        ResourceNotFound = "RESOURCE_NOT_FOUND",
        ValidationFailed = "VALIDATION_FAILED",
        StatePreconditionFailed = "STATE_PRECONDITION_FAILED",
        OfferLockConflict = "OFFER_LOCK_CONFLICT",
        AsyncOperationPending = "ASYNC_OPERATION_PENDING",
        UpstreamTemporaryFailure = "UPSTREAM_TEMPORARY_FAILURE",
        RateLimited = "RATE_LIMITED",
    }
}

/// The envelope of every answer. Exactly one of `data` and `error` is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// The platform's id of the request (`req_…`, not a UUID).
    #[serde(rename = "requestID")]
    pub request_id: String,
    /// The correlation id the client sent, if any.
    #[serde(default, rename = "correlationID", skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    /// When the platform answered, ISO 8601 UTC with milliseconds: a free estimate of its clock.
    pub timestamp: String,
    /// What was asked for; null on error.
    pub data: Option<T>,
    /// What went wrong; null on success.
    pub error: Option<PlatformError>,
}

/// The error of an envelope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PlatformError {
    /// Which error.
    pub code: ErrorCode,
    /// For people; may change without notice.
    pub message: String,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// More, by code; null when there is no more.
    #[tsify(type = "ErrorDetails | null")]
    pub details: Option<ErrorDetails>,
}

/// What the documents show in `details`; other fields may stand beside them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ErrorDetails {
    /// `VALIDATION_FAILED`: the field at fault, as a dotted path (`profile.contactNumber`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub field: Option<String>,
    /// `OFFER_LOCK_CONFLICT`: `LOCKED_TO_DIFFERENT_OFFER`.
    #[serde(default, rename = "proceedBoundaryState", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub proceed_boundary_state: Option<String>,
}

/// Answer of an action whose shape the documents leave open: an accepted operation, or the changed resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct Accepted {
    /// The operation, when the platform works on it in the background.
    #[serde(default, rename = "operationID", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub operation_id: Option<String>,
    /// `ACCEPTED` for an operation in the background.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub status: Option<String>,
    /// When to look again, in seconds.
    #[serde(default, rename = "pollAfterSeconds", skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number")]
    pub poll_after_seconds: Option<serde_json::Number>,
}

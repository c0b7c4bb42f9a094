//! Account aggregation: consent to share bank data (CONTRACT.md 2.4, rows 23 to 28; section 9).

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::open_enum::open_enum;

open_enum! {
    /// Where a consent stands.
    AASessionState, KnownAASessionState {
        Required = "REQUIRED",
        RedirectReady = "REDIRECT_READY",
        InProgress = "IN_PROGRESS",
        UserReturned = "USER_RETURNED",
        ApprovalDispatched = "APPROVAL_DISPATCHED",
        Reconciling = "RECONCILING",
        Confirmed = "CONFIRMED",
        NotRequired = "NOT_REQUIRED",
        Failed = "FAILED",
        Expired = "EXPIRED",
    }
}

/// Answer of `GET …/aa/sessions`. The container is not documented: this, or a bare array; the client reads both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AASessionList {
    /// The consents of the journey.
    pub items: Vec<AASession>,
}

/// One consent. Fields beside these are not documented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct AASession {
    /// The consent (UUID).
    #[serde(rename = "aaSessionID")]
    pub aa_session_id: String,
    /// How far it is.
    pub state: AASessionState,
}

/// Answer of `POST …/aa/sessions/{aaSessionID}/redirect`. The page must be opened at once: the aggregator refuses a
/// `reqdate` older than 180 seconds, so it is never kept or used twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct AARedirect {
    /// The consent (UUID).
    #[serde(rename = "aaSessionID")]
    pub aa_session_id: String,
    /// `REDIRECT_READY`.
    pub state: AASessionState,
    /// The page to open, at a third party.
    #[serde(rename = "redirectURL")]
    pub redirect_url: String,
    /// When it was made, `yyyyMMddHHmmssSSS`; zone not documented.
    pub reqdate: String,
    /// The aggregator's id.
    pub txnid: String,
    /// When it dies, ISO 8601.
    #[serde(rename = "expiresAt")]
    pub expires_at: String,
}

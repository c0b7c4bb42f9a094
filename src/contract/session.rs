//! Sessions (CONTRACT.md 2.4, rows 1 and 2). `POST /sessions` needs the API key: only the partner's back-end calls it.

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::journey::{JourneyLifecycleStatus, JourneyType};
use super::profile::Profile;
use super::rule::{self, Rule};
use super::validation::{Shape, Validate, optional, required};

/// Body of `POST /sessions`: back-end only.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionRequest {
    /// The partner's permanent key for the borrower.
    #[serde(rename = "borrowerExternalID")]
    pub borrower_external_id: String,
    /// The loan the borrower came for.
    #[serde(default, rename = "journeyType", skip_serializing_if = "Option::is_none")]
    pub journey_type: Option<JourneyType>,
    /// What is already known of the borrower.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
}

impl Validate for SessionRequest {
    const SHAPE: Shape = &[
        required("borrowerExternalID", rule::NAME),
        optional("journeyType", Rule::OneOf(JourneyType::SPELLINGS)),
        optional("profile", Rule::Object(Profile::SHAPE)),
    ];
}

/// Answer of `POST /sessions`, as the platform gives it to the partner's back-end.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionGrant {
    /// The platform's id of the borrower (UUID).
    #[serde(rename = "borrowerID")]
    pub borrower_id: String,
    /// The partner's own key, as sent.
    #[serde(rename = "borrowerExternalID")]
    pub borrower_external_id: String,
    /// The pair of tokens.
    #[serde(flatten)]
    pub tokens: SessionTokens,
    /// The journey to resume; null if there is none.
    #[serde(rename = "activeJourney")]
    pub active_journey: Option<ActiveJourney>,
}

/// Answer of `POST /sessions/refresh`: both tokens rotate.
#[derive(Clone, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct SessionTokens {
    /// The borrower's session token (`st_…`).
    #[serde(rename = "sessionToken")]
    pub session_token: String,
    /// The refresh token (`rt_…`): the partner's server keeps it; a browser never sees it.
    #[serde(rename = "refreshToken")]
    pub refresh_token: String,
    /// When the session token dies, ISO 8601.
    #[serde(rename = "sessionExpiresAt")]
    pub session_expires_at: String,
    /// When the refresh token dies, ISO 8601.
    #[serde(rename = "refreshExpiresAt")]
    pub refresh_expires_at: String,
}

/// The journey a session may resume.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ActiveJourney {
    /// The journey (UUID).
    #[serde(rename = "journeyID")]
    pub journey_id: String,
    /// Where it stands.
    pub status: JourneyLifecycleStatus,
    /// What the borrower does next; null when nothing.
    #[serde(rename = "nextAction")]
    #[tsify(type = "string | null")]
    pub next_action: Option<String>,
}

/// What your back-end's session endpoint answers: the platform's `POST /sessions` answer *without* the refresh token.
#[derive(Clone, PartialEq, Serialize, Deserialize, Tsify, Zeroize, ZeroizeOnDrop)]
pub struct Session {
    /// The borrower's session token (`st_…`). Nothing else is accepted here.
    #[serde(rename = "sessionToken")]
    #[tsify(type = "`st_${string}`")]
    pub session_token: String,
    /// When it dies, ISO 8601, in the platform's time. Without it the client renews on the first 401.
    #[serde(default, rename = "sessionExpiresAt", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub session_expires_at: Option<String>,
    /// The platform's id of the borrower (UUID). With it, records of another borrower on this device are purged.
    #[serde(default, rename = "borrowerID", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub borrower_id: Option<String>,
    /// The journey to resume, as `POST /sessions` gave it.
    #[serde(default, rename = "activeJourney", skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "ActiveJourney | null")]
    #[zeroize(skip)]
    pub active_journey: Option<ActiveJourney>,
}

/// What `credit.api.refreshSession()` resolves with: the tokens themselves stay inside the client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct SessionRefreshed {
    /// When the new session token dies, ISO 8601.
    #[serde(rename = "sessionExpiresAt")]
    pub session_expires_at: String,
}

//! Journeys (CONTRACT.md 2.4, rows 3 to 7).

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::document::OpenObject;
use super::open_enum::open_enum;
use super::rule::{self, Rule};
use super::validation::{Shape, Validate, optional, required};

open_enum! {
    /// Kinds of journey.
    JourneyType, KnownJourneyType {
        PersonalLoan = "PERSONAL_LOAN",
        GoldLoan = "GOLD_LOAN",
    }
}

open_enum! {
    /// Where a journey stands. `nextAction` and a step's `actionRequired` say what the borrower does; this is the fallback.
    JourneyLifecycleStatus, KnownJourneyLifecycleStatus {
        Started = "STARTED",
        ProfileRequired = "PROFILE_REQUIRED",
        ProfileSubmitted = "PROFILE_SUBMITTED",
        OffersPending = "OFFERS_PENDING",
        OffersAvailable = "OFFERS_AVAILABLE",
        OfferSelected = "OFFER_SELECTED",
        AaRequired = "AA_REQUIRED",
        KycPending = "KYC_PENDING",
        BankMandatePending = "BANK_MANDATE_PENDING",
        EMandatePending = "E_MANDATE_PENDING",
        LoanAgreementPending = "LOAN_AGREEMENT_PENDING",
        LenderProcessing = "LENDER_PROCESSING",
        Disbursed = "DISBURSED",
        Rejected = "REJECTED",
        Expired = "EXPIRED",
        Closed = "CLOSED",
    }
}

/// Query of `GET /journeys`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JourneyListQuery {
    /// Only journeys of this kind.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub kind: Option<JourneyType>,
}

impl Validate for JourneyListQuery {
    const SHAPE: Shape = &[optional("type", Rule::OneOf(JourneyType::SPELLINGS))];
}

/// Answer of `GET /journeys`. The container is not documented: this, or a bare array; the client reads both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JourneyList {
    /// The borrower's journeys.
    pub items: Vec<JourneyDetail>,
}

/// Body of `POST /journeys`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JourneyCreate {
    /// Kind of journey.
    #[serde(rename = "type")]
    pub kind: JourneyType,
    /// Free fields of the partner (source, campaign).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "Record<string, unknown>")]
    pub metadata: Option<OpenObject>,
}

impl Validate for JourneyCreate {
    const SHAPE: Shape =
        &[required("type", Rule::OneOf(JourneyType::SPELLINGS)), optional("metadata", Rule::Object(&[]))];
}

/// A journey, in full. Only `journeyID`, `status` and `nextAction` are sure to be there in every answer that carries one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JourneyDetail {
    /// The journey (UUID).
    #[serde(rename = "journeyID")]
    pub journey_id: String,
    /// Kind of journey.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub kind: Option<JourneyType>,
    /// Where it stands.
    pub status: JourneyLifecycleStatus,
    /// When it last changed, ISO 8601.
    #[serde(default, rename = "updatedAt", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub updated_at: Option<String>,
    /// A finer position; open vocabulary.
    #[serde(default, rename = "timelineState", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub timeline_state: Option<String>,
    /// What the borrower does next; open vocabulary; null when nothing.
    #[serde(rename = "nextAction")]
    #[tsify(type = "string | null")]
    pub next_action: Option<String>,
    /// What the platform can do for this journey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub capabilities: Option<Capabilities>,
    /// Markers for coming back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub resume: Option<ResumeMarkers>,
}

/// What the platform can do for a journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct Capabilities {
    /// Whether account aggregation is on.
    #[serde(rename = "aaEnabled")]
    pub aa_enabled: bool,
    /// Whether servicing after disbursal is on.
    #[serde(rename = "postDisbursalEnabled")]
    pub post_disbursal_enabled: bool,
}

/// Markers of where the borrower was, kept by the platform. The client writes them by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct ResumeMarkers {
    /// The last step done (`kyc`).
    #[serde(default, rename = "lastCompletedStep", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub last_completed_step: Option<String>,
    /// The offer last looked at (UUID).
    #[serde(default, rename = "lastViewedOfferID", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub last_viewed_offer_id: Option<String>,
}

/// Body of `PATCH /journeys/{journeyID}/resume`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct ResumeUpdate {
    /// The markers to store.
    pub resume: ResumeMarkers,
}

impl Validate for ResumeUpdate {
    const SHAPE: Shape = &[required(
        "resume",
        Rule::Object(&[optional("lastCompletedStep", rule::NAME), optional("lastViewedOfferID", rule::UUID)]),
    )];
}

/// Answer of `GET /journeys/{journeyID}/state`: the light endpoint that is polled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JourneyState {
    /// The journey (UUID).
    #[serde(rename = "journeyID")]
    pub journey_id: String,
    /// Where it stands.
    pub status: JourneyLifecycleStatus,
    /// What the borrower does next; open vocabulary; null when nothing.
    #[serde(rename = "nextAction")]
    #[tsify(type = "string | null")]
    pub next_action: Option<String>,
    /// What the platform is still working on; open vocabulary.
    #[serde(rename = "pendingOperations")]
    pub pending_operations: Vec<String>,
    /// When it last changed, ISO 8601.
    #[serde(rename = "updatedAt")]
    pub updated_at: String,
}

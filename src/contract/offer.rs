//! Offers (CONTRACT.md 2.4, rows 11 to 15).

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::account_aggregator::AASessionState;
use super::document::OpenObject;
use super::open_enum::open_enum;
use super::rule;
use super::step::ActionRequired;
use super::validation::{Shape, Validate, required};

open_enum! {
    /// Where an offer stands.
    OfferCardStatus, KnownOfferCardStatus {
        OfferReceived = "OFFER_RECEIVED",
        OfferAwaited = "OFFER_AWAITED",
        NoOfferAvailable = "NO_OFFER_AVAILABLE",
    }
}

open_enum! {
    /// Whether an offer may still be proceeded with. Only the two locked values are documented.
    ProceedBoundaryState, KnownProceedBoundaryState {
        Locked = "LOCKED",
        LockedToDifferentOffer = "LOCKED_TO_DIFFERENT_OFFER",
    }
}

/// A digit string, or a number: the documents do not say which. Never do arithmetic on money as a float.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum Figure {
    /// As digits (`250000`, `13.5`).
    Text(String),
    /// As a number.
    #[tsify(type = "number")]
    Number(serde_json::Number),
}

/// Answer of `GET /journeys/{journeyID}/offers`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct OfferList {
    /// A card per lender asked.
    pub items: Vec<OfferCard>,
}

/// One lender's offer, or its absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct OfferCard {
    /// The lender.
    #[serde(rename = "lenderID")]
    pub lender_id: String,
    /// The lender's name.
    #[serde(rename = "lenderName")]
    pub lender_name: String,
    /// The offer (UUID).
    #[serde(rename = "offerID")]
    pub offer_id: String,
    /// Where it stands. Only `OFFER_RECEIVED` can be chosen.
    pub status: OfferCardStatus,
    /// Amount in rupees.
    #[serde(default, rename = "amountPrincipal")]
    #[tsify(type = "string | number | null")]
    pub amount_principal: Option<Figure>,
    /// Yearly rate in percent.
    #[serde(default, rename = "interestRate")]
    #[tsify(type = "string | number | null")]
    pub interest_rate: Option<Figure>,
    /// Term; the documents give no unit.
    #[serde(default, rename = "offerTerm")]
    #[tsify(type = "string | number | null")]
    pub offer_term: Option<Figure>,
    /// Link to the key facts statement.
    #[serde(default, rename = "keyFactsStatementLink")]
    #[tsify(type = "string | null")]
    pub key_facts_statement_link: Option<String>,
    /// Account aggregation, as this lender wants it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub aa: Option<OfferAa>,
    /// Why the lender decided so.
    #[serde(default, rename = "lenderStateReason")]
    #[tsify(type = "string | null")]
    pub lender_state_reason: Option<String>,
}

/// Account aggregation for one offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct OfferAa {
    /// Whether the lender wants it.
    pub required: bool,
    /// How far it is.
    pub state: AASessionState,
    /// What the borrower does now.
    #[serde(rename = "actionRequired")]
    pub action_required: ActionRequired,
}

/// Answer of `GET …/offers/{offerID}`: the card and more. The keys beside `proceedBoundaryState` are not documented.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct OfferDetail {
    /// The card.
    #[serde(flatten)]
    pub card: OfferCard,
    /// Whether it may still be proceeded with.
    #[serde(default, rename = "proceedBoundaryState", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub proceed_boundary_state: Option<ProceedBoundaryState>,
    /// How the amount is made up; shape not documented.
    #[serde(default, rename = "quoteBreakup", skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "unknown")]
    pub quote_breakup: Option<serde_json::Value>,
    /// The repayment schedule; shape not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "unknown")]
    pub installments: Option<serde_json::Value>,
    /// How the loan is paid out; shape not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "unknown")]
    pub fulfillments: Option<serde_json::Value>,
}

/// Answer of `POST …/offers/{offerID}/proceed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct OfferProceeded {
    /// The journey (UUID).
    #[serde(rename = "journeyID")]
    pub journey_id: String,
    /// The offer (UUID).
    #[serde(rename = "offerID")]
    pub offer_id: String,
    /// `PROCEEDED`.
    pub status: String,
    /// True.
    pub proceeded: bool,
    /// `LOCKED`.
    #[serde(rename = "proceedBoundaryState")]
    pub proceed_boundary_state: ProceedBoundaryState,
    /// The lock on the journey.
    #[serde(rename = "offerSelectionLock")]
    pub offer_selection_lock: OfferSelectionLock,
}

/// The lock that the first successful proceed sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct OfferSelectionLock {
    /// When, ISO 8601.
    #[serde(rename = "lockedAt")]
    pub locked_at: String,
    /// By what; open vocabulary.
    #[serde(rename = "lockSource")]
    pub lock_source: String,
}

/// Body of `POST …/offers/{offerID}/reject`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct OfferReject {
    /// The lender's stage (`KYC`); open vocabulary.
    #[serde(rename = "rejectedStage")]
    pub rejected_stage: String,
    /// Why, in the borrower's words.
    #[serde(rename = "rejectionReason")]
    pub rejection_reason: String,
}

impl Validate for OfferReject {
    const SHAPE: Shape = &[required("rejectedStage", rule::NAME), required("rejectionReason", rule::NAME)];
}

/// Body of `POST …/offers/{offerID}/loan-amount`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct LoanAmount {
    /// Amount in rupees, a positive digit string (`250000`).
    pub amount: String,
}

impl Validate for LoanAmount {
    const SHAPE: Shape = &[required("amount", rule::AMOUNT)];
}

/// A body whose fields the documents leave open: sent as given.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct OpenBody {
    /// Any fields.
    #[serde(flatten)]
    #[tsify(type = "Record<string, unknown>")]
    pub fields: OpenObject,
}

//! The shapes of what the app sees: the source of their TypeScript, and what tests read snapshots back into.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::super::cadence::PollReason;
use super::facts::StepName;
use super::progress::ProgressMark;
use super::screen::Outcome;
use crate::contract::{JourneyLifecycleStatus, JourneyType, OfferCard, OfferDetail, ProfileSnapshot, Step};

/// Everything to render by. Immutable, and the same object until something changes.
#[derive(Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// The journey (UUID); null until it is known.
    #[serde(rename = "journeyID")]
    #[tsify(type = "string | null")]
    pub journey_id: Option<String>,
    /// Kind of journey.
    #[serde(rename = "type")]
    pub kind: JourneyType,
    /// Where the journey stands, by the platform's word.
    #[tsify(type = "JourneyLifecycleStatus | null")]
    pub status: Option<JourneyLifecycleStatus>,
    /// What the borrower does next, by the platform's word; open vocabulary.
    #[tsify(type = "string | null")]
    pub next_action: Option<String>,
    /// When the journey last changed, ISO 8601.
    #[tsify(type = "string | null")]
    pub updated_at: Option<String>,
    /// The one screen to render.
    pub screen: Screen,
    /// What is allowed on this screen.
    #[tsify(type = "CommandName[]")]
    pub commands: Vec<String>,
    /// The command under way, if any.
    #[tsify(type = "CommandName | null")]
    pub busy: Option<String>,
    /// How far the borrower is.
    pub progress: Progress,
    /// Why the last read failed; null when it did not. The journey goes on by itself.
    #[tsify(type = "Trouble | null")]
    pub trouble: Option<Trouble>,
}

/// The screen to render: switch on `name`.
///
/// - `profile`: fill in the profile. `profile` is what is known of it; null when nothing could be read.
/// - `wait`: wait for the step `waitingFor` to move by itself. `offers` have come so far; `slow` once nothing has changed
///   for long.
/// - `offers`: compare and choose. `selectable` can be chosen (UUIDs); none, and none `awaiting`: no lender made an
///   offer. The lenders of `consentFor` (UUIDs) want the borrower's consent first.
/// - `form`: fill in the form of `step`; `resource` is the step as the platform gave it.
/// - `redirect`: leave for the page of another party; `resource` is null for a consent.
/// - `disbursed`: the loan is paid out; service it. `offer` is null if it could not be found.
/// - `closed`: the journey has ended; `outcome` says how.
/// - `signIn`: there is no session. Let the borrower sign in, then call `signIn()`.
// tsify leaves out what the variants say, so users read it here.
#[derive(Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(tag = "name", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Screen {
    /// Fill in the profile.
    Profile {
        /// What is known of it; null when nothing could be read.
        #[tsify(type = "ProfileSnapshot | null")]
        profile: Option<ProfileSnapshot>,
    },
    /// Wait for a step to move by itself.
    Wait {
        /// Which.
        waiting_for: StepName,
        /// Offers that have come so far, when waiting for them.
        offers: Vec<OfferCard>,
        /// Whether nothing has changed for long.
        slow: bool,
    },
    /// Compare offers and choose.
    Offers {
        /// All cards.
        offers: Vec<OfferCard>,
        /// The offers that can be chosen (UUIDs). None, and none awaited: no lender made an offer.
        selectable: Vec<String>,
        /// How many lenders have yet to answer.
        awaiting: u32,
        /// The offers whose lender wants the borrower's consent first (UUIDs).
        consent_for: Vec<String>,
    },
    /// Fill in the form of a step.
    Form {
        /// Which.
        #[tsify(type = "\"kyc\" | \"bankMandate\" | \"eMandate\" | \"loanAgreement\" | \"disbursal\"")]
        step: StepName,
        /// The chosen offer (UUID).
        #[serde(rename = "offerID")]
        offer_id: String,
        /// The step as the platform gave it.
        resource: Step,
    },
    /// Leave for the page of another party.
    Redirect {
        /// For which step.
        #[tsify(type = "\"aaConsent\" | \"kyc\" | \"bankMandate\" | \"eMandate\" | \"loanAgreement\" | \"disbursal\"")]
        step: StepName,
        /// The chosen offer (UUID), if one is chosen.
        #[serde(rename = "offerID")]
        #[tsify(type = "string | null")]
        offer_id: Option<String>,
        /// The step as the platform gave it; null for a consent.
        #[tsify(type = "Step | null")]
        resource: Option<Step>,
    },
    /// The loan is paid out; service it.
    Disbursed {
        /// The chosen offer (UUID), if it could be found.
        #[serde(rename = "offerID")]
        #[tsify(type = "string | null")]
        offer_id: Option<String>,
        /// The same in full.
        #[tsify(type = "OfferDetail | null")]
        offer: Option<OfferDetail>,
    },
    /// The journey has ended.
    Closed {
        /// How.
        outcome: Outcome,
    },
    /// There is no session: let the borrower sign in, then call `signIn()`.
    SignIn,
}

/// How far the borrower is, for a stepper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct Progress {
    /// The parts that this journey passes, in order.
    pub steps: Vec<ProgressStep>,
}

/// One part of the stepper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct ProgressStep {
    /// Which.
    pub name: StepName,
    /// Where it stands.
    pub state: ProgressMark,
}

/// Why the last read failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct Trouble {
    /// As a `JourneyError` would have it.
    #[tsify(type = "JourneyErrorCode")]
    pub code: String,
    /// Whether the same may succeed later.
    pub retryable: bool,
    /// HTTP status, if there was an answer.
    #[tsify(type = "number | null")]
    pub status: Option<u16>,
    /// The platform's id of the request: tell support.
    #[serde(rename = "requestID")]
    #[tsify(type = "string | null")]
    pub request_id: Option<String>,
    /// The correlation id of the request: tell support.
    #[serde(rename = "correlationID")]
    #[tsify(type = "string | null")]
    pub correlation_id: Option<String>,
}

/// When and why the journey reads next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct NextPoll {
    /// When, ms since 1970 on the local clock.
    pub at_ms: f64,
    /// Why then.
    pub reason: PollReason,
}

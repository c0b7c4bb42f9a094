//! The one screen the borrower should see, from what is known (DESIGN.md 3.1).
//!
//! `nextAction` and a step's `actionRequired` are the source of truth; `status` is the fallback; what is unknown waits.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::facts::{OfferFacts, StepFacts, StepName};
use super::known::Known;
use crate::contract::{AASessionState, ActionRequired, Document, JourneyLifecycleStatus as Status, OfferCardStatus};

/// What the borrower should see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Fill in the profile.
    Profile,
    /// Wait for a step to move by itself.
    Wait(StepName),
    /// Compare offers and choose.
    Offers,
    /// Fill in the form of a step.
    Form(StepName),
    /// Leave for the page of another party.
    Redirect(StepName),
    /// The loan is paid out; service it.
    Disbursed,
    /// The journey has ended.
    Closed(Outcome),
    /// There is no session, and none can be had without the borrower.
    SignIn,
}

/// How a journey ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The lender said no.
    Rejected,
    /// It took too long.
    Expired,
    /// It was closed, after payment or withdrawal.
    Closed,
}

impl Outcome {
    /// Its name, as the app sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Expired => "expired",
            Self::Closed => "closed",
        }
    }
}

impl Screen {
    /// Its name, as the app sees it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Wait(_) => "wait",
            Self::Offers => "offers",
            Self::Form(_) => "form",
            Self::Redirect(_) => "redirect",
            Self::Disbursed => "disbursed",
            Self::Closed(_) => "closed",
            Self::SignIn => "signIn",
        }
    }

    /// The part of the journey it belongs to.
    pub const fn step(self) -> Option<StepName> {
        match self {
            Self::Profile => Some(StepName::Profile),
            Self::Offers => Some(StepName::Offers),
            Self::Wait(step) | Self::Form(step) | Self::Redirect(step) => Some(step),
            Self::Disbursed | Self::Closed(_) | Self::SignIn => None,
        }
    }
}

/// Derives the screen. `returned` is the step whose page the borrower has just come back from, if the platform cannot
/// be expected to know yet.
pub fn derive<D: Document>(known: &Known<D>, returned: Option<StepName>) -> Screen {
    let screen = match known.status.as_ref() {
        None => Screen::Wait(StepName::Profile),
        Some(Status::Disbursed) => Screen::Disbursed,
        Some(Status::Rejected) => Screen::Closed(Outcome::Rejected),
        Some(Status::Expired) => Screen::Closed(Outcome::Expired),
        Some(Status::Closed) => Screen::Closed(Outcome::Closed),
        Some(status) => by_next_action(known).unwrap_or_else(|| by_status(known, status)),
    };
    match screen {
        Screen::Redirect(step) if returned == Some(step) => Screen::Wait(step),
        other => other,
    }
}

/// Only the two values that the documents show; any other is read by status.
fn by_next_action<D: Document>(known: &Known<D>) -> Option<Screen> {
    match known.next_action.as_deref()? {
        "FILL_PROFILE" => Some(Screen::Profile),
        "WAIT_FOR_OFFERS" if wants_consent(known) => Some(Screen::Offers),
        "WAIT_FOR_OFFERS" => Some(Screen::Wait(StepName::Offers)),
        _ => None,
    }
}

fn by_status<D: Document>(known: &Known<D>, status: &Status) -> Screen {
    match status {
        Status::Started | Status::ProfileRequired => Screen::Profile,
        Status::ProfileSubmitted | Status::OffersPending => by_offers(known),
        Status::OffersAvailable => Screen::Offers,
        Status::AaRequired => by_consent(known),
        Status::OfferSelected => by_steps(known, StepName::Kyc),
        Status::KycPending => by_steps(known, StepName::Kyc),
        Status::BankMandatePending => by_steps(known, StepName::BankMandate),
        Status::EMandatePending => by_steps(known, StepName::EMandate),
        Status::LoanAgreementPending => by_steps(known, StepName::LoanAgreement),
        Status::LenderProcessing => by_steps(known, StepName::Disbursal),
        _ if !known.steps.is_empty() => by_steps(known, StepName::Kyc),
        _ => by_offers(known),
    }
}

fn by_offers<D: Document>(known: &Known<D>) -> Screen {
    if known.offers.iter().any(is_selectable) || wants_consent(known) {
        Screen::Offers
    } else {
        Screen::Wait(StepName::Offers)
    }
}

/// By the newest consent. While it is in progress, the offer says whether the borrower is still wanted: a page that was
/// left undecided can be opened again.
fn by_consent<D: Document>(known: &Known<D>) -> Screen {
    let session = known.consents.last().map(|consent| &consent.state);
    let on_offer = known.offers.iter().filter(|offer| offer.aa_required).find_map(|offer| offer.aa_state.as_ref());
    match session.or(on_offer) {
        Some(AASessionState::InProgress) if wants_consent(known) => Screen::Redirect(StepName::AaConsent),
        Some(
            AASessionState::InProgress
            | AASessionState::UserReturned
            | AASessionState::ApprovalDispatched
            | AASessionState::Reconciling
            | AASessionState::Confirmed
            | AASessionState::NotRequired
            | AASessionState::Other(_),
        ) => Screen::Wait(StepName::AaConsent),
        _ => Screen::Redirect(StepName::AaConsent),
    }
}

/// The step that wants the borrower; else the first that is not done; else the one the status names.
fn by_steps<D: Document>(known: &Known<D>, fallback: StepName) -> Screen {
    let open = || known.steps.iter().filter(|step| !step.is_done());
    let acting = open().find_map(|step| action(step).map(|screen| (step.name, screen)));
    let first = open().map(|step| step.name).next();
    match (acting, first) {
        (Some((_, screen)), _) => screen,
        (None, Some(first)) => Screen::Wait(first),
        (None, None) => Screen::Wait(if known.steps.is_empty() { fallback } else { StepName::Disbursal }),
    }
}

fn action(step: &StepFacts) -> Option<Screen> {
    match step.action {
        ActionRequired::Redirect => Some(Screen::Redirect(step.name)),
        ActionRequired::SubmitForm => Some(Screen::Form(step.name)),
        _ => None,
    }
}

/// Whether the borrower may choose this offer.
pub fn is_selectable(offer: &OfferFacts) -> bool {
    offer.status == OfferCardStatus::OfferReceived
}

/// Whether this offer's lender wants the borrower's consent now.
pub fn wants_consent_for(offer: &OfferFacts) -> bool {
    offer.aa_required && offer.aa_action == Some(ActionRequired::Redirect)
}

fn wants_consent<D: Document>(known: &Known<D>) -> bool {
    known.offers.iter().any(wants_consent_for)
}

//! The effect log: everything that really happened, once per effect. Tests read it to see that an intent acted once.
//!
//! No personal data and no tokens: borrowers and idempotency keys stand as digests.

use serde::Serialize;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EffectKind {
    /// A journey started.
    JourneyCreated,
    /// Resume markers were stored.
    ResumeStored,
    /// Profile, work profile or address was saved.
    ProfileSaved,
    /// The profile went to the lenders.
    ProfileSubmitted,
    /// An offer was chosen and the journey locked to it.
    OfferProceeded,
    /// The borrower's other device chose another offer.
    OfferProceededElsewhere,
    /// An offer was turned down.
    OfferRejected,
    /// The amount of the chosen offer was confirmed or revised.
    LoanAmountSet,
    /// A consent was started.
    ConsentStarted,
    /// A page to consent was issued.
    ConsentRedirected,
    /// The borrower agreed on the consent page.
    ConsentGiven,
    /// The borrower declined on the consent page.
    ConsentDeclined,
    /// What the consent page returned with was handed on.
    ConsentCompleted,
    /// The platform was asked to settle a consent.
    ConsentReconciled,
    /// The borrower finished the KYC page.
    KycSubmitted,
    /// The bank account was submitted.
    BankMandateSubmitted,
    /// The borrower approved the e-mandate.
    EMandateApproved,
    /// The borrower signed the agreement.
    LoanAgreementSigned,
    /// The borrower declined on the page of a step.
    StepDeclined,
    /// The money was paid out.
    Disbursed,
    /// The lender rejected the application.
    Rejected,
    /// The journey ran out of time.
    Expired,
    /// The journey ended.
    Closed,
    /// The lender was asked for the loan's status.
    ServicingRefreshed,
    /// The loan was paid off.
    Foreclosed,
    /// A part of the loan was paid early.
    PartPaid,
    /// A missed instalment was paid.
    MissedEmiPaid,
    /// A test forced the journey's status.
    Forced,
}

/// One effect.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Effect<Kind = EffectKind> {
    /// When, ISO 8601.
    pub at: String,
    /// The journey (UUID).
    #[serde(rename = "journeyID")]
    pub journey_id: String,
    /// Digest of the borrower's id.
    pub borrower_digest: String,
    /// What happened.
    pub kind: Kind,
    /// Digest of the idempotency key of the call that caused it; null if time or a page did.
    pub key_digest: Option<String>,
}

/// All effects, oldest first.
#[derive(Debug)]
pub struct EffectLog<Kind = EffectKind>(Vec<Effect<Kind>>);

impl<Kind> Default for EffectLog<Kind> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Kind> EffectLog<Kind> {
    /// Every effect.
    pub fn all(&self) -> &[Effect<Kind>] {
        &self.0
    }

    /// The effects of one journey.
    pub fn of_journey<'a>(&'a self, journey_id: &'a str) -> impl Iterator<Item = &'a Effect<Kind>> {
        self.0.iter().filter(move |effect| effect.journey_id == journey_id)
    }

    pub(crate) fn push(&mut self, effect: Effect<Kind>) {
        self.0.push(effect);
    }
}

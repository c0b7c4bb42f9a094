//! The facts of a journey's parts: of each payload, the few fields that decide anything.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::contract::{AASessionState, ActionRequired, OfferCardStatus, StepStatus, Text};

/// Parts of a journey that the borrower passes, in order. Their names are the platform's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum StepName {
    /// The borrower's profile.
    Profile,
    /// Offers, to compare and choose from.
    Offers,
    /// Consent to share bank data.
    AaConsent,
    /// Know your customer.
    Kyc,
    /// The bank account.
    BankMandate,
    /// The standing instruction.
    EMandate,
    /// The loan agreement.
    LoanAgreement,
    /// The money on its way.
    Disbursal,
}

impl StepName {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Profile,
        Self::Offers,
        Self::AaConsent,
        Self::Kyc,
        Self::BankMandate,
        Self::EMandate,
        Self::LoanAgreement,
        Self::Disbursal,
    ];
    /// Those that the platform lists under `steps`.
    pub const OF_OFFER: [Self; 5] =
        [Self::Kyc, Self::BankMandate, Self::EMandate, Self::LoanAgreement, Self::Disbursal];

    /// Its name, as the app and the platform write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Offers => "offers",
            Self::AaConsent => "aaConsent",
            Self::Kyc => "kyc",
            Self::BankMandate => "bankMandate",
            Self::EMandate => "eMandate",
            Self::LoanAgreement => "loanAgreement",
            Self::Disbursal => "disbursal",
        }
    }

    /// The step with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == name)
    }
}

/// An offer, as far as it decides anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferFacts {
    /// The offer.
    pub id: Text,
    /// Where it stands.
    pub status: OfferCardStatus,
    /// Whether the lender wants account aggregation.
    pub aa_required: bool,
    /// How far that is.
    pub aa_state: Option<AASessionState>,
    /// What the borrower does about it.
    pub aa_action: Option<ActionRequired>,
}

/// A step, as far as it decides anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepFacts {
    /// Which.
    pub name: StepName,
    /// Where it stands.
    pub status: StepStatus,
    /// What the borrower does about it.
    pub action: ActionRequired,
}

impl StepFacts {
    /// Whether nothing is left to do.
    pub fn is_done(&self) -> bool {
        matches!(self.status, StepStatus::Success | StepStatus::NotRequired)
    }
}

/// A consent, as far as it decides anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentFacts {
    /// The consent.
    pub id: Text,
    /// How far it is.
    pub state: AASessionState,
}

//! A page in a frame of another cannot know what its borrower sees, nor so what a click of theirs means.

use super::super::Entropy;
use super::Client;
use crate::contract::{Document, Endpoint};

impl<D: Document, E: Entropy> Client<D, E> {
    /// Whether the page stands in a frame that the app has not said is its own.
    pub fn is_framed(&self) -> bool {
        self.landing.framed && !self.config.allow_framing
    }
}

/// What no later request takes back.
pub(super) fn is_irreversible(endpoint: Endpoint) -> bool {
    matches!(
        endpoint,
        Endpoint::SubmitProfile
            | Endpoint::ProceedOffer
            | Endpoint::RejectOffer
            | Endpoint::SetLoanAmount
            | Endpoint::SubmitBankMandate
            | Endpoint::Foreclose
            | Endpoint::PrePartPay
            | Endpoint::PayMissedEmi
    )
}

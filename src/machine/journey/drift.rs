//! Where the platform has moved away from the contract: fields that are promised and not there, values nobody named.
//! The journey goes on without them; whoever keeps this package should hear of it.

use super::super::ClientEvent;
use super::known::Known;
use crate::contract::{
    AASessionState, ActionRequired, Document, JourneyLifecycleStatus, OfferCardStatus, StepStatus, Text,
};
use crate::machine::list::list;

/// What is promised: a dotted path whose last part names the field, and the values that are known; none for any.
type Promise = (&'static str, &'static [&'static str]);

/// Of a journey, wherever one is read.
pub const JOURNEY: &[Promise] = &[("status", JourneyLifecycleStatus::SPELLINGS)];
/// Of its state, beside that.
pub const STATE: &[Promise] = &[("updatedAt", &[]), ("pendingOperations", &[])];
/// Of an offer.
pub const OFFER: &[Promise] = &[("offers.offerID", &[]), ("offers.status", OfferCardStatus::SPELLINGS)];
/// Of an offer that has to do with consent.
pub const OFFER_AA: &[Promise] =
    &[("offers.aa.state", AASessionState::SPELLINGS), ("offers.aa.actionRequired", ActionRequired::SPELLINGS)];
/// Of the steps of an offer.
pub const STEPS: &[Promise] = &[
    ("steps.kyc", &[]),
    ("steps.bankMandate", &[]),
    ("steps.eMandate", &[]),
    ("steps.loanAgreement", &[]),
    ("steps.disbursal", &[]),
];
/// Of one step.
pub const STEP: &[Promise] =
    &[("steps.status", StepStatus::SPELLINGS), ("steps.actionRequired", ActionRequired::SPELLINGS)];
/// Of a consent.
pub const CONSENT: &[Promise] = &[("consents.aaSessionID", &[]), ("consents.state", AASessionState::SPELLINGS)];

/// What was noticed, each once.
#[derive(Clone, Default)]
pub struct Drifts {
    noticed: Vec<(&'static str, &'static str)>,
    told: usize,
}

impl Drifts {
    /// What was noticed and not told yet.
    pub fn news(&mut self) -> Vec<ClientEvent> {
        let news = self.noticed.iter().skip(self.told);
        let news = list(news.map(|(path, drift)| ClientEvent::Drift { path, drift }));
        self.told = self.noticed.len();
        news
    }
}

impl<D: Document> Known<D> {
    /// Holds an object against what is promised of it.
    pub fn hold(&mut self, object: &D, promises: &[Promise]) {
        for (path, spellings) in promises {
            let value = object.field(path.split(['.']).last().unwrap_or_default());
            let is_known = |text: Text| spellings.is_empty() || spellings.contains(&&text[..]);
            let drift = if value.is_null() {
                "missingField"
            } else if !value.text().is_none_or(is_known) {
                "unknownValue"
            } else {
                continue;
            };
            if !self.drifts.noticed.contains(&(*path, drift)) {
                self.drifts.noticed.push((path, drift));
            }
        }
    }
}

//! One borrower's Hybrid journey. Where it stands follows from the time, the consent, and the offer that was taken.

use std::collections::HashMap;

use credit_journey::contract::{JourneyType, OfferCardStatus};

use super::consent::{Aggregator, Consent};
use super::scenario::{Answer, LenderPlan, Scenario};
use crate::config::Config;
use crate::entropy::Entropy;
use crate::lender::{Lender, lender};

/// The journeys, by the partner's key of the borrower: each borrower has one.
pub type Journeys = HashMap<String, Journey>;

/// A journey.
pub struct Journey {
    pub id: String,
    pub provider_id: String,
    pub kind: JourneyType,
    pub scenario: &'static Scenario,
    pub started_ms: u64,
    pub offers: Vec<Offer>,
    pub consent: Consent,
    /// Offers that are gone, by place.
    pub taken: Vec<usize>,
}

/// One lender's offer, or the place where it may come.
pub struct Offer {
    pub id: String,
    pub lender: &'static Lender,
    plan: &'static LenderPlan,
}

/// Where the whole stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Lenders, or the aggregator, are at work. The documents do not show the words for this.
    Waiting,
    /// There is an offer to choose.
    Offered,
    /// There will be none.
    NotOffered,
}

impl Journey {
    /// A journey that starts now: every lender of the scenario is asked.
    pub fn start(
        provider_id: &str,
        scenario: &'static Scenario,
        kind: JourneyType,
        now_ms: u64,
        entropy: &mut Entropy,
    ) -> Self {
        let lenders = scenario.lenders.iter().enumerate();
        let offer = |(place, plan)| Offer { id: entropy.uuid(), lender: lender(&kind, place), plan };
        let offers = lenders.map(offer).collect();
        Self {
            id: entropy.uuid(),
            provider_id: provider_id.to_owned(),
            kind,
            scenario,
            started_ms: now_ms,
            offers,
            consent: Consent::new(entropy.opaque(24)),
            taken: Vec::new(),
        }
    }

    /// Where an offer stands.
    pub fn status(&self, place: usize, now_ms: u64, config: &Config) -> OfferCardStatus {
        let Some(offer) = self.offers.get(place).filter(|_| !self.taken.contains(&place)) else {
            return OfferCardStatus::NoOfferAvailable;
        };
        let is_out = |since_ms: u64, seconds: u64| now_ms >= since_ms + config.scaled_ms(seconds);
        let after_consent = |seconds: u64, answer: OfferCardStatus| match self.consent.decided() {
            Some((true, at_ms)) if is_out(at_ms, seconds) => answer,
            Some((false, _)) => OfferCardStatus::NoOfferAvailable,
            _ => OfferCardStatus::OfferAwaited,
        };
        match offer.plan.answer {
            _ if !is_out(self.started_ms, offer.plan.after) => OfferCardStatus::OfferAwaited,
            Answer::Offers => OfferCardStatus::OfferReceived,
            Answer::Declines(_) => OfferCardStatus::NoOfferAvailable,
            Answer::OffersAfterConsent(seconds) => after_consent(seconds, OfferCardStatus::OfferReceived),
            Answer::DeclinesAfterConsent(seconds) => after_consent(seconds, OfferCardStatus::NoOfferAvailable),
        }
    }

    /// Where the whole stands.
    pub fn standing(&self, now_ms: u64, config: &Config) -> Standing {
        let statuses: Vec<_> = (0..self.offers.len()).map(|place| self.status(place, now_ms, config)).collect();
        let awaits = statuses.contains(&OfferCardStatus::OfferAwaited);
        if statuses.contains(&OfferCardStatus::OfferReceived) && !(self.scenario.gathers && awaits) {
            Standing::Offered
        } else if awaits {
            Standing::Waiting
        } else {
            Standing::NotOffered
        }
    }

    /// Where the aggregator stands; nowhere, while no lender wants consent, and once it is settled.
    pub fn aggregator(&self, now_ms: u64, config: &Config) -> Option<Aggregator> {
        let wants = |offer: &&Offer| {
            matches!(offer.plan.answer, Answer::OffersAfterConsent(_) | Answer::DeclinesAfterConsent(_))
        };
        let asked_after = self.offers.iter().filter(wants).map(|offer| offer.plan.after).min()?;
        let asked_ms = self.started_ms + config.scaled_ms(asked_after);
        let [prepares, settles] = self.scenario.aggregator;
        match self.consent.decided() {
            _ if now_ms < asked_ms => None,
            None if now_ms < asked_ms + config.scaled_ms(prepares) => Some(Aggregator::Processing),
            None => Some(Aggregator::Ready),
            Some((true, at_ms)) if now_ms < at_ms + config.scaled_ms(settles) => Some(Aggregator::Processing),
            Some(_) => None,
        }
    }
}

impl Offer {
    /// Why there is none, where the lender says.
    pub const fn reason(&self) -> Option<&'static str> {
        match self.plan.answer {
            Answer::Declines(reason) => Some(reason),
            _ => None,
        }
    }
}

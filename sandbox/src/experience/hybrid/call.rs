//! The three calls of the partner's back-end.

use credit_journey::contract::{JourneyType, OfferCardStatus};
use serde_json::{Value, json};

use super::consent::Aggregator;
use super::journey::Journey;
use crate::experience::body::journey_type;
use crate::experience::envelope::Answer;
use crate::experience::{EffectKind, Experiences};
use crate::instant;
use crate::refusal::Refusal;

impl Experiences {
    /// `POST …/journey`: starts the borrower's journey, or goes on with the one there is.
    pub(crate) fn start_hybrid(&mut self, now_ms: u64, provider_id: &str, body: &Value) -> Result<Answer, Refusal> {
        let role = self.recast(provider_id, body, "personal");
        let known = self.hybrid.get(provider_id).map(|journey| journey.id.clone());
        let (id, effect) = match known {
            Some(id) => (id, EffectKind::HybridResumed),
            None => {
                let kind = JourneyType::from(journey_type(body));
                let journey = Journey::start(provider_id, role.hybrid, kind, now_ms, &mut self.entropy);
                let id = journey.id.clone();
                self.hybrid.insert(provider_id.to_owned(), journey);
                (id, EffectKind::HybridStarted)
            }
        };
        self.recorder(now_ms).record(&id, provider_id, effect);
        Ok(Answer::new(202, json!({ "status": "ACCEPTED", "journey_id": id })))
    }

    /// `GET …/journey/offers`.
    pub(crate) fn poll_offers(&mut self, now_ms: u64, provider_id: &str) -> Result<Answer, Refusal> {
        let Self { config, entropy, hybrid, .. } = self;
        let journey = hybrid.get_mut(provider_id).filter(|journey| !journey.scenario.is_lost);
        let journey = journey.ok_or_else(|| Refusal::not_found("journey"))?;
        let aa_url = (journey.aggregator(now_ms, config) == Some(Aggregator::Ready)).then(|| {
            let ecreq = entropy.opaque(48);
            journey.consent.issue(ecreq.clone(), now_ms);
            let (pages, key, reqdate) = (&config.pages_origin, &journey.consent.key, instant::reqdate(now_ms));
            format!("{pages}/aggregator/{key}?fi={}&reqdate={reqdate}&ecreq={ecreq}", crate::journey::AGGREGATOR)
        });
        Ok(journey.answer(aa_url, now_ms, config))
    }

    /// `GET …/offers/{offerID}/hosted-url`: a fresh one-time URL for the chosen offer.
    pub(crate) fn hand_off(&mut self, now_ms: u64, provider_id: &str, offer_id: &str) -> Result<Answer, Refusal> {
        let role = self.role(provider_id);
        let journey = self.hybrid.get_mut(provider_id).ok_or_else(|| Refusal::not_found("journey"))?;
        let place = journey.offers.iter().position(|offer| offer.id == offer_id);
        let place = place.ok_or_else(|| Refusal::not_found("offer"))?;
        if journey.scenario.first_choice_taken && journey.taken.is_empty() {
            journey.taken.push(place);
        }
        if self.hosted.is_locked_to_another(&journey.id, offer_id) || journey.taken.contains(&place) {
            return Err(Refusal::offer_lock());
        }
        if journey.status(place, now_ms, &self.config) != OfferCardStatus::OfferReceived {
            return Err(Refusal::precondition("OFFER_STATUS", "This offer cannot be chosen."));
        }
        let lender = journey.offers.get(place).map(|offer| offer.lender.name);
        let (id, kind) = (journey.id.clone(), journey.kind.clone());
        let offer = lender.map(|lender| (offer_id, lender));
        self.hosted.begin(&id, provider_id, kind.as_str(), role.hosted, offer);
        let url = self.issue(now_ms, &id);
        Ok(Answer::new(200, json!({ "hosted_url": url })))
    }
}

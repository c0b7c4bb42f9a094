//! What a poll answers: the status, offers grouped by lender, the aggregator, and when to ask again.

use credit_journey::contract::OfferCardStatus;
use serde_json::{Map, Value, json};

use super::consent::Aggregator;
use super::journey::{Journey, Standing};
use super::scenario::Hint;
use crate::config::Config;
use crate::experience::envelope::Answer;
use crate::repayment::percent;

const POLL_AFTER_SECONDS: u64 = 2;
/// Clients are told nothing shorter, however fast the sandbox runs.
const LEAST_POLL_AFTER_MS: u64 = 1000;

impl Journey {
    /// The answer to a poll. `aa_url` is a fresh link to the aggregator's page, if that is ready.
    pub fn answer(&self, aa_url: Option<String>, now_ms: u64, config: &Config) -> Answer {
        let standing = self.standing(now_ms, config);
        let mut data = json!({ "status": self.word(standing), "lenders": self.lenders(now_ms, config) });
        if let Some(aggregator) = self.aggregator(now_ms, config) {
            let status = if aggregator == Aggregator::Ready { "READY" } else { "PROCESSING" };
            data["account_aggregator"] = json!({ "status": status, "url": aa_url });
        }
        if self.scenario.from_the_future {
            data["experiment_group"] = json!({ "name": "b", "since": 2031 });
        }
        let hint = json!(config.scaled_ms(POLL_AFTER_SECONDS).max(LEAST_POLL_AFTER_MS));
        let mut beside = None;
        match self.scenario.hint {
            Hint::Inside => data["poll_after_ms"] = hint,
            Hint::Beside => beside = Some(("poll_after_ms", hint)),
            Hint::Absent => {}
        }
        Answer { status: 200, data, beside }
    }

    /// What a webhook tells of it: the same, but for the address and the hint.
    pub fn outbound(&self, now_ms: u64, config: &Config) -> Value {
        let mut data = self.answer(None, now_ms, config).data;
        if let Some(data) = data.as_object_mut() {
            data.remove("poll_after_ms");
            data.insert("origin_experience".to_owned(), json!("HYBRID"));
        }
        data
    }

    fn word(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Offered => "OFFERED",
            Standing::NotOffered => "NOT_OFFERED",
            Standing::Waiting if self.scenario.from_the_future => "BUREAU_REVIEW_V2",
            Standing::Waiting => "PROCESSING",
        }
    }

    fn lenders(&self, now_ms: u64, config: &Config) -> Value {
        let offers = self.offers.iter().enumerate().map(|(place, offer)| {
            let status = self.status(place, now_ms, config);
            let mut card = json!({ "offerID": offer.id, "status": self.card_word(&status) });
            match status {
                OfferCardStatus::OfferReceived => {
                    card["amountPrincipal"] = json!(offer.lender.amount.to_string());
                    card["interestRate"] = json!(percent(offer.lender.rate));
                    card["offerTerm"] = json!(offer.lender.months.to_string());
                    card["processingFee"] = json!(offer.lender.fee.to_string());
                }
                OfferCardStatus::NoOfferAvailable => card["lenderStateReason"] = json!(offer.reason()),
                _ => {}
            }
            (offer.lender.name.to_owned(), json!({ "offers": [card] }))
        });
        Value::Object(offers.collect::<Map<_, _>>())
    }

    fn card_word(&self, status: &OfferCardStatus) -> &'static str {
        match status {
            OfferCardStatus::OfferReceived => "OFFER_RECEIVED",
            OfferCardStatus::NoOfferAvailable => "NO_OFFER_AVAILABLE",
            _ if self.scenario.from_the_future => "OFFER_UNDER_REVIEW",
            _ => "OFFER_AWAITED",
        }
    }
}

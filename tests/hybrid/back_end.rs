//! The partner's back-end, scripted: what each call answers, once or from now on.

use std::collections::{HashMap, VecDeque};

use credit_journey::contract::Text;
use serde_json::{Value, json};

pub const OFFER: &str = "offer-1";
pub const OTHER: &str = "offer/2 ü";
pub const CONSENT_PAGE: &str = "https://consent.example.com/give?secret=canary-aa";
pub const HOSTED_PAGE: &str = "https://credit.example.com/lab/embed#canary-hosted";

/// How a request ends.
#[derive(Clone, Debug)]
pub enum Reply {
    /// With this status and body; text that is no JSON stays text.
    Answer(u16, Option<Text>, String),
    /// Without.
    Unreachable,
    /// Not at all.
    Never,
}

impl Reply {
    pub fn ok(body: Value) -> Self {
        Self::Answer(200, None, body.to_string())
    }

    pub fn refusal(status: u16, code: &str) -> Self {
        let error = json!({ "code": code, "message": "no", "retryable": status >= 500, "details": null });
        Self::Answer(status, None, json!({ "request_id": "req-1", "data": null, "error": error }).to_string())
    }
}

/// `data` in the platform's envelope.
pub fn envelope(data: Value) -> Reply {
    Reply::ok(json!({
        "request_id": "req-1",
        "correlation_id": "own",
        "timestamp": "2026-11-21T00:00:00.000Z",
        "data": data,
        "error": null,
    }))
}

/// The offers, with one of each status that is named, each of a lender of its own.
pub fn offers(status: &str, statuses: &[&str]) -> Value {
    let lenders = statuses.iter().enumerate().map(|(at, offer_status)| {
        let id = if at == 0 { OFFER } else { OTHER };
        (format!("Lender {at}"), json!({ "offers": [{ "offerID": id, "status": offer_status, "rate": "13.5" }] }))
    });
    json!({ "status": status, "lenders": lenders.collect::<serde_json::Map<_, _>>() })
}

/// The same with a consent.
pub fn with_consent(mut data: Value, status: &str, url: Option<&str>) -> Value {
    data["account_aggregator"] = json!({ "status": status, "url": url });
    data
}

#[derive(Default)]
pub struct BackEnd {
    next: HashMap<&'static str, VecDeque<Reply>>,
    always: HashMap<&'static str, Reply>,
}

impl BackEnd {
    /// One where the journey starts, the offers are these, and a Hosted page is to be had.
    pub fn with(data: Value) -> Self {
        let mut back_end = Self::default();
        back_end.set("journey", envelope(json!({ "accepted": true })));
        back_end.set("offers", envelope(data));
        back_end.set("hostedUrl", envelope(json!({ "hosted_url": HOSTED_PAGE })));
        back_end
    }

    pub fn set(&mut self, endpoint: &'static str, reply: Reply) {
        self.always.insert(endpoint, reply);
    }

    pub fn next(&mut self, endpoint: &'static str, reply: Reply) {
        self.next.entry(endpoint).or_default().push_back(reply);
    }

    /// Nothing out of the ordinary from now on.
    pub fn calm(&mut self) {
        self.next.clear();
    }

    pub fn answer(&mut self, endpoint: &str) -> Reply {
        let next = self.next.get_mut(endpoint).and_then(VecDeque::pop_front);
        next.or_else(|| self.always.get(endpoint).cloned()).unwrap_or(Reply::Unreachable)
    }
}

//! A scripted back end: a platform whose every answer the test sets.
//!
//! It answers from `state`, `offers`, `steps` … as they stand; `next` puts one answer before that, for one endpoint.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use credit_journey::contract::Text;
use serde_json::{Value, json};

use super::borrower::{CONSENT, JOURNEY, OFFER};
use super::wire::{BackEnd, Reply, Sent, SessionReply};

pub struct Desk {
    /// The platform's clock is this much ahead of the page's.
    pub ahead_ms: f64,
    /// `data` by endpoint name; what is not there answers `{}`.
    pub data: BTreeMap<&'static str, Value>,
    /// `data` of an offer, by its id.
    pub offers: BTreeMap<String, Value>,
    next: BTreeMap<&'static str, VecDeque<Reply>>,
    always: BTreeMap<&'static str, Reply>,
    pub sessions: VecDeque<SessionReply>,
    pub granted: u32,
    /// The tokens that live, for a desk that looks: a refresh rotates them. `None` takes any.
    pub tokens: Option<BTreeSet<String>>,
    /// Life of every session, ms.
    pub life_ms: f64,
    updated: u32,
}

impl Desk {
    /// A desk with one journey in this status.
    pub fn at(status: &str) -> Self {
        let mut desk = Self {
            ahead_ms: 0.0,
            data: BTreeMap::new(),
            offers: BTreeMap::new(),
            next: BTreeMap::new(),
            always: BTreeMap::new(),
            sessions: VecDeque::new(),
            granted: 0,
            tokens: None,
            life_ms: 30.0 * 60_000.0,
            updated: 0,
        };
        desk.set(
            "listJourneys",
            json!({ "items": [{ "journeyID": JOURNEY, "type": "PERSONAL_LOAN", "status": status }] }),
        );
        desk.set("listAASessions", json!({ "items": [] }));
        desk.set("createAASession", json!({ "aaSessionID": CONSENT, "state": "REQUIRED" }));
        desk.set("createJourney", json!({ "journeyID": JOURNEY, "type": "PERSONAL_LOAN", "status": "STARTED" }));
        desk.set("listOffers", json!({ "items": [card(OFFER, "OFFER_RECEIVED")] }));
        desk.offer(OFFER, if is_past_choosing(status) { "LOCKED" } else { "OPEN" });
        desk.set("getSteps", steps(&[]));
        desk.stand(status, Value::Null);
        desk
    }

    /// The journey moves.
    pub fn stand(&mut self, status: &str, next_action: Value) {
        self.updated += 1;
        let updated_at = format!("2026-03-05T10:00:{:02}.000Z", self.updated);
        let detail = json!({
            "journeyID": JOURNEY, "type": "PERSONAL_LOAN", "status": status, "nextAction": next_action,
            "updatedAt": updated_at, "pendingOperations": [], "resume": {},
        });
        self.set("getJourney", detail.clone());
        self.set("getJourneyState", detail);
    }

    /// Sets what an endpoint answers from now on.
    pub fn set(&mut self, endpoint: &'static str, data: Value) {
        self.data.insert(endpoint, data);
    }

    /// Sets an offer in full.
    pub fn offer(&mut self, id: &str, boundary: &str) {
        let mut detail = card(id, "OFFER_RECEIVED");
        detail["proceedBoundaryState"] = json!(boundary);
        self.offers.insert(id.to_owned(), detail);
    }

    /// The next answer of an endpoint.
    pub fn next(&mut self, endpoint: &'static str, reply: Reply) {
        self.next.entry(endpoint).or_default().push_back(reply);
    }

    /// Every answer of an endpoint from now on; `None` for what is set.
    pub fn always(&mut self, endpoint: &'static str, reply: Option<Reply>) {
        match reply {
            Some(reply) => self.always.insert(endpoint, reply),
            None => self.always.remove(endpoint),
        };
    }

    /// The session the partner's back-end gives.
    pub fn grant(&mut self, now: f64) -> Value {
        self.granted += 1;
        let token = format!("st_live_{}", self.granted);
        if let Some(tokens) = self.tokens.as_mut() {
            tokens.insert(token.clone());
        }
        json!({
            "sessionToken": token,
            "sessionExpiresAt": iso(now + self.ahead_ms + self.life_ms),
            "borrowerID": "borrower-of-canaries",
        })
    }

    /// A good answer around this data.
    pub fn good(&self, now: f64, data: &Value) -> Reply {
        let envelope = json!({
            "requestID": "req_1", "timestamp": iso(now + self.ahead_ms), "data": data, "error": null,
        });
        Reply::Answer(200, None, envelope.to_string())
    }
}

impl BackEnd for Desk {
    fn session(&mut self, now: f64) -> SessionReply {
        self.sessions.pop_front().unwrap_or_else(|| SessionReply::Grant(self.grant(now)))
    }

    fn answer(&mut self, now: f64, request: &Sent) -> Reply {
        let token =
            request.header("Authorization").and_then(|bearer| bearer.strip_prefix("Bearer ")).unwrap_or_default();
        if self.tokens.as_ref().is_some_and(|tokens| !tokens.contains(token)) {
            return refusal(401, "AUTH_INVALID_SESSION");
        }
        if let Some(reply) = self.next.get_mut(request.endpoint).and_then(VecDeque::pop_front) {
            return reply;
        }
        if let Some(reply) = self.always.get(request.endpoint) {
            return reply.clone();
        }
        let data = match request.endpoint {
            "getOffer" => match self.offers.get(request.part(3)) {
                Some(offer) => offer.clone(),
                None => return refusal(404, "RESOURCE_NOT_FOUND"),
            },
            "refreshSession" if self.tokens.as_mut().is_some_and(|tokens| tokens.remove(token)) => {
                let mut pair = self.grant(now);
                pair["refreshToken"] = json!("rt_live_of_the_pair");
                pair
            }
            "redirectAASession" => json!({
                "aaSessionID": request.part(4), "state": "REDIRECT_READY",
                "redirectURL": "https://consent.example/give?ecreq=x",
            }),
            name => self.data.get(name).cloned().unwrap_or_else(|| json!({})),
        };
        if request.endpoint == "createJourney" {
            self.set("listJourneys", json!({ "items": [data] }));
        }
        self.good(now, &data)
    }
}

/// An error of the platform.
pub fn refusal(status: u16, code: &str) -> Reply {
    refusal_with(status, code, false, Value::Null)
}

pub fn refusal_with(status: u16, code: &str, retryable: bool, details: Value) -> Reply {
    let error = json!({ "code": code, "message": "No.", "retryable": retryable, "details": details });
    let envelope = json!({ "requestID": "req_no", "data": null, "error": error });
    Reply::Answer(status, None, envelope.to_string())
}

/// An offer's card.
pub fn card(id: &str, status: &str) -> Value {
    json!({
        "lenderID": "lender", "lenderName": "Lender", "offerID": id, "status": status,
        "aa": { "required": false, "state": "NOT_REQUIRED", "actionRequired": "NONE" },
    })
}

/// Steps: those named, the others pending.
pub fn steps(named: &[(&str, &str, &str)]) -> Value {
    let mut steps = json!({});
    for name in ["kyc", "bankMandate", "eMandate", "loanAgreement", "disbursal"] {
        let (_, status, action) = *named.iter().find(|step| step.0 == name).unwrap_or(&(name, "PENDING", "NONE"));
        let resource = match action {
            "REDIRECT" => json!({ "type": "REDIRECT", "redirectURL": page(name), "form": null }),
            "SUBMIT_FORM" => json!({ "type": "FORM", "redirectURL": null, "form": {} }),
            _ => Value::Null,
        };
        steps[name] = json!({ "status": status, "actionRequired": action, "resource": resource, "diagnostics": null });
    }
    steps
}

/// The page of a step.
pub fn page(step: &str) -> Text {
    format!("https://lender.example/{step}").into()
}

pub fn iso(at: f64) -> String {
    let at = jiff::Timestamp::from_millisecond(at as i64).unwrap();
    at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

fn is_past_choosing(status: &str) -> bool {
    ["OFFER_SELECTED", "KYC_", "MANDATE", "LOAN_AGREEMENT", "LENDER_PROCESSING", "DISBURSED"]
        .iter()
        .any(|past| status.contains(past))
}

//! What the small platform answers a page, and what it has done.

use credit_journey::contract::Endpoint;
use credit_journey::machine::Answer;
use serde_json::{Value, json};

use super::intent::is_own;
use super::page::{Flying, Page};
use super::platform::{JOURNEY, Stage};
use super::wire::{good, refusal};

impl Page {
    /// The journey moves.
    pub fn stand(&mut self, stage: Stage) {
        self.version += 1;
        self.stage = stage;
    }

    /// The platform takes a request.
    pub fn act(&mut self, request: &Flying) -> Answer<Value> {
        let endpoint = request.endpoint.name();
        if self.signed_out {
            return refusal(401, "AUTH_INVALID_SESSION");
        }
        if request.key.is_empty() {
            self.looks += u32::from(endpoint == "getJourneyState" || endpoint == "getJourney");
            if endpoint == "listJourneys" && self.fresh {
                return good(&json!({ "items": [] }));
            }
            return good(&self.stage.read(endpoint, &self.detail()));
        }
        if let Some(known) = self.effects.get(&request.key) {
            return good(known);
        }
        if request.endpoint == Endpoint::CreateJourney {
            self.fresh = false;
            let detail = self.detail();
            self.effect(request, detail.clone());
            return good(&detail);
        }
        let Some(stage) = self.stage.after(endpoint) else { return refusal(409, "STATE_PRECONDITION_FAILED") };
        if stage != self.stage {
            self.stand(stage);
        }
        let data = stage.done(endpoint);
        self.effect(request, data.clone());
        good(&data)
    }

    /// Something happened: the borrower must have wanted it.
    fn effect(&mut self, request: &Flying, data: Value) {
        let endpoint = request.endpoint;
        self.effects.insert(request.key.clone(), data);
        let intended = self.intents.entry(endpoint.name()).or_default();
        if !is_own(endpoint) && *intended == 0 {
            self.wrong.insert(format!("{} without a command", endpoint.name()));
        }
        *intended = intended.saturating_sub(1);
    }

    fn detail(&self) -> Value {
        let (status, next_action) = match self.strange {
            true => ("FROM_THE_FUTURE", json!("FROM_THE_FUTURE")),
            false => (self.stage.status(), Value::Null),
        };
        json!({
            "journeyID": JOURNEY, "type": "PERSONAL_LOAN", "status": status, "nextAction": next_action,
            "updatedAt": format!("2026-03-05T10:{:02}:{:02}.000Z", self.version / 60, self.version % 60),
            "pendingOperations": [], "resume": {},
        })
    }

    /// The platform begins, or ceases, to speak values that no document names.
    pub fn speak(&mut self, strange: bool) {
        self.version += 1;
        self.strange = strange;
    }
}

//! Requests on their way out, answers on their way back.

use credit_journey::contract::Text;
use credit_journey::machine::{Answer, Input};
use sandbox::effects::EffectKind;
use serde_json::Value;

use super::World;
use crate::invariant::Seen;
use crate::network::{Back, fate};
use crate::plant::Plant;
use crate::queue::{Due, Happening};
use crate::sent::Sent;

impl World {
    pub(super) fn send(&mut self, id: u32, mut sent: Sent) {
        self.note(format_args!("{id} sends {} {}", sent.endpoint, sent.attempt));
        self.see(id, &Seen::Sent(&sent));
        if let Some(page) = self.page_mut(id) {
            page.in_flight.insert(sent.attempt, sent.clone());
        }
        self.remember_intent(id, &sent);
        if self.plant == Some(Plant::FreshKeys) {
            let fresh = format!("planted-{id}-{}", sent.attempt);
            let keys = sent.headers.iter_mut().filter(|(name, _)| *name == "Idempotency-Key");
            keys.for_each(|(_, key)| key.clone_from(&fresh));
        }
        let attempt = sent.attempt;
        if !self.online {
            self.bring(id, 5.0, Happening::Fails(attempt));
            return;
        }
        let fate = fate(&mut self.weather, &mut self.dice, self.now, &sent);
        if fate.arrives.is_empty() {
            let at = self.now + fate.back_ms;
            match fate.back {
                Back::Instead(status, retry_after, body) => {
                    let answer = Answer { status, retry_after, body: serde_json::from_str(&body).ok() };
                    self.bring(id, at - self.now, Happening::Answers(attempt, answer));
                }
                Back::Failure => self.bring(id, at - self.now, Happening::Fails(attempt)),
                _ => {}
            }
            return;
        }
        for (place, after) in fate.arrives.iter().enumerate() {
            let back = if place == 0 { fate.back.clone() } else { Back::Nothing };
            let what = Happening::Arrives(Box::new(sent.clone()), back, fate.back_ms);
            self.queue.add(self.now + after, id, what);
        }
    }

    /// The record holds what is sent, since before it was.
    fn remember_intent(&mut self, id: u32, sent: &Sent) {
        let denied = self.page(id).is_none_or(|page| page.storage_denied);
        let Some(tab) = self.tab_of(id) else { return };
        let mut unsent = tab.unsettled.iter_mut().filter(|intent| !intent.sent);
        let Some(intent) = unsent.find(|intent| intent.is_carried_by(sent)) else { return };
        intent.sent = true;
        if !denied {
            tab.stored.intents.push(intent.clone());
        }
    }

    pub(super) fn happen(&mut self, due: Due) {
        let Due { page: id, what, .. } = due;
        match what {
            Happening::Arrives(sent, back, back_ms) => self.arrive(id, &sent, &back, back_ms),
            Happening::Answers(attempt, answer) => self.deliver(id, attempt, answer),
            Happening::Fails(attempt) => {
                let waited_for = self.page_mut(id).is_some_and(|page| page.in_flight.remove(&attempt).is_some());
                if waited_for {
                    self.note(format_args!("{id} {attempt} fails"));
                    self.see(id, &Seen::Ended(attempt, 0));
                    self.feed(id, Input::Unreachable { attempt });
                }
            }
            Happening::Told(message) => self.hear(id, message),
            Happening::Led(journey, lock) => self.answer_lock(id, journey, lock),
            Happening::Departs(journey, go) => {
                self.note(format_args!("{id} departs: {go}"));
                self.tell(id, "departure", Input::Departing { journey, go });
            }
            Happening::Wakes => self.wake(id),
            Happening::Says(what, input) => self.tell(id, what, *input),
            Happening::Session(renewal, session) => {
                if let Some(token) = session.as_ref().ok().and_then(|session| session["sessionToken"].as_str()) {
                    self.see(id, &Seen::Granted(token));
                }
                let said =
                    session.as_ref().map_or("rejected", |session| if session.is_null() { "null" } else { "granted" });
                self.note(format_args!("{id} session {said}"));
                self.feed(id, Input::Session { renewal, session });
            }
        }
    }

    fn arrive(&mut self, id: u32, sent: &Sent, back: &Back, back_ms: f64) {
        let response = self.partner.platform.handle(self.now as u64, &sent.arriving());
        self.look_at_platform();
        let body = response.json();
        let data = body.as_ref().map_or(&Value::Null, |body| &body["data"]);
        if data["updatedAt"].is_string() {
            self.see(id, &Seen::Said(data));
        }
        if let Some(url) = data["redirectURL"].as_str().filter(|_| sent.endpoint == "redirectAASession") {
            self.see(id, &Seen::Issued(url));
        }
        let at = self.now + back_ms + response.delay_ms as f64;
        let retry_after = response.header("retry-after").map(Text::from);
        let mut answer = Answer { status: response.status, retry_after, body };
        match back {
            Back::Answer => {}
            Back::Truncated => answer.body = None,
            Back::Stale => self.answer_with_the_past(sent, &mut answer, false),
            Back::Failure => return self.bring(id, at - self.now, Happening::Fails(sent.attempt)),
            Back::Nothing | Back::Instead(..) => return,
        }
        self.remember(sent, &answer);
        if self.plant == Some(Plant::StaleAsNew) && self.dice.chance(500) {
            self.answer_with_the_past(sent, &mut answer, true);
        }
        if self.plant == Some(Plant::TrustedReturn) {
            self.trust_the_return(id, sent, &mut answer);
        }
        self.bring(id, at - self.now, Happening::Answers(sent.attempt, answer));
    }

    /// Keeps the first state told of each journey.
    fn remember(&mut self, sent: &Sent, answer: &Answer<Value>) {
        if sent.endpoint == "getJourneyState" && answer.status == 200 {
            let state = answer.body.as_ref().map(|body| body["data"].clone()).unwrap_or_default();
            self.first_states.entry(sent.path.clone()).or_insert(state);
        }
    }

    /// Gives the first state again. A planted bug hides that it is old.
    fn answer_with_the_past(&self, sent: &Sent, answer: &mut Answer<Value>, hidden: bool) {
        let first = self.first_states.get(&sent.path).filter(|_| sent.endpoint == "getJourneyState");
        if let (Some(first), Some(body), 200) = (first, answer.body.as_mut(), answer.status) {
            body["data"] = first.clone();
            if hidden && let Some(fields) = body["data"].as_object_mut() {
                fields.remove("updatedAt");
            }
        }
    }

    /// Planted: whoever came back from the page of a step has done it.
    fn trust_the_return(&self, id: u32, sent: &Sent, answer: &mut Answer<Value>) {
        let from = self.page(id).and_then(|page| page.returned_from.as_deref());
        let step = from.and_then(|url| {
            [("/kyc/", "kyc"), ("/e-mandate/", "eMandate"), ("/loan-agreement/", "loanAgreement")]
                .into_iter()
                .find_map(|(path, step)| url.contains(path).then_some(step))
        });
        if let (Some(step), Some(body), "getSteps", 200) = (step, answer.body.as_mut(), sent.endpoint, answer.status) {
            body["data"][step] = serde_json::json!({ "status": "SUCCESS", "actionRequired": "NONE" });
        }
    }

    fn deliver(&mut self, id: u32, attempt: u32, answer: Answer<Value>) {
        let Some(sent) = self.page_mut(id).and_then(|page| page.in_flight.remove(&attempt)) else { return };
        let code = answer.body.as_ref().and_then(|body| body["error"]["code"].as_str()).unwrap_or_default();
        self.trace.note(
            self.now - super::NOON,
            format_args!("{id} {} {attempt} answers {} {code}", sent.endpoint, answer.status),
        );
        self.see(id, &Seen::Ended(attempt, answer.status));
        if is_conclusive(&answer)
            && let Some(tab) = self.tab_of(id)
        {
            tab.unsettled.retain(|intent| !intent.is_carried_by(&sent));
            if answer.status < 300 {
                self.overwrite(id, &sent);
            }
        }
        self.feed(id, Input::Answer { attempt, answer });
    }

    fn forget_intents_of_offer(&mut self) {
        for tab in &mut self.tabs {
            tab.unsettled.retain(|intent| !OF_OFFER.contains(&intent.endpoint));
            tab.stored.intents.retain(|intent| !OF_OFFER.contains(&intent.endpoint));
        }
    }

    /// Shows the invariants what the platform has done.
    pub(super) fn look_at_platform(&mut self) {
        for effect in self.partner.new_effects(self.now) {
            self.note(format_args!("EFFECT {:?}", effect.kind));
            self.see(0, &Seen::Effect(&effect));
            if effect.kind == EffectKind::OfferRejected {
                self.forget_intents_of_offer();
            }
        }
    }
}

/// What is wanted of the chosen offer, and so is another intent once another is chosen.
const OF_OFFER: [&str; 3] = ["setLoanAmount", "rejectOffer", "submitBankMandate"];

/// Whether an answer says for good what became of a request.
fn is_conclusive(answer: &Answer<Value>) -> bool {
    let Some(body) = &answer.body else { return false };
    match answer.status {
        200..=299 => body.get("data").is_some(),
        400..=499 => answer.status != 429 && body["error"]["retryable"] == false,
        _ => false,
    }
}

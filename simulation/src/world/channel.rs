//! What the tabs of one browser share: a channel, and locks. Whoever else uses the channel may say anything.

use credit_journey::contract::Text;
use credit_journey::machine::Input;
use serde_json::{Value, json};

use super::World;
use crate::fault::Fault;
use crate::invariant::Seen;
use crate::plant::Plant;
use crate::queue::Happening;

impl World {
    /// A page says something to all other tabs.
    pub(super) fn spread(&mut self, from: u32, message: &Value) {
        self.note(format_args!("{from} tells {}", message["kind"].as_str().unwrap_or_default()));
        self.see(from, &Seen::Text("message", &message.to_string()));
        for to in self.loaded().into_iter().filter(|to| *to != from) {
            if self.weather.strikes(Fault::MessageLost) {
                continue;
            }
            let mut after = self.dice.between(1, 8);
            if self.weather.strikes(Fault::MessageLate) {
                after += self.dice.between(500, 20_000);
            }
            self.bring(to, after, Happening::Told(message.clone()));
            if self.weather.strikes(Fault::MessageTwice) {
                let again = after + self.dice.between(0, 4_000);
                self.bring(to, again, Happening::Told(message.clone()));
            }
        }
    }

    /// A message has come.
    pub(super) fn hear(&mut self, id: u32, message: Value) {
        match message["kind"].as_str().unwrap_or_default() {
            "signedOut" if self.plant == Some(Plant::QuietSignOut) => {}
            "signedOut" => self.tell(id, "signOut in another tab", Input::Told(message)),
            "returned" | "settled" => self.tell(id, "return in another tab", Input::Told(message)),
            _ => {
                self.see(id, &Seen::Heard);
                self.feed(id, Input::Told(message));
            }
        }
    }

    /// Something is on the channel that no tab of ours said.
    pub(super) fn forge(&mut self, id: u32) {
        let journey = self.page(id).map(|page| page.snapshot["journeyID"].clone()).unwrap_or_default();
        let ours = |kind: &str, mut fields: Value| {
            fields["creditJourney"] = 1.into();
            fields["kind"] = kind.into();
            fields
        };
        let forgeries = [
            json!("looked"),
            Value::Null,
            json!([{ "creditJourney": 1, "kind": "signedOut" }]),
            json!({ "creditJourney": 2, "kind": "signedOut", "borrower": null }),
            ours("signedOut", json!({ "borrower": "0123456789abcdef" })),
            ours("signedOut", json!({ "borrower": null, "note": "sk_live_forged" })),
            ours("looked", json!({ "borrower": null, "journeyID": 7, "reads": [], "tookMs": 0, "nextMs": 0 })),
            ours("looked", json!({ "borrower": null, "journeyID": journey, "reads": {}, "tookMs": 0 })),
            ours("looked", json!({ "borrower": null, "journeyID": journey, "reads": [], "tookMs": -1 })),
            ours("returned", json!({ "borrower": null, "state": "f0f0", "parameters": { "status": "submitted" } })),
            ours("settled", json!({ "borrower": null, "state": null })),
            ours("constructor", json!({ "borrower": null })),
        ];
        let Some(forged) = self.dice.pick(&forgeries).cloned() else { return };
        self.note(format_args!("{id} hears a forged message"));
        self.see(id, &Seen::Forged);
        self.feed(id, Input::Told(forged));
    }

    /// What reads must never be taken for, though all about it is right.
    pub(super) fn forge_reads(&mut self, id: u32) {
        let garbage = [json!("CLOSED"), json!(42), json!([]), json!({ "status": 7 }), json!({ "items": [null] })];
        let endpoints = ["getJourneyState", "listOffers", "getSteps", "listAASessions", "getProfile"];
        let read = |dice: &mut crate::dice::Dice| {
            let data = dice.pick(&garbage).cloned().unwrap_or_default();
            json!({ "endpoint": dice.pick(&endpoints), "offerID": null, "data": data })
        };
        let reads: Vec<Value> = (0..self.dice.below(4)).map(|_| read(&mut self.dice)).collect();
        let journey = self.page(id).map(|page| page.snapshot["journeyID"].clone()).unwrap_or_default();
        let message = json!({
            "creditJourney": 1, "kind": "looked", "borrower": null, "journeyID": journey,
            "reads": reads, "tookMs": 0, "nextMs": 1e300,
        });
        self.note(format_args!("{id} hears of garbage"));
        self.see(id, &Seen::Heard);
        self.feed(id, Input::Told(message));
    }

    /// A page tries for a lock without waiting.
    pub(super) fn try_lock(&mut self, id: u32, journey: u32, lock: Text) {
        if !self.weather.strikes_times(Fault::LockHangs, 2) {
            let after = self.dice.between(0, 10);
            self.bring(id, after, Happening::Led(journey, lock));
        }
    }

    /// The browser answers: no other page has it.
    pub(super) fn answer_lock(&mut self, id: u32, journey: u32, lock: Text) {
        let granted = *self.locks.entry(lock).or_insert(id) == id || self.plant == Some(Plant::EveryTabLeads);
        self.note(format_args!("{id} {}", if granted { "leads" } else { "may not lead" }));
        self.feed(id, Input::Led { journey, granted });
    }

    /// A page lets go of its locks, or is gone.
    pub(super) fn unlock(&mut self, id: u32) {
        self.locks.retain(|_, holder| *holder != id);
    }

    /// Something will reach a page; later, if nothing runs in it until then.
    pub(super) fn bring(&mut self, id: u32, after: f64, what: Happening) {
        let suspended_until = self.page(id).and_then(|page| page.suspended_until).unwrap_or_default();
        self.queue.add((self.now + after).max(suspended_until), id, what);
    }

    /// Nothing runs in a page for a while, though it is visible and keeps its locks.
    pub(super) fn suspend(&mut self, id: u32, ms: f64) {
        let wakes = self.now + ms;
        let Some(page) = self.page_mut(id) else { return };
        page.suspended_until = Some(wakes);
        page.timer = page.timer.map(|at| at.max(wakes));
        page.reopens_at = page.reopens_at.map(|at| at.max(wakes));
        self.note(format_args!("{id} is suspended for {ms} ms"));
        self.queue.wake_page_not_before(id, wakes);
        // The moment before: what was due wakes with the page.
        self.queue.add(wakes - 0.5, id, Happening::Wakes);
    }

    /// It runs again.
    pub(super) fn wake(&mut self, id: u32) {
        if let Some(page) = self.page_mut(id) {
            page.suspended_until = None;
        }
        self.note(format_args!("{id} runs again"));
        self.see(id, &Seen::Told("wakes"));
    }
}

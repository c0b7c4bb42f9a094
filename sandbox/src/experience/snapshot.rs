//! Journeys of Hybrid and Hosted, as a webhook tells them (CONTRACT.md 6): by their borrower, since no document has an id of
//! theirs. Addresses are not told: they are for the borrower.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::Experiences;
use super::hosted;
use super::hybrid;
use crate::instant;
use crate::webhook::{APPLICATION_ID, Snapshot, Snapshots, TENANT_ID};

/// What the partner said of a borrower and is told again. Bank accounts are not.
const PROFILE_PARTS: [&str; 5] = ["personal", "work", "profile", "workProfile", "address"];

/// What is known of borrowers, and when each journey was last seen to change.
#[derive(Default)]
pub struct Told {
    borrowers: HashMap<String, Map<String, Value>>,
    changes: HashMap<String, (Value, u64)>,
}

impl Told {
    /// Keeps what a body says of a borrower, beside what is known already.
    pub fn learn(&mut self, provider_id: &str, body: &Value) {
        let parts = PROFILE_PARTS.into_iter().filter_map(|part| Some((part.to_owned(), body.get(part)?.clone())));
        self.borrowers.entry(provider_id.to_owned()).or_default().extend(parts);
    }

    /// The whole of a journey, with the time at which it first was like this.
    fn outbound(&mut self, now_ms: u64, id: &str, (provider_id, kind): (&str, &str), journey: Value) -> Value {
        let profile = self.borrowers.get(provider_id).cloned().unwrap_or_default();
        let mut body = json!({
            "tenant_id": TENANT_ID,
            "application_id": APPLICATION_ID,
            "borrower": { "provider_id": provider_id, "profile": profile, "journey": { "type": kind } },
        });
        if let (Some(body), Value::Object(journey)) = (body.as_object_mut(), journey) {
            body.extend(journey);
        }
        let change = self.changes.entry(id.to_owned()).or_insert_with(|| (Value::Null, now_ms));
        if change.0 != body {
            *change = (body.clone(), now_ms);
        }
        body["updatedAt"] = json!(instant::iso(change.1));
        body
    }
}

impl Snapshots for Experiences {
    fn snapshots(&mut self, now_ms: u64) -> Vec<Snapshot> {
        let Self { config, hybrid, hosted, told, .. } = self;
        let mut led: Vec<&hybrid::Journey> = hybrid.values().collect();
        led.sort_by_key(|journey| (journey.started_ms, &journey.id));
        let led = led.into_iter().map(|journey| {
            let handed = hosted.journeys.iter().find(|handed| handed.id == journey.id);
            let mut view = journey.outbound(now_ms, config);
            view["current_experience_surface"] = json!(if handed.is_some() { "HOSTED" } else { "HYBRID" });
            view["hosted"] = handed.map(hosted::Journey::outbound).unwrap_or_default();
            (&journey.id, (&*journey.provider_id, journey.kind.as_str()), view)
        });
        let own = hosted.journeys.iter().filter(|journey| !hybrid.values().any(|led| led.id == journey.id));
        let own = own.map(|journey| {
            let surface = json!("HOSTED");
            let view = json!({
                "origin_experience": surface, "current_experience_surface": surface, "hosted": journey.outbound(),
            });
            (&journey.id, (&*journey.provider_id, &*journey.kind), view)
        });
        let tell = |(id, borrower, view): (&String, (&str, &str), Value)| Snapshot {
            journey_id: id.clone(),
            body: told.outbound(now_ms, id, borrower, view),
        };
        led.chain(own).map(tell).collect()
    }
}

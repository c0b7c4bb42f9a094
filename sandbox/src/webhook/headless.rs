//! The API Experience's journeys, as a webhook tells them.
//!
//! Documented are the fields in snake case and the two correlation keys; that status, offers and schedule are there, but
//! not under which name. Those have the API's.

use serde_json::{Map, Value, json};

use super::{Snapshot, Snapshots};
use crate::dispatch::data;
use crate::journey::Journey;
use crate::platform::{Parts, Platform};

pub const TENANT_ID: &str = "6f0d4c1e-52b7-4c39-9a51-0b7c1d6a2e01";
pub const APPLICATION_ID: &str = "b3a9f2d4-7c68-4e1f-8d20-5e9b4a7c6f02";
const EXPERIENCE: &str = "API";
/// Of what is saved of a borrower. Bank accounts are not told.
const PROFILE_PARTS: [&str; 3] = ["profile", "workProfile", "address"];

impl Snapshots for Platform {
    fn snapshots(&mut self, now_ms: u64) -> Vec<Snapshot> {
        self.settle(now_ms);
        let Parts { config, sessions, journeys, .. } = self.parts();
        let told = journeys.iter().map(|journey| {
            let external_id = sessions.external_id(&journey.borrower_id);
            let body = journey.outbound(external_id.unwrap_or_default(), &config.pages_origin);
            Snapshot { journey_id: journey.id.clone(), body }
        });
        told.collect()
    }
}

impl Journey {
    fn outbound(&self, external_id: &str, pages: &str) -> Value {
        let state = self.state();
        let profile = PROFILE_PARTS.into_iter().filter_map(|part| Some((part, self.profile.get(part)?.clone())));
        let mut borrower: Map<String, Value> = profile.map(|(part, fields)| (part.to_owned(), fields)).collect();
        borrower.insert("journey".to_owned(), json!({ "type": self.kind }));
        json!({
            "origin_experience": EXPERIENCE,
            "current_experience_surface": EXPERIENCE,
            "tenant_id": TENANT_ID,
            "application_id": APPLICATION_ID,
            "journeyID": self.id,
            "borrowerExternalID": external_id,
            "borrower": borrower,
            "status": state.status,
            "nextAction": state.next_action,
            "pendingOperations": state.pending_operations,
            "updatedAt": state.updated_at,
            "offers": self.offer_list(pages).items,
            "offerID": self.chosen_offer().map(|offer| &offer.id),
            "steps": self.steps_told(pages),
            "loan": self.loan.as_ref().map(crate::journey::Loan::view),
            "repaymentSchedule": self.loan.as_ref().map(crate::journey::Loan::schedule),
        })
    }

    /// How far the steps are, without the addresses of their pages: those are for the borrower.
    fn steps_told(&self, pages: &str) -> Option<Value> {
        let mut steps = data(&self.steps(&self.chosen_offer()?.id, pages).ok()?);
        for step in steps.as_object_mut()?.values_mut().filter_map(Value::as_object_mut) {
            step.remove("resource");
        }
        Some(steps)
    }
}

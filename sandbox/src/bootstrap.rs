//! `POST /sessions`: the partner's back-end asks for a borrower's session.

use credit_journey::contract::{ActiveJourney, JourneyType, SessionGrant, SessionRequest, Validate};
use serde_json::Value;

use crate::dispatch;
use crate::journey::Journey;
use crate::platform::Platform;
use crate::refusal::Refusal;

impl Platform {
    /// `POST /sessions`.
    pub(crate) fn create_session(&mut self, now_ms: u64, body: &Value) -> Result<Value, Refusal> {
        if let Some(problem) = SessionRequest::problems(body).first() {
            return Err(Refusal::validation(&problem.field, &problem.message));
        }
        let external_id = body.get("borrowerExternalID").and_then(Value::as_str).unwrap_or_default();
        let borrower = self.sessions.borrower(external_id, &mut self.entropy);
        if let Some(profile) = body.get("profile").and_then(Value::as_object) {
            borrower.profile.extend(profile.clone());
        }
        let borrower_id = borrower.id.clone();
        let kind = body.get("journeyType").and_then(Value::as_str).map(JourneyType::from);
        Ok(dispatch::data(&SessionGrant {
            tokens: self.sessions.grant(&borrower_id, now_ms, &mut self.entropy),
            active_journey: self.active_journey(&borrower_id, kind.as_ref(), now_ms),
            borrower_external_id: external_id.to_owned(),
            borrower_id,
        }))
    }

    /// The newest journey of a borrower that is not over.
    fn active_journey(&mut self, borrower_id: &str, kind: Option<&JourneyType>, now_ms: u64) -> Option<ActiveJourney> {
        let (journeys, mut context) = self.background(now_ms);
        let mine = |journey: &&mut Journey| {
            journey.borrower_id == borrower_id && kind.is_none_or(|kind| journey.kind == *kind)
        };
        journeys.iter_mut().rev().filter(mine).find_map(|journey| {
            journey.settle(&mut context);
            (!journey.is_over()).then(|| ActiveJourney {
                journey_id: journey.id.clone(),
                status: journey.status.clone(),
                next_action: journey.next_action(),
            })
        })
    }
}

//! What the embedded page asks of its own origin. No document shows it: the page and this are the sandbox's own.

use serde_json::{Value, json};

use super::scenario::StepKind;
use super::ticket::{Dead, RESUME_LIFE_MS};
use crate::experience::envelope::{self, Answer};
use crate::experience::{EffectKind, Experiences};
use crate::message::{Request, Response};
use crate::refusal::Refusal;

impl Experiences {
    /// Answers a request of the embedded page.
    pub fn embed(&mut self, now_ms: u64, request: &Request) -> Response {
        let answer = match (request.method.as_str(), request.path.as_str()) {
            ("POST", "/lab/session") => self.enter(now_ms, request),
            ("GET", "/lab/journey") => self.look(request),
            ("POST", "/lab/journey/step") => self.take_step(now_ms, request),
            ("POST", "/lab/journey/elsewhere") => self.go_elsewhere(now_ms, request),
            ("POST", "/lab/journey/exit") => self.leave(now_ms, request),
            _ => Err(Refusal::not_found("endpoint")),
        };
        let correlation_id = self.entropy.uuid();
        envelope::bare(answer.map(|data| Answer::new(200, data)), &correlation_id)
    }

    /// A bootstrap token for a session.
    fn enter(&mut self, now_ms: u64, request: &Request) -> Result<Value, Refusal> {
        let body: Value = serde_json::from_str(&request.body).unwrap_or_default();
        let token = body.get("token").and_then(Value::as_str).unwrap_or_default();
        match self.hosted.tickets.exchange(token, now_ms, &mut self.entropy) {
            Ok((session, id)) => {
                self.note(now_ms, &id, EffectKind::HostedOpened);
                let view = self.hosted.journey_mut(&id).map(|journey| journey.view());
                Ok(json!({ "session": session, "journey": view }))
            }
            Err(Dead(whose)) => {
                if let Some(id) = whose {
                    self.note(now_ms, &id, EffectKind::HostedRefused);
                }
                Err(Refusal { status: 410, ..Refusal::not_found("link any more") })
            }
        }
    }

    fn look(&mut self, request: &Request) -> Result<Value, Refusal> {
        let id = self.hosted.tickets.journey(request.bearer())?;
        let journey = self.hosted.journey_mut(&id).ok_or_else(|| Refusal::not_found("journey"))?;
        Ok(journey.view())
    }

    /// Does the step at hand. One that is done elsewhere cannot be done here.
    fn take_step(&mut self, now_ms: u64, request: &Request) -> Result<Value, Refusal> {
        let id = self.hosted.tickets.journey(request.bearer())?;
        let journey = self.hosted.journey_mut(&id).ok_or_else(|| Refusal::not_found("journey"))?;
        if journey.step().is_none_or(|step| step.kind != StepKind::Here) {
            return Err(Refusal::precondition("STEP", "This step is not done here."));
        }
        journey.done += 1;
        let view = journey.view();
        self.step_done(now_ms, &id);
        Ok(view)
    }

    /// Where the step at hand is done, and how to come back if this page is gone by then.
    fn go_elsewhere(&mut self, now_ms: u64, request: &Request) -> Result<Value, Refusal> {
        let id = self.hosted.tickets.journey(request.bearer())?;
        let key = self.entropy.opaque(24);
        let journey = self.hosted.journey_mut(&id).ok_or_else(|| Refusal::not_found("journey"))?;
        if !journey.go_to_lender(key.clone()) {
            return Err(Refusal::precondition("STEP", "This step is done here."));
        }
        self.note(now_ms, &id, EffectKind::ExternalStepOpened);
        let resume_url = self.embed_url(&id, now_ms + RESUME_LIFE_MS);
        let external_url = format!("{}/lender/{key}", self.config.pages_origin);
        Ok(json!({ "external_url": external_url, "resume_url": resume_url }))
    }

    fn leave(&mut self, now_ms: u64, request: &Request) -> Result<Value, Refusal> {
        let id = self.hosted.tickets.journey(request.bearer())?;
        self.note(now_ms, &id, EffectKind::HostedExited);
        Ok(json!({}))
    }

    /// Writes down that a step is done, and whether it was the last.
    pub(crate) fn step_done(&mut self, now_ms: u64, id: &str) {
        self.note(now_ms, id, EffectKind::HostedStepDone);
        if self.hosted.journey_mut(id).is_some_and(|journey| journey.step().is_none()) {
            self.note(now_ms, id, EffectKind::HostedCompleted);
        }
    }

    fn note(&mut self, now_ms: u64, id: &str, kind: EffectKind) {
        let provider_id = self.hosted.journey_mut(id).map(|journey| journey.provider_id.clone()).unwrap_or_default();
        self.recorder(now_ms).record(id, &provider_id, kind);
    }
}

//! Admission: what every request must have before the journey sees it: path, token, well-formed ids, body, idempotency key.

use credit_journey::contract::Endpoint;
use credit_journey::contract::endpoint::Input;
use serde_json::Value;

use crate::digest::digest;
use crate::dispatch::{self, Call};
use crate::idempotency::Idempotency;
use crate::message::Request;
use crate::platform::Platform;
use crate::refusal::Refusal;
use crate::routing::{Route, Target};

/// A success: the data, and whether it was given before.
pub struct Answer {
    pub data: Value,
    pub replayed: bool,
}

impl Platform {
    /// Admits a request and lets it act. A replay gets the answer it had.
    pub(crate) fn perform(&mut self, now_ms: u64, request: &Request) -> Result<Answer, Refusal> {
        let route = Route::of(request)?;
        let caller = self.caller(&route, now_ms, request)?;
        route.check_parameters()?;
        let body = body_of(request)?;
        let key = idempotency_key(request)?;
        let scope = key.map(|key| Idempotency::scope(&caller, key));
        if let Some(scope) = &scope
            && let Some(data) = self.idempotency.replay(scope, request, &body)?
        {
            return Ok(Answer { data, replayed: true });
        }
        let data = match route.target {
            Target::CreateSession => self.create_session(now_ms, &body)?,
            Target::Borrower(Endpoint::RefreshSession) => {
                dispatch::data(&self.sessions.refresh(request.bearer(), now_ms, &mut self.entropy)?)
            }
            Target::Borrower(endpoint) => {
                check_body(endpoint, &body)?;
                let key_digest = key.map(|key| digest(&[key]));
                let (borrower_id, route, body) = (&*caller, &route, &body);
                self.call(Call { now_ms, borrower_id, endpoint, route, request, body, key_digest })?
            }
        };
        if let Some(scope) = scope {
            self.idempotency.keep(scope, request, &body, &data);
        }
        Ok(Answer { data, replayed: false })
    }

    /// Who calls: the borrower's id, or what stands in for it where there is none.
    fn caller(&self, route: &Route, now_ms: u64, request: &Request) -> Result<String, Refusal> {
        match route.target {
            Target::CreateSession if request.bearer() == Some(&self.config().api_key) => Ok("partner".to_owned()),
            Target::CreateSession => Err(Refusal::api_key()),
            // Checked when it is rotated: by then a replay of the same key has had its answer, though the token is dead.
            Target::Borrower(Endpoint::RefreshSession) => Ok(request.bearer().unwrap_or_default().to_owned()),
            Target::Borrower(_) => self.sessions.authenticate(request.bearer(), now_ms),
        }
    }
}

/// The body as JSON; null when there is none.
fn body_of(request: &Request) -> Result<Value, Refusal> {
    if request.body.is_empty() {
        return Ok(Value::Null);
    }
    let kind = request.header("content-type").unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Refusal::validation("Content-Type", "must be application/json"));
    }
    serde_json::from_str(&request.body).map_err(|_| Refusal::validation("body", "must be JSON"))
}

/// The key of a mutation, which must have one; none for a read.
fn idempotency_key(request: &Request) -> Result<Option<&str>, Refusal> {
    if !request.mutates() {
        return Ok(None);
    }
    match request.header("idempotency-key").filter(|key| !key.trim().is_empty()) {
        Some(key) => Ok(Some(key)),
        None => Err(Refusal::validation("Idempotency-Key", "is required on POST, PUT and PATCH")),
    }
}

fn check_body(endpoint: Endpoint, body: &Value) -> Result<(), Refusal> {
    if matches!(endpoint.input(), Input::Nothing | Input::Query) {
        return Ok(());
    }
    match endpoint.problems(body).first() {
        Some(problem) => Err(Refusal::validation(&problem.field, &problem.message)),
        None => Ok(()),
    }
}

//! Idempotency: a key acts once, and its answer is given again.
//!
//! Only successes are kept. A refusal had no effect, so the same key may try again once its cause is gone.

use std::collections::HashMap;

use serde_json::Value;

use crate::digest::digest;
use crate::message::Request;
use crate::refusal::Refusal;

/// Where a key holds: one caller, one key. Digests, for one part is a token when a session is refreshed.
pub type Scope = String;

/// The answers given, by scope.
#[derive(Default)]
pub struct Idempotency(HashMap<Scope, Kept>);

struct Kept {
    fingerprint: String,
    data: Value,
}

impl Idempotency {
    pub fn scope(caller: &str, key: &str) -> Scope {
        digest(&[caller, key])
    }

    /// The answer to give again; an error if the key was used for something else.
    pub fn replay(&self, scope: &Scope, request: &Request, body: &Value) -> Result<Option<Value>, Refusal> {
        match self.0.get(scope) {
            None => Ok(None),
            Some(kept) if kept.fingerprint == fingerprint(request, body) => Ok(Some(kept.data.clone())),
            Some(_) => Err(Refusal::precondition(
                "IDEMPOTENCY_KEY_REUSED",
                "This Idempotency-Key was used for another request.",
            )),
        }
    }

    pub fn keep(&mut self, scope: Scope, request: &Request, body: &Value, data: &Value) {
        let kept = Kept { fingerprint: fingerprint(request, body), data: data.clone() };
        self.0.insert(scope, kept);
    }
}

fn fingerprint(request: &Request, body: &Value) -> String {
    digest(&[&request.method, &request.path, &body.to_string()])
}

//! The partner's back-end: it holds the API key, and hands the page a session token and no more.

use ::sandbox::{Platform, Request};
use serde_json::{Map, Value, json};

/// The partner's permanent key of the one borrower.
const BORROWER: &str = "borrower-1";
const SESSIONS: &str = "/api/v1/headless/sessions";
const JOURNEYS: &str = "/api/v1/headless/journeys";
const FIT_FOR_A_PAGE: [&str; 4] = ["sessionToken", "sessionExpiresAt", "borrowerID", "activeJourney"];

/// A key of the platform's form. Nobody outside ever sees or needs it.
pub fn api_key(seed: u64) -> String {
    format!("sk_test_{seed:016x}")
}

/// A fresh session for the borrower: the platform's answer without the refresh token. `call` counts the sessions.
pub fn session(platform: &mut Platform, now_ms: u64, call: u32) -> Value {
    let request = Request::new("POST", SESSIONS)
        .with_header("authorization", &format!("Bearer {}", platform.config().api_key))
        .with_header("idempotency-key", &format!("session-{call}"))
        .with_json(&json!({ "borrowerExternalID": BORROWER }));
    let grant = data(platform, now_ms, &request);
    let fields = FIT_FOR_A_PAGE.map(|name| (name.to_owned(), grant.get(name).cloned().unwrap_or_default()));
    Value::Object(Map::from_iter(fields))
}

/// Starts a journey of this kind for the borrower of a session; its id.
pub fn journey(platform: &mut Platform, now_ms: u64, session: &Value, kind: &str) -> String {
    let token = session.get("sessionToken").and_then(Value::as_str).unwrap_or_default();
    let request = Request::new("POST", JOURNEYS)
        .with_header("authorization", &format!("Bearer {token}"))
        .with_header("idempotency-key", "journey-1")
        .with_json(&json!({ "type": kind }));
    let journey = data(platform, now_ms, &request);
    journey.get("journeyID").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn data(platform: &mut Platform, now_ms: u64, request: &Request) -> Value {
    let envelope = platform.handle(now_ms, request).json().unwrap_or_default();
    envelope.get("data").cloned().unwrap_or_default()
}

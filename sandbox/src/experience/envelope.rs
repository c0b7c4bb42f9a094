//! The two forms of answers: Hybrid's envelope in snake_case, and Hosted's without one.

use serde_json::{Value, json};

use crate::instant;
use crate::message::Response;
use crate::refusal::Refusal;

/// A success.
pub struct Answer {
    pub status: u16,
    pub data: Value,
    /// A field beside `data`, where the scenario wants it there.
    pub beside: Option<(&'static str, Value)>,
}

impl Answer {
    pub fn new(status: u16, data: Value) -> Self {
        Self { status, data, beside: None }
    }
}

/// Hybrid: `request_id` (a UUID), `correlation_id`, `timestamp`, `data`, `error`.
pub fn hybrid(answer: Result<Answer, Refusal>, request_id: &str, correlation_id: &str, now_ms: u64) -> Response {
    let envelope = |data: Value, error: Value| {
        json!({
            "request_id": request_id,
            "correlation_id": correlation_id,
            "timestamp": instant::iso(now_ms),
            "data": data,
            "error": error,
        })
    };
    match answer {
        Ok(Answer { status, data, beside }) => {
            let mut envelope = envelope(data, Value::Null);
            if let (Some((name, value)), Some(fields)) = (beside, envelope.as_object_mut()) {
                fields.insert(name.to_owned(), value);
            }
            respond(status, &envelope, correlation_id, None)
        }
        Err(refusal) => {
            let envelope = envelope(Value::Null, error(&refusal));
            // 500 is the one failure of the platform's own that the reference lists.
            let status = if refusal.status > 500 { 500 } else { refusal.status };
            respond(status, &envelope, correlation_id, refusal.retry_after)
        }
    }
}

/// Hosted: the data alone. The form of its errors is not public; this one has the fields of the others.
pub fn bare(answer: Result<Answer, Refusal>, correlation_id: &str) -> Response {
    match answer {
        Ok(Answer { status, data, .. }) => respond(status, &data, correlation_id, None),
        Err(refusal) => {
            respond(refusal.status, &json!({ "error": error(&refusal) }), correlation_id, refusal.retry_after)
        }
    }
}

fn error(refusal: &Refusal) -> Value {
    let Refusal { code, message, retryable, details, .. } = refusal;
    let details = details.as_ref().map(|(name, value)| json!({ *name: value }));
    json!({ "code": code, "message": message, "retryable": retryable, "details": details })
}

fn respond(status: u16, body: &Value, correlation_id: &str, retry_after: Option<String>) -> Response {
    let mut response = Response::raw(status, "application/json", &body.to_string());
    response.headers.push(("cache-control", "no-store".to_owned()));
    response.headers.push(("x-correlation-id", correlation_id.to_owned()));
    response.headers.extend(retry_after.map(|retry_after| ("retry-after", retry_after)));
    response
}

//! What goes over the wire: answers in their envelope.

use credit_journey::machine::Answer;
use serde_json::{Value, json};

/// A good answer.
pub fn good(data: &Value) -> Answer<Value> {
    let body = json!({ "requestID": "req", "data": data, "error": null });
    Answer { status: 200, retry_after: None, body: Some(body) }
}

/// A refusal.
pub fn refusal(status: u16, code: &str) -> Answer<Value> {
    let error = json!({ "code": code, "message": "No.", "retryable": false, "details": null });
    Answer { status, retry_after: None, body: Some(json!({ "requestID": "req", "data": null, "error": error })) }
}

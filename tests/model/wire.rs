//! What goes over the wire: paths told apart, answers in their envelope.

use credit_journey::machine::Answer;
use serde_json::{Value, json};

/// Whether a path is one of this template.
pub fn fits(template: &str, path: &str) -> bool {
    let parts = |path: &str| path.split('/').map(ToOwned::to_owned).collect::<Vec<_>>();
    let (template, path) = (parts(template), parts(path));
    template.len() == path.len()
        && template.iter().zip(&path).all(|(known, part)| known == part || (known.starts_with('{') && part.len() == 36))
}

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

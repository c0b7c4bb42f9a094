//! A request and its answer, as documents.

use ::sandbox::{Request, Response};
use serde::Deserialize;
use serde_json::json;

/// A request as the package's TypeScript has taken it apart.
#[derive(Deserialize)]
struct Asked {
    method: String,
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: String,
}

/// Reads a request.
pub fn request(json: &str) -> Result<Request, String> {
    let Asked { method, path, query, headers, body } =
        serde_json::from_str(json).map_err(|problem| format!("request: {problem}"))?;
    let headers = headers.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    Ok(Request { method: method.to_ascii_uppercase(), path, query, headers, body })
}

/// Writes an answer. `delayMs` is how long the network holds it back.
pub fn answer(response: &Response) -> String {
    let Response { status, headers, body, delay_ms } = response;
    json!({ "status": status, "headers": headers, "body": body, "delayMs": delay_ms }).to_string()
}

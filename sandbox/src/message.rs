//! What goes in and comes out: HTTP without a socket.

use serde_json::{Value, json};

use crate::instant;
use crate::refusal::Refusal;

/// A request as it arrives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `GET`, `POST`, `PUT` or `PATCH`.
    pub method: String,
    /// Path, with the base path, without the query.
    pub path: String,
    /// Query parameters, decoded.
    pub query: Vec<(String, String)>,
    /// Headers; names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body; empty when there is none.
    pub body: String,
}

impl Request {
    /// A request without headers or body.
    pub fn new(method: &str, path: &str) -> Self {
        Self { method: method.to_owned(), path: path.to_owned(), ..Self::default() }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// Sets a JSON body and says so in the headers.
    #[must_use]
    pub fn with_json(mut self, body: &Value) -> Self {
        self.body = body.to_string();
        self.with_header("content-type", "application/json")
    }

    /// The first value of a header; `name` in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The bearer token.
    pub fn bearer(&self) -> Option<&str> {
        self.header("authorization").and_then(|value| value.strip_prefix("Bearer "))
    }

    /// The first value of a query parameter.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it acts: POST, PUT, PATCH.
    pub fn mutates(&self) -> bool {
        matches!(self.method.as_str(), "POST" | "PUT" | "PATCH")
    }
}

/// An answer to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Headers beside the transport's own.
    pub headers: Vec<(&'static str, String)>,
    /// Body: the envelope, unless a fault replaced it.
    pub body: String,
    /// How long the network holds the answer back, by a latency fault.
    pub delay_ms: u64,
}

impl Response {
    /// The body as JSON, if it is.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_str(&self.body).ok()
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn raw(status: u16, content_type: &str, body: &str) -> Self {
        let headers = vec![("content-type", content_type.to_owned())];
        Self { status, headers, body: body.to_owned(), delay_ms: 0 }
    }
}

/// What every envelope carries beside its data or error.
pub(crate) struct Seal<'a> {
    pub request_id: &'a str,
    pub correlation_id: Option<&'a str>,
    pub now_ms: u64,
}

impl Seal<'_> {
    /// The envelope of a success. `extra` stands beside the documented fields.
    pub fn success(&self, data: Value, extra: Option<(&str, Value)>) -> Response {
        let mut envelope = self.envelope(data, Value::Null);
        if let (Some((name, value)), Some(fields)) = (extra, envelope.as_object_mut()) {
            fields.insert(name.to_owned(), value);
        }
        self.response(200, &envelope)
    }

    /// The envelope of a refusal.
    pub fn refusal(&self, refusal: &Refusal) -> Response {
        let details = refusal.details.as_ref().map(|(name, value)| json!({ *name: value }));
        let Refusal { code, message, retryable, .. } = refusal;
        let error = json!({ "code": code, "message": message, "retryable": retryable, "details": details });
        let mut response = self.response(refusal.status, &self.envelope(Value::Null, error));
        if let Some(retry_after) = &refusal.retry_after {
            response.headers.push(("retry-after", retry_after.clone()));
        }
        response
    }

    fn envelope(&self, data: Value, error: Value) -> Value {
        json!({
            "requestID": self.request_id,
            "correlationID": self.correlation_id,
            "timestamp": instant::iso(self.now_ms),
            "data": data,
            "error": error,
        })
    }

    fn response(&self, status: u16, envelope: &Value) -> Response {
        let mut response = Response::raw(status, "application/json", &envelope.to_string());
        response.headers.push(("cache-control", "no-store".to_owned()));
        if let Some(id) = self.correlation_id {
            response.headers.push(("x-correlation-id", id.to_owned()));
        }
        response
    }
}

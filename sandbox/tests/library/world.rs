//! A platform in virtual time, and the partner's back-end at it.

use sandbox::faults::Fault;
use sandbox::{Config, Platform, Request, Response};
use serde_json::{Value, json};

pub const API_KEY: &str = "sk_test_key";
pub const BASE: &str = "/api/v1/headless";

pub struct World {
    pub platform: Platform,
    pub now_ms: u64,
    /// Everything said so far, for checks against the documents.
    pub traffic: Vec<(Request, Response)>,
    keys: u32,
}

/// A refusal: HTTP status, code, and what `details` holds.
#[derive(Debug, PartialEq)]
pub struct Refused {
    pub status: u16,
    pub code: String,
    pub retryable: bool,
    pub details: Value,
}

impl World {
    pub fn new() -> Self {
        Self::with(1, &[])
    }

    pub fn with(seed: u64, faults: &[Fault]) -> Self {
        let config = Config {
            api_key: API_KEY.to_owned(),
            seed,
            speed: 1.0,
            pages_origin: "http://127.0.0.1:4020".to_owned(),
            return_url: "http://127.0.0.1:4030/".to_owned(),
            faults: faults.to_vec(),
        };
        Self { platform: Platform::new(config), now_ms: 1_800_000_000_000, traffic: Vec::new(), keys: 0 }
    }

    pub fn pass(&mut self, seconds: u64) {
        self.now_ms += seconds * 1000;
    }

    pub fn send(&mut self, request: &Request) -> Response {
        let response = self.platform.handle(self.now_ms, request);
        self.traffic.push((request.clone(), response.clone()));
        response
    }

    /// A request below the base path with token, correlation id, and a fresh idempotency key where one is due.
    pub fn request(&mut self, token: &str, method: &str, path: &str, body: Option<Value>) -> Request {
        self.keys += 1;
        let mut request = Request::new(method, &format!("{BASE}{path}"))
            .with_header("Authorization", &format!("Bearer {token}"))
            .with_header("X-Correlation-ID", "trace");
        if request.mutates() {
            request = request.with_header("Idempotency-Key", &format!("key-{}", self.keys));
        }
        match body {
            Some(body) => request.with_json(&body),
            None => request,
        }
    }

    pub fn call(&mut self, token: &str, method: &str, path: &str, body: Option<Value>) -> Response {
        let request = self.request(token, method, path, body);
        self.send(&request)
    }

    /// The data of a success.
    pub fn data(&mut self, token: &str, method: &str, path: &str, body: Option<Value>) -> Value {
        data_of(&self.call(token, method, path, body))
    }

    /// The refusal of a call.
    pub fn refused(&mut self, token: &str, method: &str, path: &str, body: Option<Value>) -> Refused {
        refusal_of(&self.call(token, method, path, body))
    }

    /// The grant of a new session.
    pub fn grant(&mut self, external_id: &str) -> Value {
        self.data(API_KEY, "POST", "/sessions", Some(json!({ "borrowerExternalID": external_id })))
    }

    /// The token of a new session.
    pub fn sign_in(&mut self, external_id: &str) -> String {
        text(&self.grant(external_id)["sessionToken"])
    }
}

pub fn data_of(response: &Response) -> Value {
    assert_eq!(response.status, 200, "{}", response.body);
    response.json().unwrap()["data"].clone()
}

pub fn refusal_of(response: &Response) -> Refused {
    let envelope = response.json().unwrap();
    assert!(envelope["data"].is_null(), "{envelope}");
    let error = &envelope["error"];
    Refused {
        status: response.status,
        code: text(&error["code"]),
        retryable: error["retryable"].as_bool().unwrap(),
        details: error["details"].clone(),
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

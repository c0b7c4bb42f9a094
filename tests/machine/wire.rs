//! What goes between the machine and a back end: a request as it was sent, an answer as it comes.

use credit_journey::contract::Text;
use credit_journey::contract::endpoint::BASE_PATH;
use credit_journey::machine::effect::Request;
use serde_json::Value;
use simulation::sent::endpoint_of;

/// A request that the machine sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    pub at: f64,
    pub attempt: u32,
    /// Name of the endpoint, as on `credit.api`.
    pub endpoint: &'static str,
    pub method: &'static str,
    pub url: Text,
    pub headers: Vec<(&'static str, String)>,
    pub body: Option<Value>,
    pub keepalive: bool,
}

impl Sent {
    pub fn read(at: f64, request: Request<Value>) -> Self {
        let method = request.method.as_str();
        let mut sent = Self {
            at,
            attempt: request.attempt,
            endpoint: "",
            method,
            url: request.url,
            headers: request.headers.iter().map(|(name, value)| (*name, value.as_str().to_owned())).collect(),
            body: request.body,
            keepalive: request.keepalive,
        };
        let path = sent.path().to_owned();
        sent.endpoint = endpoint_of(method, &path).expect("a request off the path table").name();
        sent
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    pub fn key(&self) -> &str {
        self.header("Idempotency-Key").expect("an idempotency key")
    }

    /// The path below the base path, without the query.
    pub fn path(&self) -> &str {
        let (_, path) = self.url.split_once(BASE_PATH).expect("the base path");
        path.split('?').next().unwrap_or_default()
    }

    pub fn query(&self) -> &str {
        self.url.split_once('?').map_or("", |(_, query)| query)
    }

    /// One part of the path, from 0.
    pub fn part(&self, at: usize) -> &str {
        self.path().split('/').nth(at + 1).unwrap_or_default()
    }

    pub fn is_read(&self) -> bool {
        self.method == "GET"
    }
}

/// What becomes of a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// An answer: HTTP status, `Retry-After`, body as text.
    Answer(u16, Option<Text>, String),
    /// No answer: the network failed.
    Unreachable,
    /// None, until the test gives one.
    Held,
}

/// What the app's session function does.
#[derive(Clone, Debug)]
pub enum SessionReply {
    Grant(Value),
    SignedOut,
    Rejected,
    /// Nothing, until the test answers.
    Held,
}

/// Whoever answers.
pub trait BackEnd {
    /// The app's session function is called.
    fn session(&mut self, now: f64) -> SessionReply;
    /// A request arrives.
    fn answer(&mut self, now: f64, request: &Sent) -> Reply;
}

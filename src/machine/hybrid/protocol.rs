//! What a host says to the machine and hears from it, as documents: one object per input, one per effect.

use super::super::guard::holds_api_key;
use super::super::option::is_header_value;
use super::super::{Answer, Code, Entropy, Failure, Millis, PromiseNumber};
use super::effect::{Effect, Request};
use super::{Command, Endpoint, Hybrid, HybridCommandName, Input, Landing};
use crate::contract::{Document, Problem};

impl<D: Document, E: Entropy> Hybrid<D, E> {
    /// Takes one input; returns what is to be done about it, in order. The last is always when to wake the machine.
    pub fn hear(&mut self, now: Millis, input: &D) -> Vec<D> {
        let effects = match read(input) {
            Ok(Some(read)) => self.handle(now, read),
            Ok(None) => Vec::new(),
            Err((promise, failure)) => vec![Effect::Settle { promise, result: Err(failure) }],
        };
        let mut told: Vec<D> = effects.into_iter().map(tell).collect();
        told.push(D::from_fields([
            ("kind", D::from_text("wake")),
            ("atMs", self.wake_at().map_or_else(D::null, D::from_number)),
        ]));
        told
    }
}

impl Landing {
    /// Reads what the page stands in.
    pub fn read<D: Document>(told: &D) -> Self {
        let yes = |name: &str| told.field(name).boolean().unwrap_or_default();
        Self { framed: yes("framed"), recovered: yes("recovered") }
    }
}

/// Reads an input. `None` for one that is not known; `Err` for a call that cannot be right.
fn read<D: Document>(told: &D) -> Result<Option<Input<D>>, (PromiseNumber, Failure)> {
    let promise = number(told, "promise");
    let text = |name: &str| told.text_field(name).unwrap_or_default();
    let yes = |name: &str| told.field(name).boolean().unwrap_or_default();
    if yes("aborted") {
        return Err((promise, Failure::of(Code::Aborted)));
    }
    let correlation_id = read_correlation_id(&told.field("options")).map_err(|failure| (promise, failure))?;
    Ok(Some(match &text("kind")[..] {
        "start" => Input::Start { promise, details: told.field("details"), correlation_id },
        "restart" => Input::Restart { details: told.field("details") },
        "command" => {
            let name = text("name");
            match HybridCommandName::ALL.into_iter().find(|command| command.as_str() == name) {
                Some(name) => Input::Command { promise, command: Command::new(name, text("offerID")), correlation_id },
                None => return Ok(None),
            }
        }
        "abort" => Input::Abort { promise },
        "answer" => {
            let body = told.field("body");
            Input::Answer {
                attempt: number(told, "attempt"),
                answer: Answer {
                    status: u16::try_from(number(told, "status")).unwrap_or_default(),
                    retry_after: told.text_field("retryAfter"),
                    body: (!body.is_null()).then_some(body),
                },
            }
        }
        "unreachable" => Input::Unreachable { attempt: number(told, "attempt") },
        "departing" => Input::Departing { ask: number(told, "ask"), go: yes("go") },
        "opened" => Input::Opened { opened: yes("opened") },
        "tick" => Input::Tick,
        "visible" => Input::Visible(yes("visible")),
        "online" => Input::Online(yes("online")),
        "beside" => Input::Beside(yes("beside")),
        "dispose" => Input::Dispose,
        _ => return Ok(None),
    }))
}

/// An API key among the options of a call goes nowhere, and is refused before anything else is said.
fn read_correlation_id<D: Document>(options: &D) -> Result<Option<String>, Failure> {
    if !options.is_null() && !options.is_object() {
        return Err(Failure::config("options", "must be an object"));
    }
    if holds_api_key(options) {
        return Err(Failure::of(Code::SecretKeyRefused));
    }
    let given = options.field("correlationID");
    if given.is_null() {
        return Ok(None);
    }
    let good = given.text().filter(|id| is_header_value(id));
    let problem =
        || Problem { field: "correlationID".to_owned(), message: "must be 1 to 128 visible characters".into() };
    good.map(Some).ok_or_else(|| Failure::invalid(vec![problem()]))
}

/// An effect as a document.
fn tell<D: Document>(effect: Effect<D>) -> D {
    let kind = |kind: &str| ("kind", D::from_text(kind));
    let number = |value: u32| D::from_number(value.into());
    match effect {
        Effect::Send(request) => tell_request(request),
        Effect::Cancel { attempt } => D::from_fields([kind("cancel"), ("attempt", number(attempt))]),
        Effect::Store(record) => {
            let record = record.as_deref().map_or_else(D::null, D::from_text);
            D::from_fields([kind("store"), ("record", record)])
        }
        Effect::Settle { promise, result } => {
            let result = match result {
                Ok(value) => ("value", value),
                Err(failure) => ("error", failure.to_document()),
            };
            D::from_fields([kind("settle"), ("promise", number(promise)), result])
        }
        Effect::Show(snapshot) => D::from_fields([kind("show"), ("snapshot", snapshot)]),
        Effect::AskDeparture { ask, to, host } => D::from_fields([
            kind("askDeparture"),
            ("ask", number(ask)),
            ("to", D::from_text(to.as_str())),
            ("host", D::from_text(&host)),
        ]),
        Effect::OpenPopup => D::from_fields([kind("openPopup")]),
        Effect::ClosePopup => D::from_fields([kind("closePopup")]),
        Effect::Open { url, to } => {
            D::from_fields([kind("open"), ("url", D::from_text(&url)), ("to", D::from_text(to.as_str()))])
        }
        Effect::Report(event) => D::from_fields([kind("report"), ("event", event.to_document())]),
    }
}

fn tell_request<D: Document>(request: Request<D>) -> D {
    let starts = request.endpoint == Endpoint::Journey;
    let body = match &request.given {
        _ if !starts => D::null(),
        // What reads JSON reads this, and not always nothing.
        none if none.is_null() => D::from_fields([]),
        details => details.clone(),
    };
    let correlation_id = || D::from_text(&request.correlation_id);
    let mut headers = D::from_fields([("X-Correlation-ID", correlation_id())]);
    if let Some(key) = &request.idempotency_key {
        headers = headers.with_field("Idempotency-Key", D::from_text(key));
    }
    if starts {
        headers = headers.with_field("Content-Type", D::from_text("application/json"));
    }
    D::from_fields([
        ("kind", D::from_text("send")),
        ("attempt", D::from_number(request.attempt.into())),
        ("endpoint", D::from_text(request.endpoint.name())),
        ("method", D::from_text(request.endpoint.method())),
        ("url", request.url.as_deref().map_or_else(D::null, D::from_text)),
        ("headers", headers),
        ("body", body),
        ("keepalive", D::from_boolean(false)),
        ("correlationID", correlation_id()),
        ("given", request.given),
    ])
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers the host was given by us")]
fn number<D: Document>(told: &D, name: &str) -> u32 {
    told.field(name).number().unwrap_or_default() as u32
}

//! What a host says to the machine and hears from it, as documents: one object per input, one per effect.

use super::super::guard::holds_api_key;
use super::super::option::is_header_value;
use super::super::{Answer, Code, Entropy, Failure, Millis, PromiseNumber};
use super::effect::{Effect, Request};
use super::{Command, Endpoint, Hybrid, HybridCommandName, Input, Landing};
use crate::contract::{Document, Making, Problem, Text};

impl<D: Document, E: Entropy> Hybrid<D, E> {
    /// Takes one input; returns what is to be done about it, in order. The last is always when to wake the machine.
    pub fn hear(&mut self, now: Millis, input: &D) -> Vec<D> {
        let effects = match read(input) {
            Ok(Some(read)) => self.handle(now, read),
            Ok(None) => Vec::new(),
            Err((promise, failure)) => vec![Effect::Settle { promise, result: Err(failure) }],
        };
        let mut told: Vec<D> = effects.into_iter().map(tell).collect();
        told.push(
            D::object()
                .with_text("kind", "wake")
                .with("atMs", self.wake_at().map_or_else(D::null, D::from_number))
                .made(),
        );
        told
    }
}

impl Landing {
    /// Reads what the page stands in.
    pub fn read<D: Document>(told: &D) -> Self {
        let yes = |name: &'static str| told.boolean_field(name).unwrap_or_default();
        Self { framed: yes("framed"), recovered: yes("recovered") }
    }
}

/// Reads an input. `None` for one that is not known; `Err` for a call that cannot be right.
fn read<D: Document>(told: &D) -> Result<Option<Input<D>>, (PromiseNumber, Failure)> {
    let promise = number(told, "promise");
    let text = |name: &'static str| told.text_field(name).unwrap_or_default();
    let yes = |name: &'static str| told.boolean_field(name).unwrap_or_default();
    if yes("aborted") {
        return Err((promise, Failure::of(Code::Aborted)));
    }
    let correlation_id = read_correlation_id(&told.field("options")).map_err(|failure| (promise, failure))?;
    Ok(Some(match &text("kind")[..] {
        "start" => Input::Start { promise, details: told.field("details"), correlation_id },
        "restart" => Input::Restart { details: told.field("details") },
        "command" => {
            let name = text("name");
            match HybridCommandName::ALL.into_iter().find(|command| command.as_str() == &name[..]) {
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
fn read_correlation_id<D: Document>(options: &D) -> Result<Option<Text>, Failure> {
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
    let problem = || Problem { field: "correlationID".into(), message: "must be 1 to 128 visible characters".into() };
    good.map(Some).ok_or_else(|| Failure::invalid(vec![problem()]))
}

/// An effect as a document.
fn tell<D: Document>(effect: Effect<D>) -> D {
    let kind = |kind: &str| D::object().with_text("kind", kind);
    let told = match effect {
        Effect::Send(request) => tell_request(request),
        Effect::Cancel { attempt } => kind("cancel").with_number("attempt", attempt.into()),
        Effect::Store(record) => kind("store").with("record", D::from_optional_text(record.as_deref())),
        Effect::Settle { promise, result } => {
            let settling = kind("settle").with_number("promise", promise.into());
            match result {
                Ok(value) => settling.with("value", value),
                Err(failure) => settling.with("error", failure.to_document()),
            }
        }
        Effect::Show(snapshot) => kind("show").with("snapshot", snapshot),
        Effect::AskDeparture { ask, to, host } => {
            kind("askDeparture").with_number("ask", ask.into()).with_text("to", to.as_str()).with_text("host", &host)
        }
        Effect::OpenPopup => kind("openPopup"),
        Effect::ClosePopup => kind("closePopup"),
        Effect::Open { url, to } => kind("open").with_text("url", &url).with_text("to", to.as_str()),
        Effect::Report(event) => kind("report").with("event", event.to_document()),
    };
    told.made()
}

fn tell_request<D: Document>(request: Request<D>) -> Making<D> {
    let starts = request.endpoint == Endpoint::Journey;
    let body = match &request.given {
        _ if !starts => D::null(),
        // What reads JSON reads this, and not always nothing.
        none if none.is_null() => D::object().made(),
        details => details.clone(),
    };
    let mut headers = D::object().with_text("X-Correlation-ID", &request.correlation_id);
    if let Some(key) = &request.idempotency_key {
        headers = headers.with_text("Idempotency-Key", key);
    }
    if starts {
        headers = headers.with_text("Content-Type", "application/json");
    }
    D::object()
        .with_text("kind", "send")
        .with_number("attempt", request.attempt.into())
        .with_text("endpoint", request.endpoint.name())
        .with_text("method", request.endpoint.method())
        .with("url", D::from_optional_text(request.url.as_deref()))
        .with("headers", headers.made())
        .with("body", body)
        .with_boolean("keepalive", false)
        .with_text("correlationID", &request.correlation_id)
        .with("given", request.given)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers the host was given by us")]
fn number<D: Document>(told: &D, name: &'static str) -> u32 {
    told.number_field(name).unwrap_or_default() as u32
}

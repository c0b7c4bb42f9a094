//! Effects, as a host hears them.

use crate::contract::{Document, Making};
use crate::machine::effect::Request;
use crate::machine::{Effect, Entropy, Machine};

impl<D: Document, E: Entropy> Machine<D, E> {
    /// An effect as a document.
    pub fn tell(&self, effect: Effect<D>) -> D {
        let kind = |kind: &str| D::object().with_text("kind", kind);
        let told = match effect {
            Effect::Send(request) => tell_request(request),
            Effect::Cancel { attempt } => kind("cancel").with_number("attempt", attempt.into()),
            Effect::AskSession { renewal } => kind("askSession").with_number("renewal", renewal.into()),
            Effect::Store(record) => kind("store").with("record", D::from_optional_text(record.as_deref())),
            Effect::Settle { promise, result } => {
                let settling = kind("settle").with_number("promise", promise.into());
                match result {
                    Ok(value) => settling.with("value", value),
                    Err(failure) => settling.with("error", failure.to_document()),
                }
            }
            Effect::Show { journey } => {
                kind("show").with_number("journey", journey.into()).with("snapshot", self.snapshot(journey))
            }
            Effect::AskDeparture { journey, step, host } => kind("askDeparture")
                .with_number("journey", journey.into())
                .with_text("step", step)
                .with_text("host", &host),
            Effect::OpenPopup => kind("openPopup"),
            Effect::ClosePopup => kind("closePopup"),
            Effect::Open { url } => kind("open").with_text("url", &url),
            Effect::CloseWindow => kind("closeWindow"),
            Effect::Tell(message) => kind("tell").with("message", message),
            Effect::Lead { journey, lock } => {
                kind("lead").with_number("journey", journey.into()).with_text("lock", &lock)
            }
            Effect::StepDown { journey } => kind("stepDown").with_number("journey", journey.into()),
            Effect::CleanAddress { parameters } => {
                let names = parameters.iter().map(|name| D::from_text(name));
                kind("cleanAddress").with("parameters", D::from_items(names))
            }
            Effect::Report(event) => kind("report").with("event", event.to_document()),
        };
        told.made()
    }
}

fn tell_request<D: Document>(request: Request<D>) -> Making<D> {
    let mut headers = D::object();
    for (name, value) in &request.headers {
        headers = headers.with_text(name, value);
    }
    D::object()
        .with_text("kind", "send")
        .with_number("attempt", request.attempt.into())
        .with_text("method", request.method.as_str())
        .with_text("url", &request.url)
        .with("headers", headers.made())
        .with("body", request.body.unwrap_or_else(D::null))
        .with_boolean("keepalive", request.keepalive)
}

//! Effects, as a host hears them.

use crate::contract::Document;
use crate::machine::effect::Request;
use crate::machine::{Effect, Entropy, Machine};

impl<D: Document, E: Entropy> Machine<D, E> {
    /// An effect as a document.
    pub fn tell(&self, effect: Effect<D>) -> D {
        let kind = |kind: &str| ("kind", D::from_text(kind));
        let number = |value: u32| D::from_number(value.into());
        match effect {
            Effect::Send(request) => tell_request(request),
            Effect::Cancel { attempt } => D::from_fields([kind("cancel"), ("attempt", number(attempt))]),
            Effect::AskSession { renewal } => D::from_fields([kind("askSession"), ("renewal", number(renewal))]),
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
            Effect::Show { journey } => {
                D::from_fields([kind("show"), ("journey", number(journey)), ("snapshot", self.snapshot(journey))])
            }
            Effect::AskDeparture { journey, step, host } => D::from_fields([
                kind("askDeparture"),
                ("journey", number(journey)),
                ("step", D::from_text(step)),
                ("host", D::from_text(&host)),
            ]),
            Effect::OpenPopup => D::from_fields([kind("openPopup")]),
            Effect::ClosePopup => D::from_fields([kind("closePopup")]),
            Effect::Open { url } => D::from_fields([kind("open"), ("url", D::from_text(&url))]),
            Effect::CloseWindow => D::from_fields([kind("closeWindow")]),
            Effect::Tell(message) => D::from_fields([kind("tell"), ("message", message)]),
            Effect::Lead { journey, lock } => {
                D::from_fields([kind("lead"), ("journey", number(journey)), ("lock", D::from_text(&lock))])
            }
            Effect::StepDown { journey } => D::from_fields([kind("stepDown"), ("journey", number(journey))]),
            Effect::CleanAddress { parameters } => {
                let names = parameters.iter().map(|name| D::from_text(name)).collect();
                D::from_fields([kind("cleanAddress"), ("parameters", D::from_items(names))])
            }
            Effect::Report(event) => D::from_fields([kind("report"), ("event", event.to_document())]),
        }
    }
}

fn tell_request<D: Document>(request: Request<D>) -> D {
    let mut headers = D::from_fields([]);
    for (name, value) in &request.headers {
        headers = headers.with_field(name, D::from_text(value));
    }
    D::from_fields([
        ("kind", D::from_text("send")),
        ("attempt", D::from_number(request.attempt.into())),
        ("method", D::from_text(request.method.as_str())),
        ("url", D::from_text(&request.url)),
        ("headers", headers),
        ("body", request.body.unwrap_or_else(D::null)),
        ("keepalive", D::from_boolean(request.keepalive)),
    ])
}

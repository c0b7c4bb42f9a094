//! What must hold at every moment of every test, so the host checks it at every effect.

use credit_journey::contract::{Document, Text};
use credit_journey::machine::journey::view::Snapshot;
use credit_journey::machine::{ClientEvent, Effect, Failure};
use serde_json::Value;

use super::borrower::SECRETS;

/// No token, key or personal datum in anything but a request.
pub fn tells_nothing_secret(effect: &Effect<Value>) {
    match effect {
        Effect::Store(record) => is_clean(record.as_deref().unwrap_or_default()),
        Effect::Report(event) => is_clean(&format!("{event:?}")),
        Effect::Settle { result: Err(failure), .. } => is_clean(&failure_text(failure)),
        Effect::Open { url: text } | Effect::AskDeparture { host: text, .. } | Effect::Lead { lock: text, .. } => {
            is_clean(text);
        }
        Effect::CleanAddress { parameters } => {
            let names: Vec<_> = parameters.iter().map(Text::as_str).collect();
            is_clean(&names.join(" "));
        }
        // A return is handed on with what it brought.
        Effect::Tell(message) if message["kind"] != "returned" => is_clean(&message.to_string()),
        Effect::Send(_)
        | Effect::Settle { .. }
        | Effect::Cancel { .. }
        | Effect::OpenPopup
        | Effect::ClosePopup
        | Effect::CloseWindow
        | Effect::Tell(_)
        | Effect::StepDown { .. }
        | Effect::AskSession { .. }
        | Effect::Show { .. } => {}
    }
}

pub fn is_clean(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

pub fn failure_text(failure: &Failure) -> String {
    format!("{failure:?} {}", failure.details::<Value>())
}

/// A snapshot has the documented shape, a command to go on with, and nothing personal outside the payloads.
pub fn is_a_snapshot(snapshot: &Value) {
    let read: Snapshot = serde_json::from_value(snapshot.clone()).unwrap_or_else(|why| panic!("{why} in {snapshot}"));
    assert!(!read.commands.is_empty(), "no command on {snapshot}");
    let mut bare = snapshot.clone();
    for payload in ["profile", "offers", "offer", "resource"] {
        bare["screen"][payload] = Value::Null;
    }
    is_clean(&bare.to_string());
}

/// What the app is told is what the declared type says: the document is written by hand, for its bytes' sake.
pub fn is_told_as_declared(event: &ClientEvent) {
    let mut declared = serde_json::to_value(event).unwrap();
    for value in declared.as_object_mut().into_iter().flat_map(|fields| fields.values_mut()) {
        // JavaScript knows one kind of number.
        if let Some(number) = value.as_f64() {
            *value = Value::from_number(number);
        }
    }
    assert_eq!(event.to_document::<Value>(), declared);
}

/// A poll is set inside the band of its reason.
pub fn polls_in_its_band(now: f64, event: &ClientEvent) {
    let ClientEvent::Poll { at_ms, reason } = event else { return };
    let (least, most) = match *reason {
        "hint" => (1_000.0, 60_000.0),
        "active" => (2_000.0, 5_000.0),
        "passive" => (10_000.0, 20_000.0),
        "slow" => (40_000.0, 60_000.0),
        "retry" => (5_000.0, 60_000.0),
        unknown => panic!("{unknown}"),
    };
    assert!((least..=most).contains(&(at_ms - now)), "{reason} in {} ms", at_ms - now);
}

//! What a host hears, as documents: every kind of effect is told, and at last when to wake the machine.

use credit_journey::contract::Method;
use credit_journey::machine::effect::Request;
use credit_journey::machine::{ClientEvent, Code, Effect, Failure};
use serde_json::{Value, json};

use super::host::NOON;
use super::protocol_inputs::machine;

/// The kind under which an effect is told. A new effect must be given its kind here.
fn kind(effect: &Effect<Value>) -> &'static str {
    match effect {
        Effect::Send(_) => "send",
        Effect::Cancel { .. } => "cancel",
        Effect::AskSession { .. } => "askSession",
        Effect::Store(_) => "store",
        Effect::Settle { .. } => "settle",
        Effect::Show { .. } => "show",
        Effect::AskDeparture { .. } => "askDeparture",
        Effect::OpenPopup => "openPopup",
        Effect::ClosePopup => "closePopup",
        Effect::Open { .. } => "open",
        Effect::CloseWindow => "closeWindow",
        Effect::Tell(_) => "tell",
        Effect::Lead { .. } => "lead",
        Effect::StepDown { .. } => "stepDown",
        Effect::CleanAddress { .. } => "cleanAddress",
        Effect::Report(_) => "report",
    }
}

fn request(body: Option<Value>) -> Effect<Value> {
    Effect::Send(Request {
        attempt: 4,
        method: Method::Put,
        url: "https://platform.example/x".into(),
        headers: vec![
            ("X-Correlation-ID", "trace-7".to_owned().into()),
            ("Authorization", "Bearer a".to_owned().into()),
        ],
        body,
        keepalive: true,
    })
}

#[test]
fn every_effect_is_told() {
    let headers = json!({ "X-Correlation-ID": "trace-7", "Authorization": "Bearer a" });
    let url = "https://platform.example/x";
    let failure = Failure::config("signal", "must be an AbortSignal");
    let error = json!({
        "code": "CONFIG", "message": "signal must be an AbortSignal", "status": null, "retryable": false,
        "requestID": null, "correlationID": null,
        "details": { "field": "signal", "problems": [{ "field": "signal", "message": "must be an AbortSignal" }] },
    });
    let cases = [
        (
            request(Some(json!({ "a": 1 }))),
            json!({ "attempt": 4, "method": "PUT", "url": url, "headers": headers, "body": { "a": 1 }, "keepalive": true }),
        ),
        (
            request(None),
            json!({ "attempt": 4, "method": "PUT", "url": url, "headers": headers, "body": null, "keepalive": true }),
        ),
        (Effect::Cancel { attempt: 4 }, json!({ "attempt": 4 })),
        (Effect::AskSession { renewal: 5 }, json!({ "renewal": 5 })),
        (Effect::Store(Some("{}".into())), json!({ "record": "{}" })),
        (Effect::Store(None), json!({ "record": null })),
        (Effect::Settle { promise: 3, result: Ok(json!({ "a": 1 })) }, json!({ "promise": 3, "value": { "a": 1 } })),
        (Effect::Settle { promise: 3, result: Err(failure) }, json!({ "promise": 3, "error": error })),
        (Effect::Show { journey: 9 }, json!({ "journey": 9, "snapshot": null })),
        (
            Effect::AskDeparture { journey: 2, step: "kyc", host: "lender.example".into() },
            json!({ "journey": 2, "step": "kyc", "host": "lender.example" }),
        ),
        (Effect::OpenPopup, json!({})),
        (Effect::ClosePopup, json!({})),
        (Effect::Open { url: url.into() }, json!({ "url": url })),
        (Effect::CloseWindow, json!({})),
        (Effect::Tell(json!({ "kind": "signedOut" })), json!({ "message": { "kind": "signedOut" } })),
        (
            Effect::Lead { journey: 2, lock: "credit-journey:a".into() },
            json!({ "journey": 2, "lock": "credit-journey:a" }),
        ),
        (Effect::StepDown { journey: 2 }, json!({ "journey": 2 })),
        (
            Effect::CleanAddress { parameters: vec!["fi".into(), "ecres".into()] },
            json!({ "parameters": ["fi", "ecres"] }),
        ),
        (
            Effect::Report(ClientEvent::Storage { phase: "denied" }),
            json!({ "event": { "kind": "storage", "phase": "denied" } }),
        ),
    ];
    for (effect, mut expected) in cases {
        expected["kind"] = json!(kind(&effect));
        assert_eq!(machine().tell(effect), expected);
    }
}

#[test]
fn a_snapshot_is_told_with_the_journey_that_shows_it() {
    let mut machine = machine();
    let open = json!({ "kind": "open", "promise": 1, "journey": 2, "arguments": [{ "type": "PERSONAL_LOAN" }] });
    machine.hear(NOON, &open);
    let effects = machine.hear(NOON, &json!({ "kind": "session", "renewal": 1, "session": null }));
    let show = effects.iter().find(|effect| effect["kind"] == "show").expect("shown");
    assert_eq!((&show["journey"], &show["snapshot"]), (&json!(2), &machine.snapshot(2)));
    assert_eq!(show["snapshot"]["screen"]["name"], "signIn");
}

#[test]
fn the_last_that_is_told_is_when_to_wake() {
    let mut machine = machine();
    let effects = machine.hear(NOON, &json!({ "kind": "visible", "visible": true }));
    assert_eq!(effects, [json!({ "kind": "wake", "atMs": null })]);
    let call = json!({ "kind": "call", "promise": 1, "endpoint": "listJourneys", "arguments": [] });
    let effects = machine.hear(NOON, &call);
    let wake = effects.last().unwrap();
    assert_eq!((&wake["kind"], wake["atMs"].as_f64()), (&json!("wake"), machine.wake_at()));
    assert!(wake["atMs"].as_f64() > Some(NOON));
    assert_eq!(effects.iter().filter(|effect| effect["kind"] == "wake").count(), 1);
    let effects = machine.hear(NOON, &json!({ "kind": "dispose" }));
    assert_eq!(effects.last(), Some(&json!({ "kind": "wake", "atMs": null })), "whatever it waited for");
}

#[test]
fn a_failure_is_told_with_all_that_support_needs() {
    let mut failure = Failure::of(Code::Timeout);
    (failure.status, failure.request_id, failure.correlation_id) =
        (Some(504), Some("req_1".into()), Some("trace-7".into()));
    let error = machine().tell(Effect::Settle { promise: 3, result: Err(failure) })["error"].take();
    let expected = json!({
        "code": "TIMEOUT", "message": "the platform did not answer in time", "status": 504, "retryable": true,
        "requestID": "req_1", "correlationID": "trace-7", "details": null,
    });
    assert_eq!(error, expected);
}

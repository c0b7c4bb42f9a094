//! What a host says, as documents: every kind of input is read, and what is wrong with one is said.

use credit_journey::machine::{Answer, CallOptions, Config, Input, Landing, Machine};
use serde_json::{Value, json};
use simulation::Dice;

use super::host::NOON;

pub fn machine() -> Machine<Value, Dice> {
    let config = Config::read(&json!({ "baseUrl": "https://platform.example" })).unwrap();
    Machine::new(NOON, config, Dice::new(7), None, Landing::default())
}

fn read(told: &Value) -> Option<Input<Value>> {
    Input::read(told).unwrap_or_else(|(_, failure)| panic!("{told}: {}", failure.message))
}

/// The kind under which a host tells an input, and everything it carries. A new input must be given its kind here.
fn understood(input: Input<Value>) -> Value {
    let options = |options: CallOptions| json!([options.idempotency_key, options.correlation_id]);
    match input {
        Input::Call { promise, endpoint, arguments, options: given } => {
            json!(["call", promise, endpoint.name(), arguments, options(given)])
        }
        Input::OpenJourney { promise, journey, options } => json!(["open", promise, journey, options]),
        Input::Reopen { journey, options } => json!(["reopen", journey, options]),
        Input::Command { promise, journey, name, argument, options: given } => {
            json!(["command", promise, journey, name, argument, options(given)])
        }
        Input::Abort { promise } => json!(["abort", promise]),
        Input::Answer { attempt, answer: Answer { status, retry_after, body } } => {
            json!(["answer", attempt, status, retry_after, body])
        }
        Input::Unreachable { attempt } => json!(["unreachable", attempt]),
        Input::Session { renewal, session } => json!(["session", renewal, session.ok()]),
        Input::Tick => json!(["tick"]),
        Input::Visible(visible) => json!(["visible", visible]),
        Input::Online(online) => json!(["online", online]),
        Input::Told(message) => json!(["told", message]),
        Input::Led { journey, granted } => json!(["led", journey, granted]),
        Input::Departing { journey, go } => json!(["departing", journey, go]),
        Input::Returned { promise, journey, parameters } => json!(["returned", promise, journey, parameters]),
        Input::CloseJourney { journey } => json!(["close", journey]),
        Input::SignOut => json!(["signOut"]),
        Input::Dispose => json!(["dispose"]),
    }
}

#[test]
fn every_input_is_read() {
    let options = json!({ "idempotencyKey": "order-7", "correlationID": "trace-7", "signal": {} });
    let cases = [
        (
            json!({ "kind": "call", "promise": 3, "endpoint": "getOffer", "arguments": ["a", "b"], "options": options }),
            json!(["call", 3, "getOffer", ["a", "b"], ["order-7", "trace-7"]]),
        ),
        (
            json!({ "kind": "open", "promise": 3, "journey": 2, "arguments": [{ "type": "GOLD_LOAN" }], "options": null }),
            json!(["open", 3, 2, { "type": "GOLD_LOAN" }]),
        ),
        (
            json!({ "kind": "reopen", "journey": 2, "arguments": [{ "type": "GOLD_LOAN" }] }),
            json!(["reopen", 2, { "type": "GOLD_LOAN" }]),
        ),
        (
            json!({ "kind": "command", "promise": 3, "journey": 2, "name": "proceed", "arguments": ["a"], "options": options }),
            json!(["command", 3, 2, "proceed", "a", ["order-7", "trace-7"]]),
        ),
        (
            json!({ "kind": "command", "promise": 3, "journey": 2, "name": "refresh", "arguments": [] }),
            json!(["command", 3, 2, "refresh", null, [null, null]]),
        ),
        (
            json!({ "kind": "returned", "promise": 3, "journey": 2, "parameters": [["fi", "a"], ["fi", "b"], ["odd"], 7] }),
            json!(["returned", 3, 2, [["fi", "a"], ["fi", "b"]]]),
        ),
        (json!({ "kind": "abort", "promise": 3 }), json!(["abort", 3])),
        (
            json!({ "kind": "answer", "attempt": 4, "status": 503, "retryAfter": "5", "body": { "data": 1 } }),
            json!(["answer", 4, 503, "5", { "data": 1 }]),
        ),
        (
            json!({ "kind": "answer", "attempt": 4, "status": 204, "retryAfter": null }),
            json!(["answer", 4, 204, null, null]),
        ),
        (json!({ "kind": "unreachable", "attempt": 4 }), json!(["unreachable", 4])),
        (
            json!({ "kind": "session", "renewal": 5, "session": { "sessionToken": "st_live_a" } }),
            json!(["session", 5, { "sessionToken": "st_live_a" }]),
        ),
        (json!({ "kind": "tick" }), json!(["tick"])),
        (json!({ "kind": "visible", "visible": true }), json!(["visible", true])),
        (json!({ "kind": "visible", "visible": false }), json!(["visible", false])),
        (json!({ "kind": "online", "online": true }), json!(["online", true])),
        (json!({ "kind": "online", "online": false }), json!(["online", false])),
        (json!({ "kind": "told", "message": { "kind": "signedOut" } }), json!(["told", { "kind": "signedOut" }])),
        (json!({ "kind": "led", "journey": 2, "granted": true }), json!(["led", 2, true])),
        (json!({ "kind": "led", "journey": 2, "granted": false }), json!(["led", 2, false])),
        (json!({ "kind": "departing", "journey": 2, "go": true }), json!(["departing", 2, true])),
        (json!({ "kind": "departing", "journey": 2, "go": false }), json!(["departing", 2, false])),
        (json!({ "kind": "close", "journey": 2 }), json!(["close", 2])),
        (json!({ "kind": "signOut" }), json!(["signOut"])),
        (json!({ "kind": "dispose" }), json!(["dispose"])),
    ];
    for (told, expected) in cases {
        assert_eq!(read(&told).map(understood), Some(expected), "{told}");
    }
}

#[test]
fn nobody_signed_in_is_another_answer_than_none() {
    let session = |told: &Value| match read(told) {
        Some(Input::Session { session, .. }) => session,
        _ => panic!("no session"),
    };
    assert_eq!(session(&json!({ "kind": "session", "renewal": 1, "session": null })), Ok(Value::Null));
    assert_eq!(session(&json!({ "kind": "session", "renewal": 1, "failed": true })), Err(()));
}

/// What a call is settled with at once.
fn refusal(machine: &mut Machine<Value, Dice>, told: &Value) -> Value {
    let effects = machine.hear(NOON, told);
    let [settle, wake] = &effects[..] else { panic!("{told}: {effects:?}") };
    assert_eq!((&settle["kind"], &settle["promise"]), (&json!("settle"), &json!(3)), "{told}");
    assert_eq!(wake["kind"], "wake", "{told}");
    assert!(settle.get("value").is_none(), "{told}");
    settle["error"].clone()
}

#[test]
fn call_options_at_fault_are_blamed_by_name_before_anything_happens() {
    let cases = [
        ("options", json!("trace-7")),
        ("options", json!(["trace-7"])),
        ("options", json!(7)),
        ("idempotencyKey", json!({ "idempotencyKey": 7 })),
        ("correlationID", json!({ "correlationID": {} })),
    ];
    for (field, options) in cases {
        for kind in ["call", "open", "command", "returned"] {
            let told = json!({ "kind": kind, "promise": 3, "endpoint": "listJourneys", "options": options });
            let error = refusal(&mut machine(), &told);
            assert_eq!((&error["code"], &error["details"]["field"]), (&json!("CONFIG"), &json!(field)), "{told}");
        }
    }
}

#[test]
fn what_was_aborted_before_it_began_does_not_begin() {
    for kind in ["call", "open", "command", "returned"] {
        let told = json!({ "kind": kind, "promise": 3, "endpoint": "listJourneys", "aborted": true });
        assert_eq!(refusal(&mut machine(), &told)["code"], "ABORTED", "{told}");
    }
}

#[test]
fn names_that_are_not_known_are_refused() {
    let mut machine = machine();
    let endpoint = json!({ "kind": "call", "promise": 3, "endpoint": "createSession", "arguments": [] });
    let error = refusal(&mut machine, &endpoint);
    assert_eq!((&error["code"], &error["details"]["field"]), (&json!("CONFIG"), &json!("endpoint")));
    let journey = json!({ "kind": "command", "promise": 3, "journey": 9, "name": "refresh", "arguments": [] });
    assert_eq!(refusal(&mut machine, &journey)["code"], "DISPOSED");
    machine.hear(NOON, &json!({ "kind": "open", "promise": 1, "journey": 9, "arguments": [{ "type": "GOLD_LOAN" }] }));
    let command = json!({ "kind": "command", "promise": 3, "journey": 9, "name": "withdraw", "arguments": [] });
    let error = refusal(&mut machine, &command);
    assert_eq!((&error["code"], &error["details"]["field"]), (&json!("CONFIG"), &json!("command")));
}

#[test]
fn what_is_no_input_changes_nothing() {
    let mut machine = machine();
    machine.hear(NOON, &json!({ "kind": "call", "promise": 1, "endpoint": "listJourneys", "arguments": [] }));
    let wake = machine.hear(NOON, &json!({ "kind": "tick" }));
    for told in [json!({}), json!(null), json!("tick"), json!([]), json!({ "kind": "ticks" }), json!({ "kind": 7 })] {
        assert_eq!(machine.hear(NOON, &told), wake, "{told}");
    }
}

#[test]
fn an_input_without_its_fields_breaks_nothing() {
    let bare = json!([
        "call",
        "open",
        "reopen",
        "command",
        "returned",
        "abort",
        "answer",
        "unreachable",
        "session",
        "tick",
        "visible",
        "online",
        "told",
        "led",
        "departing",
        "close",
        "signOut",
        "dispose",
    ]);
    for kind in bare.as_array().unwrap() {
        for odd in [json!(-1), json!(1e300), json!("one"), json!([]), json!(null)] {
            let mut told = json!({ "kind": kind });
            for field in ["promise", "journey", "attempt", "status", "renewal", "arguments", "parameters", "message"] {
                told[field] = odd.clone();
            }
            let effects = machine().hear(NOON, &told);
            assert_eq!(effects.last().unwrap()["kind"], "wake", "{told}");
        }
    }
}

#[test]
fn how_the_page_was_reached_is_read() {
    let told = json!({ "parameters": [["fi", "a"], ["state", "b"]], "framed": true, "tabs": true, "recovered": true });
    let landing = Landing::read(&told);
    assert_eq!(landing.parameters, [("fi".into(), "a".into()), ("state".into(), "b".into())]);
    assert!(landing.framed && landing.tabs && landing.recovered);
    let landing = Landing::read(&json!({}));
    assert!(landing.parameters.is_empty() && !landing.framed && !landing.tabs && !landing.recovered);
}

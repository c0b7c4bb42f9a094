//! Snapshots and payloads: the platform's own objects, and the same ones until something changed.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::host::{HANDLE, Host, JOURNEY, get_journey};
use super::javascript::{done, function, get, js, read, set};
use super::standins::{Instead, instead};

const STATE: &str = "GET /journeys/11111111-1111-4111-8111-111111111111/state";

#[wasm_bindgen_test]
async fn a_snapshot_is_the_same_object_until_something_changes() {
    let host = Host::new();
    let core = host.at_journey().await;
    let first = core.snapshot(HANDLE);
    assert!(first == core.snapshot(HANDLE));
    let shown = Rc::new(RefCell::new(Vec::new()));
    let keep = shown.clone();
    core.watch(HANDLE, function(move |snapshot| keep.borrow_mut().push(snapshot)).into());

    let reads = host.calls().len();
    host.pass(60_000.0).await;
    assert!(host.calls().len() > reads, "polled");
    assert!(shown.borrow().is_empty() && first == core.snapshot(HANDLE), "an unchanged answer emits nothing");

    let state = json!({ "journeyID": JOURNEY, "status": "REJECTED", "nextAction": null, "updatedAt": "2026-03-05T12:30:00.000Z" });
    host.script(STATE, &json!([{ "data": state }]));
    host.pass(60_000.0).await;
    assert_eq!(shown.borrow().len(), 1);
    let last = core.snapshot(HANDLE);
    assert!(last != first && last == shown.borrow()[0]);
    assert_eq!(read(&last)["screen"], json!({ "name": "closed", "outcome": "rejected" }));
    assert_eq!(read(&first)["status"], "STARTED", "what the app holds is not changed under it");
    core.dispose();
}

/// Runs what is parsed past a witness that keeps every result.
fn parsed() -> (Array, Instead) {
    let kept = Array::new();
    let json = get(&js_sys::global(), "JSON");
    let witness = Function::new_with_args(
        "parse, kept",
        "return (text) => { const value = parse(text); kept.push(value); return value }",
    );
    let witness = witness.call2(&JsValue::UNDEFINED, &get(&json, "parse"), &kept).unwrap();
    (kept, instead(&json, "parse", &witness))
}

#[wasm_bindgen_test]
async fn a_payload_is_the_very_object_that_was_parsed() {
    let host = Host::new();
    let data =
        json!({ "journeyID": JOURNEY, "zeta": 1, "alpha": [{ "amount": "250000" }], "futureField": { "deep": null } });
    host.script(&format!("GET /journeys/{JOURNEY}"), &json!([{ "data": data }]));
    let core = host.connect();
    let (kept, witness) = parsed();
    let payload = done(get_journey(&core)).await;
    drop(witness);
    let envelopes = kept.iter().filter(|value| get(value, "data") == payload);
    assert_eq!(envelopes.count(), 1);
    assert_eq!(read(&payload).to_string(), data.to_string(), "in the platform's order, with what is not known");
}

#[wasm_bindgen_test]
async fn a_screen_carries_the_platform_s_own_object() {
    let host = Host::new();
    let profile = json!({ "profile": { "panName": "Canary Borrower" }, "missingFields": [], "futureField": 1 });
    host.script(&format!("GET /journeys/{JOURNEY}/profile"), &json!([{ "data": profile }]));
    let (kept, witness) = parsed();
    let core = host.at_journey().await;
    drop(witness);
    let shown = get(&get(&core.snapshot(HANDLE), "screen"), "profile");
    assert!(kept.iter().any(|envelope| get(&envelope, "data") == shown));
    assert_eq!(read(&shown), profile);
    core.dispose();
}

#[wasm_bindgen_test]
async fn what_the_app_gave_is_not_changed() {
    let host = Host::new();
    host.set("returnUrl", &"https://site.example/loan".into());
    let frozen = Function::new_with_args("value", "return Object.freeze(value)");
    let freeze = |value: &JsValue| frozen.call1(&JsValue::UNDEFINED, value).unwrap();
    let metadata = freeze(&js(&json!({ "campaign": "spring" })));
    let options = js(&json!({ "type": "PERSONAL_LOAN", "resume": false }));
    set(&options, "metadata", &metadata);
    freeze(&host.options);
    host.script("POST /journeys", &json!([{ "data": { "journeyID": JOURNEY, "status": "STARTED" } }]));
    let core = host.connect();
    done(core.open(HANDLE, freeze(&options), JsValue::UNDEFINED)).await;
    assert_eq!(read(&metadata), json!({ "campaign": "spring" }));
    assert_eq!(
        host.sent()[0]["body"],
        json!({ "type": "PERSONAL_LOAN", "metadata": { "campaign": "spring" } }).to_string()
    );
    core.dispose();
}

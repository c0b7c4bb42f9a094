//! What goes out by `fetch`, and what becomes of everything that may come back.

use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::host::{Host, JOURNEY, call, get_journey};
use super::javascript::{arguments, code, done, fate, get, js, read, refused, set};
use super::standins::instead;

const READ: &str = "GET /journeys/11111111-1111-4111-8111-111111111111";

/// A request without the headers that are random, which are checked to be there.
fn with_fixed_headers(mut sent: Value, random: &[&str]) -> Value {
    for name in random {
        let value = sent["headers"].as_object_mut().unwrap().remove(*name);
        assert_eq!(value.and_then(|value| value.as_str().map(str::len)), Some(36), "{name} of {sent}");
    }
    sent
}

#[wasm_bindgen_test]
async fn a_read_carries_the_token_and_nothing_it_does_not_need() {
    let host = Host::new();
    done(get_journey(&host.connect())).await;
    let expected = json!({
        "url": format!("https://platform.example/api/v1/headless/journeys/{JOURNEY}"),
        "method": "GET",
        "headers": { "Authorization": "Bearer st_live_canary" },
        "redirect": "error",
        "credentials": "omit",
        "referrerPolicy": "no-referrer",
        "cache": "no-store",
    });
    assert_eq!(with_fixed_headers(host.sent()[0].clone(), &["X-Correlation-ID"]), expected);
}

#[wasm_bindgen_test]
async fn a_mutation_carries_a_key_and_the_body_as_the_app_gave_it() {
    let host = Host::new();
    host.set("apiVersion", &"2026-03-05".into());
    let body = json!({
        "profile": { "pan": "ABCDE1234F", "contactNumber": "9876501234", "nick": null },
        "futureField": { "deep": [1, "two", false] },
    });
    done(call(&host.connect(), "saveProfile", &[json!(JOURNEY), body.clone()])).await;

    let mut sent = with_fixed_headers(host.sent()[0].clone(), &["X-Correlation-ID", "Idempotency-Key"]);
    let text = sent["body"].take();
    assert_eq!(text.as_str().unwrap(), body.to_string(), "unknown fields and the order of fields are kept");
    let expected = json!({
        "url": format!("https://platform.example/api/v1/headless/journeys/{JOURNEY}/profile"),
        "method": "PUT",
        "headers": {
            "Authorization": "Bearer st_live_canary",
            "X-AL-API-Version": "2026-03-05",
            "Content-Type": "application/json",
        },
        "body": null,
        "redirect": "error",
        "credentials": "omit",
        "referrerPolicy": "no-referrer",
        "cache": "no-store",
        "keepalive": false,
    });
    assert_eq!(sent, expected);
}

#[wasm_bindgen_test]
async fn a_mutation_without_a_body_says_nothing_of_its_type() {
    let host = Host::new();
    let offer = json!("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
    done(call(&host.connect(), "proceedOffer", &[json!(JOURNEY), offer])).await;
    let sent = &host.sent()[0];
    assert!(sent["headers"]["Idempotency-Key"].is_string());
    assert_eq!((sent.get("body"), sent["headers"].get("Content-Type")), (None, None));
}

#[wasm_bindgen_test]
async fn the_app_may_name_key_and_correlation_itself() {
    let host = Host::new();
    let options = json!({ "idempotencyKey": "order-7", "correlationID": "trace-7" });
    done(call(&host.connect(), "createJourney", &[json!({ "type": "GOLD_LOAN" }), options])).await;
    let headers = &host.sent()[0]["headers"];
    assert_eq!((&headers["Idempotency-Key"], &headers["X-Correlation-ID"]), (&json!("order-7"), &json!("trace-7")));
}

#[wasm_bindgen_test]
async fn optional_arguments_may_be_left_undefined() {
    let host = Host::new();
    let core = host.connect();
    done(core.call("createAASession", arguments(&[JOURNEY.into(), JsValue::UNDEFINED, JsValue::UNDEFINED]))).await;
    done(core.call("listJourneys", arguments(&[JsValue::UNDEFINED, js(&json!({ "correlationID": "trace-7" }))]))).await;
    let sent = host.sent();
    assert_eq!(sent[0].get("body"), None);
    assert_eq!(sent[1]["headers"]["X-Correlation-ID"], "trace-7");
}

#[wasm_bindgen_test]
async fn a_body_is_sent_again_as_it_was_when_the_app_called() {
    let host = Host::new();
    host.script("POST /journeys", &json!([{ "rejects": true }, { "data": {} }]));
    let core = host.connect();
    let input = arguments(&[js(&json!({ "type": "PERSONAL_LOAN", "metadata": { "campaign": "spring" } }))]);
    let promise = core.call("createJourney", input.clone());
    host.calm().await;
    set(&get(&input.get(0), "metadata"), "campaign", &"autumn".into());
    host.pass(2_000.0).await;
    done(promise).await;
    let sent = host.sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0]["body"], sent[1]["body"], "the same key must not go with another body");
}

#[wasm_bindgen_test]
async fn what_is_no_json_is_refused_before_any_request() {
    let host = Host::new();
    let core = host.connect();
    let body = js(&json!({ "type": "PERSONAL_LOAN" }));
    set(&body, "metadata", &body);
    let error = refused(core.call("createJourney", arguments(&[body]))).await;
    assert_eq!(code(&error), "CONFIG");
    assert_eq!(host.calls().len(), 0);
}

#[wasm_bindgen_test]
async fn promise_and_response_of_another_realm_will_do() {
    let host = Host::new();
    host.script(READ, &json!([{ "elsewhere": true, "data": { "from": "afar" } }]));
    assert_eq!(read(&done(get_journey(&host.connect())).await), json!({ "from": "afar" }));
}

#[wasm_bindgen_test]
async fn what_is_no_envelope_is_decode_with_its_status() {
    let bad = [
        json!({ "status": 200, "text": "<html>It works!</html>" }),
        json!({ "status": 502, "text": "<html>Bad gateway</html>" }),
        json!({ "status": 200, "text": "{\"requestID\":\"req_1\",\"data\":{\"journ" }),
        json!({ "status": 200, "text": "" }),
        json!({ "status": 200, "text": "[1, 2]" }),
        json!({ "status": 404, "text": "null" }),
    ];
    for reply in bad {
        let host = Host::new();
        host.script(READ, &json!([reply]));
        let promise = get_journey(&host.connect());
        host.calm().await;
        host.pass(30_000.0).await;
        let error = refused(promise).await;
        assert_eq!(
            (code(&error), read(&get(&error, "status"))),
            ("DECODE".to_owned(), reply["status"].clone()),
            "{reply}"
        );
        assert!(get(&error, "correlationID").is_string(), "{reply}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_without_envelope_keeps_its_request_id() {
    let host = Host::new();
    host.script(READ, &json!([{ "text": "{\"requestID\":\"req_9\",\"journeyID\":\"bare\"}" }]));
    let promise = get_journey(&host.connect());
    host.calm().await;
    host.pass(30_000.0).await;
    let error = refused(promise).await;
    assert_eq!((code(&error), read(&get(&error, "requestID"))), ("DECODE".to_owned(), json!("req_9")));
}

#[wasm_bindgen_test]
async fn an_empty_204_is_success() {
    let host = Host::new();
    let marker = json!({ "resume": { "lastCompletedStep": "kyc" } });
    host.script(&format!("PATCH /journeys/{JOURNEY}/resume"), &json!([{ "status": 204 }]));
    let data = done(call(&host.connect(), "updateResume", &[json!(JOURNEY), marker])).await;
    assert_eq!(read(&data), Value::Null);
}

#[wasm_bindgen_test]
async fn a_fetch_that_fails_in_whatever_way_is_tried_again_as_the_same() {
    for failure in ["throws", "rejects", "nothing"] {
        let host = Host::new();
        let replies = json!([{ failure: true }, { "data": { "journeyID": JOURNEY } }]);
        host.script("POST /journeys", &replies);
        let promise = call(&host.connect(), "createJourney", &[json!({ "type": "PERSONAL_LOAN" })]);
        host.calm().await;
        assert_eq!(fate(&promise).await, "pending", "{failure}");
        host.pass(1_000.0).await;
        assert_eq!(read(&done(promise).await)["journeyID"], JOURNEY, "{failure}");
        let sent = host.sent();
        assert_eq!(sent.len(), 2, "{failure}");
        assert_eq!(sent[0]["headers"], sent[1]["headers"], "{failure}");
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_never_answers_is_aborted_and_tried_again_as_the_same() {
    let host = Host::new();
    host.script("POST /journeys", &json!([{ "held": true }, { "data": {} }]));
    let promise = call(&host.connect(), "createJourney", &[json!({ "type": "PERSONAL_LOAN" })]);
    host.calm().await;
    host.pass(14_999.0).await;
    assert_eq!((host.calls().len(), host.platform.signal(0).aborted()), (1, false));
    host.pass(1_001.0).await;
    assert!(host.platform.signal(0).aborted());
    done(promise).await;
    let sent = host.sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0]["headers"]["Idempotency-Key"], sent[1]["headers"]["Idempotency-Key"]);
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_too_late_changes_nothing() {
    let host = Host::new();
    host.script(READ, &json!([{ "held": true }, { "data": { "try": 2 } }]));
    let promise = get_journey(&host.connect());
    host.calm().await;
    host.pass(16_000.0).await;
    assert_eq!(read(&done(promise).await)["try"], 2);
    let told = host.events.length();
    host.answer(0, &json!({ "data": { "try": 1 } })).await;
    assert_eq!(host.events.length(), told);
}

#[wasm_bindgen_test]
async fn without_a_fetch_of_the_app_s_own_the_host_s_is_used() {
    let host = Host::new();
    host.set("fetch", &JsValue::UNDEFINED);
    let replaced = instead(&js_sys::global(), "fetch", &get(&host.platform, "fetch"));
    let core = host.connect();
    drop(replaced);
    done(get_journey(&core)).await;
    assert_eq!(host.calls(), [READ]);
}

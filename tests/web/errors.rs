//! What the app catches.

use js_sys::{Array, Error};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use super::host::{HANDLE, Host, JOURNEY, call, get_journey, profile};
use super::javascript::{arguments, code, get, js, message, read, refused, script, set};
use credit_journey::web::Core;

/// An API key that may show up nowhere.
const KEY: &str = "sk_live_canary1234567890";

fn refusal(host: &Host) -> JsValue {
    Core::new(host.options.clone()).err().expect("connected")
}

/// Everything an error shows, its stack and cause included.
fn shown(error: &JsValue) -> String {
    let text = |name: &str| get(error, name).as_string().unwrap_or_default();
    let fields: Array = ["details", "cause"].iter().map(|name| get(error, name)).collect();
    [
        text("message"),
        text("stack"),
        String::from(error.unchecked_ref::<Error>().to_string()),
        read(&fields).to_string(),
    ]
    .join("\n")
}

#[wasm_bindgen_test]
async fn a_failure_of_the_platform_is_a_real_error_with_all_that_support_needs() {
    let host = Host::new();
    let error = json!({
        "code": "VALIDATION_FAILED",
        "message": "profile.pan must be a PAN",
        "retryable": false,
        "details": { "field": "profile.pan" },
    });
    host.script(&format!("PUT /journeys/{JOURNEY}/profile"), &json!([{ "status": 422, "error": error }]));
    let options = json!({ "correlationID": "trace-7" });
    let error = refused(call(&host.connect(), "saveProfile", &[json!(JOURNEY), profile(), options])).await;

    assert!(error.is_instance_of::<Error>());
    assert_eq!(read(&get(&error, "name")), "JourneyError");
    assert_eq!(message(&error), "VALIDATION_FAILED: profile.pan must be a PAN");
    assert!(get(&error, "stack").is_string());
    let rest = ["code", "status", "retryable", "requestID", "correlationID", "details"];
    let rest: Value = rest.iter().map(|name| ((*name).to_owned(), read(&get(&error, name)))).collect();
    let expected = json!({
        "code": "VALIDATION_FAILED",
        "status": 422,
        "retryable": false,
        "requestID": "req_1",
        "correlationID": "trace-7",
        "details": {
            "field": "profile.pan",
            "problems": [{ "field": "profile.pan", "message": "profile.pan must be a PAN" }],
        },
    });
    assert_eq!(rest, expected);
    assert!(get(&error, "cause").is_undefined());
}

#[wasm_bindgen_test]
async fn every_fault_of_an_input_is_told_before_any_request() {
    let host = Host::new();
    let body = json!({ "profile": { "pan": "nonsense", "contactNumber": "12" } });
    let error = refused(call(&host.connect(), "saveProfile", &[json!("no-uuid"), body])).await;
    let problems = read(&get(&error, "details"));
    let fields: Vec<_> = problems["problems"].as_array().unwrap().iter().map(|problem| &problem["field"]).collect();
    for field in ["journeyID", "profile.pan", "profile.contactNumber"] {
        assert!(fields.contains(&&json!(field)), "{field} in {problems}");
    }
    assert!(get(&error, "status").is_null());
    assert_eq!((host.calls().len(), host.platform.sessions()), (0, 0));
}

#[wasm_bindgen_test]
fn an_option_at_fault_is_named() {
    let cases = [
        ("baseUrl", json!("ftp://platform.example")),
        ("baseUrl", json!("https://platform.example/path")),
        ("apiVersion", json!(20_260_305)),
        ("directRefresh", json!("yes")),
        ("attemptTimeoutMs", json!(0)),
        ("callTimeoutMs", json!(2_147_483_648_u32)),
        ("polling", json!(1)),
        ("returnUrl", json!("/loan")),
        ("allowedRedirectHosts", json!("consent.example")),
        ("session", json!("st_live_canary")),
        ("fetch", json!({ "fetch": "a service binding" })),
        ("onEvent", json!(true)),
        ("openRedirect", json!("https://site.example")),
        ("clock", json!({ "now": 0 })),
        ("storage", json!({ "getItem": "a" })),
    ];
    for (option, value) in cases {
        let host = Host::new();
        host.set(option, &js(&value));
        let error = refusal(&host);
        assert_eq!(code(&error), "CONFIG", "{option}");
        assert_eq!(read(&get(&get(&error, "details"), "field")), json!(option));
        assert!(message(&error).contains(option), "{option}");
    }
}

#[wasm_bindgen_test]
fn options_that_are_none_are_refused_like_any_other() {
    for options in [JsValue::UNDEFINED, JsValue::NULL, "text".into(), js(&json!([]))] {
        assert_eq!(code(&Core::new(options).err().expect("connected")), "CONFIG");
    }
}

#[wasm_bindgen_test]
fn an_api_key_in_any_option_is_refused_and_not_repeated() {
    for option in ["baseUrl", "session", "apiVersion", "returnUrl", "allowedRedirectHosts", "anyOther"] {
        let host = Host::new();
        host.set(option, &js(&json!({ "sessionToken": KEY, "deep": [KEY] })));
        let error = refusal(&host);
        assert_eq!(code(&error), "SECRET_KEY_REFUSED", "{option}");
        assert!(!shown(&error).contains("canary"), "{option}: {}", shown(&error));
    }
}

#[wasm_bindgen_test]
async fn an_api_key_in_a_session_answer_is_refused_and_not_repeated() {
    for token in ["sessionToken", "borrowerID", "anyOther"] {
        let host = Host::new();
        let answer = js(&json!({ "sessionToken": "st_live_canary", token: KEY }));
        set(&js_sys::global(), "answer", &answer);
        host.set("session", &script("return globalThis.answer"));
        let error = refused(get_journey(&host.connect())).await;
        assert_eq!(code(&error), "SECRET_KEY_REFUSED", "{token}");
        assert!(!shown(&error).contains("canary"), "{}", shown(&error));
        assert_eq!(host.calls().len(), 0);
    }
}

#[wasm_bindgen_test]
async fn an_api_key_in_an_argument_or_a_call_s_option_goes_nowhere() {
    let host = Host::new();
    let core = host.at_journey().await;
    let before = host.calls().len();
    let loan = json!({ "type": "PERSONAL_LOAN" });
    let promises = [
        call(&core, "createJourney", &[json!({ "type": "PERSONAL_LOAN", "metadata": { "key": KEY } })]),
        call(&core, "getJourney", &[json!(KEY)]),
        call(&core, "createJourney", &[loan.clone(), json!({ "idempotencyKey": KEY })]),
        call(&core, "createJourney", &[loan, json!({ "correlationID": KEY })]),
        core.command(HANDLE, "saveProfile".to_owned(), arguments(&[js(&json!({ "profile": { "panName": KEY } }))])),
    ];
    for promise in promises {
        let error = refused(promise).await;
        assert!(matches!(&code(&error)[..], "SECRET_KEY_REFUSED" | "VALIDATION_FAILED"), "{}", code(&error));
        assert!(!shown(&error).contains("canary"), "{}", shown(&error));
    }
    assert_eq!(host.calls().len(), before);
}

#[wasm_bindgen_test]
async fn call_options_at_fault_are_named() {
    let core = Host::new().connect();
    let cases = [
        ("idempotencyKey", json!({ "idempotencyKey": 7 })),
        ("correlationID", json!({ "correlationID": {} })),
        ("options", json!("trace-7")),
    ];
    for (field, options) in cases {
        let error = refused(core.call("getJourney", arguments(&[JOURNEY.into(), js(&options)]))).await;
        assert_eq!((code(&error), read(&get(&get(&error, "details"), "field"))), ("CONFIG".to_owned(), json!(field)));
    }
}

#[wasm_bindgen_test]
async fn names_that_are_not_known_are_refused() {
    let host = Host::new();
    let core = host.at_journey().await;
    assert_eq!(code(&refused(call(&core, "createSession", &[])).await), "CONFIG");
    assert_eq!(code(&refused(core.command(HANDLE, "withdraw".to_owned(), Array::new())).await), "CONFIG");
    assert_eq!(code(&refused(core.command(9, "refresh".to_owned(), Array::new())).await), "DISPOSED");
}

#[wasm_bindgen_test]
async fn a_command_that_this_screen_does_not_allow_is_refused_without_a_request() {
    let host = Host::new();
    let core = host.at_journey().await;
    let before = host.calls().len();
    let error = refused(core.command(HANDLE, "foreclose".to_owned(), Array::new())).await;
    assert_eq!(code(&error), "STATE_PRECONDITION_FAILED");
    assert_eq!(host.calls().len(), before);
}

//! `AbortSignal`s on calls, openings and commands.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use super::host::{HANDLE, Host, JOURNEY, get_journey, profile, with_signal};
use super::javascript::{arguments, code, done, fate, function, get, js, read, refused, set};
use super::standins::Listeners;
use credit_journey::web::Core;

const READ: &str = "GET /journeys/11111111-1111-4111-8111-111111111111";

fn read_with(core: &Core, controller: &AbortController) -> Promise {
    core.call("getJourney", arguments(&[JOURNEY.into(), with_signal(&controller.signal())]))
}

fn controller() -> AbortController {
    AbortController::new().unwrap()
}

#[wasm_bindgen_test]
async fn a_signal_that_was_aborted_before_keeps_everything_from_happening() {
    let host = Host::new();
    let (core, gone) = (host.connect(), controller());
    gone.abort_with_reason(&"changed my mind".into());
    let error = refused(read_with(&core, &gone)).await;
    assert_eq!((code(&error), read(&get(&error, "cause"))), ("ABORTED".to_owned(), json!("changed my mind")));
    assert_eq!((host.calls().len(), host.platform.sessions()), (0, 0));
}

#[wasm_bindgen_test]
async fn aborting_in_flight_stops_the_fetch_and_rejects_with_the_reason() {
    let host = Host::new();
    host.script(READ, &json!([{ "held": true }]));
    let (core, leaving) = (host.connect(), controller());
    let promise = read_with(&core, &leaving);
    host.calm().await;
    let reason = js(&json!({ "route": "left" }));
    leaving.abort_with_reason(&reason);
    let error = refused(promise).await;
    assert_eq!(code(&error), "ABORTED");
    assert!(get(&error, "cause") == reason, "the app's own object");
    assert!(get(&error, "correlationID").is_string());
    assert!(host.platform.signal(0).aborted());
    host.pass(120_000.0).await;
    assert_eq!(host.calls().len(), 1, "not tried again");
}

#[wasm_bindgen_test]
async fn aborting_between_two_attempts_makes_it_the_last() {
    let host = Host::new();
    host.script(READ, &json!([{ "status": 503, "headers": { "Retry-After": "10" }, "text": "busy" }]));
    let (core, leaving) = (host.connect(), controller());
    let promise = read_with(&core, &leaving);
    host.calm().await;
    leaving.abort();
    assert_eq!(code(&refused(promise).await), "ABORTED");
    host.pass(120_000.0).await;
    assert_eq!((host.calls().len(), host.clock.armed()), (1, 0));
}

#[wasm_bindgen_test]
async fn the_listener_goes_once_the_call_is_over() {
    let host = Host::new();
    let core = host.connect();
    for replies in [json!([{ "data": {} }]), json!([{ "error": { "code": "RESOURCE_NOT_FOUND", "retryable": false } }])]
    {
        host.script(READ, &replies);
        let used = controller();
        let spy = Listeners::on(&used.signal());
        let promise = read_with(&core, &used);
        assert_eq!(spy.counts(), json!({ "abort": 1 }));
        let _ = wasm_bindgen_futures::JsFuture::from(promise.clone()).await;
        assert_eq!(spy.counts(), json!({ "abort": 0 }));
        let before = fate(&promise).await;
        used.abort();
        assert_eq!(fate(&promise).await, before);
    }
}

#[wasm_bindgen_test]
async fn one_signal_may_end_many_calls() {
    let host = Host::new();
    host.script(READ, &json!([{ "held": true }]));
    let (core, leaving) = (host.connect(), controller());
    let promises: Vec<_> = (0..3).map(|_| read_with(&core, &leaving)).collect();
    host.calm().await;
    leaving.abort();
    for promise in promises {
        assert_eq!(code(&refused(promise).await), "ABORTED");
    }
}

#[wasm_bindgen_test]
async fn an_opening_that_is_aborted_leaves_no_journey_behind() {
    let host = Host::new();
    host.script(READ, &json!([{ "held": true }]));
    let (core, leaving) = (host.connect(), controller());
    let promise = core.open(HANDLE, js(&json!({ "type": "PERSONAL_LOAN" })), with_signal(&leaving.signal()));
    host.calm().await;
    leaving.abort();
    assert_eq!(code(&refused(promise).await), "ABORTED");
    assert!(core.snapshot(HANDLE).is_null());
    host.pass(120_000.0).await;
    assert_eq!(host.calls().len(), 1);
}

#[wasm_bindgen_test]
async fn a_subscriber_may_abort_the_command_that_woke_it() {
    let host = Host::new();
    let core = host.at_journey().await;
    host.script(&format!("PUT /journeys/{JOURNEY}/profile"), &json!([{ "held": true }]));
    let leaving = controller();
    let (seen, aborting) = (Rc::new(RefCell::new(Vec::new())), leaving.clone());
    let busy = seen.clone();
    core.watch(
        HANDLE,
        function(move |snapshot| {
            busy.borrow_mut().push(read(&get(&snapshot, "busy")));
            aborting.abort();
        })
        .into(),
    );
    let promise =
        core.command(HANDLE, "saveProfile".to_owned(), arguments(&[js(&profile()), with_signal(&leaving.signal())]));
    assert_eq!(code(&refused(promise).await), "ABORTED");
    host.calm().await;
    assert_eq!(*seen.borrow(), [json!("saveProfile"), json!(null)]);
    done(core.command(HANDLE, "refresh".to_owned(), Array::new())).await;
}

#[wasm_bindgen_test]
async fn the_app_s_own_abort_handler_may_call_again() {
    let host = Host::new();
    host.script(READ, &json!([{ "held": true }, { "data": { "try": 2 } }]));
    let (core, leaving) = (host.connect(), controller());
    let promise = read_with(&core, &leaving);
    host.calm().await;
    let again = Rc::new(RefCell::new(None));
    let (client, second) = (core.clone(), again.clone());
    // It runs while the client is aborting its fetch.
    let on_abort = function(move |_| *second.borrow_mut() = Some(get_journey(&client)));
    set(&host.platform.signal(0), "onabort", &on_abort);
    leaving.abort();
    assert_eq!(code(&refused(promise).await), "ABORTED");
    let second = again.borrow_mut().take().expect("called again");
    assert_eq!(read(&done(second).await)["try"], 2);
}

#[wasm_bindgen_test]
async fn what_is_no_signal_is_refused() {
    let host = Host::new();
    let core = host.connect();
    for signal in [JsValue::from("now"), js(&json!({}))] {
        let options = js(&json!({}));
        set(&options, "signal", &signal);
        let error = refused(core.call("getJourney", arguments(&[JOURNEY.into(), options]))).await;
        assert_eq!(
            (code(&error), read(&get(&get(&error, "details"), "field"))),
            ("CONFIG".to_owned(), json!("signal"))
        );
    }
}

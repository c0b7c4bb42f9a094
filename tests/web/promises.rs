//! Sessions that fail in every way, promises that share, and clients that are let go of too early.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use serde_json::json;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::host::{HANDLE, Host, call, get_journey, open};
use super::javascript::{code, done, fate, function, get, js, message, read, refused, script, set};
use super::standins::{Faults, Listeners};
use wasm_bindgen::JsValue;

const READ: &str = "GET /journeys/11111111-1111-4111-8111-111111111111";

#[wasm_bindgen_test]
async fn calls_at_the_same_time_share_one_session() {
    let host = Host::new();
    let core = host.connect();
    let promises: Vec<_> = (0..5).map(|_| get_journey(&core)).chain([open(&core)]).collect();
    for promise in promises {
        done(promise).await;
    }
    assert_eq!(host.platform.sessions(), 1);
}

#[wasm_bindgen_test]
async fn a_session_need_not_be_a_promise_nor_a_function() {
    let session = json!({ "sessionToken": "st_live_plain" });
    let plain = script("return { sessionToken: 'st_live_plain' }");
    let thenable = script("return { then: (resolve) => resolve({ sessionToken: 'st_live_plain' }) }");
    for option in [js(&session), plain, thenable] {
        let host = Host::new();
        host.set("session", &option);
        done(get_journey(&host.connect())).await;
        assert_eq!(host.sent()[0]["headers"]["Authorization"], "Bearer st_live_plain");
    }
}

#[wasm_bindgen_test]
async fn a_session_function_that_fails_is_asked_again_and_then_the_borrower_is_signed_out() {
    for failing in ["throw new Error('offline')", "return Promise.reject(new Error('offline'))"] {
        let host = Host::new();
        host.set("session", &script(failing));
        let core = host.connect();
        let promise = open(&core);
        host.calm().await;
        assert_eq!(fate(&promise).await, "pending", "one failure is no sign-out");
        host.pass(60_000.0).await;
        done(promise).await;
        assert_eq!(read(&core.snapshot(HANDLE))["screen"], json!({ "name": "signIn" }));
        assert_eq!(host.phases("session").iter().filter(|phase| *phase == "failed").count(), 3);
        let again = get_journey(&core);
        host.pass(60_000.0).await;
        assert_eq!(code(&refused(again).await), "SESSION_UNAVAILABLE", "a call of its own asks again, as often");
        assert_eq!(host.phases("session").iter().filter(|phase| *phase == "failed").count(), 6);
    }
}

#[wasm_bindgen_test]
async fn nobody_signed_in_is_no_error_of_an_opening() {
    for nobody in ["return null", "return undefined", "return Promise.resolve(null)"] {
        let host = Host::new();
        host.set("session", &script(nobody));
        let core = host.connect();
        done(open(&core)).await;
        assert_eq!(read(&core.snapshot(HANDLE))["screen"]["name"], "signIn", "{nobody}");
        assert_eq!(code(&refused(get_journey(&core)).await), "SESSION_UNAVAILABLE");
    }
}

#[wasm_bindgen_test]
async fn a_session_that_is_none_is_refused_without_repeating_it() {
    for session in ["'rt_live_canary'", "'eyJ.canary'", "7", "''"] {
        let host = Host::new();
        host.set("session", &script(&format!("return {{ sessionToken: {session} }}")));
        let error = refused(get_journey(&host.connect())).await;
        assert_eq!(code(&error), "CONFIG", "{session}");
        assert!(!message(&error).contains("canary"));
    }
}

#[wasm_bindgen_test]
async fn disposing_ends_what_is_pending_and_stops_the_fetch() {
    let host = Host::new();
    host.script(READ, &json!([{ "held": true }]));
    let core = host.connect();
    let promises = [get_journey(&core), open(&core)];
    host.calm().await;
    core.dispose();
    core.dispose();
    for promise in promises {
        assert_eq!(code(&refused(promise).await), "DISPOSED");
    }
    assert!(host.platform.signal(0).aborted());
    let sent = host.calls().len();
    for promise in [get_journey(&core), open(&core), call(&core, "listJourneys", &[])] {
        assert_eq!(code(&refused(promise).await), "DISPOSED");
    }
    core.sign_out();
    assert!(core.snapshot(HANDLE).is_null() && core.next_poll(HANDLE).is_null());
    host.pass(120_000.0).await;
    assert_eq!((host.calls().len(), host.clock.armed()), (sent, 0));
}

#[wasm_bindgen_test]
async fn closing_a_journey_ends_its_own_promises_only() {
    let host = Host::new();
    let core = host.at_journey().await;
    host.script(&format!("{READ}/state"), &json!([{ "held": true }]));
    host.script(READ, &json!([{ "held": true }]));
    let (of_journey, of_app) = (core.command(HANDLE, "refresh".to_owned(), js_sys::Array::new()), get_journey(&core));
    host.calm().await;
    core.close(HANDLE);
    assert_eq!(code(&refused(of_journey).await), "DISPOSED");
    assert_eq!(fate(&of_app).await, "pending");
}

/// What `free()` does, and the garbage collector when the app forgot its client.
#[wasm_bindgen_test]
async fn a_client_that_is_dropped_keeps_its_promises_and_then_lets_go_of_everything() {
    let window = web_sys::window().unwrap();
    let spies = [Listeners::on(&window), Listeners::on(&window.document().unwrap())];
    let faults = Faults::watch();
    let host = Host::new();
    host.script("GET /journeys", &json!([{ "held": true }]));
    let busy = json!({ "status": 503, "headers": { "Retry-After": "5" }, "text": "busy" });
    host.script(READ, &json!([busy, { "data": { "try": 2 } }]));
    let core = host.connect();
    let (on_the_wire, resting) = (call(&core, "listJourneys", &[]), get_journey(&core));
    host.calm().await;
    drop(core);
    host.pass(6_000.0).await;
    assert_eq!(read(&done(resting).await)["try"], 2);
    host.answer(0, &json!({ "data": { "try": 1 } })).await;
    assert_eq!(read(&done(on_the_wire).await)["try"], 1);

    assert_eq!(host.clock.armed(), 0);
    for spy in &spies {
        let counts = spy.counts();
        let ours = ["online", "offline", "pageshow", "pagehide", "visibilitychange"];
        assert!(ours.iter().all(|name| counts[name].as_i64().unwrap_or(0) == 0), "{counts}");
    }
    for name in ["online", "pagehide", "pageshow"] {
        window.dispatch_event(&web_sys::Event::new(name).unwrap()).unwrap();
    }
    assert_eq!(faults.seen(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_journey_of_a_dropped_client_polls_no_more() {
    let host = Host::new();
    drop(host.at_journey().await);
    let before = host.calls().len();
    host.pass(120_000.0).await;
    assert_eq!((host.calls().len(), host.clock.armed()), (before, 0));
}

#[wasm_bindgen_test]
async fn a_client_may_be_dropped_while_its_session_is_awaited() {
    let host = Host::new();
    let answer = Rc::new(RefCell::new(None));
    let session = Promise::new(&mut |resolve, _| *answer.borrow_mut() = Some(resolve));
    set(&js_sys::global(), "pendingSession", &session);
    host.set("session", &script("return globalThis.pendingSession"));
    let core = host.connect();
    let promise = get_journey(&core);
    host.calm().await;
    drop(core);
    let resolve = answer.borrow_mut().take().unwrap();
    resolve.call1(&JsValue::UNDEFINED, &js(&json!({ "sessionToken": "st_live_late" }))).unwrap();
    done(promise).await;
    assert_eq!(host.sent()[0]["headers"]["Authorization"], "Bearer st_live_late");
}

#[wasm_bindgen_test]
async fn promises_settle_after_the_screen_that_shows_why() {
    let host = Host::new();
    let core = host.at_journey().await;
    let log = Rc::new(RefCell::new(Vec::new()));
    let shown = log.clone();
    core.watch(
        HANDLE,
        function(move |snapshot| {
            let busy = read(&get(&snapshot, "busy"));
            shown.borrow_mut().push(if busy.is_null() { "shown" } else { "busy" });
        })
        .into(),
    );
    let promise = core.command(HANDLE, "refresh".to_owned(), js_sys::Array::new());
    let _ = JsFuture::from(promise).await;
    log.borrow_mut().push("resolved");
    assert_eq!(*log.borrow(), ["busy", "shown", "resolved"]);
}

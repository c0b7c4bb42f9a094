//! The app's code, called by us, calling us.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::host::{HANDLE, Host, JOURNEY, call, get_journey, open, profile};
use super::javascript::{arguments, code, done, function, get, js, read, refused, script, set};
use super::standins::Faults;

/// No journey has it.
const OTHER_HANDLE: u32 = 9;

fn refresh(core: &credit_journey::web::Core) -> js_sys::Promise {
    core.command(HANDLE, "refresh".to_owned(), Array::new())
}

#[wasm_bindgen_test]
async fn a_subscriber_may_call_a_command() {
    let host = Host::new();
    let core = host.at_journey().await;
    let (client, started) = (core.clone(), Rc::new(RefCell::new(Vec::new())));
    let promises = started.clone();
    core.watch(
        HANDLE,
        function(move |snapshot| {
            if promises.borrow().is_empty() {
                let busy = read(&get(&snapshot, "busy"));
                let command = client.command(HANDLE, "saveProfile".to_owned(), arguments(&[js(&profile())]));
                promises.borrow_mut().push((busy, command));
            }
        })
        .into(),
    );
    done(refresh(&core)).await;
    let (busy, saved) = started.borrow_mut().pop().unwrap();
    assert_eq!(busy, "refresh");
    done(saved).await;
    assert!(host.calls().contains(&format!("PUT /journeys/{JOURNEY}/profile")));
}

#[wasm_bindgen_test]
async fn a_subscriber_may_dispose_and_nothing_is_sent_after_it() {
    let host = Host::new();
    let core = host.at_journey().await;
    let (client, calls) = (core.clone(), Rc::new(Cell::new(0)));
    let counted = calls.clone();
    core.watch(
        HANDLE,
        function(move |_| {
            counted.set(counted.get() + 1);
            client.dispose();
        })
        .into(),
    );
    let before = host.calls().len();
    assert_eq!(code(&refused(refresh(&core)).await), "DISPOSED");
    host.pass(120_000.0).await;
    assert_eq!((calls.get(), host.calls().len(), host.clock.armed()), (1, before, 0));
}

#[wasm_bindgen_test]
async fn a_subscriber_may_close_its_journey() {
    let host = Host::new();
    let core = host.at_journey().await;
    let client = core.clone();
    core.watch(HANDLE, function(move |_| client.close(HANDLE)).into());
    assert_eq!(code(&refused(refresh(&core)).await), "DISPOSED");
    done(get_journey(&core)).await;
}

#[wasm_bindgen_test]
async fn a_subscriber_that_throws_stops_nobody_and_is_not_silenced() {
    let host = Host::new();
    let core = host.at_journey().await;
    let faults = Faults::watch();
    let heard = Rc::new(Cell::new(false));
    let hears = heard.clone();
    core.watch(HANDLE, script("throw new Error('render failed')").into());
    core.watch(HANDLE, function(move |_| hears.set(true)).into());
    done(refresh(&core)).await;
    host.calm().await;
    assert!(heard.get());
    assert!(faults.seen().iter().all(|fault| fault == "render failed") && !faults.seen().is_empty());
}

#[wasm_bindgen_test]
async fn hooks_that_throw_stop_nothing() {
    let host = Host::new();
    host.set("onEvent", &script("throw new Error('trace failed')"));
    let faults = Faults::watch();
    let core = host.at_journey().await;
    done(get_journey(&core)).await;
    host.calm().await;
    assert!(faults.seen().iter().all(|fault| fault == "trace failed") && !faults.seen().is_empty());
}

async fn is_refused(promise: js_sys::Promise) {
    assert_eq!(code(&refused(promise).await), "VALIDATION_FAILED");
}

#[wasm_bindgen_test]
async fn an_event_may_call_us() {
    let host = Host::new();
    let slot: Rc<RefCell<Option<Rc<credit_journey::web::Core>>>> = Rc::default();
    let client = slot.clone();
    host.set(
        "onEvent",
        &function(move |_| {
            if let Some(core) = client.borrow().as_ref() {
                let _ = (core.snapshot(HANDLE), core.next_poll(HANDLE));
                wasm_bindgen_futures::spawn_local(is_refused(call(core, "getJourney", &[json!("no-uuid")])));
            }
        }),
    );
    let core = host.connect();
    *slot.borrow_mut() = Some(core.clone());
    done(open(&core)).await;
    slot.borrow_mut().take();
}

#[wasm_bindgen_test]
async fn the_clock_may_call_us() {
    let host = Host::new();
    let core = host.at_journey().await;
    let (begun, ended) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let (client, begins, ends) = (core.clone(), begun.clone(), ended.clone());
    // As a fake of a test library might, which shows the journey at every moment.
    let look = function(move |_| {
        if begins.get() == ends.get() {
            begins.set(begins.get() + 1);
            let _ = (client.snapshot(HANDLE), client.next_poll(HANDLE));
            client.close(OTHER_HANDLE);
            ends.set(ends.get() + 1);
        }
    });
    for name in ["now", "setTimeout", "clearTimeout"] {
        let own = get(&host.clock, name);
        let wrap = js_sys::Function::new_with_args("own, look", "return (...args) => (look(), own(...args))");
        set(&host.clock, name, &wrap.call2(&JsValue::UNDEFINED, &own, &look).unwrap());
    }
    done(refresh(&core)).await;
    assert!(begun.get() > 0 && begun == ended, "{} of {}", ended.get(), begun.get());
}

#[wasm_bindgen_test]
async fn an_argument_may_run_code_when_it_is_read() {
    let host = Host::new();
    let core = host.at_journey().await;
    let (client, reads) = (core.clone(), Rc::new(Cell::new(0)));
    let counted = reads.clone();
    // A reactive front end's own objects do.
    let tracked = function(move |_| {
        counted.set(counted.get() + 1);
        let _ = client.snapshot(HANDLE);
    });
    let body = js_sys::Function::new_with_args(
        "track",
        "return { get profile() { track(); return { contactNumber: '9876501234' } } }",
    );
    let body = body.call1(&JsValue::UNDEFINED, &tracked).unwrap();
    done(core.call("saveProfile", arguments(&[JOURNEY.into(), body]))).await;
    assert!(reads.get() > 0);
    let sent = host.sent();
    assert_eq!(sent.last().unwrap()["body"], profile().to_string());
}

#[wasm_bindgen_test]
async fn leaving_for_another_page_may_dispose() {
    let host = Host::new();
    let slot: Rc<RefCell<Option<Rc<credit_journey::web::Core>>>> = Rc::default();
    let client = slot.clone();
    host.set(
        "openRedirect",
        &function(move |_| {
            if let Some(core) = client.borrow().as_ref() {
                core.dispose();
            }
        }),
    );
    let consent = json!({ "aaSessionID": "cccccccc-cccc-4ccc-8ccc-cccccccccccc", "state": "REDIRECT_READY" });
    let state = json!({ "journeyID": JOURNEY, "type": "PERSONAL_LOAN", "status": "AA_REQUIRED", "nextAction": "COMPLETE_AA", "updatedAt": "2026-03-05T12:00:00.000Z" });
    host.script(&format!("GET /journeys/{JOURNEY}"), &json!([{ "data": state }]));
    host.script(&format!("GET /journeys/{JOURNEY}/aa/sessions"), &json!([{ "data": { "items": [consent] } }]));
    let page = json!({ "redirectURL": "https://consent.example/page" });
    let redirect = format!("POST /journeys/{JOURNEY}/aa/sessions/cccccccc-cccc-4ccc-8ccc-cccccccccccc/redirect");
    host.script(&redirect, &json!([{ "data": page }]));
    let core = host.at_journey().await;
    *slot.borrow_mut() = Some(core.clone());
    let snapshot = read(&core.snapshot(HANDLE));
    assert_eq!(snapshot["screen"]["name"], "redirect", "{snapshot}");
    // The page is gone either way; what counts is that nothing hangs or crashes.
    done(core.command(HANDLE, "openRedirect".to_owned(), Array::new())).await;
    slot.borrow_mut().take();
    host.pass(120_000.0).await;
    assert_eq!(host.clock.armed(), 0);
}

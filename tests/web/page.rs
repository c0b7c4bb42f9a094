//! The page around the client: its address, its visibility, its network.

use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventTarget, Window};

use super::host::{HANDLE, Host, JOURNEY, get_journey};
use super::javascript::{done, function, js, read};
use super::standins::{Listeners, instead};

fn window() -> Window {
    web_sys::window().unwrap()
}

fn fire(target: &EventTarget, name: &str) {
    target.dispatch_event(&Event::new(name).unwrap()).unwrap();
}

fn reads(host: &Host) -> usize {
    let state = format!("GET /journeys/{JOURNEY}/state");
    host.calls().iter().filter(|call| **call == state).count()
}

#[wasm_bindgen_test]
async fn a_return_leaves_nothing_in_the_address_before_anything_is_sent() {
    let before = window().location().href().unwrap();
    let history = window().history().unwrap();
    history
        .replace_state_with_url(
            &js(&json!({ "own": 1 })),
            "",
            Some("?tab=loan&fi=opaque&ecres=opaque%2B&resdate=opaque#offers"),
        )
        .unwrap();
    let entries = history.length().unwrap();
    let host = Host::new();
    let core = host.connect();
    let (search, hash) = (window().location().search().unwrap(), window().location().hash().unwrap());
    assert_eq!((search, hash), ("?tab=loan".to_owned(), "#offers".to_owned()));
    assert_eq!(history.length().unwrap(), entries, "no entry to go back to");
    assert_eq!(read(&history.state().unwrap()), json!({ "own": 1 }), "the router's own state stays");
    assert_eq!((host.calls().len(), host.platform.sessions()), (0, 0));
    core.dispose();
    history.replace_state_with_url(&JsValue::NULL, "", Some(&before)).unwrap();
}

#[wasm_bindgen_test]
async fn a_hidden_page_does_not_poll_and_reads_once_when_it_is_seen_again() {
    let host = Host::new();
    let core = host.at_journey().await;
    assert!(!core.next_poll(HANDLE).is_null());
    let document = window().document().unwrap();
    let hidden = instead(&document, "visibilityState", &"hidden".into());
    fire(&document, "visibilitychange");
    assert!(core.next_poll(HANDLE).is_null());
    let before = reads(&host);
    host.pass(600_000.0).await;
    assert_eq!(reads(&host), before);

    drop(hidden);
    let _visible = instead(&document, "visibilityState", &"visible".into());
    fire(&document, "visibilitychange");
    fire(&window(), "pageshow");
    fire(&document, "visibilitychange");
    host.calm().await;
    assert_eq!(reads(&host), before + 1);
    core.dispose();
}

#[wasm_bindgen_test]
async fn a_page_that_was_hidden_from_the_start_opens_its_journey_but_does_not_poll() {
    let document = window().document().unwrap();
    let _hidden = instead(&document, "visibilityState", &"hidden".into());
    let host = Host::new();
    let core = host.at_journey().await;
    let before = host.calls().len();
    host.pass(600_000.0).await;
    assert_eq!(host.calls().len(), before);
    core.dispose();
}

#[wasm_bindgen_test]
async fn without_a_network_nothing_is_polled_and_what_rests_goes_out_when_it_is_back() {
    let host = Host::new();
    let core = host.at_journey().await;
    let offline = instead(&window().navigator(), "onLine", &false.into());
    fire(&window(), "offline");
    let before = reads(&host);
    host.pass(600_000.0).await;
    assert_eq!(reads(&host), before);
    assert!(core.next_poll(HANDLE).is_null());

    host.script(&format!("GET /journeys/{JOURNEY}"), &json!([{ "rejects": true }, { "data": { "try": 2 } }]));
    let promise = get_journey(&core);
    host.calm().await;
    drop(offline);
    let _online = instead(&window().navigator(), "onLine", &true.into());
    fire(&window(), "online");
    assert_eq!(read(&done(promise).await)["try"], 2, "at once, without a timer");
    host.calm().await;
    assert_eq!(reads(&host), before + 1);
    core.dispose();
}

#[wasm_bindgen_test]
async fn a_page_in_the_back_forward_cache_rests_until_it_is_shown() {
    let host = Host::new();
    let core = host.at_journey().await;
    fire(&window(), "pagehide");
    let before = reads(&host);
    host.pass(600_000.0).await;
    assert_eq!(reads(&host), before);
    fire(&window(), "pageshow");
    host.calm().await;
    assert_eq!(reads(&host), before + 1);
    core.dispose();
}

#[wasm_bindgen_test]
async fn disposing_takes_every_listener_off_the_page() {
    let document = window().document().unwrap();
    let (of_window, of_document) = (Listeners::on(&window()), Listeners::on(&document));
    let core = Host::new().at_journey().await;
    let on = json!({ "online": 1, "offline": 1, "pageshow": 1, "pagehide": 1 });
    assert_eq!((of_window.counts(), of_document.counts()), (on, json!({ "visibilitychange": 1 })));
    core.dispose();
    core.dispose();
    let off = json!({ "online": 0, "offline": 0, "pageshow": 0, "pagehide": 0 });
    assert_eq!((of_window.counts(), of_document.counts()), (off, json!({ "visibilitychange": 0 })));
}

#[wasm_bindgen_test]
async fn a_subscriber_may_dispose_from_within_an_event_of_the_page() {
    let host = Host::new();
    let core = host.at_journey().await;
    let client = core.clone();
    host.set("onEvent", &function(move |_| client.dispose()));
    fire(&window(), "pagehide");
    fire(&window(), "pageshow");
    host.calm().await;
    fire(&window(), "pagehide");
    fire(&window(), "pageshow");
    host.pass(120_000.0).await;
    assert!(core.snapshot(HANDLE).is_null());
}

//! The one timer.

use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::host::{HANDLE, Host, JOURNEY, call, get_journey};
use super::javascript::{code, done, get, js, read, refused};

/// What a browser can wait at most.
const LONGEST_MS: f64 = 2_147_483_647.0;

#[wasm_bindgen_test]
async fn there_is_never_more_than_one_timer() {
    let host = Host::new();
    let core = host.at_journey().await;
    host.script(&format!("GET /journeys/{JOURNEY}"), &json!([{ "held": true }]));
    let promises: Vec<_> = (0..4).map(|_| get_journey(&core)).collect();
    assert_eq!(host.clock.armed(), 1);
    for _ in 0..20 {
        host.pass(10_000.0).await;
        assert!(host.clock.armed() <= 1);
    }
    for promise in promises {
        assert_eq!(code(&refused(promise).await), "TIMEOUT");
    }
    core.dispose();
    assert_eq!(host.clock.armed(), 0);
}

#[wasm_bindgen_test]
async fn polls_come_by_the_app_s_clock_when_they_were_announced() {
    let host = Host::new();
    let core = host.at_journey().await;
    let next = read(&core.next_poll(HANDLE));
    let at = next["atMs"].as_f64().unwrap();
    let before = host.calls().len();
    host.pass(at - host.clock.time() - 1.0).await;
    assert_eq!(host.calls().len(), before);
    // A browser's timers know whole milliseconds only.
    host.pass(2.0).await;
    assert!(host.calls().len() > before);
    core.dispose();
}

#[wasm_bindgen_test]
async fn a_clock_that_is_set_back_asks_for_no_longer_a_wait_than_there_is() {
    let host = Host::new();
    let core = host.at_journey().await;
    host.clock.set_time(host.clock.time() - 60.0 * 24.0 * 3_600_000.0);
    host.fire_early().await;
    let longest = host.clock.waits().into_iter().fold(0.0, f64::max);
    assert!(longest == LONGEST_MS, "{longest}");
    core.dispose();
}

#[wasm_bindgen_test]
async fn a_call_may_take_as_long_as_a_timer_can() {
    let host = Host::new();
    host.set("attemptTimeoutMs", &LONGEST_MS.into());
    host.set("callTimeoutMs", &LONGEST_MS.into());
    host.script("GET /journeys", &json!([{ "held": true }]));
    let core = host.connect();
    let promise = call(&core, "listJourneys", &[]);
    host.calm().await;
    assert!(host.clock.waits().iter().all(|wait| (0.0..=LONGEST_MS).contains(wait)), "{:?}", host.clock.waits());
    host.answer(0, &json!({ "data": { "items": [] } })).await;
    done(promise).await;
    assert_eq!(host.clock.armed(), 0);
}

#[wasm_bindgen_test]
async fn without_a_clock_of_the_app_s_own_the_host_s_is_used() {
    let host = Host::new();
    host.set("clock", &JsValue::UNDEFINED);
    host.set("attemptTimeoutMs", &js(&json!(20)));
    host.script("GET /journeys", &json!([{ "held": true }, { "data": { "items": [] } }]));
    let core = host.connect();
    done(call(&core, "listJourneys", &[])).await;
    assert_eq!(host.calls().len(), 2);
    let took = get(&host.events.get(host.events.length() - 1), "tookMs").as_f64().unwrap();
    assert!((0.0..5_000.0).contains(&took), "{took}");
    assert!(host.clock.waits().is_empty());
}

//! Where the record is kept, and what is never in it.

use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use super::host::{HANDLE, Host, JOURNEY, Shelf, call, get_journey};
use super::javascript::{done, get, read, script, set};
use super::standins::instead_of_getter;

/// Name of the one item.
const ITEM: &str = "credit-journey";

fn session_storage() -> Storage {
    web_sys::window().unwrap().session_storage().unwrap().unwrap()
}

fn save(core: &credit_journey::web::Core) -> js_sys::Promise {
    let profile = json!({ "pan": "QWERT6789Z", "contactNumber": "9876501234", "panName": "Canary Borrower" });
    call(core, "saveProfile", &[json!(JOURNEY), json!({ "profile": profile })])
}

#[wasm_bindgen_test]
async fn the_tab_s_own_storage_is_the_default_and_only_one_item_of_it() {
    session_storage().clear().unwrap();
    let host = Host::new();
    host.set("storage", &JsValue::UNDEFINED);
    done(save(&host.connect())).await;
    assert_eq!(session_storage().length().unwrap(), 1);
    let record: Value = session_storage().get_item(ITEM).unwrap().unwrap().parse().unwrap();
    assert_eq!(record["version"], 1);
    session_storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn null_keeps_everything_in_memory() {
    session_storage().clear().unwrap();
    let host = Host::new();
    done(save(&host.connect())).await;
    assert_eq!(session_storage().length().unwrap(), 0);
    assert_eq!(host.phases("storage"), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn storage_that_may_not_even_be_named_is_told_and_done_without() {
    for blocked in ["throw new DOMException('denied', 'SecurityError')", "return null"] {
        let host = Host::new();
        host.set("storage", &JsValue::UNDEFINED);
        let replaced = instead_of_getter(&js_sys::global(), "sessionStorage", &script(blocked));
        let core = host.connect();
        done(save(&core)).await;
        drop(replaced);
        assert_eq!(host.phases("storage"), ["denied"], "{blocked}");
    }
}

#[wasm_bindgen_test]
async fn storage_that_fails_is_told_once_and_done_without() {
    for (method, told) in [("getItem", "denied"), ("setItem", "denied")] {
        let host = Host::new();
        let shelf = Shelf::new();
        set(&shelf, method, &script("throw new DOMException('full', 'QuotaExceededError')"));
        host.set("storage", &shelf);
        let core = host.connect();
        done(save(&core)).await;
        done(save(&core)).await;
        assert_eq!(host.phases("storage"), [told], "{method}");
        assert_eq!(shelf.history().length(), 0);
    }
}

#[wasm_bindgen_test]
async fn garbage_in_storage_is_dropped_and_written_over() {
    for garbage in ["{", "[]", "null", "{\"version\":99}", "<html>"] {
        let host = Host::new();
        let shelf = Shelf::new();
        shelf.set_item(ITEM, garbage);
        host.set("storage", &shelf);
        let core = host.connect();
        assert_eq!(host.phases("storage"), ["dropped"], "{garbage}");
        done(save(&core)).await;
        let record: Value = shelf.get_item(ITEM).unwrap().parse().unwrap();
        assert_eq!(record["version"], 1, "{garbage}");
    }
}

#[wasm_bindgen_test]
async fn a_mutation_keeps_its_key_over_a_reload() {
    let host = Host::new();
    let shelf = Shelf::new();
    host.set("storage", &shelf);
    host.script(&format!("PUT /journeys/{JOURNEY}/profile"), &json!([{ "held": true }, { "data": {} }]));
    let before = host.connect();
    let lost = save(&before);
    host.calm().await;
    before.dispose();
    let _ = wasm_bindgen_futures::JsFuture::from(lost).await;
    done(save(&host.connect())).await;
    let sent = host.sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0]["headers"]["Idempotency-Key"], sent[1]["headers"]["Idempotency-Key"]);
}

#[wasm_bindgen_test]
async fn signing_out_removes_the_record() {
    let host = Host::new();
    let shelf = Shelf::new();
    host.set("storage", &shelf);
    let core = host.connect();
    done(save(&core)).await;
    assert!(shelf.get_item(ITEM).is_some());
    core.sign_out();
    assert_eq!(shelf.get_item(ITEM), None);
}

#[wasm_bindgen_test]
async fn nothing_secret_or_personal_is_ever_stored_or_told() {
    let host = Host::new();
    let shelf = Shelf::new();
    host.set("storage", &shelf);
    set(&get(&host.platform, "session"), "borrowerID", &"borrower-of-canaries".into());
    let core = host.at_journey().await;
    done(save(&core)).await;
    done(get_journey(&core)).await;
    core.close(HANDLE);
    core.sign_out();
    assert!(shelf.history().length() > 0 && host.events.length() > 0);
    let told = format!("{} {}", read(&shelf.history()), read(&host.events));
    for secret in ["canary", "Canary", "st_live", "QWERT6789Z", "9876501234", "borrower-of"] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

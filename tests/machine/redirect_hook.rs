//! The app is asked whether its borrower may leave: once, with the host alone, and never for a page grown old.

use credit_journey::machine::{Answer, Input};
use serde_json::{Value, json};

use super::borrower::CONSENT;
use super::desk::Desk;
use super::host::{Host, code};
use super::redirect::{departure, open, wanting_e_mandate};
use super::wire::Reply;

const MINUTE: f64 = 60_000.0;

/// The borrower has clicked, and the app is asked.
fn asked(options: Value) -> (Host<Desk>, u32) {
    let mut all = json!({ "asksDeparture": true });
    for (name, value) in options.as_object().unwrap() {
        all[name] = value.clone();
    }
    let mut host = open(Desk::at("AA_REQUIRED"), all);
    let promise = host.begin("openRedirect", Value::Null);
    host.pass(1_000.0);
    (host, promise)
}

fn answer(host: &mut Host<Desk>, go: bool) {
    host.feed(Input::Departing { journey: 1, go });
}

#[test]
fn the_app_hears_the_host_and_not_the_address() {
    let (mut host, promise) = asked(json!({}));
    assert_eq!((host.asked_to_leave.as_slice(), host.opened.len()), (&["consent.example".into()][..], 0));
    assert!(!host.settled.contains_key(&promise));
    answer(&mut host, true);
    host.wait(promise).unwrap();
    assert_eq!(host.opened.len(), 1);
    assert!(departure(&host).is_object());
    let mut host = wanting_e_mandate(json!({ "asksDeparture": true }));
    host.begin("openRedirect", Value::Null);
    host.pass(1_000.0);
    assert_eq!(host.asked_to_leave, ["lender.example"]);
}

#[test]
fn a_page_that_may_not_be_opened_is_not_asked_about() {
    let mut host = wanting_e_mandate(json!({ "asksDeparture": true }));
    host.back_end.data.get_mut("getEMandate").unwrap()["resource"]["redirectURL"] = json!("javascript:alert(1)");
    assert_eq!(code(&host.command("openRedirect", Value::Null)), "REDIRECT_REFUSED");
    assert!(host.asked_to_leave.is_empty());
}

#[test]
fn a_borrower_kept_back_has_not_left() {
    let (mut host, promise) = asked(json!({ "popup": true }));
    answer(&mut host, false);
    assert_eq!(code(&host.wait(promise)), "ABORTED");
    assert_eq!((departure(&host), host.opened.len()), (Value::Null, 0));
    assert_eq!(host.log.iter().filter(|done| *done == "close popup").count(), 1);
    answer(&mut host, true);
    host.pass(MINUTE);
    assert!(host.opened.is_empty(), "what was answered once is answered");
}

#[test]
fn a_borrower_who_signs_out_meanwhile_does_not_leave_and_may_sign_in_again_at_once() {
    for other_tab in [false, true] {
        let (mut host, promise) = asked(json!({}));
        let signs_out = json!({ "creditJourney": 1, "kind": "signedOut", "borrower": null });
        host.feed(if other_tab { Input::Told(signs_out) } else { Input::SignOut });
        assert_eq!(code(&host.settled[&promise]), "SESSION_UNAVAILABLE");
        assert_eq!((host.screen().as_str(), departure(&host)), ("signIn", Value::Null));
        host.command("signIn", Value::Null).unwrap();
        answer(&mut host, true);
        host.pass(MINUTE);
        assert!(host.opened.is_empty(), "what the app says in the end is of no account");
    }
}

#[test]
fn a_consent_page_grown_old_is_had_afresh_without_asking_again() {
    let (mut host, promise) = asked(json!({}));
    host.back_end.set("listAASessions", json!([{ "aaSessionID": CONSENT, "state": "REDIRECT_READY" }]));
    host.pass(3.0 * MINUTE);
    answer(&mut host, true);
    assert!(host.opened.is_empty(), "the account aggregator would refuse it");
    host.wait(promise).unwrap();
    let pages = host.sent_to("redirectAASession");
    assert_eq!((pages.len(), host.opened.len(), host.asked_to_leave.len()), (2, 1, 1));
    assert_ne!(pages[0].key(), pages[1].key(), "a page must be fresh");
    assert_eq!((pages[1].part(4), &pages[0].body), (CONSENT, &pages[1].body));
}

#[test]
fn an_answer_in_good_time_opens_the_page_at_hand() {
    let (mut host, promise) = asked(json!({}));
    host.pass(2.0 * MINUTE);
    answer(&mut host, true);
    host.wait(promise).unwrap();
    assert_eq!((host.sent_to("redirectAASession").len(), host.opened.len()), (1, 1));
}

#[test]
fn a_device_that_slept_over_the_answer_does_not_open_it() {
    let mut host = open(Desk::at("AA_REQUIRED"), json!({}));
    host.back_end.next("redirectAASession", Reply::Held);
    let promise = host.begin("openRedirect", Value::Null);
    host.pass(1_000.0);
    let attempt = host.sent_to("redirectAASession")[0].attempt;
    let body =
        json!({ "data": { "aaSessionID": CONSENT, "redirectURL": "https://consent.example/old" }, "error": null });
    host.now += 10.0 * MINUTE;
    host.feed(Input::Answer { attempt, answer: Answer { status: 200, retry_after: None, body: Some(body) } });
    host.wait(promise).unwrap();
    assert_eq!(host.opened, ["https://consent.example/give?ecreq=x"]);
}

#[test]
fn a_journey_that_moved_on_while_the_app_was_asked_is_not_left() {
    let (mut host, promise) = asked(json!({}));
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    host.pass(MINUTE);
    answer(&mut host, true);
    assert_eq!(code(&host.wait(promise)), "REDIRECT_REFUSED");
    assert_eq!((host.screen().as_str(), host.opened.len()), ("offers", 0));
    assert_eq!(departure(&host), Value::Null);
}

#[test]
fn a_borrower_who_signed_out_meanwhile_does_not_leave() {
    let (mut host, promise) = asked(json!({ "popup": true }));
    host.feed(Input::SignOut);
    answer(&mut host, true);
    assert_eq!(code(&host.wait(promise)), "SESSION_UNAVAILABLE");
    assert!(host.opened.is_empty());
    assert!(host.log.contains(&"close popup".to_owned()));
}

#[test]
fn an_answer_that_comes_too_late_changes_nothing() {
    let (mut host, promise) = asked(json!({}));
    host.feed(Input::Abort { promise });
    assert_eq!(departure(&host), Value::Null);
    answer(&mut host, true);
    host.feed(Input::Departing { journey: 9, go: true });
    host.pass(MINUTE);
    assert!(host.opened.is_empty());
    host.begin("openRedirect", Value::Null);
    host.pass(1_000.0);
    assert_eq!(host.asked_to_leave.len(), 2, "the next click asks again");
}

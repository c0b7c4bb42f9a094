//! A sign-out in one tab shows in all of the same borrower, before the same platform.

use credit_journey::machine::{ClientEvent, Input, Landing};
use serde_json::{Value, json};

use super::browser::Browser;
use super::desk::{Desk, iso};
use super::host::{Host, NOON};
use super::wire::SessionReply;

const MINUTE: f64 = 60_000.0;

#[test]
fn a_sign_out_shows_in_all_tabs_and_is_told_once() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 3);
    browser.pass(MINUTE);
    browser.feed(1, Input::SignOut);
    for tab in &browser.tabs {
        assert_eq!((tab.screen().as_str(), tab.stored.as_ref()), ("signIn", None));
        let out = |event: &&ClientEvent| matches!(event, ClientEvent::Session { phase: "signedOut" });
        assert_eq!(tab.events.iter().filter(out).count(), 1);
    }
    assert!(browser.locks.is_empty());
    let sent = browser.reads();
    browser.pass(10.0 * MINUTE);
    assert_eq!(browser.reads(), sent);
}

#[test]
fn a_sign_out_of_another_borrower_signs_nobody_out() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 1);
    let other = json!({
        "sessionToken": "st_live_other", "sessionExpiresAt": iso(NOON + 60.0 * MINUTE), "borrowerID": "somebody-else",
    });
    browser.desk.0.borrow_mut().sessions.push_back(SessionReply::Grant(other));
    browser.open();
    browser.feed(1, Input::SignOut);
    assert_eq!((browser.tabs[0].screen().as_str(), browser.tabs[1].screen().as_str()), ("offers", "signIn"));
}

#[test]
fn another_platforms_tabs_are_others() {
    let mut staging = Browser::with(Desk::at("OFFERS_PENDING"), json!({ "baseUrl": "https://staging.example" }));
    staging.open();
    let mut live = Browser::showing(Desk::at("OFFERS_PENDING"), 1);
    let tab = &mut staging.tabs[0];
    tab.feed(Input::SignOut);
    let message = tab.told.last().unwrap().clone();
    live.feed(0, Input::Told(message));
    assert_eq!(live.tabs[0].screen(), "offers");
}

/// A stranger's sign-out must not end an opening that has just begun; the session function knows who is signed in.
#[test]
fn a_tab_that_does_not_know_its_borrower_yet_is_signed_out_with_no_stranger() {
    let mut stranger = Browser::showing(Desk::at("OFFERS_PENDING"), 1);
    let tab = &mut stranger.tabs[0];
    tab.feed(Input::SignOut);
    let message = tab.told.last().unwrap().clone();
    assert!(message["borrower"].is_string());
    let mut host =
        Host::with(Desk::at("OFFERS_PENDING"), json!({}), None, Landing { tabs: true, ..Landing::default() });
    let promise = host.begin_open(1, json!({ "type": "PERSONAL_LOAN" }));
    host.feed(Input::Told(message));
    assert_eq!(host.wait(promise), Ok(Value::Null));
    assert_eq!(host.screen(), "offers");
}

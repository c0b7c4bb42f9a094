//! Tabs that follow: what one reads shows in all, and nothing is done twice.

use credit_journey::machine::{Input, Landing};
use serde_json::{Value, json};

use super::borrower::{CONSENT, JOURNEY, OFFER, OTHER_OFFER};
use super::browser::Browser;
use super::desk::{Desk, card, steps};
use super::host::Host;
use super::watch;

const MINUTE: f64 = 60_000.0;
const LOCK: &str = "credit-journey:11111111-1111-4111-8111-111111111111";

#[test]
fn what_one_tab_reads_shows_in_all() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 3);
    browser.pass(5.0 * MINUTE);
    let offers = json!({ "items": [card(OFFER, "OFFER_RECEIVED"), card(OTHER_OFFER, "OFFER_RECEIVED")] });
    browser.desk.0.borrow_mut().set("listOffers", offers.clone());
    browser.desk.0.borrow_mut().stand("OFFERS_AVAILABLE", Value::Null);
    let before = browser.reads();
    while browser.reads() == before {
        browser.pass(100.0);
    }
    browser.pass(200.0);
    assert_eq!(browser.reads(), before + 1, "one tab read it");
    for tab in &browser.tabs {
        assert_eq!(tab.snapshot()["status"], "OFFERS_AVAILABLE");
        assert_eq!(tab.snapshot()["screen"]["offers"], offers["items"]);
    }
}

#[test]
fn an_offer_locked_in_one_tab_shows_in_all() {
    let mut browser = Browser::showing(Desk::at("OFFERS_AVAILABLE"), 3);
    browser.pass(5.0 * MINUTE);
    browser.desk.0.borrow_mut().offer(OFFER, "LOCKED");
    browser.desk.0.borrow_mut().set("getSteps", steps(&[("kyc", "PENDING", "REDIRECT")]));
    browser.desk.0.borrow_mut().stand("OFFER_SELECTED", Value::Null);
    browser.command(1, "proceed", json!(OFFER)).unwrap();
    browser.pass(500.0);
    assert_eq!(browser.screens(), ["redirect", "redirect", "redirect"]);
}

#[test]
fn what_is_done_in_a_tab_that_follows_is_watched_closely() {
    let mut browser = Browser::showing(Desk::at("STARTED"), 2);
    browser.pass(5.0 * MINUTE);
    let follower = 1 - browser.locks[LOCK];
    browser.desk.0.borrow_mut().stand("PROFILE_SUBMITTED", Value::Null);
    browser.command(follower, "submitProfile", json!({ "bureauConsent": true })).unwrap();
    let before = browser.reads();
    browser.pass(25_000.0);
    assert!((5..=13).contains(&(browser.reads() - before)), "{}", browser.reads() - before);
}

#[test]
fn the_platforms_hint_to_a_tab_that_follows_is_kept() {
    let mut browser = Browser::showing(Desk::at("STARTED"), 2);
    browser.pass(5.0 * MINUTE);
    let follower = 1 - browser.locks[LOCK];
    let hint = json!({ "operationID": "op", "status": "ACCEPTED", "pollAfterSeconds": 3 });
    browser.desk.0.borrow_mut().set("submitProfile", hint);
    browser.command(follower, "submitProfile", json!({ "bureauConsent": true })).unwrap();
    let (reads, own) = (browser.reads(), browser.reads_of(follower));
    browser.pass(3_500.0);
    assert_eq!((browser.reads() - reads, browser.reads_of(follower) - own), (1, 0), "by the tab that leads");
}

#[test]
fn the_profile_is_never_told() {
    let mut desk = Desk::at("PROFILE_REQUIRED");
    desk.set("getProfile", json!({ "profile": { "panName": "Canary Borrower", "pan": "QWERT6789Z" } }));
    let mut host = Host::with(desk, json!({}), None, Landing { tabs: true, ..Landing::default() });
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.command("refresh", Value::Null).unwrap();
    assert!(!host.sent_to("getProfile").is_empty());
    let all: String = host.told.iter().map(Value::to_string).collect();
    assert!(all.contains("getJourneyState"));
    watch::is_clean(&all);
}

#[test]
fn a_tab_told_that_the_profile_is_wanted_reads_it_itself() {
    let mut desk = Desk::at("OFFERS_PENDING");
    desk.set("getProfile", json!({ "profile": { "panName": "Canary Borrower" } }));
    let mut browser = Browser::showing(desk, 2);
    browser.pass(MINUTE);
    browser.desk.0.borrow_mut().stand("PROFILE_REQUIRED", Value::Null);
    browser.pass(MINUTE);
    assert_eq!(browser.screens(), ["profile", "profile"]);
    for tab in &browser.tabs {
        assert_eq!(tab.sent_to("getProfile").len(), 1);
        assert_eq!(tab.snapshot()["screen"]["profile"]["profile"]["panName"], "Canary Borrower");
    }
}

#[test]
fn a_hidden_tab_follows_without_a_request_and_never_leads() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 2);
    browser.pass(MINUTE);
    browser.feed(0, Input::Visible(false));
    let sent = browser.tabs[0].sent.len();
    browser.desk.0.borrow_mut().stand("OFFERS_AVAILABLE", Value::Null);
    browser.pass(5.0 * MINUTE);
    assert_eq!(browser.tabs[0].sent.len(), sent);
    assert_eq!(browser.tabs[0].snapshot()["status"], "OFFERS_AVAILABLE");
    assert_eq!(browser.locks.get(LOCK), Some(&1));
    assert_eq!(browser.tabs[0].machine.next_poll(1), Value::Null);

    browser.desk.0.borrow_mut().stand("PROFILE_REQUIRED", Value::Null);
    browser.pass(MINUTE);
    assert_eq!(browser.tabs[0].sent.len(), sent, "not even for what it is not told");
    assert_eq!(browser.screens(), ["offers", "profile"], "half of a look does not show");
    browser.feed(0, Input::Visible(true));
    browser.pass(1_000.0);
    assert_eq!(browser.screens(), ["profile", "profile"]);
}

#[test]
fn what_another_tab_saw_is_written_down_and_settled_there() {
    let mut desk = Desk::at("KYC_PENDING");
    desk.set("getSteps", steps(&[("kyc", "IN_PROGRESS", "AWAIT_CALLBACK")]));
    let mut browser = Browser::showing(desk, 3);
    browser.pass(MINUTE);
    browser.feed(0, Input::Visible(false));
    let done = steps(&[("kyc", "SUCCESS", "NONE"), ("bankMandate", "PENDING", "SUBMIT_FORM")]);
    browser.desk.0.borrow_mut().set("getSteps", done);
    browser.desk.0.borrow_mut().stand("BANK_MANDATE_PENDING", Value::Null);
    let markers = |browser: &Browser| -> Vec<usize> {
        browser.tabs.iter().map(|tab| tab.sent_to("updateResume").len()).collect()
    };
    let (before, sent) = (markers(&browser), browser.tabs[0].sent.len());
    browser.pass(MINUTE);
    assert_eq!(browser.screens(), ["form", "form", "form"]);
    assert_eq!(markers(&browser).iter().sum::<usize>() - before.iter().sum::<usize>(), 1);
    assert_eq!(browser.tabs[0].sent.len(), sent, "a hidden tab sends nothing");
}

#[test]
fn a_consent_is_reconciled_by_one_tab() {
    let mut browser = Browser::showing(Desk::at("AA_REQUIRED"), 3);
    browser.pass(MINUTE);
    let mut offer = card(OFFER, "OFFER_AWAITED");
    offer["aa"] = json!({ "required": true, "state": "IN_PROGRESS", "actionRequired": "RECONCILE" });
    browser.desk.0.borrow_mut().set("listOffers", json!({ "items": [offer] }));
    browser
        .desk
        .0
        .borrow_mut()
        .set("listAASessions", json!({ "items": [{ "aaSessionID": CONSENT, "state": "IN_PROGRESS" }] }));
    browser.pass(20_000.0);
    let asked: usize = browser.tabs.iter().map(|tab| tab.sent_to("reconcileAASession").len()).sum();
    assert_eq!(asked, 1);
}

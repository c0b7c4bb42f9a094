//! Tabs that renew at once, and a platform that rotates what it hands out: elsewhere one tab's renewal logs the others
//! out (auth-js 213, oidc-client-ts 430), and an answer lost after the rotation the borrower.

use std::collections::BTreeSet;

use credit_journey::machine::ClientEvent;
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::browser::Browser;
use super::desk::Desk;
use super::host::Host;
use super::wire::{Reply, SessionReply};

const MINUTE: f64 = 60_000.0;

/// Three tabs that the partner's back-end gave the same session, each allowed to refresh by itself.
fn sharing_one_session() -> Browser {
    let mut desk = Desk::at("STARTED");
    desk.tokens = Some(BTreeSet::new());
    let mut browser = Browser::with(desk, json!({ "directRefresh": true }));
    let shared = browser.desk.0.borrow_mut().grant(browser.now);
    browser.desk.0.borrow_mut().sessions = std::iter::repeat_n(SessionReply::Grant(shared), 3).collect();
    for _ in 0..3 {
        browser.open();
    }
    browser
}

fn signed_out(tab: &Host<impl super::wire::BackEnd>) -> bool {
    tab.events.iter().any(|event| matches!(event, ClientEvent::Session { phase: "signedOut" }))
}

#[test]
fn tabs_that_refresh_the_same_session_log_nobody_out() {
    let mut browser = sharing_one_session();
    browser.pass(29.0 * MINUTE + 30_000.0);
    for at in 0..3 {
        browser.command(at, "refresh", Value::Null).unwrap();
    }
    browser.pass(90.0 * MINUTE);
    for at in 0..3 {
        browser.command(at, "submitProfile", json!({ "bureauConsent": true })).unwrap();
        assert!(!signed_out(&browser.tabs[at]), "tab {at}");
    }
    assert!(browser.tabs.iter().any(|tab| !tab.sent_to("refreshSession").is_empty()));
}

#[test]
fn tabs_that_renew_at_the_very_same_moment_log_nobody_out() {
    let mut browser = sharing_one_session();
    browser.pass(MINUTE);
    browser.desk.0.borrow_mut().tokens = Some(BTreeSet::new());
    let promises: Vec<u32> = browser.tabs.iter_mut().map(|tab| tab.begin("refresh", Value::Null)).collect();
    browser.pass(MINUTE);
    for (tab, promise) in browser.tabs.iter().zip(promises) {
        assert!(tab.settled[&promise].is_ok() && !signed_out(tab));
        assert_eq!(tab.asked.len(), 2, "one renewal in each tab");
    }
}

#[test]
fn an_answer_lost_after_the_rotation_loses_no_borrower_and_no_command() {
    let mut desk = Desk::at("STARTED");
    desk.tokens = Some(BTreeSet::new());
    let mut host = Host::with(desk, json!({ "directRefresh": true }), None, Default::default());
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.back_end.next("refreshSession", Reply::Held);
    while host.sent_to("refreshSession").is_empty() {
        host.pass(1_000.0);
    }
    // The platform has rotated the pair; its answer is lost.
    host.back_end.tokens = Some(BTreeSet::new());
    let lost = host.sent_to("refreshSession")[0].attempt;
    host.answer(lost, Reply::Unreachable);
    let command = host.begin("submitProfile", json!({ "bureauConsent": true }));
    host.wait(command).unwrap();
    let submitted = host.sent_to("submitProfile");
    assert!(
        submitted.len() <= 2 && submitted.iter().all(|again| again.key() == submitted[0].key()),
        "once, or the same"
    );
    assert_eq!(
        (host.screen().as_str(), host.asked.len()),
        ("profile", 2),
        "the partner's back-end gives a new session"
    );
    assert!(!signed_out(&host));
}

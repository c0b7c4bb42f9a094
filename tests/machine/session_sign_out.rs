//! Signing out while a renewal is under way: its late answer signs nobody in again, and no token outlives the borrower
//! (auth0-spa-js 1596: a worker kept them).

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, Input};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::browser::Browser;
use super::desk::{Desk, refusal};
use super::host::{Host, code};
use super::wire::{Reply, SessionReply};

const MINUTE: f64 = 60_000.0;

fn journey() -> Value {
    json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })
}

/// A borrower on the offers, whose renewal by the session function hangs.
fn renewing() -> Host<Desk> {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(journey()).unwrap();
    host.back_end.sessions.push_back(SessionReply::Held);
    host.back_end.next("getJourneyState", refusal(401, "AUTH_INVALID_SESSION"));
    host.begin("refresh", Value::Null);
    host.pass(1_000.0);
    assert_eq!(host.asked.len(), 2);
    host
}

#[test]
fn a_session_that_comes_after_the_sign_out_signs_nobody_in() {
    let mut host = renewing();
    host.feed(Input::SignOut);
    let sent = host.sent.len();
    let late = host.back_end.grant(host.now);
    let (_, renewal) = host.asked[1];
    host.answer_session(renewal, SessionReply::Grant(late));
    host.pass(60.0 * MINUTE);
    assert_eq!((host.screen().as_str(), host.sent.len(), host.asked.len()), ("signIn", sent, 2));
    assert_eq!(host.stored, None);
}

#[test]
fn a_session_that_comes_after_the_sign_out_is_not_taken_for_the_next_sign_in() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(journey()).unwrap();
    host.feed(Input::SignOut);
    host.back_end.sessions.push_back(SessionReply::Held);
    host.begin("signIn", Value::Null);
    host.feed(Input::SignOut);
    host.back_end.sessions.push_back(SessionReply::Held);
    let signing_in = host.begin("signIn", Value::Null);
    let late = host.back_end.grant(host.now);
    let (_, renewal) = host.asked[1];
    host.answer_session(renewal, SessionReply::Grant(late));
    host.pass(1_000.0);
    let state = (host.screen(), host.settled.contains_key(&signing_in));
    assert_eq!(state, ("signIn".to_owned(), false), "nor is anything shown before it is known to whom");
    let (_, renewal) = host.asked[2];
    let fresh = host.back_end.grant(host.now);
    let token = ["Bearer ", fresh["sessionToken"].as_str().unwrap()].concat();
    host.answer_session(renewal, SessionReply::Grant(fresh));
    host.wait(signing_in).unwrap();
    assert_eq!(host.screen(), "offers");
    assert_eq!(host.sent.last().unwrap().header("Authorization"), Some(&token[..]));
}

#[test]
fn a_refresh_that_is_answered_after_the_sign_out_signs_nobody_in() {
    let mut desk = Desk::at("OFFERS_PENDING");
    desk.tokens = Some(Default::default());
    let mut host = Host::with(desk, json!({ "directRefresh": true }), None, Default::default());
    host.open(journey()).unwrap();
    host.back_end.next("refreshSession", Reply::Held);
    while host.sent_to("refreshSession").is_empty() {
        host.pass(1_000.0);
    }
    let attempt = host.sent_to("refreshSession")[0].attempt;
    host.feed(Input::SignOut);
    assert!(host.cancelled.contains(&attempt));
    let pair = host.back_end.grant(host.now);
    let late = host.back_end.good(host.now, &pair);
    host.answer(attempt, late);
    let sent = host.sent.len();
    host.pass(60.0 * MINUTE);
    assert_eq!((host.screen().as_str(), host.sent.len()), ("signIn", sent));
}

#[test]
fn a_sign_out_in_another_tab_ends_a_renewal_too() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 2);
    browser.pass(MINUTE);
    browser.desk.0.borrow_mut().sessions.push_back(SessionReply::Held);
    browser.desk.0.borrow_mut().next("getJourneyState", refusal(401, "AUTH_INVALID_SESSION"));
    let refresh = browser.tabs[0].begin("refresh", Value::Null);
    browser.pass(1_000.0);
    assert_eq!(browser.tabs[0].asked.len(), 2);
    browser.feed(1, Input::SignOut);
    assert!(browser.tabs[0].settled.contains_key(&refresh), "nothing waits for what will not come");
    let late = browser.desk.0.borrow_mut().grant(browser.now);
    let (_, renewal) = browser.tabs[0].asked[1];
    browser.tabs[0].answer_session(renewal, SessionReply::Grant(late));
    let sent = browser.tabs[0].sent.len();
    browser.pass(60.0 * MINUTE);
    assert_eq!((browser.tabs[0].screen().as_str(), browser.tabs[0].sent.len()), ("signIn", sent));
}

#[test]
fn no_token_is_used_after_the_sign_out() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(journey()).unwrap();
    host.feed(Input::SignOut);
    host.back_end.sessions.push_back(SessionReply::SignedOut);
    let sent = host.sent.len();
    let call = host.begin_call(Endpoint::GetJourneyState, &[json!(JOURNEY)], CallOptions::default());
    assert_eq!(code(&host.wait(call)), "SESSION_UNAVAILABLE");
    host.reload(Default::default());
    host.back_end.sessions.push_back(SessionReply::SignedOut);
    host.open(journey()).unwrap();
    assert_eq!((host.screen().as_str(), host.sent.len()), ("signIn", sent));
}

//! No session to be had: the borrower is asked to sign in, goes on from there, and leaves nothing to the next one.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, Input};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::desk::{Desk, refusal};
use super::host::{Host, code};
use super::wire::{Reply, SessionReply};

const MINUTE: f64 = 60_000.0;

fn journey() -> Value {
    json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })
}

#[test]
fn a_signed_out_borrower_sees_sign_in_and_goes_on_from_there() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.back_end.sessions = [SessionReply::SignedOut, SessionReply::SignedOut].into();
    host.open(journey()).unwrap();
    assert_eq!(host.snapshot()["screen"], json!({ "name": "signIn" }));
    assert_eq!(host.snapshot()["commands"], json!(["signIn"]));
    assert!(host.sent.is_empty());
    assert_eq!(code(&host.command("refresh", Value::Null)), "STATE_PRECONDITION_FAILED");
    let _ = host.command("signIn", Value::Null);
    assert_eq!(host.screen(), "signIn", "still nobody signed in");
    host.command("signIn", Value::Null).unwrap();
    assert_eq!(host.screen(), "offers");
}

#[test]
fn signing_in_in_the_middle_goes_on_where_the_borrower_was() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(journey()).unwrap();
    host.back_end.sessions.push_back(SessionReply::SignedOut);
    host.pass(40.0 * MINUTE);
    assert_eq!(host.screen(), "signIn");
    let sent = host.sent.len();
    host.pass(40.0 * MINUTE);
    assert_eq!(host.sent.len(), sent, "nothing is sent without a session");
    host.command("signIn", Value::Null).unwrap();
    assert_eq!(host.screen(), "offers");
    assert!(host.machine.next_poll(1).is_object());
}

#[test]
fn a_command_under_way_is_settled_when_the_session_is_lost() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.open(journey()).unwrap();
    host.back_end.next("submitProfile", Reply::Held);
    let command = host.begin("submitProfile", json!({ "bureauConsent": true }));
    let held = host.sent.last().unwrap().attempt;
    host.back_end.sessions.push_back(SessionReply::SignedOut);
    host.back_end.next("getJourney", refusal(401, "AUTH_INVALID_SESSION"));
    let call = host.begin_call(Endpoint::GetJourney, &[json!(JOURNEY)], CallOptions::default());
    assert_eq!(code(&host.wait(call)), "SESSION_UNAVAILABLE");
    let done = host.back_end.good(host.now, &json!({ "status": "ACCEPTED" }));
    host.answer(held, done);
    assert_eq!(host.wait(command).unwrap()["status"], "ACCEPTED");
    host.command("signIn", Value::Null).unwrap();
    assert_eq!(host.screen(), "profile");
}

#[test]
fn signing_out_leaves_nothing_behind() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.open(journey()).unwrap();
    host.back_end.always("submitProfile", Some(Reply::Held));
    let command = host.begin("submitProfile", json!({ "bureauConsent": true }));
    assert!(host.stored.is_some());
    host.feed(Input::SignOut);
    assert_eq!(host.stored, None);
    assert_eq!(code(&host.wait(command)), "SESSION_UNAVAILABLE");
    assert_eq!(host.screen(), "signIn");
    assert!(host.in_flight.is_empty());
}

#[test]
fn another_borrower_finds_nothing_of_the_last_one() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.open(journey()).unwrap();
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    let _ = host.command("submitProfile", json!({ "bureauConsent": true }));
    let key = host.sent_to("submitProfile")[0].key().to_owned();
    let kept = host.stored.clone().unwrap();
    assert!(kept.contains(&key), "an unsettled intent outlives the page");
    let mut other = host.back_end.grant(host.now);
    other["borrowerID"] = json!("another-borrower");
    host.back_end.sessions.push_back(SessionReply::Grant(other));
    host.reload(Default::default());
    host.open(journey()).unwrap();
    assert!(!host.stored.clone().unwrap_or_default().contains(&key));
}

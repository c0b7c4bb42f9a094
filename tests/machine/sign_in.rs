//! No session to be had: the borrower is asked to sign in, goes on from there, and leaves nothing to the next one.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, Input};
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OTHER_JOURNEY};
use super::desk::{Desk, iso, refusal};
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
fn a_sign_in_given_up_half_way_leads_back_to_sign_in() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.back_end.sessions = [SessionReply::SignedOut, SessionReply::SignedOut].into();
    host.open(journey()).unwrap();
    let promise = host.begin("signIn", Value::Null);
    host.feed(Input::Abort { promise });
    host.pass(MINUTE);
    assert_eq!(host.screen(), "signIn");
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

#[test]
fn one_journey_signing_in_brings_the_others_back() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(journey()).unwrap();
    let second = host.begin_open(2, journey());
    host.wait(second).unwrap();
    host.feed(Input::SignOut);
    assert_eq!(host.machine.snapshot(2)["screen"]["name"], "signIn");
    host.command("signIn", Value::Null).unwrap();
    host.pass(1_000.0);
    assert_eq!(host.machine.snapshot(2)["screen"]["name"], "offers");
}

#[test]
fn an_app_without_a_journey_is_asked_for_a_session_again_with_its_next_call() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.back_end.sessions.push_back(SessionReply::SignedOut);
    assert_eq!(code(&host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)])), "SESSION_UNAVAILABLE");
    host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)]).unwrap();
    assert_eq!(host.asked.len(), 2);
}

#[test]
fn a_session_of_another_borrower_ends_what_was_under_way_and_shows_theirs() {
    let mut host = Host::new(Desk::at("STARTED"));
    let grant = |host: &Host<Desk>, borrower: &str, token: &str| {
        let expires_at = iso(host.now + 30.0 * MINUTE);
        SessionReply::Grant(json!({ "sessionToken": token, "borrowerID": borrower, "sessionExpiresAt": expires_at }))
    };
    host.back_end.sessions.push_back(grant(&host, "first", "st_test_first"));
    host.back_end.set("getProfile", json!({ "profile": { "panName": "First Borrower" } }));
    host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
    host.back_end.set("listJourneys", json!({ "items": [{ "journeyID": OTHER_JOURNEY, "status": "OFFERS_PENDING" }] }));
    host.back_end.set("getProfile", json!({ "profile": {} }));
    host.back_end.stand("OFFERS_PENDING", Value::Null);
    host.back_end.sessions.push_back(grant(&host, "second", "st_test_second"));
    host.back_end.next("submitProfile", refusal(401, "AUTH_INVALID_SESSION"));
    let submitted = host.command("submitProfile", json!({ "bureauConsent": true }));
    assert_eq!(code(&submitted), "SESSION_UNAVAILABLE", "what the first began is not done in the second's name");
    assert_eq!(host.sent_to("submitProfile").len(), 1);
    host.pass(1_000.0);
    assert_eq!(host.snapshot()["journeyID"], OTHER_JOURNEY);
    assert!(!host.snapshot().to_string().contains("First"), "nothing of the first is shown");
}

//! The session: asked for once however many wait, renewed before it dies in the platform's time, kept while it lives.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, ClientEvent, Input};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::desk::{Desk, iso, refusal};
use super::host::{Host, code};
use super::wire::{Reply, SessionReply};

const DAY: f64 = 24.0 * 60.0 * 60_000.0;
const MINUTE: f64 = 60_000.0;

fn journey() -> Value {
    json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })
}

fn read_state(host: &mut Host<Desk>) -> u32 {
    host.begin_call(Endpoint::GetJourneyState, &[json!(JOURNEY)], CallOptions::default())
}

fn phases(host: &Host<Desk>) -> Vec<&'static str> {
    let phase = |event: &ClientEvent| if let ClientEvent::Session { phase } = event { Some(*phase) } else { None };
    host.events.iter().filter_map(phase).collect()
}

#[test]
fn many_calls_wait_for_one_session() {
    let mut host = Host::new(Desk::at("STARTED"));
    let calls: Vec<u32> = (0..20).map(|_| read_state(&mut host)).collect();
    assert!(host.sent.is_empty(), "nothing is sent without a session");
    for call in calls {
        host.wait(call).unwrap();
    }
    assert_eq!(host.asked.len(), 1);
    assert!(host.sent.iter().all(|sent| sent.header("Authorization") == Some("Bearer st_live_1")));
}

#[test]
fn a_refused_session_is_renewed_once_and_the_call_sent_again_once() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("getJourneyState", refusal(401, "AUTH_INVALID_SESSION"));
    let call = read_state(&mut host);
    host.wait(call).unwrap();
    let tokens: Vec<_> = host.sent.iter().map(|sent| sent.header("Authorization").unwrap()).collect();
    assert_eq!(tokens, ["Bearer st_live_1", "Bearer st_live_2"]);

    host.back_end.always("getJourneyState", Some(refusal(401, "AUTH_INVALID_SESSION")));
    let call = read_state(&mut host);
    assert_eq!(code(&host.wait(call)), "AUTH_INVALID_SESSION");
    assert_eq!(host.sent.len(), 4);
}

#[test]
fn an_html_401_renews_like_the_platforms_own() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("getJourneyState", Reply::Answer(401, None, "<html>".to_owned()));
    let call = read_state(&mut host);
    host.wait(call).unwrap();
    assert_eq!(host.asked.len(), 2);
}

#[test]
fn a_mutation_keeps_its_key_over_a_renewal() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("submitProfile", refusal(401, "AUTH_INVALID_SESSION"));
    host.call(Endpoint::SubmitProfile, &[json!(JOURNEY), json!({ "bureauConsent": true })]).unwrap();
    let sent = host.sent_to("submitProfile");
    assert_eq!((sent.len(), sent[0].key()), (2, sent[1].key()));
}

#[test]
fn a_late_refusal_of_the_old_token_does_not_condemn_the_new_one() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("getJourneyState", refusal(401, "AUTH_INVALID_SESSION"));
    host.back_end.next("getJourneyState", Reply::Held);
    let (early, late) = (read_state(&mut host), read_state(&mut host));
    host.wait(early).unwrap();
    let held = host.sent[1].attempt;
    host.answer(held, refusal(401, "AUTH_INVALID_SESSION"));
    host.wait(late).unwrap();
    assert_eq!(host.asked.len(), 2, "the second call goes on with the session the first has renewed");
}

#[test]
fn a_session_is_renewed_before_it_dies_whatever_the_local_clock_says() {
    for ahead_ms in [0.0, DAY, -DAY] {
        let mut desk = Desk::at("OFFERS_PENDING");
        desk.ahead_ms = ahead_ms;
        let mut host = Host::new(desk);
        host.open(journey()).unwrap();
        host.pass(20.0 * MINUTE);
        assert_eq!(host.asked.len(), 1, "ahead {ahead_ms}: not before it is due");
        host.pass(20.0 * MINUTE);
        assert_eq!(host.asked.len(), 2, "ahead {ahead_ms}");
        let (at, _) = host.asked[1];
        let age = at - host.asked[0].0;
        assert!((28.0 * MINUTE..30.0 * MINUTE).contains(&age), "{age}");
        assert!(!host.events.iter().any(|event| format!("{event:?}").contains("AUTH_")), "no request met a dead token");
    }
}

#[test]
fn a_short_session_is_not_renewed_with_every_request() {
    let mut desk = Desk::at("KYC_PENDING");
    desk.life_ms = 50_000.0;
    let mut host = Host::new(desk);
    host.open(journey()).unwrap();
    host.pass(5.0 * MINUTE);
    assert!((6..=16).contains(&host.asked.len()), "{}", host.asked.len());
}

#[test]
fn a_session_function_that_fails_costs_nothing_while_the_old_token_lives() {
    for reply in [SessionReply::Rejected, SessionReply::Grant(json!({ "error": "down" }))] {
        let mut host = Host::new(Desk::at("OFFERS_PENDING"));
        host.open(journey()).unwrap();
        host.back_end.sessions = std::iter::repeat_n(reply, 2).collect();
        host.pass(29.0 * MINUTE);
        for _ in 0..25 {
            let call = read_state(&mut host);
            host.wait(call).unwrap();
            assert_eq!(host.screen(), "offers", "nobody is signed out");
            host.pass(2_000.0);
        }
        assert_eq!(phases(&host).iter().filter(|phase| **phase == "failed").count(), 2);
        let gaps: Vec<f64> = host.asked.windows(2).skip(1).map(|pair| pair[1].0 - pair[0].0).collect();
        assert!(gaps.len() == 2 && gaps.iter().all(|gap| *gap >= 4_000.0), "it cools down between: {gaps:?}");
    }
}

#[test]
fn a_session_function_that_fails_at_first_is_asked_again() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.back_end.sessions.push_back(SessionReply::Rejected);
    host.open(journey()).unwrap();
    assert_eq!(host.screen(), "offers");

    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.back_end.sessions = std::iter::repeat_n(SessionReply::Rejected, 9).collect();
    host.open(journey()).unwrap();
    assert_eq!((host.screen().as_str(), host.asked.len()), ("signIn", 3));
}

/// A journey is being opened without a network, in which the app's session function fails too.
fn opening_offline() -> (Host<Desk>, u32) {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.feed(Input::Online(false));
    host.back_end.sessions = std::iter::repeat_n(SessionReply::Rejected, 50).collect();
    let opening = host.begin_open(1, journey());
    (host, opening)
}

#[test]
fn a_session_function_that_fails_without_a_network_signs_nobody_out_and_is_asked_at_once_when_it_is_back() {
    let (mut host, opening) = opening_offline();
    host.pass(50_000.0);
    assert!((3..=40).contains(&host.asked.len()), "{}", host.asked.len());
    host.back_end.sessions.clear();
    let asked = host.asked.len();
    host.feed(Input::Online(true));
    assert_eq!(host.asked.len(), asked + 1);
    host.wait(opening).unwrap();
    assert_eq!(host.screen(), "offers");
}

#[test]
fn an_opening_without_a_network_is_told_so_after_a_minute_and_another_works_when_it_is_back() {
    let (mut host, opening) = opening_offline();
    host.pass(MINUTE);
    assert_eq!(code(&host.settled[&opening]), "NETWORK");
    assert!(!host.events.iter().any(|event| matches!(event, ClientEvent::Session { phase: "signedOut" })));
    host.back_end.sessions.clear();
    host.feed(Input::Online(true));
    host.open(journey()).unwrap();
    assert_eq!(host.screen(), "offers");
}

#[test]
fn a_session_function_that_hangs_is_given_up_and_asked_again() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.back_end.sessions.push_back(SessionReply::Held);
    host.open(journey()).unwrap();
    assert_eq!((host.screen().as_str(), host.asked.len()), ("offers", 2));
    let (_, late) = host.asked[0];
    host.answer_session(late, SessionReply::SignedOut);
    host.pass(MINUTE);
    assert_eq!(host.screen(), "offers", "an answer that comes too late changes nothing");
}

#[test]
fn a_session_that_is_dead_on_arrival_is_not_asked_for_in_circles() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(journey()).unwrap();
    let dead = json!({ "sessionToken": "st_live_dead", "sessionExpiresAt": iso(host.now - MINUTE) });
    host.back_end.sessions = std::iter::repeat_n(SessionReply::Grant(dead), 50).collect();
    host.pass(2.0 * 60.0 * MINUTE);
    assert!(host.asked.len() < 12, "{}", host.asked.len());
    assert_eq!(host.screen(), "signIn");
}

#[test]
fn signing_in_fails_while_there_is_no_session() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.back_end.sessions = [SessionReply::SignedOut, SessionReply::SignedOut].into();
    host.open(journey()).unwrap();
    assert_eq!(code(&host.command("signIn", Value::Null)), "SESSION_UNAVAILABLE");
    assert_eq!(host.screen(), "signIn");
    host.command("signIn", Value::Null).unwrap();
    assert_eq!(host.screen(), "offers");
}

#[test]
fn a_record_of_another_borrower_is_purged() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(journey()).unwrap();
    assert!(host.stored.is_some());
    host.back_end.always("getJourneyState", Some(refusal(403, "ACCESS_SCOPE_MISMATCH")));
    host.command("refresh", Value::Null).unwrap();
    assert_eq!(host.stored, None);
}

#[test]
fn a_session_that_died_on_its_way_is_asked_for_again() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(journey()).unwrap();
    let dead = json!({ "sessionToken": "st_live_late", "sessionExpiresAt": iso(host.now - MINUTE) });
    host.back_end.sessions.push_back(SessionReply::Grant(dead));
    host.back_end.next("getJourneyState", refusal(401, "AUTH_INVALID_SESSION"));
    host.command("refresh", Value::Null).unwrap();
    assert_eq!((host.screen().as_str(), host.asked.len()), ("offers", 3));
}

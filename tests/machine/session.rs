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
fn a_direct_refresh_keeps_both_tokens_inside() {
    let mut desk = Desk::at("OFFERS_PENDING");
    desk.set(
        "refreshSession",
        json!({
            "sessionToken": "st_live_refreshed", "refreshToken": "rt_live_1",
            "sessionExpiresAt": iso(super::host::NOON + 59.0 * MINUTE), "refreshExpiresAt": iso(super::host::NOON + DAY),
        }),
    );
    let mut host = Host::with(desk, json!({ "directRefresh": true }), None, Default::default());
    host.open(journey()).unwrap();
    host.pass(40.0 * MINUTE);
    assert_eq!((host.asked.len(), host.sent_to("refreshSession").len()), (1, 1));
    assert_eq!(host.sent.last().unwrap().header("Authorization"), Some("Bearer st_live_refreshed"));
    let refreshed = host.call(Endpoint::RefreshSession, &[]).unwrap();
    assert_eq!(refreshed, json!({ "sessionExpiresAt": iso(super::host::NOON + 59.0 * MINUTE) }));
}

#[test]
fn a_direct_refresh_that_fails_falls_back_to_the_session_function() {
    for reply in [refusal(401, "AUTH_INVALID_SESSION"), refusal(403, "ACCESS_SCOPE_MISMATCH"), Reply::Unreachable] {
        let mut host =
            Host::with(Desk::at("OFFERS_PENDING"), json!({ "directRefresh": true }), None, Default::default());
        host.back_end.always("refreshSession", Some(reply));
        host.open(journey()).unwrap();
        host.pass(40.0 * MINUTE);
        assert_eq!((host.asked.len(), host.screen().as_str()), (2, "offers"));
    }
}

#[test]
fn a_direct_refresh_is_opt_in() {
    let mut host = Host::new(Desk::at("STARTED"));
    assert_eq!(code(&host.call(Endpoint::RefreshSession, &[])), "CONFIG");
    assert!(host.sent.is_empty());
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

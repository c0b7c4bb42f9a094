//! What is sent again, when, and under which idempotency key.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, Input};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::desk::{Desk, refusal, refusal_with};
use super::host::{Host, NOON, Settled, code};
use super::wire::Reply;

fn submit(host: &mut Host<Desk>, body: Value) -> Settled {
    host.call(Endpoint::SubmitProfile, &[json!(JOURNEY), body])
}

fn consent() -> Value {
    json!({ "bureauConsent": true })
}

fn keys(host: &Host<Desk>) -> Vec<String> {
    host.sent_to("submitProfile").iter().map(|sent| sent.key().to_owned()).collect()
}

/// Pauses between an answer and the next attempt.
fn pauses(host: &Host<Desk>) -> Vec<f64> {
    let sent = host.sent_to("submitProfile");
    sent.windows(2).map(|pair| pair[1].at - pair[0].at - 40.0).collect()
}

fn with_retry_after(header: &str) -> Reply {
    let Reply::Answer(status, _, body) = refusal(429, "RATE_LIMITED") else { unreachable!() };
    Reply::Answer(status, Some(header.into()), body)
}

#[test]
fn what_may_pass_is_sent_again_under_the_same_key_and_correlation_id() {
    let passing = [
        Reply::Unreachable,
        Reply::Held,
        refusal(429, "RATE_LIMITED"),
        refusal(200, "RATE_LIMITED"),
        refusal_with(503, "UPSTREAM_TEMPORARY_FAILURE", true, Value::Null),
        refusal_with(409, "ASYNC_OPERATION_PENDING", true, Value::Null),
        refusal_with(418, "SOMETHING_NEW", true, Value::Null),
        Reply::Answer(502, None, "<html>Bad Gateway</html>".to_owned()),
        Reply::Answer(500, None, json!({ "data": null, "error": { "code": "SOMETHING_NEW" } }).to_string()),
        Reply::Answer(200, None, "{\"data\": {\"operat".to_owned()),
    ];
    for reply in passing {
        let mut host = Host::new(Desk::at("STARTED"));
        host.back_end.next("submitProfile", reply.clone());
        submit(&mut host, consent()).unwrap_or_else(|failure| panic!("{reply:?} {failure:?}"));
        let sent = host.sent_to("submitProfile");
        assert_eq!(sent.len(), 2, "{reply:?}");
        assert_eq!(sent[0].key(), sent[1].key());
        assert_eq!(sent[0].header("X-Correlation-ID"), sent[1].header("X-Correlation-ID"));
        assert_eq!(sent[0].body, sent[1].body);
    }
}

#[test]
fn what_is_final_is_sent_once_whatever_the_envelope_says() {
    let codes = [
        "OFFER_LOCK_CONFLICT",
        "VALIDATION_FAILED",
        "STATE_PRECONDITION_FAILED",
        "ACCESS_SCOPE_MISMATCH",
        "AUTH_INVALID_API_KEY",
    ];
    for name in codes {
        let mut host = Host::new(Desk::at("STARTED"));
        host.back_end.always("submitProfile", Some(refusal_with(503, name, true, Value::Null)));
        let settled = submit(&mut host, consent());
        assert_eq!((code(&settled), keys(&host).len()), (name, 1));
    }
    for (status, name) in [(404, "RESOURCE_NOT_FOUND"), (500, "SOMETHING_NEW"), (400, "SOMETHING_NEW")] {
        let mut host = Host::new(Desk::at("STARTED"));
        host.back_end.always("submitProfile", Some(refusal(status, name)));
        assert_eq!(code(&submit(&mut host, consent())), name);
        assert_eq!(keys(&host).len(), 1, "the platform says that it is not retryable");
    }
}

#[test]
fn pauses_grow_with_full_jitter_and_end_after_five_attempts() {
    let mut first_pauses = Vec::new();
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    for round in 0..5 {
        let before = keys(&host).len();
        assert_eq!(code(&submit(&mut host, json!({ "bureauConsent": true, "round": round }))), "NETWORK");
        let pauses = pauses(&host).split_off(before);
        assert_eq!(pauses.len(), 4);
        for (pause, longest) in pauses.iter().zip([500.0, 1_000.0, 2_000.0, 4_000.0]) {
            assert!(*pause <= longest, "{pauses:?}");
        }
        first_pauses.push(pauses[0]);
        // Successes earn back what the failures took from the budget.
        for _ in 0..40 {
            host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)]).unwrap();
        }
    }
    let spread = first_pauses.iter().fold(0.0_f64, |most, ms| most.max(*ms))
        - first_pauses.iter().fold(f64::MAX, |least, ms| least.min(*ms));
    assert!(spread > 50.0, "{first_pauses:?}");
}

#[test]
fn the_server_says_how_long_to_wait_in_seconds_or_as_a_date() {
    let seven_seconds_later = "Thu, 05 Mar 2026 12:00:17 GMT";
    let table = [("7", 7_000.0), (" 7 ", 7_000.0), ("0", 1_000.0), ("45", 45_000.0)];
    for (header, pause) in table {
        let mut host = Host::new(Desk::at("STARTED"));
        host.back_end.next("submitProfile", with_retry_after(header));
        submit(&mut host, consent()).unwrap();
        assert_eq!(pauses(&host), [pause], "{header}");
    }
    for ahead_ms in [0.0, 86_400_000.0] {
        let mut desk = Desk::at("STARTED");
        desk.ahead_ms = ahead_ms;
        let mut host = Host::new(desk);
        host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)]).unwrap();
        host.now = NOON + 10_000.0 - 40.0;
        let date = seven_seconds_later.replace("05", if ahead_ms > 0.0 { "06" } else { "05" });
        let date = if ahead_ms > 0.0 { date.replace("Thu", "Fri") } else { date };
        host.back_end.next("submitProfile", with_retry_after(&date));
        submit(&mut host, consent()).unwrap();
        let pause = pauses(&host)[0];
        assert!((7_000.0..=7_050.0).contains(&pause), "{date} {pause}: judged in the platform's time");
    }
    for nonsense in ["soon", "-3", "1e9", "99999999999999999999", ""] {
        let mut host = Host::new(Desk::at("STARTED"));
        host.back_end.next("submitProfile", with_retry_after(nonsense));
        submit(&mut host, consent()).unwrap();
        assert!(pauses(&host)[0] <= 500.0, "{nonsense}");
    }
}

#[test]
fn a_wait_beyond_the_deadline_is_not_begun() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("submitProfile", with_retry_after("3600"));
    assert_eq!(code(&submit(&mut host, consent())), "RATE_LIMITED");
    assert!(host.now - NOON < 1_000.0, "the app is told at once");
}

#[test]
fn a_wait_that_is_not_begun_spends_no_retry() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.always("getJourneyState", Some(with_retry_after("3600")));
    for _ in 0..30 {
        assert_eq!(code(&host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)])), "RATE_LIMITED");
    }
    host.back_end.next("submitProfile", Reply::Unreachable);
    submit(&mut host, consent()).unwrap();
}

#[test]
fn an_operation_under_way_is_waited_for_longer_than_a_hiccup() {
    let mut host = Host::new(Desk::at("STARTED"));
    for _ in 0..3 {
        host.back_end.next("submitProfile", refusal_with(409, "ASYNC_OPERATION_PENDING", true, Value::Null));
    }
    submit(&mut host, consent()).unwrap();
    assert!(pauses(&host).iter().all(|pause| (2_000.0..=5_000.0).contains(pause)), "{:?}", pauses(&host));
}

#[test]
fn an_attempt_and_a_call_have_their_time() {
    let options = json!({ "attemptTimeoutMs": 4_000, "callTimeoutMs": 10_000 });
    let mut host = Host::with(Desk::at("STARTED"), options, None, Default::default());
    host.back_end.always("submitProfile", Some(Reply::Held));
    let settled = submit(&mut host, consent());
    assert_eq!(code(&settled), "TIMEOUT");
    assert!(settled.unwrap_err().correlation_id.is_some());
    assert!(host.now - NOON <= 10_000.0, "{}", host.now - NOON);
    assert_eq!((host.cancelled.len(), keys(&host).len()), (3, 3));
}

#[test]
fn a_call_that_slept_past_its_time_is_late_and_not_signed_out() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    let promise = host.begin_call(Endpoint::SubmitProfile, &[json!(JOURNEY), consent()], CallOptions::default());
    while keys(&host).len() < 2 {
        host.step();
    }
    // The answer to the second attempt: from then on the call rests, and the device sleeps.
    host.step();
    host.now += 10.0 * 60_000.0;
    assert_eq!(code(&host.wait(promise)), "TIMEOUT");
    assert_eq!(keys(&host).len(), 2, "nobody waits for it any more");
}

#[test]
fn an_outage_does_not_become_a_storm() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.always("getJourneyState", Some(Reply::Unreachable));
    for _ in 0..50 {
        assert_eq!(code(&host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)])), "NETWORK");
    }
    assert_eq!(host.sent.len(), 70, "fifty calls and twenty retries between them");
    host.back_end.always("getJourneyState", None);
    for _ in 0..5 {
        host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)]).unwrap();
    }
    host.back_end.next("getJourneyState", Reply::Unreachable);
    host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)]).unwrap();
}

#[test]
fn the_network_coming_back_ends_every_pause() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("submitProfile", with_retry_after("50"));
    let promise = host.begin_call(Endpoint::SubmitProfile, &[json!(JOURNEY), consent()], CallOptions::default());
    host.pass(1_000.0);
    host.feed(Input::Online(false));
    host.feed(Input::Online(true));
    host.wait(promise).unwrap();
    assert!(host.now - NOON < 2_000.0);
}

#[test]
fn while_the_network_is_away_a_call_has_its_whole_time_and_spends_no_retry() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.feed(Input::Online(false));
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    for round in 0..3 {
        let began = host.now;
        let before = keys(&host).len();
        assert_eq!(code(&submit(&mut host, json!({ "bureauConsent": true, "round": round }))), "NETWORK");
        assert!((55_000.0..=60_000.0).contains(&(host.now - began)), "given up after {}", host.now - began);
        assert!((12..=30).contains(&(keys(&host).len() - before)), "a page may be wrong about its network");
    }
    let promise = host.begin_call(Endpoint::SubmitProfile, &[json!(JOURNEY), consent()], CallOptions::default());
    host.pass(40_000.0);
    // The first attempts after its coming back still fail, as they do.
    host.feed(Input::Online(true));
    host.pass(500.0);
    host.back_end.always("submitProfile", None);
    host.wait(promise).unwrap();
}

#[test]
fn what_a_server_says_counts_whatever_the_page_thinks_of_its_network() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.feed(Input::Online(false));
    host.back_end.always("submitProfile", Some(refusal_with(503, "UPSTREAM_TEMPORARY_FAILURE", true, Value::Null)));
    assert_eq!(code(&submit(&mut host, consent())), "UPSTREAM_TEMPORARY_FAILURE");
    assert_eq!(keys(&host).len(), 5);
}

//! One idempotency key for one intent: over attempts, clicks and reloads, and another for the next.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, Input};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::desk::Desk;
use super::host::{Host, Settled};
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

#[test]
fn an_intent_of_unknown_outcome_keeps_its_key_over_a_reload() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    let _ = submit(&mut host, consent());
    let key = keys(&host)[0].clone();
    let first = |what: &str| host.log.iter().position(|done| done == what).unwrap();
    assert!(first("store") < first("send submitProfile"), "written down before anything is sent");
    host.back_end.always("submitProfile", None);
    host.reload(Default::default());
    submit(&mut host, json!({ "bureauConsent": false })).unwrap();
    assert_ne!(keys(&host).last(), Some(&key), "another body is another intent");
    submit(&mut host, consent()).unwrap();
    assert_eq!(keys(&host).last(), Some(&key));
    submit(&mut host, consent()).unwrap();
    assert_ne!(keys(&host).last(), Some(&key), "once it is settled, the same again is a new intent");
}

#[test]
fn what_was_sent_keeps_its_key_though_the_next_try_is_given_up_before_it_is_sent() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    let _ = submit(&mut host, consent());
    let key = keys(&host)[0].clone();
    host.back_end.always("submitProfile", None);
    host.reload(Default::default());
    let promise = host.begin_call(Endpoint::SubmitProfile, &[json!(JOURNEY), consent()], CallOptions::default());
    host.feed(Input::Abort { promise });
    submit(&mut host, consent()).unwrap();
    assert_eq!(keys(&host).last(), Some(&key));
}

#[test]
fn an_intent_a_day_old_is_forgotten() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    let _ = submit(&mut host, consent());
    let key = keys(&host)[0].clone();
    host.now += 25.0 * 60.0 * 60_000.0;
    host.reload(Default::default());
    let _ = submit(&mut host, consent());
    assert_ne!(keys(&host).last(), Some(&key));
}

#[test]
fn the_apps_own_key_and_correlation_id_are_used() {
    let options = CallOptions { idempotency_key: Some("my-key".into()), correlation_id: Some("flow-1".into()) };
    let mut host = Host::new(Desk::at("STARTED"));
    let promise = host.begin_call(Endpoint::SubmitProfile, &[json!(JOURNEY), consent()], options);
    host.wait(promise).unwrap();
    assert_eq!(keys(&host), ["my-key"]);
    assert_eq!(host.sent[0].header("X-Correlation-ID"), Some("flow-1"));
}

#[test]
fn every_mutation_has_a_key_and_no_read_has_one() {
    let mut host = Host::with(
        Desk::at("STARTED"),
        json!({ "directRefresh": true, "apiVersion": "2026-03-05" }),
        None,
        Default::default(),
    );
    for endpoint in Endpoint::ALL {
        let body = match endpoint {
            Endpoint::CreateJourney => json!({ "type": "GOLD_LOAN" }),
            Endpoint::SubmitProfile => consent(),
            Endpoint::RejectOffer => json!({ "rejectedStage": "KYC", "rejectionReason": "no" }),
            Endpoint::SetLoanAmount => json!({ "amount": "250000" }),
            Endpoint::SubmitBankMandate => super::borrower::bank_account(),
            Endpoint::SaveProfile => super::borrower::profile(),
            Endpoint::UpdateResume => json!({ "resume": {} }),
            _ => json!({}),
        };
        let mut arguments: Vec<Value> = endpoint.parameters().map(|_| json!(JOURNEY)).collect();
        arguments.push(body);
        let before = host.sent.len();
        let promise = host.begin_call(*endpoint, &arguments, CallOptions::default());
        host.pass(60_000.0);
        let _ = host.wait(promise);
        let sent = &host.sent[before];
        assert_eq!(sent.endpoint, endpoint.name());
        assert_eq!(sent.header("Idempotency-Key").is_some(), endpoint.method().mutates(), "{}", sent.endpoint);
        assert_eq!(sent.header("Content-Type").is_some(), sent.body.is_some(), "{}", sent.endpoint);
        assert_eq!(sent.header("X-AL-API-Version"), Some("2026-03-05"));
        assert!(sent.header("X-Correlation-ID").is_some());
    }
}

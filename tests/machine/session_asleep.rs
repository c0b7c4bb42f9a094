//! A device that slept past the end of its session, whether or not its clock ran on meanwhile, and however wrong it is.

use credit_journey::machine::{ClientEvent, Input};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::desk::Desk;
use super::host::Host;
use super::wire::{Reply, SessionReply};

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// A borrower on the offers, before a platform that looks at tokens and is this much ahead.
fn awake(ahead_ms: f64) -> Host<Desk> {
    let mut desk = Desk::at("OFFERS_PENDING");
    (desk.ahead_ms, desk.tokens) = (ahead_ms, Some(Default::default()));
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.pass(MINUTE);
    host
}

/// Two hours in which nothing runs. Some clocks do not count them.
fn sleep(host: &mut Host<Desk>, counted: bool) {
    if counted {
        host.now += 2.0 * HOUR;
    } else {
        host.back_end.ahead_ms += 2.0 * HOUR;
    }
    host.back_end.tokens = Some(Default::default());
}

fn refusals(host: &Host<Desk>) -> usize {
    host.events.iter().filter(|event| matches!(event, ClientEvent::Answer { status: Some(401), .. })).count()
}

fn signed_out(host: &Host<Desk>) -> bool {
    host.events.iter().any(|event| matches!(event, ClientEvent::Session { phase: "signedOut" }))
}

#[test]
fn a_device_that_slept_past_the_session_goes_on_with_a_new_one() {
    for ahead_ms in [0.0, DAY, -DAY] {
        for counted in [true, false] {
            let mut host = awake(ahead_ms);
            sleep(&mut host, counted);
            host.command("refresh", Value::Null).unwrap();
            assert_eq!((host.screen().as_str(), host.asked.len()), ("offers", 2), "{ahead_ms} {counted}");
            assert_eq!(refusals(&host), usize::from(!counted), "what is known to be dead is not sent");
            host.pass(10.0 * MINUTE);
            assert!(!signed_out(&host) && host.asked.len() == 2, "{ahead_ms} {counted}");
        }
    }
}

#[test]
fn a_page_that_was_hidden_while_the_device_slept_looks_at_once() {
    for counted in [true, false] {
        let mut host = awake(0.0);
        host.feed(Input::Visible(false));
        sleep(&mut host, counted);
        host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
        host.feed(Input::Visible(true));
        host.pass(1_000.0);
        assert_eq!((&host.snapshot()["status"], signed_out(&host)), (&json!("OFFERS_AVAILABLE"), false));
    }
}

#[test]
fn what_was_on_the_wire_when_the_device_fell_asleep_is_sent_again_with_a_new_session() {
    let mut host = awake(0.0);
    host.back_end.stand("PROFILE_REQUIRED", Value::Null);
    host.command("refresh", Value::Null).unwrap();
    host.back_end.next("submitProfile", Reply::Held);
    let command = host.begin("submitProfile", json!({ "bureauConsent": true }));
    host.pass(5_000.0);
    sleep(&mut host, false);
    host.wait(command).unwrap();
    let sent = host.sent_to("submitProfile");
    assert!(sent.len() >= 2 && sent.iter().all(|again| again.key() == sent[0].key()), "the same, under one key");
    assert!(!signed_out(&host));
}

#[test]
fn a_renewal_that_slept_with_the_device_signs_nobody_out() {
    for counted in [true, false] {
        let mut host = awake(0.0);
        host.back_end.sessions = std::iter::repeat_n(SessionReply::Held, 2).collect();
        for _ in 0..2 {
            host.back_end.tokens = Some(Default::default());
            host.begin("refresh", Value::Null);
            host.pass(1_000.0);
            sleep(&mut host, counted);
            host.pass(1_000.0);
        }
        host.pass(2.0 * MINUTE);
        assert_eq!((host.screen().as_str(), signed_out(&host)), ("offers", false), "{counted}");
    }
}

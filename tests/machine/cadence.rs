//! When a journey reads again: inside the platform's bands, at its word, and not at all when nobody looks.

use credit_journey::machine::{ClientEvent, Input};
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER};
use super::desk::{Desk, card, refusal_with, steps};
use super::host::Host;
use super::wire::Reply;

fn open(desk: Desk) -> Host<Desk> {
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

/// The reads of the state: when each was sent.
fn reads(host: &Host<Desk>) -> Vec<f64> {
    host.sent_to("getJourneyState").iter().map(|sent| sent.at).collect()
}

/// How long after the end of a look the next was begun, by the events: `(reason, pause)`.
fn pauses(host: &Host<Desk>) -> Vec<(&'static str, f64)> {
    let polls = host.events.iter().filter_map(|event| match event {
        ClientEvent::Poll { at_ms, reason } => Some((*reason, *at_ms)),
        _ => None,
    });
    let reads = reads(host);
    polls
        .filter(|(_, at)| reads.contains(at))
        .map(|(reason, at)| {
            let before = host.sent.iter().filter(|sent| sent.at < at && sent.is_read()).map(|sent| sent.at);
            (reason, at - before.fold(0.0, f64::max) - 40.0)
        })
        .collect()
}

#[test]
fn waiting_for_offers_polls_every_ten_to_twenty_seconds() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    host.pass(5.0 * 60_000.0);
    let pauses = pauses(&host);
    assert!((15..=30).contains(&pauses.len()), "{}", pauses.len());
    assert!(
        pauses.iter().all(|(reason, pause)| *reason == "passive" && (10_000.0..=20_000.0).contains(pause)),
        "{pauses:?}"
    );
    let (shortest, longest) =
        pauses.iter().fold((f64::MAX, 0.0_f64), |(least, most), (_, ms)| (least.min(*ms), most.max(*ms)));
    assert!(longest - shortest > 4_000.0, "the polls are jittered inside the band");
}

#[test]
fn a_step_under_way_is_watched_every_two_to_five_seconds() {
    let mut desk = Desk::at("KYC_PENDING");
    desk.set("getSteps", steps(&[("kyc", "IN_PROGRESS", "AWAIT_CALLBACK")]));
    let mut host = open(desk);
    host.pass(2.0 * 60_000.0);
    let pauses = pauses(&host);
    assert!(pauses.len() >= 20);
    assert!(
        pauses.iter().all(|(reason, pause)| *reason == "active" && (2_000.0..=5_000.0).contains(pause)),
        "{pauses:?}"
    );
}

#[test]
fn the_platforms_hint_comes_first_and_is_clamped() {
    for (asked, given) in [(json!(3), 3_000.0), (json!(0.2), 1_000.0), (json!(900), 60_000.0)] {
        let mut desk = Desk::at("STARTED");
        desk.set("submitProfile", json!({ "operationID": "op", "status": "ACCEPTED", "pollAfterSeconds": asked }));
        let mut host = open(desk);
        host.command("submitProfile", json!({ "bureauConsent": true })).unwrap();
        let poll = host.machine.next_poll(1);
        assert_eq!(poll, json!({ "atMs": (host.now + given) as i64, "reason": "hint" }));
    }
    for useless in [json!(0), json!(-5), json!("soon"), Value::Null] {
        let mut desk = Desk::at("STARTED");
        desk.set("submitProfile", json!({ "status": "ACCEPTED", "pollAfterSeconds": useless }));
        let mut host = open(desk);
        host.command("submitProfile", json!({ "bureauConsent": true })).unwrap();
        assert_eq!(host.machine.next_poll(1)["reason"], "active", "what was just submitted is watched");
    }
}

#[test]
fn after_ten_quiet_minutes_it_slows_and_says_so() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    host.back_end.set("listOffers", json!({ "items": [card(OFFER, "OFFER_AWAITED")] }));
    host.pass(9.0 * 60_000.0);
    assert_eq!(host.snapshot()["screen"]["slow"], false);
    host.pass(10.0 * 60_000.0);
    assert_eq!(host.snapshot()["screen"]["slow"], true);
    let slow: Vec<_> = pauses(&host).into_iter().filter(|(reason, _)| *reason == "slow").collect();
    assert!(slow.len() >= 6 && slow.iter().all(|(_, pause)| (40_000.0..=60_000.0).contains(pause)), "{slow:?}");
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    host.pass(60_000.0);
    assert_eq!(host.screen(), "offers");
    assert_eq!(host.machine.next_poll(1)["reason"], "passive", "a change makes it lively again");
}

#[test]
fn a_failing_read_shows_as_trouble_and_is_retried_ever_later() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    host.back_end.always("getJourneyState", Some(refusal_with(500, "SOMETHING_NEW", false, Value::Null)));
    host.pass(10.0 * 60_000.0);
    let retries: Vec<_> = pauses(&host).into_iter().filter(|(reason, _)| *reason == "retry").collect();
    assert!(retries.iter().all(|(_, pause)| (5_000.0..=60_000.0).contains(pause)), "{retries:?}");
    assert!(retries.iter().any(|(_, pause)| *pause > 30_000.0), "the pauses grow: {retries:?}");
    assert_eq!(host.snapshot()["trouble"]["code"], "SOMETHING_NEW");
    assert_eq!(host.snapshot()["trouble"]["requestID"], "req_no");
    assert_eq!(host.screen(), "offers", "the journey stays on its screen");
    host.back_end.always("getJourneyState", None);
    host.pass(60_000.0);
    assert_eq!(host.snapshot()["trouble"], Value::Null);
}

#[test]
fn nobody_looking_or_no_network_no_polls_and_one_at_once_on_return() {
    for (away, back) in [(Input::Visible(false), Input::Visible(true)), (Input::Online(false), Input::Online(true))] {
        let mut host = open(Desk::at("OFFERS_PENDING"));
        host.feed(away);
        assert_eq!(host.machine.next_poll(1), Value::Null);
        let before = reads(&host).len();
        host.pass(20.0 * 60_000.0);
        assert_eq!(reads(&host).len(), before);
        host.feed(back);
        assert_eq!(reads(&host).len(), before + 1, "one at once");
        host.pass(5_000.0);
        assert_eq!(reads(&host).len(), before + 1, "and only one");
    }
}

#[test]
fn an_ended_journey_is_left_alone() {
    for status in ["REJECTED", "EXPIRED", "CLOSED", "DISBURSED"] {
        let mut host = open(Desk::at(status));
        host.pass(2_000.0);
        let sent = host.sent.len();
        host.pass(60.0 * 60_000.0);
        let markers = host.sent_to("updateResume").len();
        assert!(host.sent.len() - sent <= markers, "{status}");
        assert_eq!(host.machine.next_poll(1), Value::Null);
    }
}

#[test]
fn polling_can_be_switched_off() {
    let mut host = Host::with(Desk::at("OFFERS_PENDING"), json!({ "polling": false }), None, Default::default());
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    let sent = host.sent.len();
    host.pass(60.0 * 60_000.0);
    assert_eq!(host.sent.len(), sent);
    host.command("refresh", Value::Null).unwrap();
    assert!(host.sent.len() > sent);
}

#[test]
fn a_journey_never_has_two_reads_on_the_wire() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    for _ in 0..200 {
        host.pass(700.0);
        host.feed(Input::Visible(false));
        host.feed(Input::Visible(true));
        host.feed(Input::Online(false));
        host.feed(Input::Online(true));
        let refresh = host.begin("refresh", Value::Null);
        let reads = host.sent.iter().filter(|sent| sent.is_read() && host.in_flight.contains(&sent.attempt));
        assert!(reads.count() <= 1);
        if (host.now as u64).is_multiple_of(3) {
            host.wait(refresh).unwrap();
        }
    }
}

#[test]
fn an_unchanged_answer_shows_nothing_and_a_stale_one_changes_nothing() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    let shown = host.snapshots.len();
    host.pass(5.0 * 60_000.0);
    assert_eq!(host.snapshots.len(), shown);
    let mut old = host.back_end.data["getJourneyState"].clone();
    (old["status"], old["updatedAt"]) = (json!("STARTED"), json!("2026-03-04T10:00:00.000Z"));
    let stale = host.back_end.good(host.now, &old);
    host.back_end.next("getJourneyState", stale);
    host.command("refresh", Value::Null).unwrap();
    assert_eq!(host.snapshot()["status"], "OFFERS_PENDING");
}

#[test]
fn a_read_that_hangs_is_cut_off_and_the_journey_goes_on() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    host.back_end.next("getJourneyState", Reply::Held);
    host.pass(60_000.0);
    assert_eq!(host.cancelled.len(), 1);
    assert!(reads(&host).len() >= 3);
}

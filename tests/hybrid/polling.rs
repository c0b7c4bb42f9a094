//! When the offers are read again: at the platform's word, inside the bands, and not while nobody looks.

use credit_journey::machine::Answer;
use credit_journey::machine::hybrid::{Command, Endpoint, HybridEvent, Input};
use serde_json::{Value, json};

use super::back_end::{BackEnd, CONSENT_PAGE, Reply, envelope, offers, with_consent};
use super::page::Page;

fn waiting() -> Value {
    offers("IN_PROGRESS", &["OFFER_AWAITED"])
}

/// The pauses before the reads of so many minutes, from answer to read.
fn pauses(page: &mut Page, minutes: f64) -> Vec<f64> {
    page.pass(minutes * 60_000.0);
    let reads = page.sent_to(Endpoint::Offers);
    reads.windows(2).map(|pair| pair[1] - pair[0] - 40.0).collect()
}

fn reads(page: &Page) -> usize {
    page.sent_to(Endpoint::Offers).len()
}

#[test]
fn the_hint_counts_inside_the_data_and_beside_it() {
    let beside = json!({ "data": waiting(), "poll_after_ms": 7_000 });
    let mut inside = waiting();
    inside["poll_after_ms"] = json!(7_000);
    let camel = json!({ "data": waiting(), "pollAfterMs": 7_000 });
    let digits = json!({ "data": waiting(), "poll_after_ms": "7000" });
    for reply in [Reply::ok(beside), envelope(inside.clone()), Reply::ok(inside), Reply::ok(camel), Reply::ok(digits)] {
        let mut page = Page::new(BackEnd::with(waiting()));
        page.back_end.set("offers", reply);
        page.start().unwrap();
        let pauses = pauses(&mut page, 2.0);
        assert!(pauses.len() > 10 && pauses.iter().all(|pause| (pause - 7_000.0).abs() < 1.0), "{pauses:?}");
    }
}

#[test]
fn a_hint_is_neither_a_hammer_nor_a_sleep() {
    for (hint, pause) in [(json!(1), 1_000.0), (json!(999_999_999), 60_000.0)] {
        let mut page = Page::new(BackEnd::with(waiting()));
        page.back_end.set("offers", Reply::ok(json!({ "data": waiting(), "poll_after_ms": hint })));
        page.start().unwrap();
        let pauses = pauses(&mut page, 4.0);
        assert!(pauses.iter().all(|is| (is - pause).abs() < 1.0), "{hint}: {pauses:?}");
    }
    // What is no hint is none.
    for hint in [json!(0), json!(-5), json!("7 s"), json!("+7000"), json!(""), json!(null)] {
        let mut page = Page::new(BackEnd::with(waiting()));
        page.back_end.set("offers", Reply::ok(json!({ "data": waiting(), "poll_after_ms": hint })));
        page.start().unwrap();
        assert!(pauses(&mut page, 2.0).iter().all(|is| (2_000.0..=20_000.0).contains(is)), "{hint}");
    }
}

#[test]
fn without_a_hint_it_is_eager_first_and_patient_then() {
    let mut page = Page::open(waiting());
    let pauses = pauses(&mut page, 5.0);
    assert!((2_000.0..=5_000.0).contains(&pauses[0]), "just started: {pauses:?}");
    let later = &pauses[12..];
    assert!(!later.is_empty() && later.iter().all(|pause| (10_000.0..=20_000.0).contains(pause)), "{later:?}");
}

#[test]
fn after_a_long_quiet_time_it_slows_and_says_so() {
    let mut page = Page::open(waiting());
    assert_eq!(page.snapshot["screen"]["slow"], false);
    page.pass(11.0 * 60_000.0);
    assert_eq!(page.snapshot["screen"]["slow"], true);
    let before = reads(&page);
    page.pass(5.0 * 60_000.0);
    assert!((5..=8).contains(&(reads(&page) - before)));
}

#[test]
fn a_hidden_page_reads_nothing_and_reads_once_when_it_is_seen() {
    let mut page = Page::open(waiting());
    page.tell(Input::Visible(false));
    let before = reads(&page);
    page.pass(30.0 * 60_000.0);
    assert_eq!(reads(&page), before);
    assert!(page.machine.wake_at().is_none(), "nor does it wake");
    page.tell(Input::Visible(true));
    assert_eq!(reads(&page), before + 1, "at once");
    page.tell(Input::Visible(true));
    assert_eq!(reads(&page), before + 1, "and once");
    assert!(page.goes_on_reading());
}

#[test]
fn an_offline_page_reads_once_when_the_network_is_back() {
    let mut page = Page::open(waiting());
    page.tell(Input::Online(false));
    let before = reads(&page);
    page.pass(30.0 * 60_000.0);
    assert_eq!(reads(&page), before);
    page.tell(Input::Visible(false));
    page.tell(Input::Online(true));
    assert_eq!(reads(&page), before, "nobody looks");
    page.tell(Input::Visible(true));
    assert_eq!(reads(&page), before + 1);
}

#[test]
fn a_poll_that_fails_is_not_tried_again_while_nobody_looks() {
    for unseen in [Input::Visible as fn(bool) -> Input<Value>, Input::Online] {
        // It rests already, or is on its way.
        for so_far in [300.0, 0.0] {
            let mut page = Page::open(waiting());
            page.back_end.set("offers", Reply::Answer(503, Some("3".into()), "{}".to_owned()));
            while reads(&page) == 1 {
                page.pass(20.0);
            }
            page.pass(so_far);
            page.tell(unseen(false));
            page.pass(60_000.0);
            assert_eq!(reads(&page), 2, "{so_far}");
            page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
            page.tell(unseen(true));
            assert_eq!(reads(&page), 3);
            page.pass(1_000.0);
            assert_eq!(page.screen(), "offers");
        }
    }
}

#[test]
fn a_read_that_the_app_waits_for_goes_on_though_nobody_looks() {
    let mut page = Page::open(waiting());
    page.back_end.next("offers", Reply::Unreachable);
    let refresh = page.begin(Command::Refresh);
    page.tell(Input::Visible(false));
    page.wait_for(refresh).unwrap();
}

#[test]
fn what_has_ended_is_not_read_again_when_the_page_is_seen() {
    let mut page = Page::open(offers("OFFERED", &["OFFER_RECEIVED"]));
    let before = reads(&page);
    for input in [Input::Visible(false), Input::Visible(true), Input::Online(false), Input::Online(true)] {
        page.tell(input);
    }
    assert!(!page.goes_on_reading());
    assert_eq!(reads(&page), before);
}

#[test]
fn polling_can_be_switched_off_and_refresh_reads() {
    let mut page = Page::with(BackEnd::with(waiting()), json!({ "polling": false }));
    page.start().unwrap();
    assert!(!page.goes_on_reading());
    page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
    page.command(Command::Refresh).unwrap();
    assert_eq!(page.screen(), "offers");
}

#[test]
fn never_two_reads_at_once_and_the_newest_counts() {
    let mut page = Page::open(waiting());
    page.back_end.next("offers", envelope(offers("NOT_OFFERED", &[])));
    let first = page.begin(Command::Refresh);
    page.back_end.next("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
    let second = page.begin(Command::Refresh);
    assert_eq!(page.snapshot["busy"], "refresh");
    page.wait_for(first).unwrap();
    page.wait_for(second).unwrap();
    assert_eq!((page.screen(), &page.snapshot["busy"]), ("offers", &Value::Null));
}

#[test]
fn a_refresh_beside_a_consent_shows_nothing_older_after_something_newer() {
    let ready = with_consent(waiting(), "READY", Some(CONSENT_PAGE));
    let mut page = Page::open(ready.clone());
    page.back_end.next("offers", Reply::Never);
    let (before, consent) = (reads(&page), page.begin(Command::OpenConsent));
    let attempt = page.sent.last().unwrap().request.attempt;
    page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
    let refresh = page.begin(Command::Refresh);
    page.pass(1_000.0);
    assert_eq!(reads(&page), before + 1, "one read answers both");
    page.tell(Input::Answer { attempt, answer: Answer { status: 200, retry_after: None, body: Some(ready) } });
    page.wait_for(refresh).unwrap();
    page.wait_for(consent).unwrap();
    assert_eq!((page.opened.len(), page.screen()), (1, "wait"));
    page.pass(6_000.0);
    assert_eq!(page.screen(), "offers");
}

#[test]
fn the_app_is_told_when_the_next_read_is_and_why() {
    let page = Page::open(waiting());
    let next = page.machine.next_poll();
    assert_eq!(next["reason"], "active");
    let told = page
        .events
        .iter()
        .any(|event| matches!(event, HybridEvent::Poll { at_ms, reason: "active" } if next["atMs"] == json!(at_ms)));
    assert!(told, "{:?}", page.events);
    assert_eq!(Page::open(offers("NOT_OFFERED", &[])).machine.next_poll(), Value::Null);
}

#[test]
fn an_unchanged_answer_shows_nothing() {
    let mut page = Page::open(waiting());
    let shown = page.shown;
    page.pass(5.0 * 60_000.0);
    assert_eq!(page.shown, shown);
}

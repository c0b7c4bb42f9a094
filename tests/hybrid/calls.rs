//! A call over its attempts: what is sent again, when, and how long it is waited for.

use credit_journey::machine::hybrid::{Command, Endpoint, HybridEvent, Input};
use serde_json::{Value, json};

use super::back_end::{BackEnd, HOSTED_PAGE, OFFER, Reply, envelope, offers};
use super::noticed::code;
use super::page::Page;

fn waiting() -> Page {
    Page::open(offers("IN_PROGRESS", &[]))
}

#[test]
fn trouble_is_said_and_the_screen_stays_until_it_passes() {
    for (reply, code) in [
        (Reply::Unreachable, "NETWORK"),
        (Reply::refusal(500, "UPSTREAM_TEMPORARY_FAILURE"), "UPSTREAM_TEMPORARY_FAILURE"),
        (Reply::Answer(502, None, "<html>".to_owned()), "UPSTREAM_TEMPORARY_FAILURE"),
        (Reply::Answer(429, None, "slow down".to_owned()), "RATE_LIMITED"),
        (Reply::Answer(200, None, "<html>".to_owned()), "DECODE"),
        (Reply::ok(json!({ "unheard": "of" })), "DECODE"),
    ] {
        let mut page = waiting();
        page.back_end.set("offers", reply);
        page.pass(3.0 * 60_000.0);
        assert_eq!((page.screen(), &page.snapshot["trouble"]["code"]), ("wait", &json!(code)));
        page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
        page.pass(2.0 * 60_000.0);
        assert_eq!((page.screen(), &page.snapshot["trouble"]), ("offers", &Value::Null));
    }
}

#[test]
fn what_cannot_pass_ends_the_polling() {
    for (reply, code) in [
        (Reply::Answer(401, None, String::new()), "SESSION_UNAVAILABLE"),
        (Reply::refusal(401, "AUTH_INVALID_SESSION"), "SESSION_UNAVAILABLE"),
        (Reply::Answer(404, None, String::new()), "RESOURCE_NOT_FOUND"),
        (Reply::refusal(403, "ACCESS_SCOPE_MISMATCH"), "ACCESS_SCOPE_MISMATCH"),
        (Reply::ok(json!({ "status": "OFFERED", "note": "sk_live_canary" })), "SECRET_KEY_REFUSED"),
    ] {
        let mut page = waiting();
        page.back_end.set("offers", reply);
        page.pass(60_000.0);
        assert_eq!((page.screen(), &page.snapshot["screen"]["error"]["code"]), ("failed", &json!(code)));
        assert!(!page.goes_on_reading());
        page.back_end.set("offers", envelope(offers("IN_PROGRESS", &[])));
        page.command(Command::Retry).unwrap();
        assert_eq!(page.screen(), "wait");
        assert_eq!(page.sent_to(Endpoint::Journey).len(), 1, "it goes on where it ended");
        assert!(page.goes_on_reading());
    }
}

#[test]
fn a_server_that_asks_for_patience_gets_it() {
    for header in ["7", "Sat, 21 Nov 2026 00:00:07 GMT"] {
        let mut page = waiting();
        // By the platform's own clock, which the envelope tells.
        page.back_end.next(
            "offers",
            Reply::Answer(429, Some(header.into()), json!({ "timestamp": "2026-11-21T00:00:00.000Z" }).to_string()),
        );
        let refresh = page.begin(Command::Refresh);
        page.wait_for(refresh).unwrap();
        let reads = page.sent_to(Endpoint::Offers);
        let [.., first, second] = reads[..] else { panic!() };
        assert!((second - first - 7_040.0).abs() < 1.0, "{header}: {}", second - first);
    }
}

#[test]
fn no_answer_is_given_up_and_asked_for_again() {
    let mut page = waiting();
    page.back_end.next("offers", Reply::Never);
    page.command(Command::Refresh).unwrap();
    let timed_out = page.events.iter().any(|event| {
        matches!(event, HybridEvent::Answer { code: Some(code), status: None, took_ms, .. } if code == "TIMEOUT" && *took_ms == 15_000.0)
    });
    assert!(timed_out);
    page.back_end.set("offers", Reply::Never);
    let before = page.now;
    assert_eq!(code(page.command(Command::Refresh)), "TIMEOUT");
    assert!(page.now - before <= 60_000.0);
}

#[test]
fn an_answer_that_comes_too_late_changes_nothing() {
    let mut page = waiting();
    let attempt = page.sent.last().unwrap().request.attempt;
    let refresh = page.begin(Command::Refresh);
    let late = json!({ "data": offers("OFFERED", &["OFFER_RECEIVED"]) });
    page.tell(Input::Answer {
        attempt,
        answer: credit_journey::machine::Answer { status: 200, retry_after: None, body: Some(late) },
    });
    assert!(page.screen() == "wait" && !page.settled.contains_key(&refresh), "it is of another call");
    page.wait_for(refresh).unwrap();
    assert_eq!(page.screen(), "wait");
}

#[test]
fn the_network_coming_back_ends_the_rest() {
    let mut page = waiting();
    page.back_end.set("offers", Reply::Unreachable);
    page.begin(Command::Refresh);
    while page.sent_to(Endpoint::Offers).len() < 4 {
        page.pass(20.0);
    }
    page.pass(60.0);
    page.tell(Input::Online(false));
    let before = page.sent_to(Endpoint::Offers).len();
    page.tell(Input::Online(true));
    assert_eq!(page.sent_to(Endpoint::Offers).len(), before + 1, "at once");
}

#[test]
fn while_the_network_is_away_a_call_has_its_whole_time() {
    let mut page = Page::open(offers("OFFERED", &["OFFER_RECEIVED"]));
    page.tell(Input::Online(false));
    page.back_end.set("hostedUrl", Reply::Unreachable);
    let url = page.begin(Command::HostedUrl(OFFER.into()));
    page.pass(40_000.0);
    assert!(!page.settled.contains_key(&url), "five attempts are long over");
    page.tell(Input::Online(true));
    page.pass(500.0);
    page.back_end.set("hostedUrl", envelope(json!({ "hosted_url": HOSTED_PAGE })));
    page.wait_for(url).unwrap();
}

#[test]
fn a_rest_that_a_server_asked_for_is_kept_however_the_page_comes_and_goes() {
    // Within the call, and longer than it.
    for (asked, rest) in [("30", 30_000.0), ("60", 60_000.0), ("3600", 60_000.0)] {
        for waited in [true, false] {
            let mut page = waiting();
            page.back_end.next("offers", Reply::Answer(429, Some(asked.into()), "{}".to_owned()));
            if waited {
                page.begin(Command::Refresh);
            }
            while page.sent_to(Endpoint::Offers).len() == 1 {
                page.pass(20.0);
            }
            page.pass(1_000.0);
            let first = *page.sent_to(Endpoint::Offers).last().unwrap();
            for unseen in [Input::Online as fn(bool) -> Input<Value>, Input::Visible] {
                page.tell(unseen(false));
                page.tell(unseen(true));
                page.pass(5_000.0);
            }
            page.pass(100_000.0);
            let second = page.sent_to(Endpoint::Offers)[2];
            assert!(second - first >= rest && second - first < rest + 20_000.0, "{asked} {waited}: {}", second - first);
        }
    }
}

#[test]
fn retries_are_told_and_share_a_budget() {
    let mut page = Page::new(BackEnd::with(offers("IN_PROGRESS", &[])));
    page.start().unwrap();
    page.back_end.set("offers", Reply::Unreachable);
    page.pass(60.0 * 60_000.0);
    let retries = page.events.iter().filter(|event| matches!(event, HybridEvent::Retry { .. })).count();
    assert!((4..=25).contains(&retries), "{retries}");
    let reads = page.sent_to(Endpoint::Offers).len();
    assert!(reads < 150, "an outage is no storm: {reads}");
}

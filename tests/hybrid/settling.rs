//! When a departure is over: never by the clock alone, and whoever is seen again is told how things stand.

use credit_journey::machine::hybrid::{Endpoint, HybridEvent, Input};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::back_end::{BackEnd, CONSENT_PAGE, OFFER, Reply, envelope, offers, with_consent};
use super::page::Page;

const MINUTE: f64 = 60_000.0;

fn ready() -> Value {
    with_consent(offers("IN_PROGRESS", &[]), "READY", Some(CONSENT_PAGE))
}

fn left_for_consent(more: Value) -> Page {
    let mut page = Page::with(BackEnd::with(ready()), more);
    page.start().unwrap();
    page.open_consent().unwrap();
    page
}

fn back_from_consent() -> Page {
    left_for_consent(json!({})).reload(MINUTE)
}

fn come_offers(page: &mut Page) {
    page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
}

fn reads(page: &Page) -> usize {
    page.sent_to(Endpoint::Offers).len()
}

#[test]
fn who_looks_at_the_banks_message_after_the_return_sees_the_offers_that_came_meanwhile() {
    let mut page = back_from_consent();
    page.pass(5_000.0);
    page.tell(Input::Visible(false));
    page.pass(40_000.0);
    come_offers(&mut page);
    page.tell(Input::Visible(true));
    page.pass(1_000.0);
    assert_eq!((page.screen(), page.stored.as_deref()), ("offers", None));
}

#[test]
fn who_glances_at_the_page_and_gives_the_consent_after_sees_what_it_brought() {
    let mut page = left_for_consent(json!({ "popup": true }));
    page.pass(10_000.0);
    page.hide_for(0.0);
    page.pass(2_000.0);
    page.tell(Input::Visible(false));
    page.pass(90_000.0);
    come_offers(&mut page);
    page.tell(Input::Visible(true));
    page.pass(1_000.0);
    assert_eq!(page.screen(), "offers");
}

#[test]
fn a_glance_beside_an_open_popup_is_no_return() {
    let mut page = left_for_consent(json!({ "popup": true }));
    page.tell(Input::Beside(true));
    let before = reads(&page);
    page.hide_for(1_000.0);
    assert_eq!(reads(&page), before + 1, "yet it is read at once");
    page.pass(5.0 * MINUTE);
    assert_eq!(page.screen(), "wait", "the borrower is still there");
    page.tell(Input::Beside(false));
    page.hide_for(1_000.0);
    page.pass(36_000.0);
    assert_eq!(page.screen(), "consent");
}

#[test]
fn every_return_is_given_its_time() {
    let mut page = back_from_consent();
    page.pass(20_000.0);
    page.hide_for(20_000.0);
    page.pass(20_000.0);
    assert_eq!(page.screen(), "wait", "the platform may not have heard");
    page.pass(16_000.0);
    assert_eq!((page.screen(), page.stored.as_deref()), ("consent", None));
    let returned = |event: &&HybridEvent| matches!(event, HybridEvent::Redirect { phase: "returned", .. });
    assert_eq!(page.events.iter().filter(returned).count(), 1, "of one departure");
}

#[test]
fn who_was_asked_again_and_gives_the_consent_elsewhere_sees_the_offers() {
    let mut page = back_from_consent();
    page.pass(40_000.0);
    assert_eq!(page.screen(), "consent");
    let before = reads(&page);
    page.pass(MINUTE);
    assert_eq!(reads(&page), before, "the documents end the polling here");
    page.tell(Input::Visible(false));
    page.pass(MINUTE);
    come_offers(&mut page);
    page.tell(Input::Visible(true));
    assert_eq!(reads(&page), before + 1, "at once, and once");
    page.pass(1_000.0);
    assert_eq!(page.screen(), "offers");
    page.hide_for(2.0 * 60.0 * MINUTE);
    assert_eq!(reads(&page), before + 1, "it is too long ago");
}

#[test]
fn a_consent_that_was_given_from_another_tab_shows_in_this_one() {
    let mut page = Page::open(ready());
    let before = reads(&page);
    page.hide_for(MINUTE);
    assert_eq!((reads(&page), page.screen()), (before + 1, "consent"), "at once, and once");
    page.pass(MINUTE);
    assert_eq!(reads(&page), before + 1);
    come_offers(&mut page);
    page.hide_for(MINUTE);
    page.pass(1_000.0);
    assert_eq!(page.screen(), "offers");
}

#[test]
fn a_return_while_the_network_is_away_is_told_once_it_is_back() {
    let mut page = back_from_consent();
    page.pass(40_000.0);
    page.tell(Input::Visible(false));
    page.tell(Input::Online(false));
    come_offers(&mut page);
    page.tell(Input::Visible(true));
    page.pass(MINUTE);
    assert_eq!(page.screen(), "consent");
    page.tell(Input::Online(true));
    page.pass(1_000.0);
    assert_eq!(page.screen(), "offers");
}

#[test]
fn a_return_that_cannot_be_told_at_first_is_told_later() {
    for trouble in [Reply::Unreachable, Reply::Answer(429, Some("20".into()), "{}".to_owned())] {
        let mut page = back_from_consent();
        page.pass(40_000.0);
        page.back_end.set("offers", trouble);
        page.hide_for(5_000.0);
        page.pass(2.0 * MINUTE);
        assert_eq!(page.screen(), "consent");
        come_offers(&mut page);
        page.pass(MINUTE);
        assert_eq!((page.screen(), &page.snapshot["trouble"]), ("offers", &Value::Null));
        assert!(!page.goes_on_reading());
    }
}

#[test]
fn a_consent_that_is_worked_on_is_waited_for_since_the_return() {
    let worked_on = with_consent(offers("OFFERED", &["OFFER_RECEIVED"]), "PROCESSING", None);
    let mut page = left_for_consent(json!({}));
    page.back_end.set("offers", envelope(worked_on));
    page.hide_for(12.0 * MINUTE);
    page.pass(MINUTE);
    page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED", "OFFER_RECEIVED"])));
    page.pass(21_000.0);
    assert_eq!(page.snapshot["screen"]["lenders"].as_array().unwrap().len(), 2);
}

#[test]
fn hosted_is_looked_after_whenever_the_page_is_seen() {
    let mut page = Page::open(offers("OFFERED", &["OFFER_RECEIVED"]));
    page.hand_off(OFFER).unwrap();
    for _ in 0..2 {
        let before = reads(&page);
        page.hide_for(MINUTE);
        assert_eq!(reads(&page), before + 1, "at once, and once");
        assert!(!page.goes_on_reading());
        assert_eq!(page.screen(), "handoff");
    }
    page.back_end.set("offers", envelope(offers("NOT_OFFERED", &[])));
    page.hide_for(MINUTE);
    page.pass(1_000.0);
    assert_eq!((page.screen(), page.stored.as_deref()), ("noOffers", None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_borrower_does_meanwhile_who_looks_sees_what_has_come(
        doings in prop::collection::vec((0u8..5, 0.0..120_000.0), 0..8),
        popup in any::<bool>(),
    ) {
        let mut page = left_for_consent(json!({ "popup": popup }));
        for (what, ms) in doings {
            match what {
                0 => page.tell(Input::Beside(ms > 60_000.0)),
                1 => page.tell(Input::Online(ms > 60_000.0)),
                2 => page.hide_for(ms),
                3 => page = page.reload(ms),
                _ => page.pass(ms),
            }
        }
        page.tell(Input::Visible(false));
        page.pass(MINUTE);
        come_offers(&mut page);
        page.tell(Input::Visible(true));
        page.tell(Input::Online(true));
        page.pass(1_000.0);
        prop_assert_eq!((page.screen(), page.stored.as_deref()), ("offers", None));
    }
}

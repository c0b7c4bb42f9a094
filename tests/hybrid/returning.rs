//! Coming back: from a consent, from the Hosted experience, by a reload, a back-forward cache, another tab; with the
//! record and without.

use credit_journey::machine::hybrid::{Command, Endpoint, HybridEvent, Input, Landing};
use serde_json::{Value, json};

use super::back_end::{BackEnd, CONSENT_PAGE, OFFER, envelope, offers, with_consent};
use super::page::{Page, options};

fn ready() -> Value {
    with_consent(offers("IN_PROGRESS", &[]), "READY", Some(CONSENT_PAGE))
}

fn left_for_consent() -> Page {
    let mut page = Page::open(ready());
    page.open_consent().unwrap();
    page
}

fn handed_off() -> Page {
    let mut page = Page::open(offers("OFFERED", &["OFFER_RECEIVED", "OFFER_RECEIVED"]));
    page.hand_off(OFFER).unwrap();
    page
}

#[test]
fn a_return_from_a_consent_polls_on_though_the_platform_has_not_heard() {
    let mut page = left_for_consent().reload(90_000.0);
    assert_eq!((page.screen(), &page.snapshot["screen"]["waitingFor"]), ("wait", &json!("consent")));
    let before = page.sent_to(Endpoint::Offers).len();
    page.pass(20_000.0);
    assert!(page.sent_to(Endpoint::Offers).len() >= before + 3);
    page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
    page.pass(10_000.0);
    assert_eq!((page.screen(), page.stored.as_deref()), ("offers", None));
}

#[test]
fn who_came_back_without_a_consent_is_asked_again_after_a_while() {
    let mut page = left_for_consent().reload(5_000.0);
    assert_eq!(page.screen(), "wait");
    page.pass(36_000.0);
    assert_eq!((page.screen(), page.stored.as_deref()), ("consent", None));
    assert!(!page.goes_on_reading());
}

#[test]
fn without_the_record_everything_still_works() {
    let mut page = left_for_consent();
    page.stored = None;
    let mut page = page.reload(90_000.0);
    assert_eq!(page.screen(), "consent");
    page.open_consent().unwrap();
    assert_eq!(page.opened.len(), 1);
    let mut page = handed_off();
    page.stored = None;
    assert_eq!(page.reload(90_000.0).screen(), "offers");
}

#[test]
fn an_old_or_foreign_record_is_dropped() {
    let mut page = left_for_consent();
    let record = page.stored.clone().unwrap();
    assert_eq!(page.reload(61.0 * 60_000.0).screen(), "consent", "an hour is too long ago");
    for stored in ["{", "[]", "null", r#"{"version":2,"left":"consent","atMs":1000000}"#, r#"{"version":1}"#] {
        page = Page::load(BackEnd::with(ready()), &options(), Some(stored), Landing::default(), 1_000_000.0);
        page.start().unwrap();
        assert_eq!((page.screen(), page.stored.as_deref()), ("consent", None), "{stored}");
        assert!(page.events.contains(&HybridEvent::Storage { phase: "dropped" }));
    }
    assert!(record.len() < 100 && !record.contains("canary"), "{record}");
}

#[test]
fn a_return_from_hosted_leads_back_to_it_or_to_the_offers() {
    let mut page = handed_off().reload(600_000.0);
    assert_eq!(page.snapshot["screen"], json!({ "name": "handoff", "offerID": OFFER }));
    assert!(!page.goes_on_reading(), "the offers have come");
    page.hand_off(OFFER).unwrap();
    assert_eq!(page.opened.len(), 1, "with a fresh page");
    page.command(Command::Refresh).unwrap();
    assert_eq!((page.screen(), page.stored.as_deref()), ("offers", None));
}

#[test]
fn hosted_may_be_entered_again_whatever_its_offer_says_by_now() {
    let mut page = handed_off();
    page.back_end.set("offers", envelope(offers("FROM_THE_FUTURE", &["SELECTED"])));
    let mut page = page.reload(1_000.0);
    assert_eq!(page.screen(), "handoff");
    assert!(page.goes_on_reading(), "there is more to come");
    page.hand_off(OFFER).unwrap();
}

#[test]
fn an_offer_that_is_no_longer_there_is_not_entered() {
    let mut page = handed_off();
    page.back_end.set("offers", envelope(offers("NOT_OFFERED", &[])));
    let page = page.reload(1_000.0);
    assert_eq!((page.screen(), page.stored.as_deref()), ("noOffers", None));
}

#[test]
fn a_page_that_is_shown_again_is_a_return_too() {
    for mut page in [left_for_consent(), handed_off()] {
        page.tell(Input::Visible(false));
        page.pass(60_000.0);
        let before = page.sent_to(Endpoint::Offers).len();
        page.tell(Input::Visible(true));
        assert_eq!(page.sent_to(Endpoint::Offers).len(), before + 1, "read at once, and once");
        let returned =
            page.events.iter().filter(|event| matches!(event, HybridEvent::Redirect { phase: "returned", .. }));
        assert_eq!(returned.count(), 1);
    }
}

#[test]
fn an_app_that_catches_the_return_refreshes() {
    let mut page = left_for_consent();
    page.command(Command::Refresh).unwrap();
    assert_eq!(page.screen(), "wait");
    page.pass(36_000.0);
    assert_eq!(page.screen(), "consent");
}

#[test]
fn a_return_is_told_of_the_client_that_starts_over() {
    let landing = Landing { framed: false, recovered: true };
    let mut page = Page::load(BackEnd::with(ready()), &options(), None, landing, 1.0);
    page.start().unwrap();
    assert!(page.events.contains(&HybridEvent::Recovered {}));
}

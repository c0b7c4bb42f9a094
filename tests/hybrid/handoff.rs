//! `handOff` and `hostedUrl`: a Hosted page for each click, and what becomes of an offer that is gone.

use credit_journey::machine::hybrid::screen::HybridDestination;
use credit_journey::machine::hybrid::{Command, Endpoint, HybridEvent, Input};
use serde_json::{Value, json};

use super::back_end::{BackEnd, HOSTED_PAGE, OFFER, OTHER, Reply, envelope, offers};
use super::noticed::code;
use super::page::Page;

fn chosen() -> Page {
    Page::open(offers("OFFERED", &["OFFER_RECEIVED", "OFFER_RECEIVED"]))
}

fn hosted_url(page: &mut Page, id: &str) -> Result<Value, credit_journey::machine::Failure> {
    page.command(Command::HostedUrl(id.into()))
}

#[test]
fn the_borrower_leaves_with_a_fresh_page_for_each_click() {
    let mut page = chosen();
    page.hand_off(OFFER).unwrap();
    assert_eq!(page.opened, [(HOSTED_PAGE.into(), HybridDestination::Hosted)]);
    assert_eq!(page.snapshot["screen"], json!({ "name": "handoff", "offerID": OFFER }));
    assert_eq!(page.commands(), ["handOff", "hostedUrl", "refresh"]);
    page.back_end.set("hostedUrl", envelope(json!({ "hosted_url": "https://credit.example.com/again" })));
    page.hand_off(OFFER).unwrap();
    assert_eq!(page.opened[1].0, "https://credit.example.com/again");
}

#[test]
fn the_offer_stands_in_the_path_as_one_segment() {
    let mut page = chosen();
    page.hand_off(OTHER).unwrap();
    let urls: Vec<_> = page.sent.iter().filter_map(|sent| sent.request.url.clone()).collect();
    assert_eq!(urls.last().unwrap(), "/api/credit/offers/offer%2f2%20%c3%bc/hosted-url");
}

#[test]
fn who_was_handed_off_is_not_polled_for() {
    let mut page = Page::open(offers("IN_PROGRESS", &["OFFER_RECEIVED"]));
    page.hand_off(OFFER).unwrap();
    assert!(!page.goes_on_reading());
    page.command(Command::Refresh).unwrap();
    assert_eq!((page.screen(), page.stored.as_deref()), ("offers", None), "back to the offers");
    assert!(page.goes_on_reading());
}

#[test]
fn the_address_has_any_of_its_spellings_inside_the_data_or_alone() {
    for name in ["hosted_url", "hostedUrl", "hostedURL"] {
        for reply in [envelope(json!({ name: HOSTED_PAGE })), Reply::ok(json!({ name: HOSTED_PAGE }))] {
            let mut page = chosen();
            page.back_end.set("hostedUrl", reply);
            assert_eq!(hosted_url(&mut page, OFFER).unwrap(), HOSTED_PAGE);
        }
    }
}

#[test]
fn every_asking_for_the_address_gets_its_own() {
    let mut page = chosen();
    page.back_end.next("hostedUrl", envelope(json!({ "hosted_url": "https://credit.example.com/1" })));
    page.back_end.next("hostedUrl", envelope(json!({ "hosted_url": "https://credit.example.com/2" })));
    let (first, second) = (page.begin(Command::HostedUrl(OFFER.into())), page.begin(Command::HostedUrl(OFFER.into())));
    assert_eq!(page.wait_for(first).unwrap(), "https://credit.example.com/1");
    assert_eq!(page.wait_for(second).unwrap(), "https://credit.example.com/2");
    assert_eq!((page.screen(), page.stored.as_deref()), ("offers", None), "nobody left");
}

#[test]
fn clicks_at_once_open_one_page() {
    let mut page = chosen();
    let first = page.begin(Command::HandOff(OFFER.into()));
    let again = page.begin(Command::HandOff(OFFER.into()));
    let other = page.begin(Command::HandOff(OTHER.into()));
    assert_eq!(code(page.wait_for(other)), "STATE_PRECONDITION_FAILED");
    page.wait_for(first).unwrap();
    page.wait_for(again).unwrap();
    assert_eq!((page.opened.len(), page.sent_to(Endpoint::HostedUrl).len()), (1, 1));
}

#[test]
fn only_an_offer_that_came_can_be_chosen() {
    let mut page = Page::open(offers("OFFERED", &["OFFER_RECEIVED", "OFFER_AWAITED"]));
    for id in [OTHER, "unheard-of", "", "../../../admin"] {
        let failure = page.hand_off(id).unwrap_err();
        assert_eq!((failure.code.as_str(), &failure.problems[0].field[..]), ("VALIDATION_FAILED", "offerID"), "{id}");
        assert_eq!(code(hosted_url(&mut page, id)), "VALIDATION_FAILED");
    }
    assert!(page.sent_to(Endpoint::HostedUrl).is_empty());
    let mut page = Page::open(offers("IN_PROGRESS", &["OFFER_AWAITED"]));
    assert_eq!(code(page.hand_off(OFFER)), "STATE_PRECONDITION_FAILED", "not on this screen");
}

#[test]
fn an_offer_that_is_taken_is_said_so_and_the_offers_are_read_anew() {
    for reply in [Reply::refusal(409, "OFFER_LOCK_CONFLICT"), Reply::Answer(409, None, "taken".to_owned())] {
        let mut page = chosen();
        page.back_end.set("hostedUrl", reply);
        page.back_end.set("offers", envelope(offers("OFFERED", &["NO_OFFER_AVAILABLE", "OFFER_RECEIVED"])));
        let before = page.sent_to(Endpoint::Offers).len();
        let failure = page.hand_off(OFFER).unwrap_err();
        assert_eq!((failure.code.as_str(), failure.status), ("OFFER_LOCK_CONFLICT", Some(409)));
        page.pass(1_000.0);
        assert_eq!((page.sent_to(Endpoint::HostedUrl).len(), page.sent_to(Endpoint::Offers).len()), (1, before + 1));
        let choice = &page.snapshot["screen"]["lenders"][0]["offers"][0];
        assert_eq!((page.screen(), &choice["selectable"]), ("offers", &json!(false)));
    }
}

#[test]
fn an_offer_that_is_unknown_by_now_is_said_so() {
    let mut page = chosen();
    page.back_end.set("hostedUrl", Reply::refusal(404, "RESOURCE_NOT_FOUND"));
    assert_eq!(code(page.hand_off(OFFER)), "RESOURCE_NOT_FOUND");
    assert_eq!(code(hosted_url(&mut page, OFFER)), "RESOURCE_NOT_FOUND");
    page.pass(1_000.0);
    assert_eq!(page.screen(), "offers");
}

#[test]
fn a_moment_of_trouble_is_waited_out() {
    let mut page = chosen();
    page.back_end.next("hostedUrl", Reply::Unreachable);
    page.back_end.next("hostedUrl", Reply::refusal(503, "UPSTREAM_TEMPORARY_FAILURE"));
    page.back_end.next("hostedUrl", Reply::Answer(502, None, "<html>".to_owned()));
    page.hand_off(OFFER).unwrap();
    assert_eq!(page.sent_to(Endpoint::HostedUrl).len(), 4);
}

#[test]
fn addresses_that_may_not_be_opened_are_not_given_either() {
    for url in ["http://credit.example.com/", "javascript:alert(1)"] {
        let mut page = chosen();
        page.back_end.set("hostedUrl", envelope(json!({ "hosted_url": url })));
        assert_eq!(code(page.hand_off(OFFER)), "REDIRECT_REFUSED");
        assert_eq!(code(hosted_url(&mut page, OFFER)), "REDIRECT_REFUSED");
        assert!(page.opened.is_empty() && page.stored.is_none());
        assert_eq!(page.refusals(), [HybridDestination::Hosted; 2], "support sees it");
    }
}

#[test]
fn an_answer_without_an_address_is_none() {
    let mut page = chosen();
    page.back_end.set("hostedUrl", envelope(json!({ "url": HOSTED_PAGE })));
    assert_eq!(code(page.hand_off(OFFER)), "DECODE");
}

#[test]
fn an_abort_of_the_asking_is_one() {
    let mut page = chosen();
    page.back_end.set("hostedUrl", Reply::Never);
    let promise = page.begin(Command::HostedUrl(OFFER.into()));
    page.tell(Input::Abort { promise });
    assert_eq!(code(page.wait_for(promise)), "ABORTED");
    assert!(!page.goes_on_reading());
}

#[test]
fn who_cannot_be_sent_out_stays_and_is_told() {
    for popup in [false, true] {
        let mut page = Page::with(BackEnd::with(offers("OFFERED", &["OFFER_RECEIVED"])), json!({ "popup": popup }));
        page.start().unwrap();
        page.opens = false;
        assert_eq!(code(page.hand_off(OFFER)), "ABORTED");
        assert_eq!((page.screen(), page.stored.as_deref()), ("offers", None), "nobody left");
        assert!(!page.events.iter().any(|event| matches!(event, HybridEvent::Redirect { .. })));
        page.opens = true;
        page.hand_off(OFFER).unwrap();
        page.opens = false;
        let record = page.stored.clone();
        assert_eq!(code(page.hand_off(OFFER)), "ABORTED");
        assert_eq!((page.screen(), &page.stored), ("handoff", &record), "who left before, still did");
    }
}

#[test]
fn an_app_that_lets_go_of_the_journey_as_the_page_opens_has_its_borrower_leave() {
    let mut page = chosen();
    let promise = page.begin(Command::HandOff(OFFER.into()));
    page.disposes = true;
    page.wait_for(promise).unwrap();
    assert!(page.stored.is_some(), "the way back");
}

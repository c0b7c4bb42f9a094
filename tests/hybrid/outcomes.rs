//! Each outcome that the documents name: which screen it gives, what may be chosen, and whether the polling ends.

use serde_json::{Value, json};

use super::back_end::{BackEnd, CONSENT_PAGE, OFFER, OTHER, envelope, offers, with_consent};
use super::page::Page;

const READY: &str = "OFFER_RECEIVED";

/// The screen, and whether there is more to come.
fn outcome(data: Value) -> (Value, bool) {
    let mut page = Page::open(data);
    let screen = page.snapshot["screen"].clone();
    (screen, page.goes_on_reading())
}

fn name_of(data: Value) -> (String, bool) {
    let (screen, polls) = outcome(data);
    (screen["name"].as_str().unwrap().to_owned(), polls)
}

#[test]
fn offers_that_can_be_chosen_end_the_polling() {
    let (screen, polls) = outcome(offers("OFFERED", &[READY, "OFFER_AWAITED"]));
    assert_eq!((&screen["name"], polls), (&json!("offers"), false));
    let choice = |at: usize| &screen["lenders"][at]["offers"][0];
    assert_eq!(screen["lenders"][0]["name"], "Lender 0");
    assert_eq!((&choice(0)["offerID"], &choice(0)["selectable"]), (&json!(OFFER), &json!(true)));
    assert_eq!((&choice(1)["offerID"], &choice(1)["selectable"]), (&json!(OTHER), &json!(false)));
    assert_eq!(choice(0)["offer"], json!({ "offerID": OFFER, "status": READY, "rate": "13.5" }), "untouched");
}

#[test]
fn offered_with_nothing_to_choose_waits_for_more() {
    let (screen, polls) = outcome(offers("OFFERED", &["OFFER_AWAITED", "NO_OFFER_AVAILABLE"]));
    assert_eq!((&screen["name"], &screen["waitingFor"], polls), (&json!("wait"), &json!("offers"), true));
    assert_eq!(screen["lenders"].as_array().unwrap().len(), 2, "the lenders that have answered so far are shown");
    assert_eq!(name_of(json!({ "status": "OFFERED" })), ("wait".to_owned(), true), "nor without any lenders");
}

#[test]
fn no_offers_end_the_polling_whatever_is_listed() {
    assert_eq!(name_of(offers("NOT_OFFERED", &["NO_OFFER_AVAILABLE"])), ("noOffers".to_owned(), false));
    assert_eq!(name_of(offers("NOT_OFFERED", &[READY])), ("noOffers".to_owned(), false));
}

#[test]
fn where_no_lender_offers_what_each_said_can_still_be_read() {
    let lenders = json!({ "A": { "offers": [{ "offerID": OFFER, "status": "NO_OFFER_AVAILABLE" }] }, "B": null });
    let (screen, _) = outcome(json!({ "status": "NOT_OFFERED", "lenders": lenders }));
    assert_eq!((&screen["name"], &screen["lenders"][1]), (&json!("noOffers"), &json!({ "name": "B", "offers": [] })));
    assert_eq!(screen["lenders"][0]["offers"][0]["selectable"], false);
    // However it is listed, nothing of it can be chosen.
    let (screen, _) = outcome(offers("NOT_OFFERED", &[READY]));
    assert_eq!(screen["lenders"][0]["offers"][0]["selectable"], false);
}

#[test]
fn a_consent_that_can_be_given_ends_the_polling() {
    let data = with_consent(offers("IN_PROGRESS", &["OFFER_AWAITED"]), "READY", Some(CONSENT_PAGE));
    let (screen, polls) = outcome(data);
    assert_eq!((&screen["name"], polls), (&json!("consent"), false));
    assert_eq!(screen["lenders"].as_array().unwrap().len(), 1);
}

#[test]
fn a_consent_without_an_address_is_waited_for() {
    for url in [None, Some("")] {
        let (screen, polls) = outcome(with_consent(offers("IN_PROGRESS", &[]), "READY", url));
        assert_eq!((&screen["name"], &screen["waitingFor"], polls), (&json!("wait"), &json!("consent"), true));
    }
}

#[test]
fn a_consent_the_platform_works_on_is_waited_for() {
    let (screen, polls) = outcome(with_consent(offers("IN_PROGRESS", &[]), "PROCESSING", None));
    assert_eq!((&screen["name"], &screen["waitingFor"], polls), (&json!("wait"), &json!("consent"), true));
    // An address beside it is none to be opened.
    let data = with_consent(offers("IN_PROGRESS", &[]), "PROCESSING", Some(CONSENT_PAGE));
    assert_eq!(name_of(data), ("wait".to_owned(), true));
}

#[test]
fn a_consent_may_stand_beside_offers_and_beside_none() {
    let (screen, polls) = outcome(with_consent(offers("OFFERED", &[READY]), "READY", Some(CONSENT_PAGE)));
    assert_eq!((&screen["name"], &screen["consent"], polls), (&json!("offers"), &json!(true), false));
    let (screen, polls) = outcome(with_consent(offers("NOT_OFFERED", &[]), "READY", Some(CONSENT_PAGE)));
    assert_eq!((&screen["name"], &screen["consent"], polls), (&json!("noOffers"), &json!(true), false));
    let (screen, _) = outcome(offers("OFFERED", &[READY]));
    assert_eq!(screen["consent"], false);
}

#[test]
fn what_nobody_has_heard_of_is_not_the_end() {
    let (screen, polls) = outcome(with_consent(offers("FROM_THE_FUTURE", &["NEW"]), "ASKED_LATER", Some(CONSENT_PAGE)));
    assert_eq!((&screen["name"], &screen["waitingFor"], polls), (&json!("wait"), &json!("offers"), true));
    assert_eq!(screen["lenders"][0]["offers"][0]["status"], "NEW");
    // Offers may be chosen as they come.
    assert_eq!(name_of(offers("IN_PROGRESS", &[READY])), ("offers".to_owned(), true));
}

#[test]
fn a_wait_ends_with_the_first_look_that_brings_something() {
    let mut page = Page::open(offers("IN_PROGRESS", &["OFFER_AWAITED"]));
    assert_eq!(page.screen(), "wait");
    page.back_end.set("offers", envelope(offers("OFFERED", &[READY])));
    page.pass(21_000.0);
    assert_eq!(page.screen(), "offers");
    assert_eq!(page.snapshot["status"], "OFFERED");
    assert!(!page.goes_on_reading());
}

#[test]
fn offers_that_could_lead_elsewhere_in_a_path_are_none() {
    for id in ["", ".", "..", &"x".repeat(129)] {
        let data =
            json!({ "status": "OFFERED", "lenders": { "A": { "offers": [{ "offerID": id, "status": READY }] } } });
        assert_eq!(name_of(data), ("wait".to_owned(), true), "{id:?}");
    }
}

#[test]
fn lenders_of_other_shapes_are_passed_over() {
    for lenders in [json!([1]), json!("A"), json!({ "A": null, "B": { "offers": [null, 7, {}] } })] {
        let (screen, _) = outcome(json!({ "status": "OFFERED", "lenders": lenders }));
        assert_eq!(screen["name"], "wait");
    }
}

#[test]
fn the_app_sees_the_data_as_it_came_but_for_the_address() {
    let mut data = with_consent(offers("OFFERED", &[READY]), "READY", Some(CONSENT_PAGE));
    data["brandNew"] = json!({ "kept": true });
    let page = Page::open(data);
    assert_eq!(page.snapshot["data"]["brandNew"], json!({ "kept": true }));
    assert_eq!(page.snapshot["data"]["account_aggregator"], json!({ "status": "READY" }));
    assert!(serde_json::from_value::<credit_journey::machine::hybrid::view::HybridSnapshot>(page.snapshot).is_ok());
}

#[test]
fn a_fresh_address_alone_shows_nothing_new() {
    let data = |url: &str| with_consent(offers("IN_PROGRESS", &[]), "READY", Some(url));
    let mut page = Page::new(BackEnd::with(data("https://consent.example.com/1")));
    page.start().unwrap();
    page.back_end.set("offers", envelope(data("https://consent.example.com/2")));
    let shown = page.shown;
    page.command(credit_journey::machine::hybrid::Command::Refresh).unwrap();
    assert!(page.shown <= shown + 2, "busy, and no longer");
    assert_eq!(page.screen(), "consent");
}

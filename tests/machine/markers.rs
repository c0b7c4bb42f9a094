//! Resume markers: written without being asked, not with every step, and not lost when the page goes away.

use credit_journey::machine::Input;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, OTHER_OFFER};
use super::desk::{Desk, card, refusal, steps};
use super::host::Host;

fn at(desk: Desk) -> Host<Desk> {
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

fn comparing() -> Host<Desk> {
    let mut desk = Desk::at("OFFERS_AVAILABLE");
    desk.set("listOffers", json!({ "items": [card(OFFER, "OFFER_RECEIVED"), card(OTHER_OFFER, "OFFER_RECEIVED")] }));
    desk.offer(OTHER_OFFER, "OPEN");
    at(desk)
}

fn written(host: &Host<Desk>) -> Vec<Value> {
    host.sent_to("updateResume").into_iter().map(|sent| sent.body.unwrap()["resume"].clone()).collect()
}

#[test]
fn looking_back_and_forth_is_written_once() {
    let mut host = comparing();
    for offer in [OFFER, OTHER_OFFER, OFFER, OTHER_OFFER] {
        let seen = host.command("viewOffer", json!(offer)).unwrap();
        assert_eq!(seen["offerID"], offer);
    }
    assert!(written(&host).is_empty());
    host.pass(10_000.0);
    assert_eq!(written(&host), [json!({ "lastViewedOfferID": OTHER_OFFER })]);
    host.command("viewOffer", json!(OTHER_OFFER)).unwrap();
    host.pass(60_000.0);
    assert_eq!(written(&host).len(), 1, "nothing new, nothing written");
}

#[test]
fn a_page_that_goes_away_writes_first() {
    let mut host = comparing();
    host.command("viewOffer", json!(OFFER)).unwrap();
    host.feed(Input::Visible(false));
    assert_eq!(written(&host), [json!({ "lastViewedOfferID": OFFER })]);
    assert!(host.sent_to("updateResume")[0].keepalive, "it must outlive the page");
    let mut host = comparing();
    host.command("viewOffer", json!(OFFER)).unwrap();
    host.feed(Input::CloseJourney { journey: 1 });
    assert!(host.sent_to("updateResume")[0].keepalive);
    let mut host = comparing();
    host.command("viewOffer", json!(OFFER)).unwrap();
    host.feed(Input::Dispose);
    assert!(host.sent_to("updateResume")[0].keepalive && host.cancelled.is_empty(), "nor does letting go stop it");
}

#[test]
fn the_last_step_done_is_remembered() {
    let mut desk = Desk::at("BANK_MANDATE_PENDING");
    desk.set("getSteps", steps(&[("kyc", "SUCCESS", "NONE"), ("bankMandate", "READY", "SUBMIT_FORM")]));
    let mut host = at(desk);
    host.pass(10_000.0);
    assert_eq!(written(&host).last().unwrap()["lastCompletedStep"], "kyc");
}

#[test]
fn what_the_platform_already_keeps_is_not_written_again() {
    let mut desk = Desk::at("BANK_MANDATE_PENDING");
    desk.set("getSteps", steps(&[("kyc", "SUCCESS", "NONE"), ("bankMandate", "READY", "SUBMIT_FORM")]));
    let resume = json!({ "lastCompletedStep": "kyc", "lastViewedOfferID": OFFER });
    desk.data.get_mut("getJourney").unwrap()["resume"] = resume;
    let mut host = at(desk);
    host.pass(60_000.0);
    assert!(written(&host).is_empty());
}

#[test]
fn a_marker_that_cannot_be_written_troubles_nobody() {
    let mut host = comparing();
    host.back_end.always("updateResume", Some(refusal(404, "RESOURCE_NOT_FOUND")));
    host.command("viewOffer", json!(OFFER)).unwrap();
    host.pass(30_000.0);
    assert_eq!(host.snapshot()["trouble"], Value::Null);
    assert_eq!(host.screen(), "offers");
}

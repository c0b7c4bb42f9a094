//! A command whose answer was lost, and what the journey then shows: done all the same, or not known to be.

use credit_journey::contract::OfferProceeded;
use credit_journey::machine::Input;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, OTHER_OFFER, bank_account};
use super::desk::{Desk, card, refusal_with, steps};
use super::host::{Host, Settled, code};
use super::wire::Reply;

fn at(desk: Desk) -> Host<Desk> {
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

/// Runs a command whose every answer is lost; meanwhile the platform moves.
fn lost(
    host: &mut Host<Desk>,
    command: &str,
    endpoint: &'static str,
    argument: Value,
    moves: impl Fn(&mut Desk),
) -> Settled {
    host.back_end.always(endpoint, Some(Reply::Unreachable));
    let promise = host.begin(command, argument);
    moves(&mut host.back_end);
    host.wait(promise)
}

fn offers() -> Desk {
    let mut desk = Desk::at("OFFERS_AVAILABLE");
    desk.set("listOffers", json!({ "items": [card(OFFER, "OFFER_RECEIVED"), card(OTHER_OFFER, "OFFER_RECEIVED")] }));
    desk
}

fn lock(desk: &mut Desk, chosen: &str) {
    for offer in [OFFER, OTHER_OFFER] {
        desk.offer(offer, if offer == chosen { "LOCKED" } else { "LOCKED_TO_DIFFERENT_OFFER" });
    }
    desk.set("getSteps", steps(&[("kyc", "READY", "REDIRECT")]));
    desk.stand("OFFER_SELECTED", Value::Null);
}

#[test]
fn an_offer_that_is_chosen_was_chosen() {
    let mut host = at(offers());
    let proceeded = lost(&mut host, "proceed", "proceedOffer", json!(OFFER), |desk| lock(desk, OFFER)).unwrap();
    let read: OfferProceeded = serde_json::from_value(proceeded).unwrap();
    assert_eq!((read.offer_id.as_str(), read.journey_id.as_str(), read.proceeded), (OFFER, JOURNEY, true));
    assert_eq!(host.snapshot()["screen"]["offerID"], OFFER);
    assert!(!host.stored.as_deref().unwrap().contains("proceedOffer"), "and its key is done with");
}

#[test]
fn another_offer_that_is_chosen_is_no_success() {
    let mut host = at(offers());
    let settled = lost(&mut host, "proceed", "proceedOffer", json!(OFFER), |desk| lock(desk, OTHER_OFFER));
    assert_eq!(code(&settled), "NETWORK");
    assert_eq!(host.snapshot()["screen"]["offerID"], OTHER_OFFER, "and the borrower sees it");
}

#[test]
fn a_profile_that_is_with_the_lenders_was_submitted() {
    let consent = json!({ "bureauConsent": true });
    let mut host = at(Desk::at("STARTED"));
    let settled = lost(&mut host, "submitProfile", "submitProfile", consent.clone(), |desk| {
        desk.stand("OFFERS_PENDING", Value::Null);
    });
    assert_eq!(settled.unwrap()["status"], "ACCEPTED");
    for status in ["STARTED", "FROM_THE_FUTURE", "EXPIRED"] {
        let mut host = at(Desk::at("STARTED"));
        let settled = lost(&mut host, "submitProfile", "submitProfile", consent.clone(), |desk| {
            desk.stand(status, Value::Null);
        });
        assert_eq!(code(&settled), "NETWORK", "{status} proves nothing");
    }
}

#[test]
fn a_bank_account_that_the_lender_checks_was_submitted() {
    for (status, done) in [("IN_PROGRESS", true), ("SUCCESS", true), ("FAILURE", false), ("PENDING", false)] {
        let mut desk = Desk::at("BANK_MANDATE_PENDING");
        desk.set("getSteps", steps(&[("bankMandate", "READY", "SUBMIT_FORM")]));
        let mut host = at(desk);
        let settled = lost(&mut host, "submitBankMandate", "submitBankMandate", bank_account(), |desk| {
            desk.set("getSteps", steps(&[("bankMandate", status, "NONE")]));
            desk.stand("BANK_MANDATE_PENDING", Value::Null);
        });
        assert_eq!(settled.is_ok(), done, "{status}");
    }
}

#[test]
fn an_upstream_that_failed_may_have_done_it_too() {
    let mut host = at(Desk::at("STARTED"));
    host.back_end.always("submitProfile", Some(refusal_with(503, "UPSTREAM_TEMPORARY_FAILURE", true, Value::Null)));
    let promise = host.begin("submitProfile", json!({ "bureauConsent": true }));
    host.back_end.stand("OFFERS_PENDING", Value::Null);
    host.wait(promise).unwrap();
}

#[test]
fn what_the_platform_refused_was_not_done() {
    let mut host = at(Desk::at("STARTED"));
    host.back_end.always("submitProfile", Some(super::desk::refusal(409, "STATE_PRECONDITION_FAILED")));
    let promise = host.begin("submitProfile", json!({ "bureauConsent": true }));
    host.back_end.stand("OFFERS_PENDING", Value::Null);
    assert_eq!(code(&host.wait(promise)), "STATE_PRECONDITION_FAILED", "another device did it");
}

#[test]
fn without_a_network_nobody_waits_for_a_look() {
    let mut host = at(Desk::at("STARTED"));
    host.feed(Input::Online(false));
    for endpoint in ["submitProfile", "getJourneyState"] {
        host.back_end.always(endpoint, Some(Reply::Unreachable));
    }
    let reads = host.sent_to("getJourneyState").len();
    assert_eq!(code(&host.command("submitProfile", json!({ "bureauConsent": true }))), "NETWORK");
    assert_eq!(host.sent_to("getJourneyState").len(), reads);
}

#[test]
fn a_look_that_fails_too_proves_nothing() {
    let mut host = at(Desk::at("STARTED"));
    host.back_end.always("getJourneyState", Some(Reply::Unreachable));
    let settled = lost(&mut host, "submitProfile", "submitProfile", json!({ "bureauConsent": true }), |_| {});
    assert_eq!(code(&settled), "NETWORK");
    assert_eq!(host.snapshot()["busy"], Value::Null);
}

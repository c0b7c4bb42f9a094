//! No field of the platform names the chosen offer: it is found again, whatever this browser remembers.

use credit_journey::contract::Text;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, OTHER_OFFER};
use super::desk::{Desk, card, refusal, steps};
use super::host::{Host, landing};

fn locked_to(offer: &str, status: &str) -> Desk {
    let mut desk = Desk::at(status);
    desk.set("listOffers", json!({ "items": [card(OFFER, "OFFER_RECEIVED"), card(OTHER_OFFER, "OFFER_RECEIVED")] }));
    desk.set("getSteps", steps(&[("kyc", "READY", "REDIRECT")]));
    for id in [OFFER, OTHER_OFFER] {
        desk.offer(id, if id == offer { "LOCKED" } else { "LOCKED_TO_DIFFERENT_OFFER" });
    }
    desk
}

fn open(desk: Desk, stored: Option<Text>) -> Host<Desk> {
    let mut host = Host::with(desk, json!({}), stored, landing(&[]));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

#[test]
fn it_is_found_with_every_local_record_lost() {
    for offer in [OFFER, OTHER_OFFER] {
        let host = open(locked_to(offer, "KYC_PENDING"), None);
        assert_eq!(host.snapshot()["screen"]["offerID"], offer);
        assert!(host.sent_to("getSteps").iter().all(|sent| sent.part(3) == offer));
    }
}

#[test]
fn an_offer_given_up_in_another_tab_is_let_go_of_for_the_one_chosen_there() {
    let mut host = open(locked_to(OFFER, "KYC_PENDING"), None);
    assert_eq!(host.snapshot()["screen"]["offerID"], OFFER);
    host.back_end.offer(OFFER, "LOCKED_TO_DIFFERENT_OFFER");
    host.back_end.offer(OTHER_OFFER, "LOCKED");
    host.back_end.next("getSteps", refusal(409, "OFFER_LOCK_CONFLICT"));
    host.pass(2.0 * 60_000.0);
    assert_eq!(host.snapshot()["screen"]["offerID"], OTHER_OFFER);
}

#[test]
fn the_marker_the_platform_keeps_is_tried_first() {
    let mut desk = locked_to(OTHER_OFFER, "KYC_PENDING");
    desk.data.get_mut("getJourney").unwrap()["resume"] = json!({ "lastViewedOfferID": OTHER_OFFER });
    let host = open(desk, None);
    let tried: Vec<_> = host.sent_to("getOffer").iter().map(|sent| sent.part(3).to_owned()).collect();
    assert_eq!(tried, [OTHER_OFFER]);
}

#[test]
fn what_this_tab_chose_is_tried_first() {
    let mut host = open(locked_to(OTHER_OFFER, "KYC_PENDING"), None);
    let tried = host.sent_to("getOffer").len();
    host.reload(landing(&[]));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    assert_eq!(host.sent_to("getOffer").len(), tried + 1);
}

#[test]
fn a_candidate_that_is_gone_is_passed_over() {
    let mut desk = locked_to(OTHER_OFFER, "KYC_PENDING");
    desk.next("getOffer", refusal(404, "RESOURCE_NOT_FOUND"));
    let host = open(desk, None);
    assert_eq!(host.snapshot()["screen"]["offerID"], OTHER_OFFER);
}

#[test]
fn it_is_found_under_a_status_from_the_future() {
    let host = open(locked_to(OTHER_OFFER, "FUNDS_EARMARKED"), None);
    let screen = &host.snapshot()["screen"];
    assert_eq!((&screen["name"], &screen["offerID"]), (&json!("redirect"), &json!(OTHER_OFFER)));
}

#[test]
fn a_paid_out_loan_shows_its_offer_in_full() {
    let host = open(locked_to(OTHER_OFFER, "DISBURSED"), None);
    let screen = &host.snapshot()["screen"];
    assert_eq!((&screen["offerID"], &screen["offer"]["offerID"]), (&json!(OTHER_OFFER), &json!(OTHER_OFFER)));
}

#[test]
fn an_offer_given_up_is_forgotten() {
    let mut host = open(locked_to(OFFER, "KYC_PENDING"), None);
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    host.command("rejectOffer", json!({ "rejectedStage": "KYC", "rejectionReason": "Too dear" })).unwrap();
    assert_eq!(host.screen(), "offers");
    assert!(!host.stored.clone().unwrap_or_default().contains(OFFER));
    host.back_end.stand("KYC_PENDING", Value::Null);
    host.back_end.offer(OFFER, "LOCKED_TO_DIFFERENT_OFFER");
    host.back_end.offer(OTHER_OFFER, "LOCKED");
    host.command("proceed", json!(OTHER_OFFER)).unwrap();
    assert_eq!(host.snapshot()["screen"]["offerID"], OTHER_OFFER);
}

//! Where the platform has moved away from the contract: told once, by path, and never by value.

use credit_journey::machine::ClientEvent;
use serde_json::{Value, json};

use super::borrower::{CONSENT, JOURNEY, OFFER};
use super::desk::{Desk, card, steps};
use super::host::Host;

fn drifts(desk: Desk) -> Vec<(&'static str, &'static str)> {
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.pass(120_000.0);
    let drift = |event: &ClientEvent| match event {
        ClientEvent::Drift { path, drift } => Some((*path, *drift)),
        _ => None,
    };
    host.events.iter().filter_map(drift).collect()
}

#[test]
fn a_platform_that_keeps_its_promises_drifts_nowhere() {
    for status in ["STARTED", "OFFERS_PENDING", "AA_REQUIRED", "KYC_PENDING", "DISBURSED"] {
        assert!(drifts(Desk::at(status)).is_empty(), "{status}");
    }
}

#[test]
fn a_value_nobody_named_is_told_once_however_often_it_comes() {
    let mut desk = Desk::at("OFFERS_PENDING");
    desk.stand("FROM_THE_FUTURE", Value::Null);
    desk.set("listOffers", json!({ "items": [card(OFFER, "OFFER_MULLED_OVER")] }));
    assert_eq!(drifts(desk), [("status", "unknownValue"), ("offers.status", "unknownValue")]);
}

#[test]
fn a_promised_field_that_is_not_there_is_told() {
    let mut desk = Desk::at("AA_REQUIRED");
    let mut offer = card(OFFER, "OFFER_AWAITED");
    offer["aa"] = json!({ "required": true, "state": "REQUIRED" });
    desk.set("listOffers", json!({ "items": [offer, { "status": "OFFER_AWAITED" }] }));
    desk.set("listAASessions", json!({ "items": [{ "aaSessionID": CONSENT }] }));
    let mut state = desk.data["getJourneyState"].clone();
    state.as_object_mut().unwrap().remove("pendingOperations");
    desk.set("getJourneyState", state);
    let mut told = drifts(desk);
    told.sort_unstable();
    let missing = ["consents.state", "offers.aa.actionRequired", "offers.offerID", "pendingOperations"];
    assert_eq!(told, missing.map(|path| (path, "missingField")));
}

#[test]
fn steps_are_held_to_their_promises_too() {
    let mut desk = Desk::at("KYC_PENDING");
    let mut named = steps(&[("kyc", "PONDERED", "AWAIT_CALLBACK"), ("bankMandate", "PENDING", "JUMP")]);
    named.as_object_mut().unwrap().remove("disbursal");
    desk.set("getSteps", named);
    let mut told = drifts(desk);
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ("steps.actionRequired", "unknownValue"),
            ("steps.disbursal", "missingField"),
            ("steps.status", "unknownValue"),
        ]
    );
}

//! The stepper: what is behind the borrower, where they are, what is to come.

use serde_json::{Value, json};

use super::borrower::{CONSENT, JOURNEY, OFFER};
use super::desk::{Desk, card, steps};
use super::host::Host;

/// The marks of the stepper, as one letter each: `d`one, `c`urrent, `u`pcoming.
fn marks(desk: Desk) -> Vec<String> {
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    let steps = host.snapshot()["progress"]["steps"].as_array().unwrap().clone();
    let mark = |step: &Value| format!("{}:{}", step["name"].as_str().unwrap(), &step["state"].as_str().unwrap()[..1]);
    steps.iter().map(mark).collect()
}

const NAMES: [&str; 7] = ["profile", "offers", "kyc", "bankMandate", "eMandate", "loanAgreement", "disbursal"];

fn until(current: &str) -> Vec<String> {
    let at = NAMES.iter().position(|name| *name == current).unwrap();
    let letter = |place: usize| {
        if place < at {
            "d"
        } else if place == at {
            "c"
        } else {
            "u"
        }
    };
    NAMES.iter().enumerate().map(|(place, name)| format!("{name}:{}", letter(place))).collect()
}

#[test]
fn it_moves_on_with_the_journey() {
    let table = [
        ("STARTED", "profile"),
        ("OFFERS_PENDING", "offers"),
        ("OFFERS_AVAILABLE", "offers"),
        ("KYC_PENDING", "kyc"),
        ("BANK_MANDATE_PENDING", "bankMandate"),
        ("E_MANDATE_PENDING", "eMandate"),
        ("LOAN_AGREEMENT_PENDING", "loanAgreement"),
        ("LENDER_PROCESSING", "disbursal"),
    ];
    for (status, current) in table {
        let mut desk = Desk::at(status);
        let before = NAMES.iter().take_while(|name| **name != current);
        let done: Vec<_> = before.map(|name| (*name, "SUCCESS", "NONE")).collect();
        desk.set("getSteps", steps(&done));
        assert_eq!(marks(desk), until(current), "{status}");
    }
}

#[test]
fn all_is_done_when_the_money_is_paid_out() {
    assert!(marks(Desk::at("DISBURSED")).iter().all(|mark| mark.ends_with(":d")));
}

#[test]
fn a_journey_that_ended_keeps_what_was_behind_the_borrower() {
    let mut host = Host::new(Desk::at("KYC_PENDING"));
    host.back_end.set("getSteps", steps(&[("kyc", "SUCCESS", "NONE")]));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.back_end.stand("REJECTED", Value::Null);
    host.command("refresh", Value::Null).unwrap();
    let steps = host.snapshot()["progress"]["steps"].clone();
    let states: Vec<_> = steps.as_array().unwrap().iter().map(|step| step["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["done", "done", "done", "upcoming", "upcoming", "upcoming", "upcoming"]);
}

#[test]
fn consent_takes_part_only_where_it_is_wanted() {
    let mut desk = Desk::at("AA_REQUIRED");
    desk.set("listAASessions", json!([{ "aaSessionID": CONSENT, "state": "REQUIRED" }]));
    assert_eq!(marks(desk)[..4], ["profile:d", "offers:d", "aaConsent:c", "kyc:u"]);
    let mut desk = Desk::at("OFFERS_AVAILABLE");
    let mut wanting = card(OFFER, "OFFER_RECEIVED");
    wanting["aa"] = json!({ "required": true, "state": "CONFIRMED", "actionRequired": "NONE" });
    desk.set("listOffers", json!({ "items": [wanting] }));
    assert!(marks(desk).iter().any(|mark| mark.starts_with("aaConsent:")));
}

#[test]
fn a_step_this_loan_does_not_need_takes_no_part() {
    let mut desk = Desk::at("LOAN_AGREEMENT_PENDING");
    let named = [("kyc", "SUCCESS", "NONE"), ("bankMandate", "SUCCESS", "NONE"), ("eMandate", "NOT_REQUIRED", "NONE")];
    desk.set("getSteps", steps(&named));
    assert_eq!(marks(desk), ["profile:d", "offers:d", "kyc:d", "bankMandate:d", "loanAgreement:c", "disbursal:u"]);
}

//! In a frame of another page: what cannot be undone is refused before anything is sent, unless the app allows it.

use credit_journey::contract::Endpoint;
use credit_journey::machine::Landing;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, bank_account, profile};
use super::desk::{Desk, steps};
use super::host::{Host, code};
use super::redirect::departure;

fn framed(desk: Desk, options: Value) -> Host<Desk> {
    let mut host = Host::with(desk, options, None, Landing { framed: true, ..Landing::default() });
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

fn at_step(step: &str, action: &str) -> Desk {
    let mut desk = Desk::at("KYC_PENDING");
    let named = steps(&[(step, "READY", action)]);
    desk.set("getEMandate", named["eMandate"].clone());
    desk.set("getSteps", named);
    desk
}

/// What cannot be undone: where, by which command, with what.
fn irreversible() -> Vec<(Desk, &'static str, Value)> {
    let amount = json!({ "amount": "250000" });
    let reject = json!({ "rejectedStage": "KYC", "rejectionReason": "no" });
    vec![
        (Desk::at("STARTED"), "submitProfile", json!({ "bureauConsent": true })),
        (Desk::at("OFFERS_AVAILABLE"), "proceed", json!(OFFER)),
        (at_step("eMandate", "REDIRECT"), "setLoanAmount", amount),
        (at_step("eMandate", "REDIRECT"), "rejectOffer", reject),
        (at_step("eMandate", "REDIRECT"), "openRedirect", Value::Null),
        (Desk::at("AA_REQUIRED"), "openRedirect", Value::Null),
        (at_step("bankMandate", "SUBMIT_FORM"), "submitBankMandate", bank_account()),
        (Desk::at("DISBURSED"), "foreclose", Value::Null),
        (Desk::at("DISBURSED"), "prePartPay", Value::Null),
        (Desk::at("DISBURSED"), "payMissedEmi", Value::Null),
    ]
}

#[test]
fn what_cannot_be_undone_is_refused_before_any_request() {
    for (desk, command, argument) in irreversible() {
        let mut host = framed(desk, json!({ "popup": true }));
        let (sent, stored) = (host.sent.len(), host.stored.clone());
        let failure = host.command(command, argument).unwrap_err();
        assert_eq!((failure.code.as_str(), failure.retryable), ("FRAMED", false), "{command}");
        assert_eq!((host.sent.len(), host.stored.clone()), (sent, stored), "{command}");
        assert!(!host.log.contains(&"open popup".to_owned()));
        assert_eq!(departure(&host), Value::Null);
    }
}

#[test]
fn an_app_that_frames_itself_may_say_so() {
    for (desk, command, argument) in irreversible() {
        let mut host = framed(desk, json!({ "allowFraming": true }));
        assert_ne!(code(&host.command(command, argument)), "FRAMED", "{command}");
    }
}

#[test]
fn everything_else_goes_on_in_a_frame() {
    let mut host = framed(Desk::at("STARTED"), json!({}));
    host.command("saveProfile", profile()).unwrap();
    host.command("refresh", Value::Null).unwrap();
    let mut host = framed(Desk::at("DISBURSED"), json!({}));
    host.command("refreshServicing", Value::Null).unwrap();
    host.command("viewOffer", json!(OFFER)).unwrap();
}

#[test]
fn the_api_is_no_way_around() {
    let mut host = framed(Desk::at("OFFERS_AVAILABLE"), json!({}));
    assert_eq!(code(&host.call(Endpoint::ProceedOffer, &[json!(JOURNEY), json!(OFFER)])), "FRAMED");
    assert!(host.sent_to("proceedOffer").is_empty());
    host.call(Endpoint::ListOffers, &[json!(JOURNEY)]).unwrap();
}

//! Answers that are none: the call fails with what is known, and the journey lives on.

use credit_journey::contract::Endpoint;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER};
use super::desk::{Desk, card};
use super::host::{Host, code};
use super::wire::Reply;

const BODIES: &[&str] = &[
    "",
    "<!doctype html><h1>502 Bad Gateway</h1>",
    "{\"requestID\":\"req_7\",\"data\":{\"journeyID\":\"1111",
    "null",
    "[]",
    "\"OK\"",
    "42",
    "{}",
    "{\"requestID\":\"req_7\"}",
    "{\"requestID\":\"req_7\",\"error\":\"no\"}",
    "{\"status\":\"STARTED\"}",
];

#[test]
fn an_answer_without_an_envelope_is_a_decode_error_with_its_status() {
    for status in [200, 201, 302, 400, 404, 500, 502] {
        for body in BODIES {
            let mut host = Host::new(Desk::at("STARTED"));
            host.back_end.always("getJourneyState", Some(Reply::Answer(status, None, (*body).to_owned())));
            let settled = host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)]);
            assert_eq!(code(&settled), "DECODE", "{status} {body}");
            let failure = settled.unwrap_err();
            assert_eq!(failure.status, Some(status));
            let carries_id = body.contains("req_7") && body.ends_with('}');
            assert_eq!(failure.request_id.as_deref(), carries_id.then_some("req_7"), "{body}");
            assert!(failure.correlation_id.is_some());
            assert!(host.sent.len() <= 3, "{status}: {} attempts", host.sent.len());
        }
    }
}

#[test]
fn an_error_in_a_good_status_is_an_error_and_an_empty_good_answer_is_none() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("getJourneyState", super::desk::refusal(200, "RESOURCE_NOT_FOUND"));
    assert_eq!(code(&host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)])), "RESOURCE_NOT_FOUND");
    host.back_end.next("getJourneyState", Reply::Answer(204, None, String::new()));
    assert_eq!(host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)]), Ok(Value::Null));
}

#[test]
fn the_journey_lives_on_and_says_what_the_trouble_is() {
    for endpoint in ["getJourneyState", "listOffers"] {
        for body in BODIES {
            let mut host = Host::new(Desk::at("OFFERS_PENDING"));
            host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
            host.back_end.always(endpoint, Some(Reply::Answer(200, None, (*body).to_owned())));
            host.pass(60_000.0);
            let snapshot = host.snapshot();
            assert_eq!((&snapshot["trouble"]["code"], &snapshot["trouble"]["status"]), (&json!("DECODE"), &json!(200)));
            assert_eq!(snapshot["screen"]["name"], "offers");
            host.back_end.always(endpoint, None);
            host.back_end.stand("REJECTED", Value::Null);
            host.pass(120_000.0);
            assert_eq!((host.screen().as_str(), &host.snapshot()["trouble"]), ("closed", &Value::Null));
        }
    }
}

#[test]
fn data_of_another_shape_than_documented_breaks_nothing() {
    let strange =
        [json!(null), json!([]), json!("STARTED"), json!({ "status": 7 }), json!({ "status": null, "steps": [] })];
    for endpoint in ["getJourneyState", "getJourney", "listAASessions", "getSteps"] {
        for data in &strange {
            for status in ["STARTED", "OFFERS_PENDING", "AA_REQUIRED", "KYC_PENDING", "DISBURSED"] {
                let mut host = Host::new(Desk::at(status));
                host.back_end.set(endpoint, data.clone());
                host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
                host.pass(60_000.0);
                assert!(!host.screen().is_empty(), "{endpoint} {data}");
            }
        }
    }
}

#[test]
fn an_offer_card_that_is_none_is_not_shown() {
    let mut host = Host::new(Desk::at("OFFERS_AVAILABLE"));
    let good = card(OFFER, "OFFER_RECEIVED");
    host.back_end.set("listOffers", json!({ "items": [null, good, 42, "OFFER", []] }));
    host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
    assert_eq!(host.snapshot()["screen"]["offers"], json!([good]));
}

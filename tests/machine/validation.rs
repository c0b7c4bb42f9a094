//! Wrong input never leaves the page, and every fault is named at once.

use credit_journey::contract::Endpoint;
use credit_journey::machine::CallOptions;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, bank_account, profile};
use super::desk::{Desk, steps};
use super::host::{Host, Settled, code};

fn fields(settled: &Settled) -> Vec<String> {
    let failure = settled.as_ref().expect_err("it is refused");
    assert_eq!(failure.code.as_str(), "VALIDATION_FAILED");
    assert_eq!((failure.status, failure.retryable), (None, false), "no platform was asked");
    let details: Value = failure.details();
    let fields =
        details["problems"].as_array().unwrap().iter().map(|problem| problem["field"].as_str().unwrap().to_owned());
    let fields: Vec<String> = fields.collect();
    assert_eq!(details["field"], fields[0]);
    fields
}

fn at(status: &str) -> Host<Desk> {
    let mut desk = Desk::at(status);
    desk.set("getSteps", steps(&[("bankMandate", "READY", "SUBMIT_FORM")]));
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

#[test]
fn a_command_names_every_fault_by_its_dotted_path() {
    let everything = json!({
        "profile": {
            "contactNumber": "+919876501234", "pan": "qwert6789z", "panName": " ", "dob": "1987-02-30",
            "gender": "FEMALE", "personalemail": "canary.example.com",
        },
        "workProfile": { "employmentType": "salary", "income": "75,000", "officialemail": "a@b" },
        "address": { "pincode": "011001", "city": "" },
    });
    let all = [
        "profile.contactNumber",
        "profile.pan",
        "profile.panName",
        "profile.dob",
        "profile.gender",
        "profile.personalemail",
        "workProfile.employmentType",
        "workProfile.income",
        "workProfile.officialemail",
        "address.city",
        "address.pincode",
    ];
    let table: Vec<(&str, &str, Value, Vec<&str>)> = vec![
        ("STARTED", "saveProfile", everything, all.to_vec()),
        ("STARTED", "saveProfile", json!({ "profile": {} }), vec!["profile.contactNumber"]),
        ("STARTED", "saveProfile", json!("profile"), vec!["body"]),
        ("STARTED", "submitProfile", json!({ "bureauConsent": "yes" }), vec!["bureauConsent"]),
        ("STARTED", "submitProfile", Value::Null, vec!["body"]),
        ("OFFERS_AVAILABLE", "proceed", json!("not-a-uuid"), vec!["offerID"]),
        ("OFFERS_AVAILABLE", "viewOffer", Value::Null, vec!["offerID"]),
        ("BANK_MANDATE_PENDING", "setLoanAmount", json!({ "amount": 250_000 }), vec!["amount"]),
        ("BANK_MANDATE_PENDING", "setLoanAmount", json!({ "amount": "0" }), vec!["amount"]),
        ("BANK_MANDATE_PENDING", "rejectOffer", json!({ "rejectedStage": "KYC" }), vec!["rejectionReason"]),
        (
            "BANK_MANDATE_PENDING",
            "submitBankMandate",
            json!({ "accountNumber": "12", "ifsc": "HDFC1000123", "accountType": "saving" }),
            vec!["accountHolderName", "accountNumber", "ifsc"],
        ),
    ];
    for (status, command, input, expected) in table {
        let mut host = at(status);
        let sent = host.sent.len();
        let settled = host.command(command, input.clone());
        let mut found = fields(&settled);
        let mut expected = expected;
        // A platform has no order of fields either.
        found.sort();
        expected.sort_unstable();
        found.retain(|field| expected.len() > 1 || field == expected[0]);
        assert_eq!(found, expected, "{command} {input}");
        assert_eq!(host.sent.len(), sent, "no request");
        assert_eq!(host.snapshot()["busy"], Value::Null);
    }
}

#[test]
fn good_input_goes_out_as_it_was_given() {
    let mut host = at("STARTED");
    host.command("saveProfile", profile()).unwrap();
    assert_eq!(host.sent_to("saveProfile")[0].body, Some(profile()));
    let mut host = at("BANK_MANDATE_PENDING");
    host.command("submitBankMandate", bank_account()).unwrap();
    assert_eq!(host.sent_to("submitBankMandate")[0].body, Some(bank_account()));
    assert_eq!(host.sent_to("submitBankMandate")[0].part(3), OFFER);
}

#[test]
fn a_path_is_checked_before_a_url_is_built() {
    let strange = [
        json!(""),
        json!("1"),
        json!("../../sessions"),
        json!("%2e%2e"),
        Value::Null,
        json!(7),
        json!("11111111-1111-4111-8111-11111111111g"),
    ];
    let mut host = Host::new(Desk::at("STARTED"));
    for id in strange {
        let settled = host.call(Endpoint::GetOffer, &[json!(JOURNEY), id.clone()]);
        assert_eq!(fields(&settled), ["offerID"], "{id}");
    }
    assert_eq!(fields(&host.call(Endpoint::GetOffer, &[])), ["journeyID", "offerID"]);
    assert!(host.sent.is_empty() && host.asked.is_empty());
}

#[test]
fn headers_are_checked_before_they_are_sent() {
    let mut host = Host::new(Desk::at("STARTED"));
    for bad in ["", "a b", "a\r\nAuthorization: x", "schlüssel", &"k".repeat(129)] {
        let options = CallOptions { idempotency_key: Some(bad.into()), correlation_id: Some(bad.into()) };
        let promise = host.begin_call(Endpoint::GetJourneyState, &[json!(JOURNEY)], options);
        assert_eq!(fields(&host.wait(promise)), ["idempotencyKey", "correlationID"], "{bad:?}");
    }
    assert!(host.sent.is_empty());
}

#[test]
fn the_platforms_own_finding_reads_the_same() {
    let mut host = at("STARTED");
    let found = json!({ "field": "profile.pan" });
    host.back_end.next("saveProfile", super::desk::refusal_with(400, "VALIDATION_FAILED", false, found));
    let settled = host.command("saveProfile", profile());
    assert_eq!(code(&settled), "VALIDATION_FAILED");
    let failure = settled.unwrap_err();
    assert_eq!((failure.status, failure.request_id.as_deref()), (Some(400), Some("req_no")));
    let details: Value = failure.details();
    assert_eq!(details["field"], "profile.pan");
}

//! Whatever a borrower and a platform do, nothing secret or personal comes out but in requests and payloads.
//!
//! The host looks at every effect of every test (`watch`); here chance decides what happens.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, Input};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, SECRETS, bank_account, profile};
use super::desk::{Desk, card, steps};
use super::host::{Host, code, landing};
use super::watch::{failure_text, is_clean};
use super::wire::{Reply, SessionReply};

const STATUSES: [&str; 9] = [
    "STARTED",
    "OFFERS_PENDING",
    "OFFERS_AVAILABLE",
    "AA_REQUIRED",
    "KYC_PENDING",
    "BANK_MANDATE_PENDING",
    "E_MANDATE_PENDING",
    "DISBURSED",
    "FROM_THE_FUTURE",
];
const ENDPOINTS: [&str; 8] = [
    "getJourneyState",
    "listOffers",
    "saveProfile",
    "submitProfile",
    "proceedOffer",
    "submitBankMandate",
    "redirectAASession",
    "foreclose",
];

/// A refusal that repeats what it was told.
pub(super) fn telltale(status: u16, code: &str, retryable: bool) -> Reply {
    let message = "Number 9876501234 (PAN:QWERT6789Z, born 1987-03-21) of canary@example.com: st_live_1, rt_live_1 bad";
    let details = json!({ "field": "profile.9876501234" });
    let error = json!({ "code": code, "message": message, "retryable": retryable, "details": details });
    Reply::Answer(status, None, json!({ "requestID": "req_1", "data": null, "error": error }).to_string())
}

/// A platform that shows the borrower everything it knows of them.
pub(super) fn talkative(status: &str) -> Desk {
    let mut desk = Desk::at(status);
    desk.set("getProfile", profile());
    let mut offer = card(OFFER, "OFFER_RECEIVED");
    offer["lenderStateReason"] = json!("Canary Borrower of Canary Towers, 9876501234");
    desk.set("listOffers", json!({ "items": [offer] }));
    let mut named = steps(&[("kyc", "READY", "REDIRECT"), ("bankMandate", "READY", "SUBMIT_FORM")]);
    named["kyc"]["diagnostics"] = json!({ "account": "9182736450", "holder": "Canary Borrower" });
    desk.set("getKyc", named["kyc"].clone());
    desk.set("getSteps", named);
    desk
}

pub(super) fn happen(host: &mut Host<Desk>, what: u8, which: u8) {
    let endpoint = ENDPOINTS[usize::from(which) % ENDPOINTS.len()];
    match what {
        0 => drop(host.begin("saveProfile", profile())),
        1 => drop(host.begin("submitProfile", json!({ "bureauConsent": true }))),
        2 => drop(host.begin("proceed", json!(OFFER))),
        3 => drop(host.begin("submitBankMandate", bank_account())),
        4 => drop(host.begin("openRedirect", json!({ "contact": "9876501234" }))),
        5 => drop(host.begin("foreclose", json!({ "note": "Canary Borrower" }))),
        6 => {
            let arguments = [json!(JOURNEY), profile()];
            host.begin_call(Endpoint::SaveProfile, &arguments, CallOptions::default());
        }
        7 => host.back_end.next(endpoint, telltale(400, "VALIDATION_FAILED", false)),
        8 => host.back_end.next(endpoint, telltale(503, "UPSTREAM_TEMPORARY_FAILURE", true)),
        9 => host.back_end.next(endpoint, Reply::Answer(502, None, "<p>st_live_1 9876501234</p>".to_owned())),
        10 => host.back_end.next(endpoint, Reply::Unreachable),
        11 => host.back_end.next(endpoint, super::desk::refusal(401, "AUTH_INVALID_SESSION")),
        12 => {
            let bad = json!({ "sessionToken": "rt_live_1", "borrower": "Canary Borrower" });
            host.back_end.sessions.push_back(SessionReply::Grant(bad));
        }
        13 => host.back_end.stand(STATUSES[usize::from(which) % STATUSES.len()], Value::Null),
        14 => {
            host.reload(landing(&[("ecres", "cnf-opaque-return"), ("phone", "9876501234")]));
            host.begin_open(1, json!({ "type": "PERSONAL_LOAN", "metadata": { "phone": "9876501234" } }));
        }
        15 => host.feed(Input::Visible(which.is_multiple_of(2))),
        _ => host.pass(f64::from(which) * 100.0),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn nothing_leaks_whatever_happens(status in 0..9_usize, story in prop::collection::vec((0..22_u8, any::<u8>()), 1..40)) {
        let mut host = Host::new(talkative(STATUSES[status]));
        host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
        for (what, which) in story {
            happen(&mut host, what, which);
        }
        host.pass(60_000.0);
        for log in host.all_logs() {
            is_clean(&log.to_string());
        }
    }
}

#[test]
fn a_refusal_that_repeats_the_borrowers_words_is_scrubbed() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.always("saveProfile", Some(telltale(400, "VALIDATION_FAILED", false)));
    let settled = host.call(Endpoint::SaveProfile, &[json!(JOURNEY), profile()]);
    assert_eq!(code(&settled), "VALIDATION_FAILED");
    let failure = settled.unwrap_err();
    is_clean(&failure_text(&failure));
    assert!(failure.message.starts_with("Number … "), "what is nobody's is kept: {}", failure.message);
}

#[test]
fn the_watch_sees_what_it_is_there_to_see() {
    for secret in SECRETS {
        assert!(std::panic::catch_unwind(|| is_clean(&format!("a {secret} b"))).is_err());
    }
}

//! Every scenario, walked to the end it documents.

use sandbox::effects::EffectKind;
use sandbox::pages::{Decision, Return};
use sandbox::scenario;
use serde_json::json;

use crate::walk::{Walk, profile};
use crate::world::{World, refusal_of};

#[test]
fn straight_through_shows_every_status_in_order() {
    let mut walk = Walk::start("straight-through");
    walk.status();
    walk.submit();
    walk.until("OFFERS_AVAILABLE");
    walk.world.pass(5);
    assert_eq!(walk.open_offers().len(), 3);
    walk.choose();
    assert_eq!(walk.reach_the_end(), "DISBURSED");
    let expected = [
        "STARTED",
        "PROFILE_SUBMITTED",
        "OFFERS_PENDING",
        "OFFERS_AVAILABLE",
        "OFFER_SELECTED",
        "KYC_PENDING",
        "BANK_MANDATE_PENDING",
        "E_MANDATE_PENDING",
        "LOAN_AGREEMENT_PENDING",
        "LENDER_PROCESSING",
        "DISBURSED",
    ];
    assert_eq!(walk.seen, expected);
    for step in ["kyc", "bankMandate", "eMandate", "loanAgreement", "disbursal"] {
        assert_eq!(walk.step(step)["status"], "SUCCESS");
    }
    assert_eq!(walk.times(EffectKind::Disbursed), 1);
}

#[test]
fn offers_trickle_in_one_by_one() {
    let mut walk = Walk::submitted("offers-trickling-in");
    let mut counts = Vec::new();
    for _ in 0..40 {
        let open = walk.open_offers().len();
        if counts.last() != Some(&open) {
            counts.push(open);
        }
        walk.world.pass(1);
    }
    assert_eq!(counts, [0, 1, 2, 3]);
    assert_eq!(walk.offers()[2]["status"], "NO_OFFER_AVAILABLE");
    assert!(walk.offers()[2]["lenderStateReason"].is_string());
    walk.choose();
    assert_eq!(walk.reach_the_end(), "DISBURSED");
}

#[test]
fn no_offers_ends_with_none_open_and_none_awaited() {
    let mut walk = Walk::submitted("no-offers");
    walk.world.pass(60);
    assert_eq!(walk.status(), "OFFERS_AVAILABLE");
    assert!(walk.read("/state")["nextAction"].is_null());
    assert!(walk.offers().iter().all(|offer| offer["status"] == "NO_OFFER_AVAILABLE"));
    assert_eq!(walk.read("/state")["pendingOperations"], json!([]));
}

#[test]
fn kyc_fails_with_a_reason_and_passes_at_the_second_try() {
    let mut walk = Walk::chosen("kyc-fails-then-passes");
    let first = walk.until_step("kyc", "REDIRECT")["resource"]["redirectURL"].clone();
    walk.visit_step("kyc", Decision::Approve);
    assert_eq!(walk.step("kyc")["actionRequired"], "AWAIT_CALLBACK");
    let failed = walk.until_step("kyc", "REDIRECT");
    assert_eq!(failed["status"], "FAILURE");
    assert!(failed["diagnostics"]["message"].is_string());
    assert_ne!(failed["resource"]["redirectURL"], first);
    assert_eq!(walk.reach_the_end(), "DISBURSED");
    assert_eq!(walk.times(EffectKind::KycSubmitted), 2);
}

#[test]
fn a_refused_bank_mandate_can_be_submitted_again() {
    let mut walk = Walk::chosen("bank-mandate-refused");
    walk.visit_step("kyc", Decision::Approve);
    walk.submit_account();
    assert_eq!(walk.step("bankMandate")["actionRequired"], "WAIT");
    assert_eq!(walk.until_step("bankMandate", "SUBMIT_FORM")["status"], "FAILURE");
    assert_eq!(walk.reach_the_end(), "DISBURSED");
    assert_eq!(walk.times(EffectKind::BankMandateSubmitted), 2);
}

#[test]
fn an_abandoned_e_mandate_times_out_and_is_tried_again() {
    let mut walk = Walk::chosen("e-mandate-abandoned");
    walk.visit_step("kyc", Decision::Approve);
    walk.submit_account();
    walk.visit_step("eMandate", Decision::Approve);
    walk.world.pass(11);
    assert_eq!(walk.step("eMandate")["status"], "IN_PROGRESS");
    walk.world.pass(1);
    assert_eq!(walk.step("eMandate")["status"], "FAILURE");
    assert_eq!(walk.reach_the_end(), "DISBURSED");
}

#[test]
fn the_agreement_returns_by_post_and_only_there() {
    let mut walk = Walk::chosen("agreement-returning-by-post");
    assert!(matches!(walk.visit_step("kyc", Decision::Approve), Return::Get(_)));
    walk.submit_account();
    assert!(matches!(walk.visit_step("eMandate", Decision::Approve), Return::Get(_)));
    let Return::Post { url, fields } = walk.visit_step("loanAgreement", Decision::Approve) else { panic!("a GET") };
    assert_eq!(url, "http://127.0.0.1:4030/return");
    assert!(!fields.is_empty());
    assert_eq!(walk.reach_the_end(), "DISBURSED");
}

#[test]
fn the_lender_rejects_after_kyc() {
    let mut walk = Walk::chosen("lender-rejects");
    assert_eq!(walk.reach_the_end(), "REJECTED");
    assert_eq!(walk.times(EffectKind::Rejected), 1);
    assert_eq!(walk.times(EffectKind::BankMandateSubmitted), 0);
    let offers = walk.offers();
    assert!(offers.iter().any(|offer| offer["lenderStateReason"].is_string()));
}

#[test]
fn the_journey_expires_while_offers_are_open_and_not_once_one_is_chosen() {
    let mut walk = Walk::submitted("journey-expires");
    walk.until("OFFERS_AVAILABLE");
    let offer = walk.open_offers().swap_remove(0);
    walk.world.pass(45);
    assert_eq!(walk.status(), "EXPIRED");
    let path = walk.path(&format!("/offers/{offer}/proceed"));
    assert_eq!(walk.world.refused(&walk.token, "POST", &path, None).code, "STATE_PRECONDITION_FAILED");
    let mut chosen = Walk::chosen("journey-expires");
    chosen.world.pass(60);
    assert_eq!(chosen.status(), "KYC_PENDING");
}

#[test]
fn another_device_locks_another_offer_once() {
    let mut walk = Walk::submitted("another-tab-locks-an-offer");
    walk.until("OFFERS_AVAILABLE");
    let mine = walk.open_offers().swap_remove(0);
    let path = walk.path(&format!("/offers/{mine}/proceed"));
    let refused = refusal_of(&walk.world.call(&walk.token, "POST", &path, None));
    assert_eq!((refused.status, refused.code.as_str(), refused.retryable), (409, "OFFER_LOCK_CONFLICT", false));
    assert_eq!(refused.details, json!({ "proceedBoundaryState": "LOCKED_TO_DIFFERENT_OFFER" }));
    let theirs = walk.locked_offer().unwrap();
    assert_ne!(theirs, mine);
    assert_eq!(walk.read(&format!("/offers/{mine}"))["proceedBoundaryState"], "LOCKED_TO_DIFFERENT_OFFER");
    assert_eq!(walk.reach_the_end(), "DISBURSED");
    assert_eq!((walk.times(EffectKind::OfferProceeded), walk.times(EffectKind::OfferProceededElsewhere)), (0, 1));
}

#[test]
fn values_from_the_future_appear_and_a_tolerant_client_gets_its_loan() {
    let mut walk = Walk::disbursed("values-from-the-future");
    for unknown in ["BUREAU_REVIEW", "OFFER_CONFIRMING", "FUNDS_EARMARKED"] {
        assert!(walk.seen.iter().any(|status| status == unknown), "{unknown} in {:?}", walk.seen);
    }
    let said: String = walk.world.traffic.iter().map(|(_, response)| response.body.as_str()).collect();
    for unknown in ["COMPARE_AND_SELECT", "AWAIT_AGENT", "OFFER_UNDER_REVIEW", "experimentGroup", "region"] {
        assert!(said.contains(unknown), "{unknown}");
    }
    assert_eq!(walk.status(), "DISBURSED");
}

#[test]
fn a_gold_loan_has_gold_lenders_and_no_e_mandate() {
    let mut walk = Walk::chosen("gold-loan");
    assert_eq!(walk.read("")["type"], "GOLD_LOAN");
    assert_eq!(walk.step("eMandate")["status"], "NOT_REQUIRED");
    assert_eq!(walk.reach_the_end(), "DISBURSED");
    assert!(!walk.seen.contains(&"E_MANDATE_PENDING".to_owned()));
    let personal = Walk::submitted("straight-through").read("/offers");
    assert_ne!(walk.read("/offers")["items"][0]["lenderID"], personal["items"][0]["lenderID"]);
}

#[test]
fn a_test_pan_selects_its_scenario_unless_one_is_named() {
    for scenario in scenario::ALL {
        let mut walk = Walk::start_with(World::new(), &json!({ "type": scenario.journey_type }));
        let mut body = profile();
        body["profile"]["pan"] = json!(scenario.pan);
        walk.act("PUT", "/profile", Some(body));
        if scenario.name == "no-offers" {
            walk.act("POST", "/profile/submit", Some(json!({ "bureauConsent": true })));
            walk.world.pass(60);
            assert!(walk.open_offers().is_empty());
        }
        assert_eq!(scenario::Scenario::of_pan(scenario.pan), Some(scenario));
    }
    let mut named = Walk::start("straight-through");
    let mut body = profile();
    body["profile"]["pan"] = json!("TESPT0003A");
    named.act("PUT", "/profile", Some(body));
    named.act("POST", "/profile/submit", Some(json!({ "bureauConsent": true })));
    named.world.pass(60);
    assert_eq!(named.open_offers().len(), 3);
}

#[test]
fn the_same_seed_and_the_same_calls_give_the_same_answers() {
    let traffic = |scenario| Walk::disbursed(scenario).world.traffic;
    assert!(traffic("flapping-upstream") == traffic("flapping-upstream"));
}

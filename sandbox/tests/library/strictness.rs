//! What the platform refuses: headers, paths, bodies, other people's journeys, calls out of place.

use sandbox::Request;
use serde_json::{Value, json};

use crate::walk::{Walk, account, profile};
use crate::world::{World, refusal_of, text};

const NOBODY: &str = "00000000-0000-4000-8000-000000000000";

#[test]
fn every_answer_has_an_envelope_with_the_callers_correlation_id() {
    let mut world = World::new();
    let token = world.sign_in("CUST_1");
    for answer in [world.call(&token, "GET", "/journeys", None), world.call("", "GET", "/nowhere", None)] {
        let envelope = answer.json().unwrap();
        assert_eq!(envelope["correlationID"], "trace");
        assert!(text(&envelope["requestID"]).starts_with("req_"));
        assert_eq!(text(&envelope["timestamp"]).len(), "2026-03-05T15:15:00.000Z".len());
        assert!(envelope["data"].is_null() != envelope["error"].is_null());
    }
}

#[test]
fn an_action_without_idempotency_key_is_refused_by_its_name() {
    let mut walk = Walk::start("straight-through");
    for (method, below) in [("POST", "/profile/submit"), ("PUT", "/profile"), ("PATCH", "/resume")] {
        let path = walk.path(below);
        let mut request = walk.world.request(&walk.token, method, &path, Some(json!({})));
        request.headers.retain(|(name, _)| name != "idempotency-key");
        let refused = refusal_of(&walk.world.send(&request));
        assert_eq!((refused.status, refused.code.as_str()), (400, "VALIDATION_FAILED"));
        assert_eq!(refused.details, json!({ "field": "Idempotency-Key" }));
    }
}

#[test]
fn ids_in_paths_are_strict_uuids() {
    let mut walk = Walk::chosen("straight-through");
    let offer = format!("/offers/{}0", NOBODY);
    for (path, field) in [
        ("/journeys/42/state".to_owned(), "journeyID"),
        (walk.path(&offer), "offerID"),
        (walk.path("/aa/sessions/{x}"), "aaSessionID"),
    ] {
        let refused = walk.world.refused(&walk.token, "GET", &path, None);
        assert_eq!((refused.status, refused.details), (400, json!({ "field": field })));
    }
}

#[test]
fn what_does_not_exist_is_not_found() {
    let mut walk = Walk::start("straight-through");
    let state = format!("/journeys/{NOBODY}/state");
    let (offer, consent) = (walk.path(&format!("/offers/{NOBODY}")), walk.path(&format!("/aa/sessions/{NOBODY}")));
    for path in [state.as_str(), &offer, &consent, "/nowhere"] {
        let refused = walk.world.refused(&walk.token, "GET", path, None);
        assert_eq!((refused.status, refused.code.as_str()), (404, "RESOURCE_NOT_FOUND"), "{path}");
    }
    let outside = walk.world.send(&Request::new("GET", "/api/v2/journeys"));
    assert_eq!(outside.status, 404);
    assert_eq!(walk.world.call(&walk.token, "PUT", "/journeys", None).status, 404);
}

#[test]
fn another_borrowers_journey_is_out_of_scope() {
    let mut walk = Walk::start("straight-through");
    let stranger = walk.world.sign_in("CUST_2");
    let path = walk.path("/state");
    let refused = walk.world.refused(&stranger, "GET", &path, None);
    assert_eq!((refused.status, refused.code.as_str()), (403, "ACCESS_SCOPE_MISMATCH"));
    assert_eq!(walk.world.data(&stranger, "GET", "/journeys", None), json!({ "items": [] }));
}

#[test]
fn bodies_are_checked_and_the_field_is_named_by_its_path() {
    let mut walk = Walk::chosen("straight-through");
    let token = walk.token.clone();
    let mut fresh = Walk::start("straight-through");
    let mut wrong_mobile = profile();
    wrong_mobile["profile"]["contactNumber"] = json!("+919876543210");
    let mut wrong_gender = profile();
    wrong_gender["profile"]["gender"] = json!("Male");
    for (body, field) in [(wrong_mobile, "profile.contactNumber"), (wrong_gender, "profile.gender")] {
        let path = fresh.path("/profile");
        let refused = fresh.world.refused(&fresh.token, "PUT", &path, Some(body));
        assert_eq!((refused.status, refused.details), (400, json!({ "field": field })));
    }
    let offer = walk.locked_offer().unwrap();
    let mut wrong_ifsc = account();
    wrong_ifsc["ifsc"] = json!("HDFC123");
    for (method, below, body, field) in [
        ("POST", "/profile/submit".to_owned(), json!({ "bureauConsent": "yes" }), "bureauConsent"),
        ("PATCH", "/resume".to_owned(), json!({ "resume": { "lastViewedOfferID": "1" } }), "resume.lastViewedOfferID"),
        ("POST", format!("/offers/{offer}/loan-amount"), json!({ "amount": 250000 }), "amount"),
        ("POST", format!("/offers/{offer}/loan-amount"), json!({ "amount": "300001" }), "amount"),
        ("POST", format!("/offers/{offer}/reject"), json!({ "rejectedStage": "KYC" }), "rejectionReason"),
        ("POST", format!("/offers/{offer}/steps/bank-mandate"), wrong_ifsc, "ifsc"),
        ("POST", "/post-disbursal/pre-part-payment".to_owned(), json!({ "amount": "0" }), "amount"),
    ] {
        let path = walk.path(&below);
        let refused = walk.world.refused(&token, method, &path, Some(body));
        assert_eq!(
            (refused.code.as_str(), refused.details),
            ("VALIDATION_FAILED", json!({ "field": field })),
            "{below}"
        );
    }
    let created = walk.world.refused(&token, "POST", "/journeys", Some(json!({ "type": "CAR_LOAN" })));
    assert_eq!(created.details, json!({ "field": "type" }));
    let unknown = json!({ "type": "PERSONAL_LOAN", "metadata": { "scenario": "rain-of-frogs" } });
    let created = walk.world.refused(&token, "POST", "/journeys", Some(unknown));
    assert_eq!(created.details, json!({ "field": "metadata.scenario" }));
}

#[test]
fn a_body_must_be_json_and_say_so() {
    let mut world = World::new();
    let token = world.sign_in("CUST_1");
    let mut cut = world.request(&token, "POST", "/journeys", Some(json!({})));
    cut.body = "{".to_owned();
    assert_eq!(refusal_of(&world.send(&cut)).details, json!({ "field": "body" }));
    let mut form = world.request(&token, "POST", "/journeys", None);
    form.body = json!({ "type": "PERSONAL_LOAN" }).to_string();
    let form = form.with_header("Content-Type", "text/plain");
    assert_eq!(refusal_of(&world.send(&form)).details, json!({ "field": "Content-Type" }));
}

#[test]
fn a_call_out_of_place_is_a_failed_precondition() {
    let mut walk = Walk::submitted("straight-through");
    walk.until("OFFERS_AVAILABLE");
    let offer = walk.open_offers().swap_remove(0);
    let calls: [(&str, String, Option<Value>); 8] = [
        ("PUT", "/profile".to_owned(), Some(profile())),
        ("POST", "/profile/submit".to_owned(), Some(json!({ "bureauConsent": true }))),
        ("GET", format!("/offers/{offer}/steps"), None),
        ("GET", format!("/offers/{offer}/steps/kyc/status"), None),
        ("POST", format!("/offers/{offer}/steps/bank-mandate"), Some(account())),
        ("POST", format!("/offers/{offer}/loan-amount"), Some(json!({ "amount": "100000" }))),
        ("POST", "/aa/sessions".to_owned(), None),
        ("POST", "/post-disbursal/status".to_owned(), None),
    ];
    for (method, below, body) in calls {
        let path = walk.path(&below);
        let refused = walk.world.refused(&walk.token, method, &path, body);
        assert_eq!(
            (refused.status, refused.code.as_str(), refused.retryable),
            (409, "STATE_PRECONDITION_FAILED", false),
            "{below}"
        );
    }
    walk.choose();
    walk.until("KYC_PENDING");
    let path = walk.path(&format!("/offers/{offer}/steps/bank-mandate"));
    let early = walk.world.refused(&walk.token, "POST", &path, Some(account()));
    assert_eq!(early.details, json!({ "reason": "STEP_NOT_READY" }));
}

#[test]
fn a_second_proceed_is_soft_for_the_same_offer_and_a_conflict_for_another() {
    let mut walk = Walk::submitted("straight-through");
    walk.world.pass(20);
    let offers = walk.open_offers();
    let mine = walk.act("POST", &format!("/offers/{}/proceed", offers[0]), None);
    walk.world.pass(5);
    assert_eq!(walk.act("POST", &format!("/offers/{}/proceed", offers[0]), None), mine);
    let path = walk.path(&format!("/offers/{}/proceed", offers[1]));
    assert_eq!(walk.world.refused(&walk.token, "POST", &path, None).code, "OFFER_LOCK_CONFLICT");
    assert_eq!(walk.times(sandbox::effects::EffectKind::OfferProceeded), 1);
}

#[test]
fn a_rejected_choice_opens_the_other_offers_and_without_others_the_journey_closes() {
    let mut walk = Walk::submitted("straight-through");
    walk.world.pass(20);
    let reason = || Some(json!({ "rejectedStage": "KYC", "rejectionReason": "Borrower chose another lender" }));
    for left in [2, 1] {
        walk.choose();
        let chosen = walk.locked_offer().unwrap();
        walk.act("POST", &format!("/offers/{chosen}/reject"), reason());
        assert_eq!((walk.status().as_str(), walk.open_offers().len()), ("OFFERS_AVAILABLE", left));
        walk.world.pass(30);
        assert_eq!(walk.status(), "OFFERS_AVAILABLE");
    }
    walk.choose();
    let chosen = walk.locked_offer().unwrap();
    walk.act("POST", &format!("/offers/{chosen}/reject"), reason());
    assert_eq!(walk.status(), "CLOSED");
}

#[test]
fn the_amount_can_be_lowered_until_the_agreement() {
    let mut walk = Walk::chosen("straight-through");
    let offer = walk.locked_offer().unwrap();
    let before = walk.detail();
    walk.act("POST", &format!("/offers/{offer}/loan-amount"), Some(json!({ "amount": "100000" })));
    let after = walk.detail();
    assert_eq!(after["amountPrincipal"], "100000");
    assert_ne!(after["installments"][0]["amount"], before["installments"][0]["amount"]);
    walk.reach_the_end();
    assert_eq!(walk.detail()["loan"]["outstanding"], "100000");
}

#[test]
fn resume_markers_are_kept_and_one_does_not_erase_the_other() {
    let mut walk = Walk::start("straight-through");
    walk.act("PATCH", "/resume", Some(json!({ "resume": { "lastCompletedStep": "profile" } })));
    walk.act("PATCH", "/resume", Some(json!({ "resume": { "lastViewedOfferID": NOBODY } })));
    assert_eq!(walk.read("")["resume"], json!({ "lastCompletedStep": "profile", "lastViewedOfferID": NOBODY }));
}

#[test]
fn journeys_are_listed_newest_first_and_by_type() {
    let mut walk = Walk::start("straight-through");
    let gold = walk.world.data(&walk.token, "POST", "/journeys", Some(json!({ "type": "GOLD_LOAN" })));
    let ids = |list: Value| -> Vec<String> {
        list["items"].as_array().unwrap().iter().map(|journey| text(&journey["journeyID"])).collect()
    };
    assert_eq!(
        ids(walk.world.data(&walk.token, "GET", "/journeys", None)),
        [text(&gold["journeyID"]), walk.journey.clone()]
    );
    let mut request = walk.world.request(&walk.token, "GET", "/journeys", None);
    request.query = vec![("type".to_owned(), "PERSONAL_LOAN".to_owned())];
    assert_eq!(ids(crate::world::data_of(&walk.world.send(&request))), [walk.journey.clone()]);
    request.query = vec![("type".to_owned(), "CAR_LOAN".to_owned())];
    assert_eq!(refusal_of(&walk.world.send(&request)).details, json!({ "field": "type" }));
}

#[test]
fn the_request_log_keeps_shapes_and_neither_tokens_nor_people() {
    let walk = Walk::disbursed("straight-through");
    let log = serde_json::to_string(&walk.world.platform.requests().all().collect::<Vec<_>>()).unwrap();
    assert!(log.contains("\"idempotency-key\"") && log.contains("\"st_\"") && log.contains("bureauConsent"));
    for secret in
        [&walk.token[..], "sk_test_key", "9876543210", "ABCDE1234F", "Rahul", "123456789012", "Flat 301", "CUST_1"]
    {
        assert!(!log.contains(secret), "{secret}");
    }
    let effects = serde_json::to_string(walk.world.platform.effects().all()).unwrap();
    let borrower = text(&walk.world.traffic[0].1.json().unwrap()["data"]["borrowerID"]);
    for secret in [&walk.token[..], "CUST_1", &borrower, "key-"] {
        assert!(!effects.contains(secret), "{secret}");
    }
}

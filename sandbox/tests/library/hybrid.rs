//! Hybrid: the outcomes of every scenario, consent, hand-off, and what is refused (CONTRACT.md 4).

use sandbox::Request;
use sandbox::experience::{After, EffectKind, hybrid};
use sandbox::pages::{Decision, Return};
use serde_json::{Value, json};

use crate::led::{Led, borrower, page_of};
use crate::world::{refusal_of, text};

/// Goes to the consent page by a fresh URL, and decides.
fn consent(led: &mut Led, decision: Decision) {
    let url = text(&led.poll()["data"]["account_aggregator"]["url"]);
    let (path, ecreq) = page_of(&url);
    let page = led.experiences.open_page(led.now_ms, &path, ecreq.as_deref()).unwrap();
    let After::Back(Return::Get(back)) = led.experiences.decide(led.now_ms, &page.action, decision).unwrap() else {
        panic!("the consent page returns");
    };
    assert!(back.starts_with("http://127.0.0.1:4030/hybrid/?fi=sandbox-aa&resdate="));
}

#[test]
fn every_scenario_comes_to_the_outcome_it_is_there_for() {
    for (scenario, wait, consents, status) in [
        ("offers-at-once", 6, None, "OFFERED"),
        ("offers-trickling-in", 31, None, "OFFERED"),
        ("consent-first", 4, Some(Decision::Approve), "OFFERED"),
        ("consent-beside-offers", 5, None, "OFFERED"),
        ("consent-processing", 16, Some(Decision::Approve), "OFFERED"),
        ("consent-first", 4, Some(Decision::Decline), "NOT_OFFERED"),
        ("no-offers", 7, None, "NOT_OFFERED"),
        ("no-offers-after-consent", 5, Some(Decision::Approve), "NOT_OFFERED"),
    ] {
        let mut led = Led::hybrid(scenario);
        assert_eq!(led.poll()["data"]["status"], "PROCESSING", "{scenario}");
        led.pass(wait);
        if let Some(decision) = consents {
            assert_eq!(led.poll()["data"]["status"], "PROCESSING", "{scenario}");
            consent(&mut led, decision);
            led.pass(20);
        }
        let data = led.poll()["data"].clone();
        assert_eq!(data["status"], status, "{scenario}");
        assert_eq!(led.offers("OFFER_RECEIVED").is_empty(), status == "NOT_OFFERED", "{scenario}");
        assert_eq!(data["account_aggregator"].is_null(), scenario != "consent-beside-offers");
    }
}

#[test]
fn every_name_and_pan_is_one_scenarios_own() {
    for scenario in hybrid::scenario::ALL {
        assert_eq!(hybrid::Scenario::named(scenario.name), Some(scenario));
        assert_eq!(hybrid::Scenario::of_pan(scenario.pan), Some(scenario));
    }
    let mut led = Led::new(&[]);
    led.start(&json!({ "personal": { "pan": "TESPH0006A" } }));
    led.pass(10);
    assert_eq!(led.poll()["data"]["status"], "NOT_OFFERED");
}

#[test]
fn offers_trickle_in_one_by_one_and_can_be_chosen_before_all_are_there() {
    let mut led = Led::hybrid("offers-trickling-in");
    for (wait, received, status) in
        [(5, 0, "PROCESSING"), (2, 1, "PROCESSING"), (8, 2, "PROCESSING"), (8, 2, "PROCESSING"), (8, 3, "OFFERED")]
    {
        led.pass(wait);
        assert_eq!(led.offers("OFFER_RECEIVED").len(), received);
        assert_eq!(led.poll()["data"]["status"], status);
    }
    assert_eq!(
        led.poll()["data"]["lenders"]["Kaveri Credit"]["offers"][0]["lenderStateReason"],
        "Outside this lender's lending area"
    );
}

#[test]
fn a_poll_says_when_to_ask_again_in_one_place_or_the_other_or_not_at_all() {
    for (scenario, inside, beside) in [
        ("offers-at-once", json!(2000), Value::Null),
        ("offers-trickling-in", Value::Null, json!(2000)),
        ("future-values", Value::Null, Value::Null),
    ] {
        let poll = Led::hybrid(scenario).poll();
        assert_eq!((&poll["data"]["poll_after_ms"], &poll["poll_after_ms"]), (&inside, &beside), "{scenario}");
    }
}

#[test]
fn starting_again_goes_on_with_the_same_journey() {
    let mut led = Led::hybrid("offers-at-once");
    led.pass(6);
    let offers = led.offers("OFFER_RECEIVED");
    assert_eq!(led.start(&json!({ "personal": {} })).status, 202);
    assert_eq!(led.offers("OFFER_RECEIVED"), offers);
    assert_eq!(led.kinds(), [EffectKind::HybridStarted, EffectKind::HybridResumed]);
}

#[test]
fn envelopes_are_in_snake_case_and_mirror_a_correlation_id_of_a_fit_length() {
    let mut led = Led::hybrid("offers-at-once");
    let envelope = led.poll();
    assert_eq!(envelope["correlation_id"], "trace");
    assert_eq!(text(&envelope["request_id"]).len(), "24fd7603-4c52-4b0c-9bc5-633191bf8257".len());
    assert!(envelope["error"].is_null() && envelope["timestamp"].is_string());
    for wrong in ["", &"x".repeat(129)] {
        let request = Request::new("GET", &borrower("/journey/offers")).with_header("x-correlation-id", wrong);
        let answer = led.experiences.handle(led.now_ms, &request);
        let made = text(&answer.json().unwrap()["correlation_id"]);
        assert!(made != wrong && made.len() == 36);
        assert_eq!(answer.header("x-correlation-id"), Some(made.as_str()));
    }
}

#[test]
fn only_the_api_key_is_let_in() {
    let mut led = Led::hybrid("offers-at-once");
    for token in ["", "sk_test_other", "st_test_session"] {
        let request =
            Request::new("GET", &borrower("/journey/offers")).with_header("authorization", &format!("Bearer {token}"));
        let refused = refusal_of(&led.experiences.handle(led.now_ms, &request));
        assert_eq!((refused.status, refused.code.as_str()), (401, "AUTH_INVALID_API_KEY"));
    }
}

#[test]
fn bodies_are_checked_and_the_field_is_named() {
    let mut led = Led::new(&[]);
    for (body, field) in [
        (json!({}), "personal"),
        (json!({ "personal": "Meera" }), "personal"),
        (json!({ "personal": { "contactNumber": "12" } }), "personal.contactNumber"),
        (json!({ "personal": {}, "work": [] }), "work"),
        (json!({ "personal": {}, "address": { "pincode": "0" } }), "address.pincode"),
        (json!({ "personal": {}, "journeyType": "CAR_LOAN" }), "journeyType"),
        (json!({ "personal": {}, "goldLoan": {} }), "goldLoan"),
        (json!({ "personal": {}, "bureau": {} }), "journey.bureauConsent"),
        (json!({ "personal": {}, "journey": { "bureauConsent": "yes" } }), "journey.bureauConsent"),
        (
            json!({ "personal": {}, "bankingInformation": { "ifsc": "HDFC0001234" } }),
            "bankingInformation.accountHolderName",
        ),
        (json!({ "personal": {}, "banking_information": {} }), "banking_information.accountHolderName"),
    ] {
        let refused = refusal_of(&led.start(&body));
        assert_eq!((refused.status, refused.details), (400, json!({ "field": field })), "{body}");
    }
    let account = json!({ "accountHolderName": "M", "accountNumber": "1", "ifsc": "H", "accountType": "saving" });
    for body in [
        json!({ "personal": {}, "bureau": null }),
        json!({ "personal": {}, "bureau": {}, "journey": { "bureauConsent": true } }),
        json!({ "personal": {}, "goldLoan": {}, "journeyType": "GOLD_LOAN" }),
        json!({ "personal": {}, "banking_information": account }),
    ] {
        assert_eq!(led.start(&body).status, 202, "{body}");
    }
}

#[test]
fn what_the_platform_does_not_know_is_not_found_and_a_key_has_1_to_128_characters() {
    let mut led = Led::hybrid("not-found");
    assert_eq!(refusal_of(&led.call("GET", &borrower("/journey/offers"), None)).status, 404);
    let stranger = borrower("/journey/offers").replace("CUST_1", "CUST_2");
    assert_eq!(refusal_of(&led.call("GET", &stranger, None)).code, "RESOURCE_NOT_FOUND");
    assert_eq!(led.call("PUT", &borrower("/journey"), None).status, 404);
    for (key, status) in [(String::new(), 400), ("x".repeat(129), 400), ("%E0%A4%85".repeat(128), 404)] {
        let path = borrower("/journey/offers").replace("CUST_1", &key);
        assert_eq!(led.call("GET", &path, None).status, status, "{key}");
    }
}

#[test]
fn a_consent_link_lives_three_minutes_opens_once_and_leaves_other_links_alone() {
    let mut led = Led::hybrid("consent-first");
    led.pass(5);
    let link = |led: &mut Led| page_of(&text(&led.poll()["data"]["account_aggregator"]["url"]));
    let (first, second) = (link(&mut led), link(&mut led));
    let open = |led: &mut Led, (path, ecreq): &(String, Option<String>)| {
        led.experiences.open_page(led.now_ms, path, ecreq.as_deref())
    };
    let page = open(&mut led, &first).unwrap();
    assert!(open(&mut led, &first).unwrap_err().contains("already used"));
    led.pass(181);
    assert!(open(&mut led, &second).unwrap_err().contains("three minutes"));
    let back = led.experiences.decide(led.now_ms, &page.action, Decision::Later).unwrap();
    assert_eq!(led.experiences.decide(led.now_ms, &page.action, Decision::Later).unwrap(), back);
    assert_eq!(led.poll()["data"]["account_aggregator"]["status"], "READY");
    assert_eq!(led.kinds(), [EffectKind::HybridStarted, EffectKind::ConsentOpened]);
}

#[test]
fn the_aggregator_takes_its_time_before_and_after() {
    let mut led = Led::hybrid("consent-processing");
    led.pass(4);
    let aggregator = |led: &mut Led| led.poll()["data"]["account_aggregator"].clone();
    assert_eq!(aggregator(&mut led), json!({ "status": "PROCESSING", "url": null }));
    led.pass(12);
    assert_eq!(aggregator(&mut led)["status"], "READY");
    consent(&mut led, Decision::Approve);
    assert_eq!(aggregator(&mut led)["status"], "PROCESSING");
    led.pass(12);
    assert!(aggregator(&mut led).is_null());
}

#[test]
fn a_hand_off_gives_a_fresh_url_each_time_and_only_for_an_offer_that_is_there() {
    let mut led = Led::hybrid("offers-at-once");
    let awaited = led.offers("OFFER_AWAITED").swap_remove(0);
    assert_eq!(refusal_of(&led.hand_off(&awaited)).status, 409);
    led.pass(6);
    assert_eq!(refusal_of(&led.hand_off("nobodys")).status, 404);
    let [first, second] = [(); 2].map(|()| text(&led.hand_off(&awaited).json().unwrap()["data"]["hosted_url"]));
    assert!(first.starts_with("http://127.0.0.1:4040/lab/embed?") && first.contains("#bt_test_"));
    assert_ne!(first, second);
    assert_eq!(led.open(&second).json().unwrap()["journey"]["lender"], "Nilgiri Finance");
}

#[test]
fn once_something_is_done_for_an_offer_another_one_is_a_conflict() {
    let mut led = Led::hybrid("offers-at-once");
    led.pass(6);
    let offers = led.offers("OFFER_RECEIVED");
    led.hand_off(&offers[0]);
    let url = text(&led.hand_off(&offers[1]).json().unwrap()["data"]["hosted_url"]);
    let session = text(&led.open(&url).json().unwrap()["session"]);
    assert_eq!(led.embed(&session, "POST", "/lab/journey/step").status, 200);
    assert_eq!(refusal_of(&led.hand_off(&offers[0])).code, "OFFER_LOCK_CONFLICT");
    assert_eq!(led.hand_off(&offers[1]).status, 200);
}

#[test]
fn an_offer_that_is_taken_is_a_conflict_and_the_others_are_still_there() {
    let mut led = Led::hybrid("offer-taken");
    led.pass(6);
    let offers = led.offers("OFFER_RECEIVED");
    assert_eq!(refusal_of(&led.hand_off(&offers[0])).code, "OFFER_LOCK_CONFLICT");
    assert_eq!(led.offers("OFFER_RECEIVED"), offers[1..]);
    assert_eq!(led.hand_off(&offers[1]).status, 200);
}

#[test]
fn faults_strike_and_a_client_that_tries_again_gets_through() {
    for (scenario, struck) in [("flapping-upstream", 500), ("rate-limited", 429)] {
        let mut led = Led::cast(scenario);
        let mut tries = 0;
        while led.start(&json!({ "personal": {} })).status != 202 {
            led.pass(3);
            tries += 1;
            assert!(tries < 5, "{scenario}");
        }
        let mut poll = || {
            led.pass(3);
            led.call("GET", &borrower("/journey/offers"), None).status
        };
        let statuses: Vec<u16> = (0..40).map(|_| poll()).collect();
        assert!(statuses.contains(&200) && statuses.contains(&struck), "{scenario}: {statuses:?}");
    }
}

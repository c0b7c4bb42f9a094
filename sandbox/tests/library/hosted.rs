//! Hosted: minting, one-time links, the journey behind them, and a lender's own page (CONTRACT.md 5).

use sandbox::experience::{After, EffectKind, hosted};
use sandbox::pages::Decision;
use serde_json::{Value, json};

use crate::led::{BORROWER, Led, page_of};
use crate::world::text;

const STEP: &str = "/lab/journey/step";

fn session(led: &mut Led) -> String {
    let url = led.mint();
    text(&led.open(&url).json().unwrap()["session"])
}

#[test]
fn a_mint_answers_without_envelope_under_all_six_keys_and_is_not_to_be_cached() {
    let mut led = Led::hosted("straight-through");
    let answer = led.call("POST", "/api/lab/sessions", Some(&json!({ "borrowerProviderID": "CUST 1/ä" })));
    assert_eq!((answer.status, answer.header("cache-control")), (200, Some("no-store")));
    let answer = answer.json().unwrap();
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["embedURL", "embedUrl", "embedurl", "Embedurl", "EmbedUrl", "EmbedURL"]);
    let url = text(&answer["embedURL"]);
    assert!(keys.iter().all(|key| answer[key] == url.as_str()));
    assert!(url.starts_with("http://127.0.0.1:4040/lab/embed?tenant_id="), "{url}");
    assert!(url.contains("&borrower_provider_id=CUST%201%2F%C3%A4&journey_type=PERSONAL_LOAN#bt_test_"), "{url}");
}

#[test]
fn bodies_are_checked_and_the_field_is_named() {
    let mut led = Led::hosted("straight-through");
    for (body, field) in [
        (json!({}), "borrowerProviderID"),
        (json!({ "borrowerProviderID": "" }), "borrowerProviderID"),
        (json!({ "borrowerProviderID": BORROWER, "journeyType": "CAR_LOAN" }), "journeyType"),
        (json!({ "borrowerProviderID": BORROWER, "profile": { "pan": "x" } }), "profile.pan"),
        (json!({ "borrowerProviderID": BORROWER, "goldLoan": {} }), "goldLoan"),
        (json!({ "borrowerProviderID": BORROWER, "journeyType": "GOLD_LOAN" }), "profile.contactNumber"),
        (json!({ "borrowerProviderID": BORROWER, "bureau": {} }), "journey.bureauConsent"),
    ] {
        let answer = led.call("POST", "/api/lab/sessions", Some(&body));
        assert_eq!(answer.status, 400);
        assert_eq!(answer.json().unwrap()["error"]["details"], json!({ "field": field }), "{body}");
    }
    assert_eq!(led.call("GET", "/api/lab/features", None).json().unwrap()["PERSONAL_LOAN"], true);
}

#[test]
fn a_link_opens_once_within_two_minutes() {
    let mut led = Led::hosted("straight-through");
    let (first, second, third) = (led.mint(), led.mint(), led.mint());
    assert_eq!(led.open(&first).status, 200);
    assert_eq!(led.open(&first).status, 410);
    led.pass(119);
    assert_eq!(led.open(&second).status, 200);
    led.pass(1);
    assert_eq!(led.open(&third).status, 410);
    assert_eq!(led.open("http://127.0.0.1:4040/lab/embed#bt_test_forged").status, 410);
    assert!(led.open(&third).json().unwrap()["journey"].is_null());
}

#[test]
fn a_journey_goes_on_where_it_was_left() {
    let mut led = Led::hosted("straight-through");
    let first = session(&mut led);
    assert_eq!(led.embed(&first, "POST", STEP).json().unwrap()["done"], 1);
    let second = session(&mut led);
    let view = led.embed(&second, "GET", "/lab/journey").json().unwrap();
    assert_eq!((&view["done"], &view["step"]["title"]), (&json!(1), &json!("Approve the e-mandate")));
    for done in [2, 3] {
        assert_eq!(led.embed(&second, "POST", STEP).json().unwrap()["done"], done);
    }
    assert_eq!(led.embed(&second, "POST", STEP).status, 409);
    assert_eq!(led.embed("forged", "GET", "/lab/journey").status, 401);
    assert_eq!(led.kinds().iter().filter(|kind| **kind == EffectKind::HostedCompleted).count(), 1);
}

#[test]
fn the_first_link_of_one_scenario_is_dead_and_the_next_one_lives() {
    let mut led = Led::hosted("expired-url");
    let (dead, alive) = (led.mint(), led.mint());
    assert_eq!((led.open(&dead).status, led.open(&alive).status), (410, 200));
}

#[test]
fn a_step_elsewhere_is_done_on_the_lenders_page_once_and_has_two_ways_back() {
    let mut led = Led::hosted("external-step");
    let here = session(&mut led);
    led.embed(&here, "POST", STEP);
    assert_eq!(led.embed(&here, "POST", STEP).status, 409);
    let fields = led.embed(&here, "POST", "/lab/journey/elsewhere").json().unwrap();
    let (path, _) = page_of(&text(&fields["external_url"]));
    led.experiences.open_page(led.now_ms, &path, None).unwrap();
    led.pass(600);
    for decision in [Decision::Decline, Decision::Approve, Decision::Approve] {
        let After::Done { resume_url } = led.experiences.decide(led.now_ms, &path, decision).unwrap() else {
            panic!("the lender's page does not return");
        };
        assert_eq!(led.open(&resume_url).status, 200);
    }
    assert_eq!(led.embed(&here, "GET", "/lab/journey").json().unwrap()["done"], 2);
    assert_eq!(led.open(&text(&fields["resume_url"])).json().unwrap()["journey"]["done"], 2);
    assert!(led.experiences.open_page(led.now_ms, "/lender/forged", None).is_err());
}

#[test]
fn scenarios_differ_in_how_their_messages_look() {
    let look = |scenario: &hosted::Scenario| {
        let mut led = Led::hosted(scenario.name);
        led.mint();
        let url = led.mint();
        led.open(&url).json().unwrap()["journey"]["messages"].clone()
    };
    let looks: Vec<Value> = hosted::scenario::ALL.iter().map(look).collect();
    assert_eq!(looks, ["text", "payload", "text", "object"]);
}

//! The pages of the steps: what they show, how long their links hold, where they return to.

use sandbox::effects::EffectKind;
use sandbox::pages::{Decision, PageKind, Return};

use crate::walk::Walk;
use crate::world::text;

#[test]
fn a_step_page_shows_the_offer_and_returns_to_the_site() {
    let mut walk = Walk::chosen("straight-through");
    let url = text(&walk.until_step("kyc", "REDIRECT")["resource"]["redirectURL"]);
    let path = url.strip_prefix("http://127.0.0.1:4020").unwrap();
    let page = walk.world.platform.open_page(walk.world.now_ms, path, None).unwrap();
    assert_eq!((page.kind, page.lender), (PageKind::Kyc, Some("Nilgiri Finance")));
    assert!(page.facts.contains(&("Amount", "₹3,00,000".to_owned())));
    let Return::Get(back) = walk.visit(&url, Decision::Approve) else { panic!("a POST") };
    assert!(back.starts_with("http://127.0.0.1:4030/?status=submitted&reference="));
}

#[test]
fn a_page_can_be_left_and_opened_again_but_not_once_it_is_decided() {
    let mut walk = Walk::chosen("straight-through");
    let url = text(&walk.until_step("kyc", "REDIRECT")["resource"]["redirectURL"]);
    walk.visit(&url, Decision::Later);
    assert_eq!(walk.step("kyc")["status"], "READY");
    let led_to = walk.visit(&url, Decision::Approve);
    let path = url.strip_prefix("http://127.0.0.1:4020").unwrap();
    assert!(walk.world.platform.open_page(walk.world.now_ms, path, None).is_err());
    assert!(walk.world.platform.decide(walk.world.now_ms, path, Decision::Decline).is_err());
    let again = walk.world.platform.decide(walk.world.now_ms, path, Decision::Approve);
    assert_eq!(again, Ok(led_to), "a double click leads where the first click led");
    assert_eq!(walk.times(EffectKind::KycSubmitted), 1);
}

#[test]
fn a_declined_step_fails_and_can_be_tried_again() {
    let mut walk = Walk::chosen("straight-through");
    walk.visit_step("kyc", Decision::Decline);
    assert_eq!(walk.step("kyc")["status"], "FAILURE");
    assert_eq!(walk.reach_the_end(), "DISBURSED");
}

#[test]
fn the_key_facts_of_an_offer_are_a_page_without_a_decision() {
    let mut walk = Walk::submitted("straight-through");
    walk.until("OFFERS_AVAILABLE");
    let link = text(&walk.offers()[0]["keyFactsStatementLink"]);
    let path = link.strip_prefix("http://127.0.0.1:4020").unwrap();
    let page = walk.world.platform.open_page(walk.world.now_ms, path, None).unwrap();
    assert_eq!(page.kind, PageKind::KeyFacts);
    assert!(walk.world.platform.decide(walk.world.now_ms, path, Decision::Approve).is_err());
}

#[test]
fn an_unknown_page_is_refused() {
    let mut walk = Walk::chosen("straight-through");
    for path in ["/", "/kyc", "/kyc/guess", "/consent/x", "/bank-mandate/x", "/e-mandate/"] {
        assert!(walk.world.platform.open_page(walk.world.now_ms, path, None).is_err(), "{path}");
    }
}

#[test]
fn a_forced_journey_has_what_its_status_takes_for_granted() {
    for status in [
        "OFFERS_AVAILABLE",
        "AA_REQUIRED",
        "OFFER_SELECTED",
        "KYC_PENDING",
        "LOAN_AGREEMENT_PENDING",
        "LENDER_PROCESSING",
        "DISBURSED",
    ] {
        let mut walk = Walk::start("straight-through");
        assert!(walk.world.platform.force(walk.world.now_ms, &walk.journey, status));
        assert_eq!(walk.status(), status);
        match status {
            "OFFERS_AVAILABLE" => walk.choose(),
            "AA_REQUIRED" => {
                let consent = text(&walk.act("POST", "/aa/sessions", None)["aaSessionID"]);
                let redirect = walk.act("POST", &format!("/aa/sessions/{consent}/redirect"), None);
                walk.visit(&text(&redirect["redirectURL"]), Decision::Approve);
                walk.until("OFFERS_AVAILABLE");
                walk.choose();
            }
            _ => {}
        }
        assert_eq!(walk.reach_the_end(), "DISBURSED", "{status}");
        assert!(walk.detail()["loan"].is_object());
    }
    let mut walk = Walk::start("straight-through");
    for status in ["REJECTED", "EXPIRED", "CLOSED", "UNHEARD_OF"] {
        walk.world.platform.force(walk.world.now_ms, &walk.journey, status);
        assert_eq!(walk.status(), status);
    }
    assert!(!walk.world.platform.force(walk.world.now_ms, "nobody", "CLOSED"));
}

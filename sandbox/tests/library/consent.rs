//! Consent at the account aggregator: its states, its one-time links, and its settling with and without the browser.

use sandbox::pages::{Decision, Return};
use serde_json::{Value, json};

use crate::walk::Walk;
use crate::world::text;

/// A journey that waits for consent, and the consent.
fn waiting() -> (Walk, String) {
    let mut walk = Walk::submitted("aa-required");
    walk.until("AA_REQUIRED");
    let consent = text(&walk.act("POST", "/aa/sessions", None)["aaSessionID"]);
    (walk, consent)
}

fn redirect(walk: &mut Walk, consent: &str) -> Value {
    let body = json!({ "returnURL": "http://localhost:5173/apply?credit_return=abc" });
    walk.act("POST", &format!("/aa/sessions/{consent}/redirect"), Some(body))
}

fn decide(walk: &mut Walk, consent: &str, decision: Decision) -> Value {
    let url = text(&redirect(walk, consent)["redirectURL"]);
    let Return::Get(back) = walk.visit(&url, decision) else { panic!("a POST") };
    let pairs = back.split_once("credit_return=abc&").unwrap().1.split('&');
    pairs.map(|pair| pair.split_once('=').unwrap()).map(|(name, value)| (name.to_owned(), json!(value))).collect()
}

fn state(walk: &mut Walk, consent: &str) -> String {
    text(&walk.read(&format!("/aa/sessions/{consent}"))["state"])
}

#[test]
fn a_consent_is_given_completed_and_confirmed_and_then_the_offers_come() {
    let (mut walk, consent) = waiting();
    assert_eq!(walk.offers()[0]["aa"], json!({ "required": true, "state": "REQUIRED", "actionRequired": "REDIRECT" }));
    let redirected = redirect(&mut walk, &consent);
    assert_eq!(redirected["state"], "REDIRECT_READY");
    assert_eq!(text(&redirected["reqdate"]).len(), 17);
    let back = decide(&mut walk, &consent, Decision::Approve);
    assert_eq!(back["fi"], "sandbox-aa");
    let mut states = vec![text(&walk.act("POST", &format!("/aa/sessions/{consent}/complete"), Some(back))["state"])];
    for _ in 0..10 {
        let now = state(&mut walk, &consent);
        if states.last() != Some(&now) {
            states.push(now);
        }
        walk.world.pass(1);
    }
    assert_eq!(states, ["USER_RETURNED", "APPROVAL_DISPATCHED", "RECONCILING", "CONFIRMED"]);
    walk.until("OFFERS_AVAILABLE");
    assert_eq!(walk.offers()[0]["aa"]["state"], "CONFIRMED");
    walk.choose();
    assert_eq!(walk.reach_the_end(), "DISBURSED");
}

#[test]
fn without_the_browser_the_aggregator_tells_the_platform_by_itself() {
    let (mut walk, consent) = waiting();
    decide(&mut walk, &consent, Decision::Approve);
    walk.world.pass(19);
    assert_eq!(state(&mut walk, &consent), "IN_PROGRESS");
    walk.world.pass(3);
    assert_eq!(state(&mut walk, &consent), "CONFIRMED");
}

#[test]
fn reconcile_settles_what_was_decided_and_nothing_else() {
    let (mut walk, consent) = waiting();
    let reconcile = format!("/aa/sessions/{consent}/reconcile");
    assert_eq!(walk.act("POST", &reconcile, None)["state"], "REQUIRED");
    decide(&mut walk, &consent, Decision::Approve);
    assert_eq!(walk.act("POST", &reconcile, None)["state"], "RECONCILING");
    walk.world.pass(2);
    assert_eq!(state(&mut walk, &consent), "CONFIRMED");
}

#[test]
fn a_declined_consent_fails_and_another_can_be_started() {
    let (mut walk, consent) = waiting();
    let back = decide(&mut walk, &consent, Decision::Decline);
    walk.act("POST", &format!("/aa/sessions/{consent}/complete"), Some(back));
    walk.world.pass(10);
    assert_eq!(state(&mut walk, &consent), "FAILED");
    assert_eq!(
        (walk.status().as_str(), walk.offers()[0]["aa"]["actionRequired"].as_str()),
        ("AA_REQUIRED", Some("REDIRECT"))
    );
    let second = text(&walk.act("POST", "/aa/sessions", None)["aaSessionID"]);
    assert_ne!(second, consent);
    decide(&mut walk, &second, Decision::Approve);
    walk.until("OFFERS_AVAILABLE");
    assert_eq!(walk.read("/aa/sessions")["items"].as_array().unwrap().len(), 2);
}

#[test]
fn returning_undecided_is_not_finishing() {
    let (mut walk, consent) = waiting();
    let back = decide(&mut walk, &consent, Decision::Later);
    assert_eq!(walk.act("POST", &format!("/aa/sessions/{consent}/complete"), Some(back))["state"], "IN_PROGRESS");
    walk.world.pass(60);
    assert_eq!(state(&mut walk, &consent), "IN_PROGRESS");
    decide(&mut walk, &consent, Decision::Approve);
    walk.until("OFFERS_AVAILABLE");
}

#[test]
fn a_link_opens_once_within_three_minutes_and_only_the_last_one() {
    let (mut walk, consent) = waiting();
    let open = |walk: &mut Walk, url: &str| {
        let (path, query) = url.strip_prefix("http://127.0.0.1:4020").unwrap().split_once('?').unwrap();
        let ecreq = query.split('&').find_map(|pair| pair.strip_prefix("ecreq="));
        walk.world.platform.open_page(walk.world.now_ms, path, ecreq)
    };
    let first = text(&redirect(&mut walk, &consent)["redirectURL"]);
    let second = text(&redirect(&mut walk, &consent)["redirectURL"]);
    assert!(open(&mut walk, &first).unwrap_err().contains("not valid"));
    assert!(open(&mut walk, &second).is_ok());
    assert!(open(&mut walk, &second).unwrap_err().contains("already used"));
    let third = text(&redirect(&mut walk, &consent)["redirectURL"]);
    walk.world.pass(181);
    assert!(open(&mut walk, &third).unwrap_err().contains("three minutes"));
    let fourth = text(&redirect(&mut walk, &consent)["redirectURL"]);
    let page = open(&mut walk, &fourth).unwrap();
    let mut decide = |decision| walk.world.platform.decide(walk.world.now_ms, &page.action, decision);
    assert!(decide(Decision::Later).is_ok());
    assert!(decide(Decision::Approve).is_err());
}

#[test]
fn an_unused_consent_expires_after_a_quarter_of_an_hour() {
    let (mut walk, consent) = waiting();
    redirect(&mut walk, &consent);
    walk.world.pass(15 * 60);
    assert_eq!(state(&mut walk, &consent), "EXPIRED");
    assert_ne!(text(&walk.act("POST", "/aa/sessions", None)["aaSessionID"]), consent);
}

#[test]
fn a_return_that_this_consent_never_had_is_refused() {
    let (mut walk, consent) = waiting();
    decide(&mut walk, &consent, Decision::Approve);
    let path = walk.path(&format!("/aa/sessions/{consent}/complete"));
    let refused = walk.world.refused(&walk.token, "POST", &path, Some(json!({ "ecres": "forged" })));
    assert_eq!(refused.details, json!({ "field": "ecres" }));
    assert_eq!(walk.act("POST", &format!("/aa/sessions/{consent}/complete"), None)["state"], "USER_RETURNED");
}

//! Coming back from the page of another party: in this tab, twice, late, forged, or somewhere else entirely.

use credit_journey::machine::ClientEvent;
use serde_json::{Value, json};

use super::borrower::{CONSENT, JOURNEY, OTHER_JOURNEY};
use super::desk::{Desk, card, steps};
use super::host::{Host, landing};

const OPAQUE: &str = "cnf-opaque-return";

fn journey() -> Value {
    json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })
}

/// The borrower has left for the consent page.
fn away(options: Value) -> (Host<Desk>, String) {
    let mut host = Host::with(Desk::at("AA_REQUIRED"), options, None, landing(&[]));
    host.open(journey()).unwrap();
    host.command("openRedirect", Value::Null).unwrap();
    let stored: Value = serde_json::from_str(host.stored.as_deref().unwrap()).unwrap();
    let state = stored["departure"]["state"].as_str().unwrap().to_owned();
    host.log.clear();
    (host, state)
}

fn redirects(host: &Host<Desk>) -> Vec<&'static str> {
    let phase = |event: &ClientEvent| if let ClientEvent::Redirect { phase, .. } = event { Some(*phase) } else { None };
    host.events.iter().filter_map(phase).collect()
}

#[test]
fn the_address_is_cleaned_first_and_the_return_handed_on_opaquely() {
    let (mut host, state) = away(json!({}));
    let parameters = [("credit_return", &state[..]), ("fi", "aa"), ("resdate", "20260305"), ("ecres", OPAQUE)];
    host.reload(landing(&parameters));
    assert_eq!(host.log[0], "clean", "before anything else");
    assert_eq!(host.cleaned, [["credit_return", "fi", "resdate", "ecres"]]);
    host.open(journey()).unwrap();
    assert_eq!(host.snapshot()["screen"]["waitingFor"], "aaConsent", "who comes back is not sent out again at once");
    host.pass(1_000.0);
    let completed = host.sent_to("completeAASession");
    assert_eq!((completed.len(), completed[0].part(4)), (1, CONSENT));
    assert_eq!(completed[0].body, Some(json!({ "fi": "aa", "resdate": "20260305", "ecres": OPAQUE })));
    assert_eq!(redirects(&host), ["out", "returned"]);
    host.back_end.stand("OFFERS_PENDING", Value::Null);
    host.pass(10_000.0);
    assert_eq!(host.screen(), "offers", "the platform's word decides");
}

#[test]
fn a_return_that_proves_nothing_leads_out_again_after_a_while() {
    let (mut host, state) = away(json!({}));
    host.reload(landing(&[("credit_return", &state), ("ecres", OPAQUE)]));
    host.open(journey()).unwrap();
    assert_eq!(host.screen(), "wait");
    host.pass(20_000.0);
    assert_eq!(host.snapshot()["screen"]["step"], "aaConsent");
}

#[test]
fn the_pages_own_parameters_stay() {
    let (mut host, state) = away(json!({ "returnUrl": "https://site.example/loan?ref=7&lang=hi" }));
    let asked = host.sent_to("redirectAASession")[0].body.clone().unwrap();
    assert_eq!(asked["returnURL"], format!("https://site.example/loan?ref=7&lang=hi&credit_return={state}"));
    host.reload(landing(&[("ref", "7"), ("lang", "hi"), ("credit_return", &state), ("ecres", OPAQUE)]));
    assert_eq!(host.cleaned, [["credit_return", "ecres"]]);
    host.open(journey()).unwrap();
    host.pass(1_000.0);
    assert_eq!(host.sent_to("completeAASession")[0].body, Some(json!({ "ecres": OPAQUE })));
}

#[test]
fn a_return_of_any_size_is_survived_and_an_oversized_one_not_handed_on() {
    let (mut host, state) = away(json!({}));
    host.reload(landing(&[("credit_return", &state), ("ecres", &"x".repeat(9_000))]));
    host.open(journey()).unwrap();
    host.pass(60_000.0);
    assert!(host.sent_to("completeAASession").is_empty());
    assert_eq!(redirects(&host), ["out", "returned"]);
}

#[test]
fn a_forged_state_is_ignored() {
    let (mut host, _) = away(json!({}));
    host.reload(landing(&[("credit_return", &"0".repeat(32)), ("ecres", "forged")]));
    assert_eq!(host.cleaned.len(), 1);
    host.open(journey()).unwrap();
    host.pass(60_000.0);
    assert!(host.sent_to("completeAASession").is_empty());
    assert_eq!(redirects(&host), ["out", "ignored"]);
    assert_eq!(host.screen(), "redirect");
}

#[test]
fn a_second_return_is_harmless() {
    let (mut host, state) = away(json!({}));
    for _ in 0..3 {
        host.reload(landing(&[("credit_return", &state), ("ecres", OPAQUE)]));
        host.open(journey()).unwrap();
        host.pass(1_000.0);
    }
    assert_eq!(host.sent_to("completeAASession").len(), 1);
    assert_eq!(host.cleaned.len(), 3);
}

#[test]
fn a_return_in_another_browser_goes_on_without_a_record() {
    let (mut host, state) = away(json!({}));
    host.stored = None;
    host.back_end.set("listAASessions", json!([{ "aaSessionID": CONSENT, "state": "USER_RETURNED" }]));
    host.reload(landing(&[("credit_return", &state), ("fi", "aa"), ("ecres", OPAQUE), ("utm", "1")]));
    assert_eq!(host.cleaned, [["credit_return", "fi", "ecres"]], "what is not ours stays");
    host.open(journey()).unwrap();
    assert_eq!(host.snapshot()["screen"]["waitingFor"], "aaConsent");
    assert!(host.sent_to("completeAASession").is_empty());
}

#[test]
fn a_return_of_another_journey_is_left_to_it() {
    let (mut host, state) = away(json!({}));
    host.reload(landing(&[("credit_return", &state), ("ecres", OPAQUE)]));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": OTHER_JOURNEY })).unwrap();
    host.pass(5_000.0);
    assert!(host.sent_to("completeAASession").is_empty());
    let own = host.begin_open(2, journey());
    host.wait(own).unwrap();
    host.pass(5_000.0);
    assert_eq!(host.sent_to("completeAASession").len(), 1);
}

#[test]
fn a_return_after_an_hour_is_a_fresh_start() {
    let (mut host, state) = away(json!({}));
    host.now += 61.0 * 60_000.0;
    host.reload(landing(&[("credit_return", &state), ("ecres", OPAQUE)]));
    host.open(journey()).unwrap();
    assert_eq!(redirects(&host), ["out", "ignored"]);
    assert_eq!(host.screen(), "redirect");
}

#[test]
fn back_without_having_decided_is_no_return() {
    let (mut host, _) = away(json!({}));
    host.reload(landing(&[]));
    assert!(host.cleaned.is_empty());
    host.open(journey()).unwrap();
    assert_eq!((host.screen().as_str(), redirects(&host)), ("redirect", vec!["out"]));
}

#[test]
fn a_step_page_returns_with_parameters_of_its_own() {
    let mut desk = Desk::at("E_MANDATE_PENDING");
    let named = steps(&[("eMandate", "READY", "REDIRECT")]);
    desk.set("getEMandate", named["eMandate"].clone());
    desk.set("getSteps", named);
    let mut host = Host::new(desk);
    host.open(journey()).unwrap();
    host.command("openRedirect", Value::Null).unwrap();
    host.reload(landing(&[("status", "success"), ("reference", OPAQUE)]));
    assert_eq!(host.cleaned, [["status", "reference"]]);
    host.open(journey()).unwrap();
    assert_eq!(host.snapshot()["screen"]["waitingFor"], "eMandate", "success is never inferred from a return");
    assert!(host.sent.iter().all(|sent| !format!("{sent:?}").contains(OPAQUE)));
}

#[test]
fn a_consent_the_platform_lost_sight_of_is_reconciled_once() {
    let mut desk = Desk::at("AA_REQUIRED");
    let mut waiting = card(super::borrower::OFFER, "OFFER_AWAITED");
    waiting["aa"] = json!({ "required": true, "state": "RECONCILING", "actionRequired": "RECONCILE" });
    desk.set("listOffers", json!({ "items": [waiting] }));
    desk.set("listAASessions", json!({ "items": [{ "aaSessionID": CONSENT, "state": "RECONCILING" }] }));
    let mut host = Host::new(desk);
    host.open(journey()).unwrap();
    host.pass(120_000.0);
    assert_eq!(host.sent_to("reconcileAASession").len(), 1);
}

//! Ways home that are not the plain one: caught by the app, without storage, after days, undecided, in a copied tab.

use credit_journey::machine::{ClientEvent, Input};
use serde_json::{Value, json};

use super::borrower::{CONSENT, JOURNEY, OFFER};
use super::desk::{Desk, card, refusal};
use super::host::{Host, code, landing};
use super::redirect::departure;
use super::wire::{Reply, SessionReply};

const ANSWER: &str = "answer-of-the-aggregator";
const DAY: f64 = 24.0 * 3_600_000.0;

fn journey() -> Value {
    json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })
}

/// The borrower has left for the consent page, and its page stays.
fn away() -> (Host<Desk>, String) {
    let mut host = Host::new(Desk::at("AA_REQUIRED"));
    host.back_end.set("listAASessions", json!([{ "aaSessionID": CONSENT, "state": "IN_PROGRESS" }]));
    host.open(journey()).unwrap();
    host.command("openRedirect", Value::Null).unwrap();
    let state = departure(&host)["state"].as_str().unwrap().to_owned();
    (host, state)
}

/// The app hands in a return that it caught itself.
fn caught(host: &mut Host<Desk>, parameters: &[(&str, &str)]) -> u32 {
    host.promises += 1;
    let promise = host.promises;
    host.feed(Input::Returned { promise, journey: 1, parameters: landing(parameters).parameters });
    promise
}

fn redirects(host: &Host<Desk>, of: &str) -> usize {
    let is = |event: &&ClientEvent| matches!(event, ClientEvent::Redirect { phase, .. } if *phase == of);
    host.events.iter().filter(is).count()
}

#[test]
fn a_return_caught_by_the_app_counts_as_landed_with() {
    let (mut host, state) = away();
    let promise = caught(&mut host, &[("credit_return", &state), ("fi", "aa"), ("ecres", ANSWER)]);
    assert_eq!(departure(&host), Value::Null);
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    host.wait(promise).unwrap();
    assert_eq!(host.screen(), "offers", "it settles once the next look is shown");
    let completed = host.sent_to("completeAASession");
    assert_eq!((completed.len(), &completed[0].body), (1, &Some(json!({ "fi": "aa", "ecres": ANSWER }))));
    let again = caught(&mut host, &[("credit_return", &state), ("ecres", ANSWER)]);
    host.wait(again).unwrap();
    assert_eq!((host.sent_to("completeAASession").len(), redirects(&host, "ignored")), (1, 1));
}

#[test]
fn a_caught_return_keeps_what_the_page_had_of_its_own() {
    let desk = Desk::at("AA_REQUIRED");
    let mut host =
        Host::with(desk, json!({ "returnUrl": "https://site.example/loan?ref=7" }), None, Default::default());
    host.open(journey()).unwrap();
    host.command("openRedirect", Value::Null).unwrap();
    let promise = caught(&mut host, &[("ref", "7"), ("ecres", ANSWER)]);
    host.wait(promise).unwrap();
    assert_eq!(host.sent_to("completeAASession")[0].body, Some(json!({ "ecres": ANSWER })));
}

#[test]
fn a_caught_return_that_is_none_only_looks() {
    let (mut host, _) = away();
    for parameters in [&[][..], &[("credit_return", "0".repeat(32).leak() as &str), ("ecres", "forged")]] {
        let reads = host.sent_to("getJourneyState").len();
        let promise = caught(&mut host, parameters);
        host.wait(promise).unwrap();
        assert!(host.sent_to("getJourneyState").len() > reads);
    }
    assert!(host.sent_to("completeAASession").is_empty() && departure(&host).is_object());
    assert_eq!(redirects(&host, "ignored"), 1);
    host.feed(Input::CloseJourney { journey: 1 });
    let promise = caught(&mut host, &[("ecres", ANSWER)]);
    assert_eq!(code(&host.wait(promise)), "DISPOSED");
}

#[test]
fn a_caught_return_waits_for_the_command_under_way() {
    let (mut host, state) = away();
    host.back_end.next("redirectAASession", Reply::Held);
    // A second click, whose page never comes, has a state of its own.
    let click = host.begin("openRedirect", Value::Null);
    host.pass(500.0);
    let newer = departure(&host)["state"].as_str().unwrap().to_owned();
    let stale = caught(&mut host, &[("credit_return", &state), ("ecres", "stale")]);
    let promise = caught(&mut host, &[("credit_return", &newer), ("ecres", ANSWER)]);
    host.pass(500.0);
    assert!(host.sent_to("completeAASession").is_empty());
    host.feed(Input::Abort { promise: click });
    host.wait(stale).unwrap();
    host.wait(promise).unwrap();
    assert_eq!(redirects(&host, "ignored"), 1);
}

#[test]
fn a_return_while_signed_out_is_taken_after_signing_in() {
    let (mut host, state) = away();
    host.back_end.sessions.push_back(SessionReply::SignedOut);
    host.reload(landing(&[("credit_return", &state), ("ecres", ANSWER)]));
    host.open(journey()).unwrap();
    assert_eq!((host.screen().as_str(), departure(&host).is_object()), ("signIn", true));
    host.command("signIn", Value::Null).unwrap();
    host.pass(1_000.0);
    assert_eq!(host.sent_to("completeAASession").len(), 1);
}

#[test]
fn neither_back_nor_a_forged_return_uses_up_the_departure() {
    let (mut host, state) = away();
    host.reload(landing(&[]));
    host.open(journey()).unwrap();
    host.reload(landing(&[("credit_return", &"0".repeat(32)), ("ecres", "forged")]));
    host.open(journey()).unwrap();
    host.pass(60_000.0);
    assert!(departure(&host).is_object());
    host.reload(landing(&[("credit_return", &state), ("ecres", ANSWER)]));
    host.open(journey()).unwrap();
    host.pass(1_000.0);
    assert_eq!(host.sent_to("completeAASession").len(), 1, "forward to the page, and decided after all");
    assert_eq!(departure(&host), Value::Null);
}

#[test]
fn a_return_of_an_earlier_click_is_stale() {
    let (mut host, earlier) = away();
    host.command("openRedirect", Value::Null).unwrap();
    host.reload(landing(&[("credit_return", &earlier), ("ecres", ANSWER)]));
    host.open(journey()).unwrap();
    host.pass(60_000.0);
    assert!(host.sent_to("completeAASession").is_empty());
    assert_eq!((redirects(&host, "ignored"), host.screen().as_str()), (1, "wait"));
}

#[test]
fn a_return_with_storage_denied_leads_to_where_the_journey_is() {
    let (mut host, state) = away();
    host.stored = None;
    host.reload(landing(&[("credit_return", &state), ("fi", "aa"), ("ecres", ANSWER)]));
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
    assert_eq!((host.screen().as_str(), redirects(&host, "ignored")), ("offers", 1));
    assert_eq!(host.cleaned.len(), 1);
    assert!(host.sent_to("createJourney").is_empty() && host.sent_to("completeAASession").is_empty());
}

#[test]
fn a_return_after_days_leads_to_where_the_journey_is() {
    let (mut host, state) = away();
    host.now += 5.0 * DAY;
    host.back_end.stand("KYC_PENDING", Value::Null);
    host.back_end.offer(OFFER, "LOCKED");
    host.reload(landing(&[("credit_return", &state), ("ecres", ANSWER)]));
    host.open(journey()).unwrap();
    assert_eq!(host.snapshot()["screen"]["waitingFor"], "kyc");
    host.pass(60_000.0);
    assert!(host.sent_to("completeAASession").is_empty());
    assert_eq!((host.cleaned.len(), redirects(&host, "ignored")), (1, 1));
}

/// The aggregator's error 5: the consent is pending, and only the holder of its secret can read so.
#[test]
fn a_return_with_the_consent_still_pending_leads_out_again() {
    let (mut host, state) = away();
    let mut waiting = card(OFFER, "OFFER_AWAITED");
    waiting["aa"] = json!({ "required": true, "state": "IN_PROGRESS", "actionRequired": "REDIRECT" });
    host.back_end.set("listOffers", json!({ "items": [waiting] }));
    host.back_end.set("completeAASession", json!({ "aaSessionID": CONSENT, "state": "IN_PROGRESS" }));
    host.reload(landing(&[("credit_return", &state), ("ecres", ANSWER)]));
    host.open(journey()).unwrap();
    assert_eq!(host.snapshot()["screen"]["waitingFor"], "aaConsent", "returning is not finishing");
    host.pass(30_000.0);
    assert_eq!(host.snapshot()["screen"]["step"], "aaConsent");
    host.command("openRedirect", Value::Null).unwrap();
    assert_eq!(host.opened.len(), 2, "the same consent, on a fresh page");
    assert!(host.sent_to("createAASession").is_empty());
}

#[test]
fn a_refused_completion_is_no_trouble() {
    let (mut host, state) = away();
    host.back_end.always("completeAASession", Some(refusal(409, "STATE_PRECONDITION_FAILED")));
    host.reload(landing(&[("credit_return", &state), ("ecres", ANSWER)]));
    host.open(journey()).unwrap();
    host.pass(60_000.0);
    assert_eq!((host.snapshot()["trouble"].clone(), host.screen().as_str()), (Value::Null, "wait"));
    assert_eq!(host.sent_to("completeAASession").len(), 1);
}

#[test]
fn a_return_that_lands_in_two_copies_of_a_tab_is_one() {
    let (mut host, state) = away();
    let copied = host.stored.clone();
    let parameters = [("credit_return", &state[..]), ("ecres", ANSWER)];
    let mut duplicate = Host::with(Desk::at("AA_REQUIRED"), json!({}), copied, landing(&parameters));
    duplicate.seed = 77;
    for tab in [&mut host, &mut duplicate] {
        tab.reload(landing(&parameters));
        tab.open(journey()).unwrap();
        tab.pass(1_000.0);
    }
    let keys = [&host, &duplicate].map(|tab| tab.sent_to("completeAASession")[0].key().to_owned());
    assert_eq!(keys[0], keys[1], "the platform sees one intent");
    assert_ne!(
        host.sent.last().unwrap().header("X-Correlation-ID"),
        duplicate.sent.last().unwrap().header("X-Correlation-ID")
    );
}

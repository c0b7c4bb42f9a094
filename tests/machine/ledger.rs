//! The ledger over lost answers, newer intents and reloads: which key the next request of its kind goes out with.

use credit_journey::contract::Endpoint;
use credit_journey::machine::Input;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, OTHER_JOURNEY, OTHER_OFFER, profile};
use super::desk::{Desk, card, refusal, steps};
use super::host::{Host, code};
use super::wire::{Reply, SessionReply};

fn at(desk: Desk) -> Host<Desk> {
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

fn intents(host: &Host<Desk>) -> Vec<Value> {
    let record: Value = serde_json::from_str(host.stored.as_deref().unwrap()).unwrap();
    record["intents"].as_array().unwrap().clone()
}

fn amount(rupees: &str) -> Value {
    json!({ "amount": rupees })
}

fn chosen() -> Host<Desk> {
    let mut desk = Desk::at("KYC_PENDING");
    desk.set("getSteps", steps(&[("kyc", "READY", "REDIRECT")]));
    at(desk)
}

fn keys(host: &Host<Desk>, endpoint: &str) -> Vec<String> {
    let mut keys: Vec<String> = host.sent_to(endpoint).iter().map(|sent| sent.key().to_owned()).collect();
    keys.dedup();
    keys
}

/// A command whose answers are all lost.
fn lose(host: &mut Host<Desk>, command: &str, endpoint: &'static str, argument: Value) {
    host.back_end.always(endpoint, Some(Reply::Unreachable));
    assert_eq!(code(&host.command(command, argument)), "NETWORK");
    host.back_end.always(endpoint, None);
}

#[test]
fn what_is_written_down_tells_operation_target_and_phase_and_nothing_else() {
    let mut host = at(Desk::at("STARTED"));
    lose(&mut host, "saveProfile", "saveProfile", profile());
    let intent = &intents(&host)[0];
    assert_eq!((&intent["operation"], &intent["phase"]), (&json!("saveProfile"), &json!("sent")));
    let text = |name: &str| intent[name].as_str().unwrap().to_owned();
    assert!([text("target"), text("digest")].iter().all(|digest| digest.len() == 16));
    assert_eq!(intent.as_object().unwrap().len(), 6);
    assert!(!intents(&host)[0].to_string().contains(JOURNEY));
}

#[test]
fn a_newer_intent_that_settled_overwrote_the_older() {
    let mut host = chosen();
    lose(&mut host, "setLoanAmount", "setLoanAmount", amount("50000"));
    host.command("setLoanAmount", amount("60000")).unwrap();
    assert!(intents(&host).is_empty());
    host.command("setLoanAmount", amount("50000")).unwrap();
    assert_eq!(keys(&host, "setLoanAmount").len(), 3, "the same amount again is wanted anew");
}

#[test]
fn a_newer_intent_that_was_refused_overwrote_nothing() {
    let mut host = chosen();
    lose(&mut host, "setLoanAmount", "setLoanAmount", amount("50000"));
    host.back_end.next("setLoanAmount", refusal(400, "VALIDATION_FAILED"));
    assert_eq!(code(&host.command("setLoanAmount", amount("60000"))), "VALIDATION_FAILED");
    host.command("setLoanAmount", amount("50000")).unwrap();
    let keys = keys(&host, "setLoanAmount");
    assert_eq!((keys.len(), &keys[0]), (3, &keys[2]));
}

#[test]
fn one_payment_does_not_undo_another() {
    let mut host = at(Desk::at("DISBURSED"));
    lose(&mut host, "prePartPay", "prePartPay", amount("100"));
    host.command("prePartPay", amount("200")).unwrap();
    host.command("prePartPay", amount("100")).unwrap();
    let keys = keys(&host, "prePartPay");
    assert_eq!((keys.len(), &keys[0]), (3, &keys[2]), "it may have been paid: never twice");
}

#[test]
fn what_the_screen_no_longer_allows_has_settled() {
    let mut host = at(Desk::at("STARTED"));
    lose(&mut host, "submitProfile", "submitProfile", json!({ "bureauConsent": true }));
    host.pass(60_000.0);
    assert_eq!(intents(&host).len(), 1, "the screen still asks for it");
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    host.command("refresh", Value::Null).unwrap();
    assert!(intents(&host).is_empty());
    host.back_end.stand("PROFILE_REQUIRED", Value::Null);
    host.command("refresh", Value::Null).unwrap();
    host.command("submitProfile", json!({ "bureauConsent": true })).unwrap();
    assert_eq!(keys(&host, "submitProfile").len(), 2, "asked for once more, it is another intent");
}

#[test]
fn words_that_no_document_names_settle_nothing() {
    let mut host = at(Desk::at("STARTED"));
    lose(&mut host, "submitProfile", "submitProfile", json!({ "bureauConsent": true }));
    host.back_end.stand("FROM_THE_FUTURE", Value::Null);
    host.command("refresh", Value::Null).unwrap();
    assert_eq!(intents(&host).len(), 1);
}

#[test]
fn what_is_wanted_of_another_journey_is_left_alone() {
    let mut host = at(Desk::at("OFFERS_AVAILABLE"));
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    let _ = host.call(Endpoint::SubmitProfile, &[json!(OTHER_JOURNEY), json!({ "bureauConsent": true })]);
    host.command("refresh", Value::Null).unwrap();
    assert_eq!(intents(&host).len(), 1);
}

#[test]
fn after_a_reload_nothing_is_replayed_and_the_same_command_keeps_its_key() {
    let mut host = chosen();
    host.back_end.always("setLoanAmount", Some(Reply::Held));
    host.begin("setLoanAmount", amount("50000"));
    host.pass(100.0);
    host.reload(Default::default());
    host.back_end.always("setLoanAmount", None);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.pass(60_000.0);
    assert_eq!(host.sent_to("setLoanAmount").len(), 1, "its body is nowhere");
    host.command("setLoanAmount", amount("50000")).unwrap();
    assert_eq!(keys(&host, "setLoanAmount").len(), 1);
    assert!(intents(&host).is_empty());
}

#[test]
fn what_never_left_for_want_of_a_session_is_no_intent() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.sessions.push_back(SessionReply::Held);
    let save = host.begin_call(Endpoint::SaveProfile, &[json!(JOURNEY), profile()], Default::default());
    host.pass(100.0);
    host.feed(Input::Abort { promise: save });
    host.back_end.sessions.push_back(SessionReply::SignedOut);
    host.pass(60_000.0);
    assert!(host.sent.is_empty());
    assert!(host.stored.as_deref().is_none_or(|stored| !stored.contains("saveProfile")));
}

#[test]
fn more_lost_answers_than_one_borrower_has_are_not_kept() {
    let mut host = at(Desk::at("DISBURSED"));
    host.back_end.always("prePartPay", Some(Reply::Held));
    for rupees in 100..130 {
        let promise = host.begin("prePartPay", amount(&rupees.to_string()));
        host.feed(Input::Abort { promise });
    }
    let kept = intents(&host);
    assert_eq!((kept.len(), kept[15]["key"].as_str()), (16, host.sent.last().map(|sent| sent.key())));
}

#[test]
fn an_offer_that_was_let_go_of_leaves_no_intent() {
    let mut desk = Desk::at("OFFERS_AVAILABLE");
    desk.set("listOffers", json!({ "items": [card(OFFER, "OFFER_RECEIVED"), card(OTHER_OFFER, "OFFER_RECEIVED")] }));
    let mut host = at(desk);
    lose(&mut host, "proceed", "proceedOffer", json!(OFFER));
    // Another device chose the other.
    host.back_end.stand("KYC_PENDING", Value::Null);
    host.back_end.offer(OFFER, "LOCKED_TO_DIFFERENT_OFFER");
    host.back_end.offer(OTHER_OFFER, "LOCKED");
    host.command("refresh", Value::Null).unwrap();
    assert!(intents(&host).is_empty());
}

#[test]
fn a_consent_begun_and_lost_is_taken_up_and_its_key_not_used_again() {
    let mut desk = Desk::at("AA_REQUIRED");
    let mut wanting = card(OFFER, "OFFER_AWAITED");
    wanting["aa"] = json!({ "required": true, "state": "REQUIRED", "actionRequired": "REDIRECT" });
    desk.set("listOffers", json!({ "items": [wanting] }));
    let mut host = at(desk);
    lose(&mut host, "openRedirect", "createAASession", Value::Null);
    host.back_end.set("listAASessions", json!([{ "aaSessionID": super::borrower::CONSENT, "state": "REQUIRED" }]));
    host.command("refresh", Value::Null).unwrap();
    host.back_end.set("listAASessions", json!([{ "aaSessionID": super::borrower::CONSENT, "state": "EXPIRED" }]));
    host.command("openRedirect", Value::Null).unwrap();
    assert_eq!(keys(&host, "createAASession").len(), 2, "its answer would be the consent that expired");
}

#[test]
fn a_start_that_was_lost_is_settled_by_the_journey_it_started() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.set("listJourneys", json!({ "items": [] }));
    host.back_end.always("createJourney", Some(Reply::Unreachable));
    assert_eq!(code(&host.open(json!({ "type": "PERSONAL_LOAN" }))), "NETWORK");
    host.back_end.always("createJourney", None);
    host.back_end.set("listJourneys", json!({ "items": [{ "journeyID": JOURNEY, "status": "STARTED" }] }));
    host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
    assert!(intents(&host).is_empty());
    host.feed(Input::CloseJourney { journey: 1 });
    host.open(json!({ "type": "PERSONAL_LOAN", "resume": false })).unwrap();
    assert_eq!(keys(&host, "createJourney").len(), 2, "another application is another journey");
}

#[test]
fn a_refusal_that_cannot_be_read_leaves_open_what_was_wanted() {
    let mut host = at(Desk::at("STARTED"));
    let proxy = || Reply::Answer(409, None, "<html>Conflict</html>".to_owned());
    host.back_end.next("saveProfile", proxy());
    assert_eq!(code(&host.command("saveProfile", profile())), "DECODE");
    assert_eq!(intents(&host)[0]["phase"], "sent");
    host.command("saveProfile", profile()).unwrap();
    assert_eq!(keys(&host, "saveProfile").len(), 1, "it goes out again with its key");
    assert!(intents(&host).is_empty());
}

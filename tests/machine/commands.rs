//! Commands: one at a time, in order, a double click joining what is under way, and an end for every promise.

use credit_journey::machine::Input;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, OTHER_OFFER, profile};
use super::desk::{Desk, card, refusal, refusal_with};
use super::host::{Host, code};
use super::wire::Reply;

fn at(status: &str) -> Host<Desk> {
    let mut host = Host::new(Desk::at(status));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

fn consent() -> Value {
    json!({ "bureauConsent": true })
}

#[test]
fn what_the_screen_does_not_allow_is_refused_without_a_request() {
    let mut host = at("STARTED");
    let sent = host.sent.len();
    for command in ["proceed", "openRedirect", "submitBankMandate", "foreclose", "signIn", "setLoanAmount"] {
        let settled = host.command(command, json!(OFFER));
        assert_eq!(code(&settled), "STATE_PRECONDITION_FAILED", "{command}");
        assert!(settled.unwrap_err().message.contains(command));
    }
    assert_eq!(host.sent.len(), sent);
    assert_eq!(code(&host.command("launchRocket", Value::Null)), "CONFIG");
}

#[test]
fn a_double_click_is_one_intent_with_two_promises() {
    let mut host = at("STARTED");
    let (first, second) = (host.begin("submitProfile", consent()), host.begin("submitProfile", consent()));
    assert_eq!(host.snapshot()["busy"], "submitProfile");
    assert_eq!(host.wait(first), host.wait(second));
    assert_eq!(host.sent_to("submitProfile").len(), 1);
    assert_eq!(host.snapshot()["busy"], Value::Null);
}

#[test]
fn different_intents_wait_for_their_turn() {
    let mut host = at("STARTED");
    let save = host.begin("saveProfile", profile());
    let submit = host.begin("submitProfile", consent());
    assert!(host.sent_to("submitProfile").is_empty());
    host.wait(submit).unwrap();
    assert!(host.settled.contains_key(&save));
    let order: Vec<_> = host.sent.iter().filter(|sent| !sent.is_read()).map(|sent| sent.endpoint).collect();
    assert_eq!(order, ["saveProfile", "submitProfile"]);
}

#[test]
fn a_refresh_that_had_to_wait_is_done_when_its_turn_comes() {
    let mut host = at("STARTED");
    let save = host.begin("saveProfile", profile());
    let refresh = host.begin("refresh", Value::Null);
    host.wait(save).unwrap();
    host.wait(refresh).unwrap();
    assert_eq!(host.sent_to("getJourneyState").len(), 2, "one look for each");
    host.pass(60_000.0);
    assert!(host.sent_to("getJourneyState").len() > 2, "and the journey goes on");
}

#[test]
fn a_queued_command_is_judged_by_the_screen_it_comes_to() {
    let mut host = at("STARTED");
    let submit = host.begin("submitProfile", consent());
    let again = host.begin("submitProfile", json!({ "bureauConsent": false }));
    host.back_end.stand("OFFERS_PENDING", Value::Null);
    host.back_end.set("listOffers", json!({ "items": [card(OFFER, "OFFER_AWAITED")] }));
    host.wait(submit).unwrap();
    assert_eq!(code(&host.wait(again)), "STATE_PRECONDITION_FAILED");
    assert_eq!(host.sent_to("submitProfile").len(), 1);
}

#[test]
fn the_new_screen_is_shown_before_the_promise_settles() {
    let mut host = at("STARTED");
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    host.log.clear();
    let promise = host.begin("submitProfile", consent());
    host.wait(promise).unwrap();
    assert_eq!(host.screen(), "offers");
    let last = host.log.iter().rposition(|done| done == "show");
    assert!(last < host.log.iter().position(|done| done == "settle"), "{:?}", host.log);
}

#[test]
fn a_refusal_comes_with_all_that_support_needs() {
    let mut host = at("STARTED");
    host.back_end.next("submitProfile", refusal(409, "STATE_PRECONDITION_FAILED"));
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    let failure = host.command("submitProfile", consent()).unwrap_err();
    let sent = &host.sent_to("submitProfile")[0];
    assert_eq!((failure.code.as_str(), failure.status), ("STATE_PRECONDITION_FAILED", Some(409)));
    assert_eq!(failure.request_id.as_deref(), Some("req_no"));
    assert_eq!(failure.correlation_id.as_deref(), sent.header("X-Correlation-ID"));
    assert_eq!(host.screen(), "offers", "the platform knew better, so its state was read first");
}

#[test]
fn an_aborted_command_in_the_queue_never_happens() {
    let mut host = at("STARTED");
    let save = host.begin("saveProfile", profile());
    let submit = host.begin("submitProfile", consent());
    host.feed(Input::Abort { promise: submit });
    assert_eq!(code(&host.wait(submit)), "ABORTED");
    host.wait(save).unwrap();
    host.pass(60_000.0);
    assert!(host.sent_to("submitProfile").is_empty());
}

#[test]
fn an_aborted_command_in_flight_is_cancelled_and_keeps_its_key() {
    let mut host = at("STARTED");
    host.back_end.next("submitProfile", Reply::Held);
    let submit = host.begin("submitProfile", consent());
    let attempt = host.sent.last().unwrap().attempt;
    host.feed(Input::Abort { promise: submit });
    assert_eq!(code(&host.wait(submit)), "ABORTED");
    assert_eq!(host.cancelled, [attempt]);
    assert_eq!(host.snapshot()["busy"], Value::Null);
    host.command("submitProfile", consent()).unwrap();
    let sent = host.sent_to("submitProfile");
    assert_eq!(sent[0].key(), sent[1].key(), "it may have taken effect, so it is the same intent");
}

#[test]
fn one_of_two_who_wait_may_give_up() {
    let mut host = at("STARTED");
    let (first, second) = (host.begin("submitProfile", consent()), host.begin("submitProfile", consent()));
    host.feed(Input::Abort { promise: first });
    assert_eq!(code(&host.wait(first)), "ABORTED");
    host.wait(second).unwrap();
    host.feed(Input::Abort { promise: second });
    assert_eq!(host.sent_to("submitProfile").len(), 1);
}

#[test]
fn an_opening_can_be_aborted() {
    for ms in [0.0, 60.0, 100.0] {
        let mut host = Host::new(Desk::at("STARTED"));
        let opening = host.begin_open(1, json!({ "type": "PERSONAL_LOAN" }));
        host.pass(ms);
        host.feed(Input::Abort { promise: opening });
        assert_eq!(code(&host.wait(opening)), "ABORTED", "after {ms}");
        host.pass(60_000.0);
        assert!(host.in_flight.is_empty() && host.snapshots.is_empty());
    }
}

#[test]
fn letting_go_ends_every_promise_and_every_request() {
    for input in [Input::Dispose, Input::CloseJourney { journey: 1 }] {
        let mut host = at("STARTED");
        let (save, submit) = (host.begin("saveProfile", profile()), host.begin("submitProfile", consent()));
        host.feed(input);
        assert_eq!((code(&host.wait(save)), code(&host.wait(submit))), ("DISPOSED", "DISPOSED"));
        assert_eq!(host.in_flight, [0; 0]);
        assert_eq!(code(&host.command("refresh", Value::Null)), "DISPOSED");
        let sent = host.sent.len();
        host.pass(60.0 * 60_000.0);
        assert_eq!(host.sent.len(), sent);
        host.feed(Input::Dispose);
    }
}

#[test]
fn a_lock_on_another_offer_is_followed_not_fought() {
    let mut host = at("OFFERS_AVAILABLE");
    host.back_end
        .set("listOffers", json!({ "items": [card(OFFER, "OFFER_RECEIVED"), card(OTHER_OFFER, "OFFER_RECEIVED")] }));
    host.command("refresh", Value::Null).unwrap();
    let details = json!({ "proceedBoundaryState": "LOCKED_TO_DIFFERENT_OFFER" });
    host.back_end.always("proceedOffer", Some(refusal_with(409, "OFFER_LOCK_CONFLICT", true, details)));
    host.back_end.stand("KYC_PENDING", Value::Null);
    host.back_end.set("getSteps", super::desk::steps(&[("kyc", "READY", "REDIRECT")]));
    host.back_end.offer(OFFER, "LOCKED_TO_DIFFERENT_OFFER");
    host.back_end.offer(OTHER_OFFER, "LOCKED");
    let settled = host.command("proceed", json!(OFFER));
    assert_eq!(code(&settled), "OFFER_LOCK_CONFLICT");
    let details: Value = settled.unwrap_err().details();
    assert_eq!(details["proceedBoundaryState"], "LOCKED_TO_DIFFERENT_OFFER");
    assert_eq!(host.sent_to("proceedOffer").len(), 1, "never sent again");
    let screen = host.snapshot()["screen"].clone();
    assert_eq!((&screen["name"], &screen["offerID"]), (&json!("redirect"), &json!(OTHER_OFFER)));
}

#[test]
fn servicing_is_watched_while_the_lender_works() {
    let mut host = at("DISBURSED");
    let mut state = host.back_end.data["getJourneyState"].clone();
    state["pendingOperations"] = json!(["FORECLOSURE"]);
    host.back_end.set("foreclose", json!({ "operationID": "op", "status": "ACCEPTED", "pollAfterSeconds": 5 }));
    host.back_end.set("getJourneyState", state.clone());
    host.command("foreclose", Value::Null).unwrap();
    assert_eq!(host.machine.next_poll(1)["reason"], "hint");
    let reads = host.sent_to("getJourneyState").len();
    host.pass(60_000.0);
    assert!(host.sent_to("getJourneyState").len() > reads + 8);
    host.back_end.stand("CLOSED", Value::Null);
    host.pass(10_000.0);
    assert_eq!(host.snapshot()["screen"], json!({ "name": "closed", "outcome": "closed" }));
}

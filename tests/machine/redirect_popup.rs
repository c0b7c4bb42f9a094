//! A page of another party in a popup: opened within the click, and its return handed to the page that opened it.

use credit_journey::machine::{Input, Landing};
use serde_json::{Value, json};

use super::borrower::{CONSENT, JOURNEY};
use super::desk::{Desk, refusal};
use super::host::{Host, code, landing};
use super::redirect::departure;

const ANSWER: &str = "answer-of-the-aggregator";

fn in_tabs(parameters: &[(&str, &str)]) -> Landing {
    Landing { tabs: true, ..landing(parameters) }
}

fn journey() -> Value {
    json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })
}

fn desk() -> Desk {
    let mut desk = Desk::at("AA_REQUIRED");
    desk.set("listAASessions", json!([{ "aaSessionID": CONSENT, "state": "IN_PROGRESS" }]));
    desk
}

fn opener() -> Host<Desk> {
    let mut host = Host::with(desk(), json!({ "popup": true }), None, in_tabs(&[]));
    host.open(journey()).unwrap();
    host.log.clear();
    host
}

fn told(host: &Host<Desk>, kind: &str) -> Vec<Value> {
    host.told.iter().filter(|message| message["kind"] == kind).cloned().collect()
}

fn did(host: &Host<Desk>, what: &str) -> usize {
    host.log.iter().filter(|done| *done == what).count()
}

/// The page that opened the popup, and the page that the popup returns to; what it has stored is a copy of its opening.
fn returned(landing: impl FnOnce(&[(&str, &str)]) -> Landing) -> (Host<Desk>, Host<Desk>) {
    let mut opener = opener();
    let promise = opener.begin("openRedirect", Value::Null);
    let copied = opener.stored.clone();
    opener.wait(promise).unwrap();
    let state = departure(&opener)["state"].as_str().unwrap().to_owned();
    let landing = landing(&[("credit_return", &state), ("ecres", ANSWER)]);
    let mut popup = Host::with(desk(), json!({ "popup": true }), copied, landing);
    popup.now = opener.now;
    popup.feed(Input::Tick);
    (opener, popup)
}

#[test]
fn the_popup_opens_within_the_click_and_after_the_record() {
    let mut host = opener();
    let promise = host.begin("openRedirect", Value::Null);
    assert_eq!(host.log[..3], ["store", "open popup", "send listAASessions"], "what is stored is copied at opening");
    assert!(departure(&host)["popup"] == true && host.opened.is_empty());
    host.wait(promise).unwrap();
    assert_eq!((host.opened.len(), did(&host, "close popup")), (1, 0));
    assert_eq!(departure(&host)["aaSessionID"], CONSENT);
}

#[test]
fn a_popup_without_a_page_is_closed_again() {
    let mut host = opener();
    host.back_end.always("redirectAASession", Some(refusal(409, "STATE_PRECONDITION_FAILED")));
    assert_eq!(code(&host.command("openRedirect", Value::Null)), "STATE_PRECONDITION_FAILED");
    assert_eq!((did(&host, "open popup"), did(&host, "close popup"), departure(&host)), (1, 1, Value::Null));
    let promise = host.begin("openRedirect", Value::Null);
    host.feed(Input::Abort { promise });
    assert_eq!(did(&host, "close popup"), 2);
    host.begin("openRedirect", Value::Null);
    host.feed(Input::Dispose);
    assert_eq!((did(&host, "close popup"), departure(&host)), (3, Value::Null));
}

#[test]
fn the_page_that_opened_it_goes_on_and_the_popup_closes() {
    let (mut opener, mut popup) = returned(in_tabs);
    popup.begin_open(1, journey());
    popup.pass(1_000.0);
    let handed_on = told(&popup, "returned");
    assert_eq!((handed_on.len(), did(&popup, "close window")), (1, 0), "not before somebody took it");
    assert_eq!(popup.screen(), "wait", "nobody is sent out again meanwhile");
    opener.feed(Input::Told(handed_on[0].clone()));
    assert_eq!(departure(&opener), Value::Null);
    let settled = told(&opener, "settled");
    popup.feed(Input::Told(settled[0].clone()));
    assert_eq!((did(&popup, "close window"), departure(&popup)), (1, Value::Null));
    opener.pass(1_000.0);
    popup.pass(60_000.0);
    let completed = opener.sent_to("completeAASession");
    assert_eq!((completed.len(), completed[0].part(4)), (1, CONSENT));
    assert_eq!(completed[0].body, Some(json!({ "ecres": ANSWER })));
    assert!(popup.sent_to("completeAASession").is_empty());
    opener.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    opener.command("refresh", Value::Null).unwrap();
    assert_eq!(opener.screen(), "offers");
}

#[test]
fn a_return_that_nobody_takes_is_a_return_like_any_other() {
    let (_, mut popup) = returned(in_tabs);
    popup.begin_open(1, journey());
    popup.pass(1_500.0);
    assert!(popup.sent_to("completeAASession").is_empty());
    popup.pass(1_000.0);
    let completed = popup.sent_to("completeAASession");
    assert_eq!(completed.len(), 1);
    assert_eq!(completed[0].part(4), CONSENT, "the copied record is older than the consent: the newest is meant");
    assert_eq!((did(&popup, "close window"), told(&popup, "settled").len()), (0, 1));
}

#[test]
fn without_a_channel_the_popup_goes_on_at_once() {
    let (_, mut popup) = returned(landing);
    popup.open(journey()).unwrap();
    popup.pass(200.0);
    assert_eq!((popup.told.len(), popup.sent_to("completeAASession").len()), (0, 1));
}

#[test]
fn a_page_that_came_in_the_same_tab_after_all_is_not_lost() {
    let mut host = opener();
    host.command("openRedirect", Value::Null).unwrap();
    let state = departure(&host)["state"].as_str().unwrap().to_owned();
    host.reload(in_tabs(&[("credit_return", &state), ("ecres", ANSWER)]));
    host.begin_open(1, journey());
    host.pass(5_000.0);
    assert_eq!(host.sent_to("completeAASession").len(), 1);
}

#[test]
fn what_an_earlier_page_brought_is_no_return_of_a_later_click() {
    let mut host = Host::with(desk(), json!({ "popup": true }), None, in_tabs(&[("ecres", "old"), ("fi", "old")]));
    host.open(journey()).unwrap();
    host.command("openRedirect", Value::Null).unwrap();
    host.pass(30_000.0);
    assert!(host.sent_to("completeAASession").is_empty() && departure(&host).is_object());
}

#[test]
fn a_return_with_another_state_is_nobodys() {
    let (mut opener, popup) = returned(in_tabs);
    let mut forged = told(&popup, "returned").remove(0);
    for state in [json!("0".repeat(32)), Value::Null, json!(7), json!("")] {
        forged["state"] = state;
        opener.feed(Input::Told(forged.clone()));
    }
    opener.pass(10_000.0);
    assert!(opener.sent_to("completeAASession").is_empty() && departure(&opener).is_object());
}

#[test]
fn a_handed_on_return_may_hold_anything() {
    for parameters in [Value::Null, json!([]), json!("x"), json!({ "ecres": 7 }), json!({ "ecres": "x".repeat(9_000) })]
    {
        let (mut opener, popup) = returned(in_tabs);
        let mut message = told(&popup, "returned").remove(0);
        message["parameters"] = parameters;
        opener.feed(Input::Told(message));
        opener.pass(30_000.0);
        assert!(opener.sent_to("completeAASession").is_empty());
        assert_eq!(opener.snapshot()["trouble"], Value::Null);
    }
}

#[test]
fn a_duplicated_tab_lets_go_of_what_another_has_settled() {
    let (mut opener, popup) = returned(in_tabs);
    let mut duplicate = Host::with(desk(), json!({ "popup": true }), opener.stored.clone(), in_tabs(&[]));
    duplicate.open(journey()).unwrap();
    opener.feed(Input::Told(told(&popup, "returned").remove(0)));
    duplicate.feed(Input::Told(told(&opener, "settled").remove(0)));
    assert_eq!((departure(&duplicate), did(&duplicate, "close window")), (Value::Null, 0), "it is no popup");
}

#[test]
fn a_return_waits_for_the_command_under_way() {
    let (mut opener, popup) = returned(in_tabs);
    let first = opener.begin("openRedirect", Value::Null);
    opener.wait(first).unwrap();
    let state = departure(&opener)["state"].clone();
    let mut message = told(&popup, "returned").remove(0);
    message["state"] = state;
    opener.back_end.next("redirectAASession", super::wire::Reply::Held);
    opener.feed(Input::Told(message));
    opener.begin("openRedirect", Value::Null);
    opener.pass(20_000.0);
    let mutations: Vec<_> = opener.sent.iter().filter(|sent| !sent.is_read()).map(|sent| sent.endpoint).collect();
    assert!(mutations.iter().filter(|name| **name == "completeAASession").count() == 1, "{mutations:?}");
}

//! Finding the journey to go on with, or starting one, and never starting two.

use serde_json::{Value, json};

use super::borrower::{JOURNEY, OTHER_JOURNEY};
use super::desk::{Desk, refusal};
use super::host::{Host, code, landing};
use super::wire::{Reply, SessionReply};

const THIRD_JOURNEY: &str = "33333333-3333-4333-8333-333333333333";

fn personal() -> Value {
    json!({ "type": "PERSONAL_LOAN" })
}

fn endpoints(host: &Host<Desk>) -> Vec<&'static str> {
    host.sent.iter().map(|sent| sent.endpoint).collect()
}

fn with_active(id: &str, status: &str) -> Host<Desk> {
    let mut desk = Desk::at(status);
    let mut session = desk.grant(super::host::NOON);
    session["activeJourney"] = json!({ "journeyID": id, "status": status, "nextAction": null });
    desk.sessions.push_back(SessionReply::Grant(session));
    Host::new(desk)
}

fn listing(journeys: Value) -> Host<Desk> {
    let mut desk = Desk::at("STARTED");
    desk.set("listJourneys", journeys);
    Host::new(desk)
}

#[test]
fn the_sessions_active_journey_is_taken_up_without_a_list() {
    let mut host = with_active(JOURNEY, "OFFERS_AVAILABLE");
    host.open(personal()).unwrap();
    assert_eq!(endpoints(&host), ["getJourney", "listOffers"]);
    assert_eq!(host.snapshot()["journeyID"], JOURNEY);
}

#[test]
fn an_active_journey_that_cannot_be_gone_on_with_gives_way_to_the_list() {
    for refused in [refusal(404, "RESOURCE_NOT_FOUND"), refusal(403, "ACCESS_SCOPE_MISMATCH")] {
        let mut host = with_active(OTHER_JOURNEY, "STARTED");
        host.back_end.next("getJourney", refused);
        host.open(personal()).unwrap();
        assert_eq!(endpoints(&host), ["getJourney", "listJourneys", "getJourney", "getProfile"]);
        assert_eq!(host.sent[1].query(), "type=PERSONAL_LOAN");
        assert_eq!(host.snapshot()["journeyID"], JOURNEY);
    }
    for (field, value) in [("type", "GOLD_LOAN"), ("status", "REJECTED")] {
        let mut host = with_active(OTHER_JOURNEY, "STARTED");
        let mut other = host.back_end.data["getJourney"].clone();
        other[field] = json!(value);
        let other = host.back_end.good(host.now, &other);
        host.back_end.next("getJourney", other);
        host.open(personal()).unwrap();
        assert_eq!(host.snapshot()["journeyID"], JOURNEY, "{value}");
        assert_eq!(host.snapshot()["status"], "STARTED");
    }
    let mut host = with_active(OTHER_JOURNEY, "CLOSED");
    host.back_end.stand("STARTED", Value::Null);
    host.back_end.set("listJourneys", json!([]));
    host.open(personal()).unwrap();
    assert_eq!(endpoints(&host)[..2], ["listJourneys", "createJourney"]);
}

#[test]
fn the_newest_open_journey_of_this_kind_is_taken_up() {
    let journey = |id, status, kind, updated_at| json!({ "journeyID": id, "status": status, "type": kind, "updatedAt": updated_at });
    let journeys = json!([
        journey(OTHER_JOURNEY, "OFFERS_PENDING", "PERSONAL_LOAN", "2026-03-01T00:00:00.000Z"),
        journey(JOURNEY, "STARTED", "PERSONAL_LOAN", "2026-03-02T00:00:00.000Z"),
        journey(THIRD_JOURNEY, "REJECTED", "PERSONAL_LOAN", "2026-03-03T00:00:00.000Z"),
        journey(THIRD_JOURNEY, "DISBURSED", "PERSONAL_LOAN", "2026-03-04T00:00:00.000Z"),
        journey(THIRD_JOURNEY, "STARTED", "GOLD_LOAN", "2026-03-05T00:00:00.000Z"),
        journey("not-a-uuid", "STARTED", "PERSONAL_LOAN", "2026-03-06T00:00:00.000Z"),
        json!("what is this"),
    ]);
    for container in [journeys.clone(), json!({ "items": journeys })] {
        let mut host = listing(container);
        host.open(personal()).unwrap();
        assert_eq!(host.snapshot()["journeyID"], JOURNEY);
    }
}

#[test]
fn a_paid_out_loan_is_serviced_when_nothing_is_open() {
    let mut host = Host::new(Desk::at("DISBURSED"));
    host.open(personal()).unwrap();
    assert_eq!(host.screen(), "disbursed");
}

#[test]
fn nothing_to_go_on_with_starts_a_journey() {
    for empty in [json!([]), json!({ "items": [] }), json!({}), Value::Null, json!("none")] {
        let mut host = listing(empty);
        host.open(json!({ "type": "PERSONAL_LOAN", "metadata": { "campaign": "spring" } })).unwrap();
        let created = &host.sent_to("createJourney")[0];
        assert_eq!(created.body, Some(json!({ "type": "PERSONAL_LOAN", "metadata": { "campaign": "spring" } })));
        assert_eq!(host.screen(), "profile");
    }
}

#[test]
fn a_reload_shows_how_the_journey_ended_and_a_fresh_tab_starts_anew() {
    let mut host = Host::new(Desk::at("OFFERS_AVAILABLE"));
    host.open(personal()).unwrap();
    host.back_end.stand("REJECTED", Value::Null);
    host.back_end.data.get_mut("listJourneys").unwrap()["items"][0]["status"] = json!("REJECTED");
    host.reload(landing(&[]));
    host.open(personal()).unwrap();
    assert_eq!(host.screen(), "closed");
    assert!(host.sent_to("createJourney").is_empty(), "none is started unasked");
    host.stored = None;
    host.reload(landing(&[]));
    host.open(personal()).unwrap();
    assert_eq!(host.sent_to("createJourney").len(), 1, "once, even if it is said to have ended at once");
}

#[test]
fn a_journey_of_another_kind_is_not_shown_again() {
    let mut host = Host::new(Desk::at("OFFERS_AVAILABLE"));
    host.open(personal()).unwrap();
    host.back_end.data.get_mut("listJourneys").unwrap()["items"][0]["status"] = json!("REJECTED");
    host.reload(landing(&[]));
    host.open(json!({ "type": "GOLD_LOAN" })).unwrap();
    assert_eq!(host.sent_to("createJourney").len(), 1);
}

#[test]
fn the_app_may_start_anew() {
    let mut host = with_active(OTHER_JOURNEY, "OFFERS_AVAILABLE");
    host.open(json!({ "type": "PERSONAL_LOAN", "resume": false })).unwrap();
    assert_eq!(endpoints(&host)[..2], ["createJourney", "getJourney"]);
    assert_eq!(host.sent[0].body, Some(personal()));
}

#[test]
fn a_journey_the_app_names_is_that_one_or_none() {
    let mut host = with_active(OTHER_JOURNEY, "STARTED");
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    assert_eq!(host.snapshot()["journeyID"], JOURNEY);
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("getJourney", refusal(404, "RESOURCE_NOT_FOUND"));
    assert_eq!(code(&host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY }))), "RESOURCE_NOT_FOUND");
    assert_eq!(endpoints(&host), ["getJourney"]);
}

#[test]
fn wrong_options_are_named_before_anything_is_asked() {
    let table = [
        (json!({}), "type"),
        (json!({ "type": "HOME_LOAN" }), "type"),
        (json!({ "type": "PERSONAL_LOAN", "journeyID": "7" }), "journeyID"),
        (json!({ "type": "PERSONAL_LOAN", "journeyID": 7 }), "journeyID"),
        (json!({ "type": "PERSONAL_LOAN", "metadata": "spring" }), "metadata"),
        (json!({ "type": "PERSONAL_LOAN", "resume": "no" }), "resume"),
    ];
    for (options, field) in table {
        let mut host = Host::new(Desk::at("STARTED"));
        let failure = host.open(options).unwrap_err();
        assert_eq!((failure.code.as_str(), failure.details::<Value>()["field"].as_str()), ("CONFIG", Some(field)));
        assert!(host.asked.is_empty() && host.sent.is_empty());
    }
}

#[test]
fn two_openings_at_once_start_one_journey() {
    let mut host = listing(json!([]));
    let (first, second) = (host.begin_open(1, personal()), host.begin_open(2, personal()));
    host.wait(first).unwrap();
    host.wait(second).unwrap();
    let keys: Vec<_> = host.sent_to("createJourney").iter().map(|sent| sent.key().to_owned()).collect();
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    assert_eq!(host.asked.len(), 1);
}

#[test]
fn a_list_that_comes_late_does_not_start_a_second_journey() {
    let mut host = listing(json!([]));
    let empty = host.back_end.good(host.now, &json!([]));
    host.back_end.next("listJourneys", empty.clone());
    host.back_end.next("listJourneys", Reply::Held);
    let (first, second) = (host.begin_open(1, personal()), host.begin_open(2, personal()));
    host.wait(first).unwrap();
    let late = host.sent_to("listJourneys")[1].attempt;
    host.answer(late, empty);
    host.wait(second).unwrap();
    assert_eq!(host.sent_to("createJourney").len(), 1);
    assert_eq!(host.machine.snapshot(2)["journeyID"], JOURNEY);
}

#[test]
fn a_lost_answer_to_the_start_does_not_start_a_second_journey() {
    let mut host = listing(json!([]));
    host.back_end.always("createJourney", Some(Reply::Unreachable));
    assert_eq!(code(&host.open(personal())), "NETWORK");
    host.back_end.always("createJourney", None);
    host.reload(Default::default());
    host.open(personal()).unwrap();
    let keys: Vec<_> = host.sent_to("createJourney").iter().map(|sent| sent.key().to_owned()).collect();
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[test]
fn a_detail_of_another_kind_than_its_list_said_is_not_asked_for_in_circles() {
    let mut host = listing(json!([{ "journeyID": JOURNEY, "status": "STARTED" }]));
    host.back_end.data.get_mut("getJourney").unwrap()["type"] = json!("GOLD_LOAN");
    let _ = host.open(personal());
    assert!(host.sent.len() < 10, "{:?}", endpoints(&host));
}

//! Replaying a log: the same screens, at the same moments, without anything that the log does not tell.

use credit_journey::machine::Input;
use proptest::prelude::*;
use replay::{Verdict, replay};
use serde_json::{Value, json};

use super::borrower::{JOURNEY, profile};
use super::desk::{Desk, refusal};
use super::host::{Host, landing};
use super::scenarios::{Walk, table};
use super::secrecy::{happen, talkative};
use super::watch::is_clean;
use super::wire::{BackEnd, Reply};

/// The log of every page leads to the same screens again, and to the same events behind them.
fn replays_the_same<B: BackEnd>(host: &Host<B>) -> usize {
    let mut all = 0;
    for (page, log) in host.all_logs().iter().enumerate() {
        is_clean(&log.to_string());
        let replay = replay(&log.to_string()).unwrap();
        match replay.verdict {
            Verdict::Same { screens, .. } => all += screens,
            other => panic!("page {page}: {other}\n{}", replay.timeline.join("\n")),
        }
    }
    all
}

#[test]
fn every_scenario_is_replayed_from_its_logs() {
    for (at, (name, ..)) in table().into_iter().enumerate() {
        let walk = Walk::begin(name, 1, at % 2 == 0).ended();
        let screens = replays_the_same(&walk.host);
        assert!(screens >= 3, "{name}: {screens} screens");
    }
}

#[test]
fn so_is_a_day_on_which_everything_goes_wrong() {
    let mut host = Host::with(Desk::at("STARTED"), json!({ "directRefresh": true }), None, landing(&[]));
    host.back_end.life_ms = 90_000.0;
    host.back_end.next("getJourneyState", Reply::Unreachable);
    let Reply::Answer(status, _, body) = refusal(429, "RATE_LIMITED") else { unreachable!() };
    let later = super::desk::iso(host.now + 7_000.0);
    host.back_end.next("saveProfile", Reply::Answer(status, Some("3".into()), body.clone()));
    host.back_end.next("saveProfile", Reply::Answer(status, Some(later.into()), body));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    let _ = host.command("saveProfile", json!({ "profile": { "contactNumber": "12" } }));
    let _ = host.command("saveProfile", profile());
    let _ = host.command("saveProfile", json!({ "address": { "city": "sk_live_1" } }));
    host.back_end.next("submitProfile", refusal(409, "A_CODE_FROM_THE_FUTURE"));
    let _ = host.command("submitProfile", json!({ "bureauConsent": true }));
    host.feed(Input::Online(false));
    host.pass(200_000.0);
    host.feed(Input::Online(true));
    host.back_end.stand("FROM_THE_FUTURE", json!("LOOK_UP"));
    host.pass(60_000.0);
    host.back_end.stand("AA_REQUIRED", Value::Null);
    host.pass(60_000.0);
    host.command("openRedirect", Value::Null).unwrap();
    let stored: Value = serde_json::from_str(host.stored.as_deref().unwrap()).unwrap();
    let state = stored["departure"]["state"].as_str().unwrap().to_owned();
    host.reload(landing(&[("credit_return", &state), ("ecres", "cnf-opaque-return")]));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.pass(30_000.0);
    host.feed(Input::SignOut);
    host.command("signIn", Value::Null).unwrap();
    let screens = replays_the_same(&host);
    assert!(screens >= 6, "{screens} screens");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn so_is_whatever_happens(story in prop::collection::vec((0..22_u8, any::<u8>()), 1..40)) {
        let mut host = Host::new(talkative("STARTED"));
        host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
        for (what, which) in story {
            happen(&mut host, what, which);
        }
        host.pass(60_000.0);
        replays_the_same(&host);
    }
}

#[test]
fn what_was_equal_stays_so_and_what_was_not_does_not() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    let [one, joined, other] =
        [profile(), profile(), json!({ "address": { "city": "Pune" } })].map(|body| host.begin("saveProfile", body));
    for promise in [one, joined, other] {
        host.wait(promise).unwrap();
    }
    assert_eq!(host.sent_to("saveProfile").len(), 2, "a double click is one");
    replays_the_same(&host);
}

fn of_a_short_journey() -> Value {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.back_end.stand("REJECTED", Value::Null);
    host.pass(60_000.0);
    host.machine.export_log()
}

#[test]
fn a_machine_that_decides_otherwise_is_told_apart() {
    let log = of_a_short_journey();
    let told = log.to_string();
    assert!(matches!(replay(&told).unwrap().verdict, Verdict::Same { screens: 2, .. }));
    let elsewhere =
        replay(&told.replace("REJECTED\",\"nextAction\":null,\"updated", "EXPIRED\",\"nextAction\":null,\"updated"));
    let Verdict::OtherScreens(difference) = elsewhere.unwrap().verdict else { panic!("the same screens") };
    assert_eq!(difference.logged.unwrap()["screen"], "closed");
    let mut jittered = log;
    jittered["seed"] = json!(1);
    let verdict = replay(&jittered.to_string()).unwrap().verdict;
    assert!(!matches!(verdict, Verdict::Same { .. }), "polls come at other moments");
}

#[test]
fn the_timeline_tells_what_happened() {
    let timeline = replay(&of_a_short_journey().to_string()).unwrap().timeline.join("\n");
    for said in ["open promise=1 journey=1", "request endpoint=getJourneyState", "screen=closed", "status=REJECTED"] {
        assert!(timeline.contains(said), "{said} is not in\n{timeline}");
    }
}

#[test]
fn what_is_no_whole_log_is_named_for_what_it_is() {
    let log = of_a_short_journey();
    let error = |text: &str| format!("{:#}", replay(text).err().expect("an error"));
    let text = log.to_string();
    let cut = &text[..text.len() / 2];
    assert!(error(cut).contains("cut short"), "{}", error(cut));
    assert!(error("{\"log\":{}}").contains("no event log"));
    let with = |field: &str, value: Value| {
        let mut log = log.clone();
        log[field] = value;
        error(&log.to_string())
    };
    assert!(with("creditJourneyLog", json!(2)).contains("version 2"));
    assert!(with("entries", json!([{ "atMs": 1 }])).contains("damaged"));
    assert!(with("options", json!({ "attemptTimeoutMs": -1 })).contains("damaged"));
}

#[test]
fn a_log_without_its_beginning_is_still_read() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.pass(3.0 * 60.0 * 60_000.0);
    let replay = replay(&host.machine.export_log().to_string()).unwrap();
    assert!(matches!(replay.verdict, Verdict::Headless { missing: 1.. }), "{}", replay.verdict);
    assert!(replay.timeline.len() > 500);
}

//! Anything at all may come over the channel between tabs: what is not ours is dropped with an event, and does nothing.

use credit_journey::contract::Document;
use credit_journey::machine::{ClientEvent, Input, Landing};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, OTHER_JOURNEY};
use super::desk::{Desk, card};
use super::host::Host;
use super::watch;
use super::wire::Reply;

/// A tab that follows, with its journey open and nothing under way.
fn tab() -> Host<Desk> {
    let mut host =
        Host::with(Desk::at("OFFERS_AVAILABLE"), json!({}), None, Landing { tabs: true, ..Landing::default() });
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.pass(1_000.0);
    host
}

/// What this tab itself says when it has looked.
fn looked(host: &mut Host<Desk>) -> Value {
    host.command("refresh", Value::Null).unwrap();
    host.told.last().unwrap().clone()
}

/// The same, with the journey standing elsewhere.
fn news(host: &mut Host<Desk>) -> Value {
    let mut message = looked(host);
    host.pass(2_000.0);
    (message["reads"][0]["data"]["status"], message["reads"][0]["data"]["updatedAt"]) =
        (json!("EXPIRED"), json!("2026-03-05T11:00:00.000Z"));
    message
}

fn ignored(host: &Host<Desk>) -> usize {
    host.events.iter().filter(|event| matches!(event, ClientEvent::Tabs { phase: "ignored" })).count()
}

#[test]
fn a_look_is_told_in_this_shape() {
    let mut host = tab();
    let message = looked(&mut host);
    let names = |value: &Value| value.entries().into_iter().map(|(name, _)| String::from(name)).collect::<Vec<_>>();
    let mut fields = names(&message);
    fields.sort();
    assert_eq!(fields, ["borrower", "creditJourney", "journeyID", "kind", "nextMs", "reads", "tookMs"]);
    assert_eq!((&message["creditJourney"], &message["kind"]), (&json!(1), &json!("looked")));
    assert_eq!(message["borrower"].as_str().unwrap().len(), 16);
    let endpoints: Vec<_> = message["reads"].as_array().unwrap().iter().map(|read| &read["endpoint"]).collect();
    assert_eq!(endpoints, ["getJourneyState", "listOffers"]);
    watch::is_clean(&message.to_string());
}

#[test]
fn news_of_another_tab_shows() {
    let mut host = tab();
    let message = news(&mut host);
    host.feed(Input::Told(message));
    assert_eq!((host.screen().as_str(), ignored(&host)), ("closed", 0));
}

#[test]
fn news_older_than_what_is_known_does_not() {
    let mut host = tab();
    let offers = json!({ "items": [card(OFFER, "OFFER_AWAITED")] });
    let mut late = looked(&mut host);
    late["reads"][1]["data"] = offers;
    late["tookMs"] = json!(10_000);
    host.feed(Input::Told(late));
    assert_eq!(host.snapshot()["screen"]["offers"][0]["status"], "OFFER_RECEIVED", "by the time it was read");
    let mut stale = news(&mut host);
    stale["reads"][0]["data"]["updatedAt"] = json!("2026-03-05T09:00:00.000Z");
    host.feed(Input::Told(stale));
    assert_eq!(host.screen(), "offers", "by the platform's own word");
}

#[test]
fn news_of_another_tab_strikes_out_nothing_that_was_sent_here() {
    let mut host = Host::with(Desk::at("STARTED"), json!({}), None, Landing { tabs: true, ..Landing::default() });
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.back_end.always("submitProfile", Some(Reply::Unreachable));
    host.command("submitProfile", json!({ "bureauConsent": true })).unwrap_err();
    let key = host.sent_to("submitProfile")[0].key().to_owned();
    let message = news(&mut host);
    host.feed(Input::Told(message));
    assert_eq!(host.screen(), "closed");
    assert!(host.stored.as_ref().unwrap().contains(&key), "only what this tab reads itself settles what it sent");
}

#[test]
fn a_date_that_another_tab_made_up_does_not_make_the_truth_look_old() {
    let mut host = tab();
    let mut message = news(&mut host);
    message["reads"][0]["data"]["updatedAt"] = json!("2999-01-01T00:00:00.000Z");
    host.feed(Input::Told(message));
    assert_eq!(host.screen(), "closed");
    host.command("refresh", Value::Null).unwrap();
    assert_eq!(host.screen(), "offers");
}

#[test]
fn a_tab_that_looks_itself_or_has_no_session_does_not_listen() {
    let mut host = tab();
    let message = news(&mut host);
    host.begin("refresh", Value::Null);
    host.feed(Input::Told(message.clone()));
    assert_eq!(host.screen(), "offers");
    host.pass(1_000.0);
    host.feed(Input::SignOut);
    host.feed(Input::Told(message));
    assert_eq!(host.screen(), "signIn");
}

#[test]
fn what_is_not_ours_is_ignored_and_said_so() {
    let mut host = tab();
    let good = news(&mut host);
    let with = |name: &str, value: Value| {
        let mut message = good.clone();
        message[name] = value;
        message
    };
    let foreign = [
        Value::Null,
        json!(7),
        json!("looked"),
        json!([good]),
        json!({}),
        json!({ "kind": "looked" }),
        with("creditJourney", json!(2)),
        with("creditJourney", json!("1")),
        with("kind", json!("launched")),
        with("kind", Value::Null),
        with("borrower", json!("0000000000000000")),
        with("borrower", json!(5)),
        with("journeyID", json!(OTHER_JOURNEY)),
        with("journeyID", Value::Null),
        with("reads", json!("all")),
        with("tookMs", json!(-1)),
        with("tookMs", Value::Null),
        with("more", json!("sk_live_forbidden")),
    ];
    for (at, message) in foreign.into_iter().enumerate() {
        let (sent, poll) = (host.sent.len(), host.machine.next_poll(1));
        host.feed(Input::Told(message.clone()));
        assert_eq!(ignored(&host), at + 1, "{message}");
        assert_eq!((host.screen().as_str(), host.sent.len(), host.machine.next_poll(1)), ("offers", sent, poll));
    }
}

#[test]
fn no_message_puts_a_tab_off_for_longer_than_a_poll() {
    let mut host = tab();
    for next_ms in [json!(1e15), json!(-4), json!("never"), Value::Null] {
        let mut message = looked(&mut host);
        message["nextMs"] = next_ms;
        host.feed(Input::Told(message));
        let at = host.machine.next_poll(1)["atMs"].as_f64().unwrap();
        assert!(at <= host.now + 65_000.0, "{}", at - host.now);
    }
}

#[test]
fn no_message_drives_a_tab_that_leads_faster_than_the_platform_might() {
    let mut host = tab();
    while host.asked_to_lead.is_empty() {
        host.pass(1_000.0);
    }
    host.feed(Input::Led { journey: 1, granted: true });
    host.pass(1_000.0);
    assert!(host.events.iter().any(|event| matches!(event, ClientEvent::Tabs { phase: "leading" })), "it leads");
    let mut message = looked(&mut host);
    message["nextMs"] = json!(0);
    for _ in 0..20 {
        let sent = host.sent.len();
        host.feed(Input::Told(message.clone()));
        host.pass(900.0);
        assert_eq!(host.sent.len(), sent, "a read within a second of the message");
    }
    host.pass(1_000.0);
    assert_eq!(host.screen(), "offers");
    assert!(host.machine.next_poll(1)["atMs"].is_number(), "and goes on polling");
}

/// Any JSON, with the words of the channel in it more often than chance would have it.
fn any_json() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "looked",
        "signedOut",
        "returned",
        "settled",
        "getJourneyState",
        "listOffers",
        "getSteps",
        "getOffer",
        "KYC_PENDING",
        "DISBURSED",
        "OFFERS_AVAILABLE",
        JOURNEY,
        OFFER,
        "2026-03-05T10:00:09.000Z",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..3).prop_map(Value::from),
        words.prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    let names = prop::sample::select(vec![
        "creditJourney",
        "kind",
        "borrower",
        "journeyID",
        "reads",
        "tookMs",
        "nextMs",
        "endpoint",
        "offerID",
        "data",
        "status",
        "nextAction",
        "updatedAt",
        "items",
        "kyc",
        "actionRequired",
        "aa",
        "state",
        "parameters",
    ]);
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..6)
                .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever is said, and however well it is wrapped: no crash, and the journey's own look tells the truth again.
    #[test]
    fn any_message_leaves_a_tab_that_works(messages in prop::collection::vec((any_json(), any_json()), 1..8)) {
        let mut host = tab();
        let wrap = looked(&mut host);
        for (bare, inner) in messages {
            host.feed(Input::Told(bare));
            let mut wrapped = wrap.clone();
            for (name, value) in inner.entries() {
                wrapped[&name[..]] = value;
            }
            host.feed(Input::Told(wrapped));
            // The payload of a read is handed on as it is, so the watch over snapshots must not see this one.
            let mut read = wrap.clone();
            read["reads"][0]["data"] = inner.clone();
            read["reads"][1]["data"] = inner;
            host.machine.handle(host.now, Input::Told(read));
        }
        host.pass(66_000.0);
        host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
        if host.screen() == "signIn" {
            host.command("signIn", Value::Null).unwrap();
        }
        host.command("refresh", Value::Null).unwrap();
        prop_assert_eq!(host.screen(), "offers");
    }
}

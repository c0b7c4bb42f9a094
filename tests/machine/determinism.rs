//! The same seed and the same inputs give the same effects, to the byte.

use credit_journey::machine::Input;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, profile};
use super::desk::{Desk, refusal};
use super::host::{Host, landing};
use super::platform::SandboxPlatform;
use super::wire::Reply;

/// A journey with some of everything in it.
fn story() -> Host<Desk> {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.next("getJourneyState", Reply::Unreachable);
    host.back_end.next("saveProfile", refusal(429, "RATE_LIMITED"));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    let _ = host.command("saveProfile", profile());
    host.back_end.stand("OFFERS_AVAILABLE", Value::Null);
    host.pass(60_000.0);
    let _ = host.command("viewOffer", json!(OFFER));
    host.feed(Input::Visible(false));
    host.feed(Input::Visible(true));
    host.back_end.stand("AA_REQUIRED", Value::Null);
    host.pass(60_000.0);
    let _ = host.command("openRedirect", Value::Null);
    host.reload(landing(&[("ecres", "x")]));
    let _ = host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY }));
    host.pass(60.0 * 60_000.0);
    host
}

#[test]
fn a_story_told_twice_is_the_same() {
    let (one, other) = (story(), story());
    assert!(one.log.len() > 200, "{}", one.log.len());
    assert_eq!(one.log, other.log);
    assert_eq!(one.sent, other.sent);
    assert_eq!(one.events, other.events);
    assert_eq!(one.snapshots, other.snapshots);
    assert_eq!(one.stored, other.stored);
    assert_eq!(one.opened, other.opened);
}

#[test]
fn another_seed_gives_other_keys() {
    let begin = |seed| {
        let mut host: Host<SandboxPlatform> = Host::at_sandbox(seed);
        host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
        host.sent_to("createJourney")[0].key().to_owned()
    };
    assert_eq!(begin(1), begin(2), "the platform's seed is not the machine's");
    let mut keys: Vec<String> = Vec::new();
    let mut host = Host::new(Desk::at("STARTED"));
    for round in 0..50 {
        host.call(
            credit_journey::contract::Endpoint::CreateJourney,
            &[json!({ "type": "GOLD_LOAN", "metadata": { "round": round } })],
        )
        .unwrap();
        keys.push(host.sent.last().unwrap().key().to_owned());
    }
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 50);
    assert!(keys.iter().all(|key| credit_journey::contract::is_uuid(key) && key.as_bytes()[14] == b'4'));
}

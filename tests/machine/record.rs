//! The stored record: whatever is found in storage, and nothing of the borrower's in what is written.

use credit_journey::contract::Endpoint;
use credit_journey::machine::ClientEvent;
use credit_journey::machine::record::Record;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, profile};
use super::desk::Desk;
use super::host::{Host, NOON, landing};
use super::wire::Reply;

fn with_stored(stored: &str) -> Host<Desk> {
    Host::with(Desk::at("OFFERS_PENDING"), json!({}), Some(stored.into()), landing(&[("ecres", "x")]))
}

/// A record with everything in it.
fn full() -> Value {
    let mut host = Host::new(Desk::at("AA_REQUIRED"));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.command("openRedirect", Value::Null).unwrap();
    host.back_end.always("saveProfile", Some(Reply::Unreachable));
    let _ = host.call(Endpoint::SaveProfile, &[json!(JOURNEY), profile()]);
    serde_json::from_str(&host.stored.unwrap()).unwrap()
}

#[test]
fn what_is_not_ours_is_dropped_and_said_so() {
    for stored in ["", "null", "[]", "7", "{", "{}", "{\"version\":1,\"salt\":\"x\"}", "{\"version\":2}", "sk_live_1"] {
        let mut host = with_stored(stored);
        host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
        assert!(host.events.contains(&ClientEvent::Storage { phase: "dropped" }), "{stored}");
    }
}

#[test]
fn a_full_record_is_read_back_as_it_was() {
    let written = full().to_string();
    let read = Record::read::<Value>(&written, NOON).unwrap();
    assert_eq!(read.write::<Value>(), written.as_str());
    assert_eq!((read.intents.len(), read.departure.is_some(), read.borrower.is_some()), (1, true, true));
}

#[test]
fn digests_differ_from_tab_to_tab_and_from_intent_to_intent() {
    let record = |salt: &str| Record { salt: salt.into(), ..Record::default() };
    let one = record("00112233445566778899aabbccddeeff");
    assert_eq!(one.digest(&["a", "b"]), one.digest(&["a", "b"]));
    assert_ne!(one.digest(&["a", "b"]), one.digest(&["ab", ""]));
    assert_ne!(one.digest(&["a"]), record("ffeeddccbbaa99887766554433221100").digest(&["a"]));
}

#[test]
fn a_record_cut_short_anywhere_is_dropped() {
    let written = full().to_string();
    for end in 0..written.len() {
        assert!(Record::read::<Value>(&written[..end], NOON).is_none(), "{}", &written[..end]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_storage_is_survived(stored in ".*") {
        let mut host = with_stored(&stored);
        host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
        prop_assert_eq!(host.screen(), "offers");
    }

    /// A record of ours with one value replaced by something else entirely.
    #[test]
    fn a_damaged_record_is_survived(field in 0..8_usize, inner in 0..6_usize, other in 0..9_usize) {
        let mut record = full();
        let others = [
            Value::Null, json!(true), json!(-1e300), json!(1e300), json!(""), json!("x"), json!([]), json!({}), json!([[{}]]),
        ];
        let names: Vec<String> = record.as_object().unwrap().keys().cloned().collect();
        let name = &names[field % names.len()];
        match &mut record[name] {
            Value::Object(fields) if inner < fields.len() => {
                let inner = fields.keys().nth(inner).unwrap().clone();
                fields[&inner] = others[other].clone();
            }
            value => *value = others[other].clone(),
        }
        let mut host = with_stored(&record.to_string());
        host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
        host.pass(30_000.0);
        prop_assert!(!host.screen().is_empty());
    }
}

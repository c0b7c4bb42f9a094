//! The event log: bounded, and with nothing personal in it wherever the platform, a page or another tab puts it.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{Input, Landing};
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, bank_account, profile};
use super::desk::{Desk, card, refusal_with, steps};
use super::host::{Host, landing};
use super::watch::is_clean;
use super::wire::{Reply, SessionReply};

fn journey() -> Value {
    json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })
}

/// Everything of the log: it must be small, and clean.
fn text(host: &Host<Desk>) -> String {
    let text = host.machine.export_log().to_string();
    is_clean(&text);
    for more in ["Pune", "411001", "HDFC0000123", "75000", JOURNEY, OFFER, "7654321", "-12294"] {
        assert!(!text.contains(more), "{more} in {text}");
    }
    text
}

#[test]
fn what_the_borrower_types_is_nowhere_in_it() {
    let mut host = Host::new(Desk::at("STARTED"));
    host.back_end.set("getProfile", profile());
    host.open(json!({ "type": "PERSONAL_LOAN", "metadata": { "phone": "9876501234", "Canary Borrower": 1 } })).unwrap();
    host.command("saveProfile", profile()).unwrap();
    host.command("submitProfile", json!({ "bureauConsent": true, "witness": "Canary Borrower" })).unwrap();
    let _ = host.command("viewOffer", json!("9876501234"));
    let _ = host.command("Canary Borrower", json!("QWERT6789Z"));
    let _ = host.call(Endpoint::GetOffer, &[json!(JOURNEY), json!("canary@example.com")]);
    let _ = host.call(Endpoint::SubmitBankMandate, &[json!(JOURNEY), json!(OFFER), bank_account()]);
    assert!(text(&host).contains("saveProfile"), "what was done is there");
}

#[test]
fn nor_what_the_platform_says_of_them_under_any_name() {
    let mut desk = Desk::at("OFFERS_AVAILABLE");
    let mut offer = card("Canary Borrower", "OFFER_RECEIVED");
    offer["status"] = json!("9876501234");
    offer["aa"] = json!({ "required": true, "state": "9876501234", "actionRequired": "1987-03-21" });
    offer["expiresAt"] = json!("1987-03-21T00:00:00Z");
    desk.set("listOffers", json!({ "items": [offer], "pollAfterSeconds": 9_876_501_234_u64 }));
    let mut named = steps(&[("kyc", "READY", "REDIRECT")]);
    named["kyc"]["resource"]["redirectURL"] = json!("https://lender.example/9876501234?name=Canary Borrower");
    named["kyc"]["diagnostics"] = json!({ "QWERT6789Z": "9182736450" });
    desk.set("getSteps", named);
    let mut host = Host::new(desk);
    host.open(journey()).unwrap();
    let details = json!({ "field": "canary@example.com", "other": "Canary Towers" });
    let Reply::Answer(status, _, body) = refusal_with(429, "RATE_LIMITED", true, details) else { unreachable!() };
    host.back_end.next("listOffers", Reply::Answer(status, Some("7654321".into()), body));
    host.back_end.next("listOffers", Reply::Answer(502, Some("9876501234".into()), "9182736450".to_owned()));
    host.pass(60_000.0);
    host.back_end.stand("KYC_PENDING", Value::Null);
    host.pass(60_000.0);
    assert!(text(&host).contains("KYC_PENDING"), "words of the contract are there");
}

#[test]
fn nor_what_a_session_a_page_or_another_tab_brings() {
    let parameters =
        [("9876501234", "Canary Borrower"), ("ecres", "cnf-opaque-return"), ("credit_return", "QWERT6789Z")];
    let stored = json!({ "version": 7, "salt": "Canary Borrower", "chosenOffer": "QWERT6789Z", "intents": [{ "operation": "9876501234" }] });
    let tabs = Landing { tabs: true, ..landing(&parameters) };
    let mut host = Host::with(Desk::at("OFFERS_AVAILABLE"), json!({}), Some(stored.to_string().into()), tabs);
    host.back_end.sessions.push_back(SessionReply::Grant(json!({ "sessionToken": "sk_live_1", "name": "Canary" })));
    let _ = host.open(journey());
    let _ = host.open(journey());
    host.feed(Input::Told(json!({ "creditJourney": 1, "kind": "9876501234", "borrower": "Canary Borrower" })));
    host.feed(Input::Told(json!("Canary Towers")));
    text(&host);
}

#[test]
fn hours_of_waiting_make_it_no_longer() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    let many: Vec<_> =
        (0..60).map(|at| card(&format!("{at:08}-aaaa-4aaa-8aaa-aaaaaaaaaaaa"), "OFFER_AWAITED")).collect();
    host.back_end.set("listOffers", json!({ "items": many }));
    host.open(journey()).unwrap();
    host.pass(3.0 * 60.0 * 60_000.0);
    let log = host.machine.export_log();
    host.pass(60.0 * 60_000.0);
    let later = host.machine.export_log();
    for log in [&log, &later] {
        assert_eq!(log["entries"].as_array().unwrap().len(), 500);
        assert!(log.to_string().len() < 1_500_000, "{} bytes", log.to_string().len());
    }
    assert!(later["dropped"].as_u64() > log["dropped"].as_u64());
    let newest = later["entries"][499]["atMs"].as_f64().unwrap();
    assert!(newest > 3.9 * 60.0 * 60_000.0, "the newest stay: {newest}");
    assert_eq!(later["seed"], log["seed"], "and what it began with");
}

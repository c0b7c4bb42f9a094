//! Locks around a renewal have hung apps for years (auth-js 762 and 1119, supabase-js 1594, 2013 and 2344). None is held
//! here: whatever hangs is given up in time, and no tab waits for another.

use credit_journey::contract::Endpoint;
use credit_journey::machine::CallOptions;
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::browser::Browser;
use super::desk::{Desk, refusal};
use super::host::Host;
use super::wire::{Reply, SessionReply};

const MINUTE: f64 = 60_000.0;

fn read_state(host: &mut Host<Desk>) -> u32 {
    host.begin_call(Endpoint::GetJourneyState, &[json!(JOURNEY)], CallOptions::default())
}

#[test]
fn a_session_function_that_waits_for_a_call_of_its_own_hangs_nobody() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.back_end.sessions.push_back(SessionReply::Held);
    let calls: Vec<u32> = (0..3).map(|_| read_state(&mut host)).collect();
    assert_eq!(host.asked.len(), 1);
    for call in calls {
        host.wait(call).unwrap();
    }
    assert!(host.now - host.asked[0].0 < MINUTE);
    assert_eq!(host.asked.len(), 2, "the asking that hung was given up once, for all of them");
}

#[test]
fn a_refresh_that_hangs_holds_up_nobody_whose_token_lives() {
    let mut host = Host::with(Desk::at("OFFERS_PENDING"), json!({ "directRefresh": true }), None, Default::default());
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.back_end.always("refreshSession", Some(Reply::Held));
    while host.sent_to("refreshSession").is_empty() {
        host.pass(100.0);
    }
    let before = host.now;
    let call = read_state(&mut host);
    host.wait(call).unwrap();
    assert!(host.now - before < 1_000.0, "{}", host.now - before);
    host.pass(5.0 * MINUTE);
    assert_eq!(host.screen(), "offers");
    assert!(host.asked.len() > 1, "the session function is asked instead");
}

#[test]
fn a_frozen_tab_holds_up_no_renewal_and_no_command_of_another() {
    let mut desk = Desk::at("STARTED");
    desk.tokens = Some(Default::default());
    let mut browser = Browser::showing(desk, 2);
    browser.pass(MINUTE);
    let leader = *browser.locks.values().next().unwrap();
    let other = 1 - leader;
    browser.frozen.push(leader);
    browser.desk.0.borrow_mut().tokens = Some(Default::default());
    let before = browser.now;
    browser.command(other, "submitProfile", json!({ "bureauConsent": true })).unwrap();
    assert!(browser.now - before < 1_000.0, "{}", browser.now - before);
    assert_eq!(browser.tabs[other].asked.len(), 2);
}

#[test]
fn a_platform_that_refuses_every_session_is_not_asked_in_circles() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    for endpoint in ["getJourneyState", "listOffers"] {
        host.back_end.always(endpoint, Some(refusal(401, "AUTH_INVALID_SESSION")));
    }
    host.pass(60.0 * MINUTE);
    assert_eq!(host.screen(), "signIn");
    assert!(host.asked.len() <= 4 && host.sent_to("getJourneyState").len() <= 4, "{}", host.asked.len());
    host.back_end.always("getJourneyState", None);
    host.back_end.always("listOffers", None);
    host.command("signIn", Value::Null).unwrap();
    assert_eq!(host.screen(), "offers");
}

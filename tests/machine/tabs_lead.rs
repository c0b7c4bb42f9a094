//! Many tabs, one of which polls: which, until when, and what becomes of the others when it says nothing.

use credit_journey::machine::{ClientEvent, Input};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::browser::{Browser, OneDesk};
use super::desk::{Desk, refusal, steps};
use super::host::Host;

const MINUTE: f64 = 60_000.0;
const LOCK: &str = "credit-journey:11111111-1111-4111-8111-111111111111";

/// An hour of waiting in so many visible tabs: requests sent, the first looks apart.
fn an_hour(tabs: usize, desk: Desk) -> usize {
    let mut browser = Browser::showing(desk, tabs);
    browser.pass(10_000.0);
    let before: usize = browser.tabs.iter().map(|tab| tab.sent.len()).sum();
    browser.pass(60.0 * MINUTE);
    browser.tabs.iter().map(|tab| tab.sent.len()).sum::<usize>() - before
}

#[test]
fn three_visible_tabs_cost_little_more_than_one() {
    let watching = || {
        let mut desk = Desk::at("KYC_PENDING");
        desk.set("getSteps", steps(&[("kyc", "IN_PROGRESS", "AWAIT_CALLBACK")]));
        desk
    };
    for (one, three) in [
        (an_hour(1, Desk::at("OFFERS_PENDING")), an_hour(3, Desk::at("OFFERS_PENDING"))),
        (an_hour(1, watching()), an_hour(3, watching())),
    ] {
        assert!(one > 80, "{one}");
        assert!(three as f64 <= one as f64 * 1.1, "{three} requests of three tabs, {one} of one");
    }
}

#[test]
fn a_leader_that_leaves_is_followed_by_another_within_a_poll() {
    type Leaving = fn(&mut Browser, usize);
    let ways: [(&str, Leaving); 5] = [
        ("hidden", |browser, at| browser.feed(at, Input::Visible(false))),
        ("offline", |browser, at| browser.feed(at, Input::Online(false))),
        ("closed journey", |browser, at| browser.feed(at, Input::CloseJourney { journey: 1 })),
        ("disposed", |browser, at| browser.feed(at, Input::Dispose)),
        ("killed", Browser::close),
    ];
    for (way, leave) in ways {
        let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 3);
        browser.pass(2.0 * MINUTE);
        let leader = browser.locks[LOCK];
        leave(&mut browser, leader);
        assert_eq!(browser.locks.get(LOCK), None, "{way}: the lock is let go of at once");
        let before = browser.reads();
        browser.pass(26_000.0);
        assert!(browser.reads() > before, "{way}: another tab has taken over");
        assert!(browser.locks.get(LOCK).is_some_and(|holder| *holder != leader), "{way}");
        let (others, reads) = (browser.reads_of(leader), browser.reads());
        browser.pass(10.0 * MINUTE);
        assert_eq!(browser.reads_of(leader), others, "{way}");
        assert!((30..=62).contains(&(browser.reads() - reads)), "{way}: {}", browser.reads() - reads);
    }
}

#[test]
fn a_frozen_leader_starves_no_visible_tab() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 3);
    browser.pass(2.0 * MINUTE);
    let leader = browser.locks[LOCK];
    browser.frozen.push(leader);
    browser.desk.0.borrow_mut().stand("OFFERS_AVAILABLE", Value::Null);
    browser.pass(36_000.0);
    for at in (0..3).filter(|at| *at != leader) {
        assert_eq!(browser.tabs[at].snapshot()["status"], "OFFERS_AVAILABLE", "tab {at}");
    }
    let before = browser.reads();
    browser.pass(10.0 * MINUTE);
    let reads = browser.reads() - before;
    assert!((30..=64).contains(&reads), "the others poll at their own cadence, one for both: {reads}");

    browser.frozen.clear();
    browser.pass(MINUTE);
    let before = browser.reads();
    browser.pass(10.0 * MINUTE);
    assert!((30..=62).contains(&(browser.reads() - before)), "thawed, it leads again: {}", browser.reads() - before);
}

#[test]
fn a_host_that_never_answers_who_leads_starves_nobody() {
    let mut browser = Browser::new(Desk::at("OFFERS_PENDING"));
    let tab = browser.open();
    let host = &mut browser.tabs[tab];
    host.pass(10.0 * MINUTE);
    let reads = host.sent_to("getJourneyState").len();
    assert!(reads >= 20, "{reads}");
}

#[test]
fn a_lead_granted_too_late_is_given_back_at_once() {
    type Leaving = fn(&mut Host<OneDesk>);
    let ways: [Leaving; 3] = [
        |tab| tab.feed(Input::Visible(false)),
        |tab| tab.feed(Input::CloseJourney { journey: 1 }),
        |tab| tab.feed(Input::Dispose),
    ];
    for leave in ways {
        let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 1);
        let tab = &mut browser.tabs[0];
        while tab.asked_to_lead.is_empty() {
            tab.pass(100.0);
        }
        leave(tab);
        let sent = tab.sent.len();
        tab.feed(Input::Led { journey: 1, granted: true });
        assert_eq!(tab.stepped_down, [1]);
        tab.pass(MINUTE);
        assert!(tab.sent[sent..].iter().all(|sent| sent.endpoint == "updateResume"));
    }
}

#[test]
fn an_outage_is_not_tried_three_times_as_often_by_three_tabs() {
    let count = |tabs| {
        let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), tabs);
        browser.pass(MINUTE);
        let down = refusal(500, "SOMETHING_NEW");
        browser.desk.0.borrow_mut().always("getJourneyState", Some(down));
        let before = browser.reads();
        browser.pass(30.0 * MINUTE);
        browser.reads() - before
    };
    let (one, three) = (count(1), count(3));
    assert!(three as f64 <= one as f64 * 1.3, "{three} reads of three tabs, {one} of one");
}

#[test]
fn without_locks_every_tab_polls_and_says_nothing() {
    let mut host = Host::new(Desk::at("OFFERS_PENDING"));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.pass(5.0 * MINUTE);
    assert!(host.sent_to("getJourneyState").len() >= 12);
    assert!(!host.log.iter().any(|effect| ["tell", "lead", "step down"].contains(&&effect[..])));
}

#[test]
fn an_ended_journey_is_led_by_nobody() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 3);
    browser.pass(2.0 * MINUTE);
    browser.desk.0.borrow_mut().stand("EXPIRED", Value::Null);
    browser.pass(2.0 * MINUTE);
    assert_eq!(browser.screens(), ["closed", "closed", "closed"]);
    assert!(browser.locks.is_empty());
    let sent: usize = browser.tabs.iter().map(|tab| tab.sent.len()).sum();
    browser.pass(60.0 * MINUTE);
    assert_eq!(browser.tabs.iter().map(|tab| tab.sent.len()).sum::<usize>(), sent);
}

#[test]
fn the_lead_is_told_to_the_apps_trace() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 2);
    browser.pass(MINUTE);
    let leader = browser.locks[LOCK];
    browser.feed(leader, Input::Visible(false));
    let is_tabs = |event: &&ClientEvent| matches!(event, ClientEvent::Tabs { .. });
    let events: Vec<Value> = browser.tabs[leader].events.iter().filter(is_tabs).map(ClientEvent::to_document).collect();
    assert_eq!(
        events,
        [json!({ "kind": "tabs", "phase": "leading" }), json!({ "kind": "tabs", "phase": "steppedDown" })]
    );
}

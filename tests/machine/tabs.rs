//! Many tabs: one polls, the others follow, and none is starved.

use credit_journey::machine::{ClientEvent, Input, Landing};
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, OTHER_OFFER};
use super::browser::Browser;
use super::desk::{Desk, card, steps};
use super::host::Host;

const MINUTE: f64 = 60_000.0;
const LOCK: &str = "credit-journey:11111111-1111-4111-8111-111111111111";

fn screens(browser: &Browser) -> Vec<String> {
    browser.tabs.iter().map(Host::screen).collect()
}

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
fn what_one_tab_reads_shows_in_all() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 3);
    browser.pass(5.0 * MINUTE);
    let offers = json!({ "items": [card(OFFER, "OFFER_RECEIVED"), card(OTHER_OFFER, "OFFER_RECEIVED")] });
    browser.desk.0.borrow_mut().set("listOffers", offers.clone());
    browser.desk.0.borrow_mut().stand("OFFERS_AVAILABLE", Value::Null);
    let before = browser.reads();
    while browser.reads() == before {
        browser.pass(100.0);
    }
    browser.pass(200.0);
    assert_eq!(browser.reads(), before + 1, "one tab read it");
    for tab in &browser.tabs {
        assert_eq!(tab.snapshot()["status"], "OFFERS_AVAILABLE");
        assert_eq!(tab.snapshot()["screen"]["offers"], offers["items"]);
    }
}

#[test]
fn an_offer_locked_in_one_tab_shows_in_all() {
    let mut browser = Browser::showing(Desk::at("OFFERS_AVAILABLE"), 3);
    browser.pass(5.0 * MINUTE);
    browser.desk.0.borrow_mut().offer(OFFER, "LOCKED");
    browser.desk.0.borrow_mut().set("getSteps", steps(&[("kyc", "PENDING", "REDIRECT")]));
    browser.desk.0.borrow_mut().stand("OFFER_SELECTED", Value::Null);
    browser.command(1, "proceed", json!(OFFER)).unwrap();
    browser.pass(500.0);
    assert_eq!(screens(&browser), ["redirect", "redirect", "redirect"]);
}

#[test]
fn what_is_done_in_a_tab_that_follows_is_watched_closely() {
    let mut browser = Browser::showing(Desk::at("STARTED"), 2);
    browser.pass(5.0 * MINUTE);
    let follower = 1 - browser.locks[LOCK];
    browser.desk.0.borrow_mut().stand("PROFILE_SUBMITTED", Value::Null);
    browser.command(follower, "submitProfile", json!({ "bureauConsent": true })).unwrap();
    let before = browser.reads();
    browser.pass(25_000.0);
    assert!((5..=13).contains(&(browser.reads() - before)), "{}", browser.reads() - before);
}

#[test]
fn the_profile_is_never_told() {
    let mut desk = Desk::at("PROFILE_REQUIRED");
    desk.set("getProfile", json!({ "profile": { "panName": "Canary Borrower", "pan": "QWERT6789Z" } }));
    let mut host = Host::with(desk, json!({}), None, Landing { tabs: true, ..Landing::default() });
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host.command("refresh", Value::Null).unwrap();
    assert!(!host.sent_to("getProfile").is_empty());
    let all: String = host.told.iter().map(Value::to_string).collect();
    assert!(all.contains("getJourneyState"));
    super::watch::is_clean(&all);
}

#[test]
fn a_tab_told_that_the_profile_is_wanted_reads_it_itself() {
    let mut desk = Desk::at("OFFERS_PENDING");
    desk.set("getProfile", json!({ "profile": { "panName": "Canary Borrower" } }));
    let mut browser = Browser::showing(desk, 2);
    browser.pass(MINUTE);
    browser.desk.0.borrow_mut().stand("PROFILE_REQUIRED", Value::Null);
    browser.pass(MINUTE);
    assert_eq!(screens(&browser), ["profile", "profile"]);
    for tab in &browser.tabs {
        assert_eq!(tab.sent_to("getProfile").len(), 1);
        assert_eq!(tab.snapshot()["screen"]["profile"]["profile"]["panName"], "Canary Borrower");
    }
}

#[test]
fn a_hidden_tab_follows_without_a_request_and_never_leads() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 2);
    browser.pass(MINUTE);
    browser.feed(0, Input::Visible(false));
    let sent = browser.tabs[0].sent.len();
    browser.desk.0.borrow_mut().stand("OFFERS_AVAILABLE", Value::Null);
    browser.pass(5.0 * MINUTE);
    assert_eq!(browser.tabs[0].sent.len(), sent);
    assert_eq!(browser.tabs[0].snapshot()["status"], "OFFERS_AVAILABLE");
    assert_eq!(browser.locks.get(LOCK), Some(&1));
    assert_eq!(browser.tabs[0].machine.next_poll(1), Value::Null);

    browser.desk.0.borrow_mut().stand("PROFILE_REQUIRED", Value::Null);
    browser.pass(MINUTE);
    assert_eq!(browser.tabs[0].sent.len(), sent, "not even for what it is not told");
    assert_eq!(screens(&browser), ["offers", "profile"], "half of a look does not show");
    browser.feed(0, Input::Visible(true));
    browser.pass(1_000.0);
    assert_eq!(screens(&browser), ["profile", "profile"]);
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
    type Leaving = fn(&mut Host<super::browser::OneDesk>);
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
        let down = super::desk::refusal(500, "SOMETHING_NEW");
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
    assert_eq!(screens(&browser), ["closed", "closed", "closed"]);
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

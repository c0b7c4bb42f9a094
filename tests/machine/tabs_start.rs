//! Many tabs of a borrower who has no journey yet: one starts it, whichever that is.

use serde_json::json;

use super::borrower::JOURNEY;
use super::browser::Browser;
use super::desk::{Desk, refusal};
use super::host::code;

const SECOND: f64 = 1_000.0;

/// The platform knows no journey of this borrower.
fn no_journey() -> Desk {
    let mut desk = Desk::at("STARTED");
    desk.set("listJourneys", json!({ "items": [] }));
    desk
}

/// So many tabs, whose apps all open the borrower's journey at once.
fn at_once(desk: Desk, tabs: usize) -> (Browser, Vec<u32>) {
    let mut browser = Browser::new(desk);
    (0..tabs).for_each(|_| _ = browser.load());
    let open = |at| browser.begin(at, |tab| tab.begin_open(1, json!({ "type": "PERSONAL_LOAN" })));
    let promises = (0..tabs).map(open).collect();
    (browser, promises)
}

fn started(browser: &Browser) -> usize {
    browser.tabs.iter().map(|tab| tab.sent_to("createJourney").len()).sum()
}

fn is_waited_for(browser: &Browser) -> bool {
    browser.locks.keys().any(|lock| lock.starts_with("credit-journey:start:"))
}

#[test]
fn tabs_opened_at_once_start_one_journey_and_all_show_it() {
    let (mut browser, promises) = at_once(no_journey(), 3);
    browser.pass(2.0 * SECOND);
    assert_eq!(started(&browser), 1);
    for (tab, promise) in browser.tabs.iter().zip(&promises) {
        assert!(tab.settled[promise].is_ok());
        assert_eq!(tab.snapshot()["journeyID"], JOURNEY);
        assert_eq!(tab.screen(), "profile");
    }
    assert!(!is_waited_for(&browser), "nobody starts any more");
}

#[test]
fn a_tab_alone_asks_for_no_more_than_without_the_lock() {
    let (mut browser, _) = at_once(no_journey(), 1);
    browser.pass(SECOND);
    let sent: Vec<_> = browser.tabs[0].sent.iter().map(|sent| sent.endpoint).collect();
    assert_eq!(sent, ["listJourneys", "createJourney", "getJourney", "getProfile"]);
}

#[test]
fn where_the_platform_refuses_one_the_next_has_its_turn() {
    let mut desk = no_journey();
    desk.next("createJourney", refusal(403, "ACCESS_SCOPE_MISMATCH"));
    let (mut browser, promises) = at_once(desk, 2);
    browser.pass(2.0 * SECOND);
    assert_eq!(code(&browser.tabs[0].settled[&promises[0]]), "ACCESS_SCOPE_MISMATCH");
    assert_eq!(browser.tabs[1].screen(), "profile");
    assert_eq!(started(&browser), 2);
}

#[test]
fn a_tab_that_is_closed_or_lets_go_while_it_starts_holds_up_nobody() {
    type Leaving = fn(&mut Browser);
    let ways: [(&str, Leaving); 3] = [
        ("closed", |browser| browser.close(0)),
        ("unmounted", |browser| {
            browser.feed(0, credit_journey::machine::Input::CloseJourney { journey: 1 });
        }),
        ("disposed", |browser| browser.feed(0, credit_journey::machine::Input::Dispose)),
    ];
    for (way, leave) in ways {
        let (mut browser, promises) = at_once(no_journey(), 2);
        while browser.tabs[0].sent.is_empty() {
            browser.pass(1.0);
        }
        leave(&mut browser);
        browser.pass(SECOND);
        assert!(browser.tabs[1].settled[&promises[1]].is_ok(), "{way}");
    }
}

#[test]
fn a_tab_that_hangs_while_it_starts_holds_up_the_others_for_ten_seconds_at_most() {
    let (mut browser, promises) = at_once(no_journey(), 2);
    while browser.tabs[0].sent.is_empty() {
        browser.pass(1.0);
    }
    browser.frozen.push(0);
    browser.pass(9.0 * SECOND);
    assert!(!browser.tabs[1].settled.contains_key(&promises[1]), "it may start one yet");
    browser.pass(2.0 * SECOND);
    assert!(browser.tabs[1].settled[&promises[1]].is_ok());
}

#[test]
fn a_journey_that_is_named_waits_for_no_turn() {
    let mut browser = Browser::new(no_journey());
    let (first, second) = (browser.load(), browser.load());
    browser.begin(first, |tab| tab.begin_open(1, json!({ "type": "PERSONAL_LOAN" })));
    while browser.tabs[first].sent.is_empty() {
        browser.pass(1.0);
    }
    browser.frozen.push(first);
    let named = json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY });
    let promise = browser.begin(second, |tab| tab.begin_open(1, named));
    browser.pass(SECOND);
    assert!(browser.tabs[second].settled[&promise].is_ok());
}

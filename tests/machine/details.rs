//! What a poll reads beside the state: the details of a state that does not move only now and then.

use credit_journey::machine::Input;
use serde_json::{Value, json};

use super::borrower::{JOURNEY, OFFER, OTHER_OFFER};
use super::browser::Browser;
use super::desk::{Desk, card, refusal};
use super::host::Host;

const MINUTE: f64 = 60_000.0;

fn open(desk: Desk) -> Host<Desk> {
    let mut host = Host::new(desk);
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

/// How often the state was read, and how often the offers.
fn reads(host: &Host<Desk>) -> (usize, usize) {
    (host.sent_to("getJourneyState").len(), host.sent_to("listOffers").len())
}

/// Passes so many polls, and gives how often the offers were read in them.
fn polls(host: &mut Host<Desk>, polls: usize) -> usize {
    let before = reads(host);
    while reads(host).0 < before.0 + polls {
        host.pass(100.0);
    }
    host.pass(200.0);
    reads(host).1 - before.1
}

fn offered(host: &mut Host<Desk>, ids: &[&str]) {
    let cards: Vec<Value> = ids.iter().map(|id| card(id, "OFFER_AWAITED")).collect();
    host.back_end.set("listOffers", json!({ "items": cards }));
}

fn shown(host: &Host<Desk>) -> usize {
    host.snapshot()["screen"]["offers"].as_array().unwrap().len()
}

#[test]
fn of_a_state_that_does_not_move_one_poll_in_four_reads_the_details() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    assert_eq!(reads(&host).1, 1);
    assert_eq!(polls(&mut host, 3), 0);
    assert_eq!(polls(&mut host, 1), 1);
    assert_eq!(polls(&mut host, 12), 3);
}

#[test]
fn a_state_that_has_moved_is_read_with_its_details() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    offered(&mut host, &[OFFER, OTHER_OFFER]);
    host.back_end.stand("OFFERS_PENDING", Value::Null);
    assert_eq!(polls(&mut host, 1), 1);
    assert_eq!(shown(&host), 2);
}

#[test]
fn details_that_change_unannounced_show_within_four_polls_and_are_then_watched() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    offered(&mut host, &[OFFER, OTHER_OFFER]);
    assert_eq!(polls(&mut host, 4), 1);
    assert_eq!(shown(&host), 2);
    offered(&mut host, &[OFFER]);
    assert_eq!(polls(&mut host, 1), 1);
    assert_eq!(shown(&host), 1);
    host.back_end.stand("OFFERS_PENDING", Value::Null);
    assert_eq!(polls(&mut host, 4), 1, "a platform that tells when it moves is taken by its word again");
}

#[test]
fn who_asks_is_told_everything() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    host.command("refresh", Value::Null).unwrap();
    assert_eq!(reads(&host).1, 2);
    host.feed(Input::Visible(false));
    host.feed(Input::Visible(true));
    host.pass(200.0);
    assert_eq!(reads(&host).1, 3);
}

#[test]
fn details_that_could_not_be_read_are_read_at_the_next_poll() {
    let mut host = open(Desk::at("OFFERS_PENDING"));
    offered(&mut host, &[OFFER, OTHER_OFFER]);
    host.back_end.stand("OFFERS_PENDING", Value::Null);
    host.back_end.next("listOffers", refusal(404, "RESOURCE_NOT_FOUND"));
    assert_eq!(polls(&mut host, 1), 1);
    assert_eq!(shown(&host), 1);
    assert_eq!(polls(&mut host, 1), 1);
    assert_eq!(shown(&host), 2);
}

#[test]
fn a_state_that_does_not_say_when_it_moved_is_read_with_its_details() {
    let mut desk = Desk::at("OFFERS_PENDING");
    for endpoint in ["getJourney", "getJourneyState"] {
        desk.data.get_mut(endpoint).unwrap()["updatedAt"].take();
    }
    let mut host = open(desk);
    assert_eq!(polls(&mut host, 3), 3);
}

#[test]
fn tabs_that_follow_do_not_read_what_the_leader_leaves_out() {
    let mut browser = Browser::showing(Desk::at("OFFERS_PENDING"), 3);
    browser.pass(5.0 * MINUTE);
    let count = |browser: &Browser, endpoint| browser.tabs.iter().map(|tab| tab.sent_to(endpoint).len()).sum::<usize>();
    let before = (count(&browser, "getJourneyState"), count(&browser, "listOffers"));
    browser.pass(5.0 * MINUTE);
    let states = count(&browser, "getJourneyState") - before.0;
    let offers = count(&browser, "listOffers") - before.1;
    assert!((15..=30).contains(&states), "{states}");
    assert!((states / 4..=states / 4 + 1).contains(&offers), "{offers} of {states}");
}

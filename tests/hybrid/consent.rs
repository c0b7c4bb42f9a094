//! `openConsent`: the page of this moment, on the click, checked, opened once.

use credit_journey::machine::hybrid::screen::HybridDestination;
use credit_journey::machine::hybrid::{Command, Endpoint, Input, Landing};
use serde_json::{Value, json};

use super::back_end::{BackEnd, CONSENT_PAGE, Reply, envelope, offers, with_consent};
use super::noticed::code;
use super::page::{Page, options};

fn ready(url: &str) -> Value {
    with_consent(offers("IN_PROGRESS", &[]), "READY", Some(url))
}

fn page(more: Value) -> Page {
    let mut page = Page::with(BackEnd::with(ready(CONSENT_PAGE)), more);
    page.start().unwrap();
    page
}

#[test]
fn the_page_that_opens_is_read_on_the_click() {
    let mut page = page(json!({}));
    let before = page.sent_to(Endpoint::Offers).len();
    page.back_end.set("offers", envelope(ready("https://consent.example.com/fresh")));
    page.open_consent().unwrap();
    assert_eq!(page.opened, [("https://consent.example.com/fresh".into(), HybridDestination::Consent)]);
    assert_eq!(page.sent_to(Endpoint::Offers).len(), before + 1);
}

#[test]
fn a_second_click_joins_the_first() {
    let mut page = page(json!({}));
    let (first, second) = (page.begin(Command::OpenConsent), page.begin(Command::OpenConsent));
    assert_eq!(page.snapshot["busy"], "openConsent");
    page.wait_for(first).unwrap();
    page.wait_for(second).unwrap();
    assert_eq!(page.opened.len(), 1);
}

#[test]
fn who_just_left_is_not_sent_out_again_while_the_platform_has_not_heard() {
    let mut page = page(json!({}));
    page.open_consent().unwrap();
    let screen = &page.snapshot["screen"];
    assert_eq!((&screen["name"], &screen["waitingFor"]), (&json!("wait"), &json!("consent")));
    assert!(page.commands().contains(&"openConsent"), "unless they want to");
    let before = page.sent_to(Endpoint::Offers).len();
    page.pass(60_000.0);
    assert!(page.sent_to(Endpoint::Offers).len() > before + 8, "watched eagerly");
    page.pass(10.0 * 60_000.0);
    assert_eq!(page.screen(), "consent", "it was abandoned");
    assert!(!page.goes_on_reading());
    assert_eq!(page.stored, None);
}

#[test]
fn a_consent_is_followed_to_the_offers_it_brings() {
    let mut page = page(json!({}));
    page.open_consent().unwrap();
    page.back_end.set("offers", envelope(with_consent(offers("IN_PROGRESS", &[]), "PROCESSING", None)));
    page.pass(6_000.0);
    assert_eq!(page.screen(), "wait");
    page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
    page.pass(6_000.0);
    assert_eq!(page.screen(), "offers");
    assert_eq!(page.stored, None, "nothing is kept of it");
    assert!(!page.goes_on_reading());
}

#[test]
fn a_consent_beside_offers_is_followed_too() {
    let mut page = Page::open(with_consent(offers("OFFERED", &["OFFER_RECEIVED"]), "READY", Some(CONSENT_PAGE)));
    page.open_consent().unwrap();
    page.back_end.set("offers", envelope(with_consent(offers("OFFERED", &["OFFER_RECEIVED"]), "PROCESSING", None)));
    page.pass(6_000.0);
    assert_eq!((page.screen(), &page.snapshot["screen"]["consent"]), ("offers", &json!(false)));
    page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED", "OFFER_RECEIVED"])));
    page.pass(21_000.0);
    assert_eq!(page.snapshot["screen"]["lenders"].as_array().unwrap().len(), 2);
    assert!(!page.goes_on_reading());
}

#[test]
fn no_offers_after_a_consent_are_the_end() {
    let mut page = page(json!({}));
    page.open_consent().unwrap();
    page.back_end.set("offers", envelope(with_consent(offers("NOT_OFFERED", &[]), "PROCESSING", None)));
    page.pass(6_000.0);
    assert_eq!(page.screen(), "noOffers");
    assert!(!page.goes_on_reading());
}

#[test]
fn a_consent_that_is_gone_by_now_opens_nothing() {
    let mut page = page(json!({ "openRedirect": null, "popup": true }));
    page.back_end.set("offers", envelope(offers("OFFERED", &["OFFER_RECEIVED"])));
    assert_eq!(code(page.open_consent()), "STATE_PRECONDITION_FAILED");
    assert_eq!((page.opened.len(), page.screen(), &page.popups[..]), (0, "offers", &["open", "close"][..]));
    assert_eq!(page.stored, None);
}

#[test]
fn pages_that_may_not_be_opened_are_not() {
    let bad = [
        "http://consent.example.com/",
        "javascript:alert(1)",
        "//consent.example.com/",
        "https://user:word@consent.example.com/",
        "https://consent.example.com\\@evil.example/",
        "/path",
    ];
    for url in bad {
        let mut page = Page::new(BackEnd::with(ready(url)));
        page.start().unwrap();
        assert_eq!(code(page.open_consent()), "REDIRECT_REFUSED", "{url}");
        assert!(page.opened.is_empty());
        assert_eq!(page.screen(), "consent", "and the borrower may try again");
        assert_eq!(page.refusals(), [HybridDestination::Consent], "support sees it");
    }
    let mut page = page(json!({ "allowedRedirectHosts": ["*.other.example"] }));
    assert_eq!(code(page.open_consent()), "REDIRECT_REFUSED");
    let mut page = self::page(json!({ "allowedRedirectHosts": ["consent.example.com"] }));
    page.open_consent().unwrap();
}

#[test]
fn a_popup_opens_within_the_click_and_the_departure_is_stored_before() {
    let mut page = page(json!({ "popup": true }));
    page.begin(Command::OpenConsent);
    assert_eq!(page.popups, ["open"]);
    assert!(page.stored.as_deref().unwrap().contains("consent"), "its copy of the storage is made as it opens");
    page.pass(1_000.0);
    assert_eq!(page.opened.len(), 1);
}

#[test]
fn the_app_is_asked_first_if_it_wants_to_be() {
    let mut page = page(json!({ "asksDeparture": true }));
    let promise = page.begin(Command::OpenConsent);
    page.pass(1_000.0);
    assert_eq!(page.asked, [(HybridDestination::Consent, "consent.example.com".into())]);
    assert!(page.opened.is_empty() && page.stored.is_none());
    page.let_go(false);
    assert_eq!(code(page.wait_for(promise)), "ABORTED");
    assert!(page.opened.is_empty());
    let promise = page.begin(Command::OpenConsent);
    page.pass(1_000.0);
    page.let_go(true);
    page.wait_for(promise).unwrap();
    assert_eq!(page.opened.len(), 1);
}

#[test]
fn a_page_that_has_grown_old_meanwhile_is_had_anew() {
    let mut page = page(json!({ "asksDeparture": true }));
    page.begin(Command::OpenConsent);
    page.pass(100_000.0);
    page.back_end.set("offers", envelope(ready("https://consent.example.com/fresh")));
    page.let_go(true);
    page.pass(1_000.0);
    assert_eq!(page.asked.len(), 1, "asked once");
    assert_eq!(page.opened[0].0, "https://consent.example.com/fresh");
}

#[test]
fn an_answer_to_an_earlier_asking_decides_nothing() {
    let mut page = page(json!({ "asksDeparture": true }));
    let first = page.begin(Command::OpenConsent);
    page.pass(1_000.0);
    let earlier = page.last_ask;
    page.tell(Input::Abort { promise: first });
    let second = page.begin(Command::OpenConsent);
    page.pass(1_000.0);
    for go in [true, false] {
        page.tell(Input::Departing { ask: earlier, go });
        assert!(page.opened.is_empty() && !page.settled.contains_key(&second), "{go}");
    }
    page.let_go(true);
    page.wait_for(second).unwrap();
    assert_eq!(page.opened.len(), 1);
}

#[test]
fn in_a_frame_of_another_page_nothing_is_opened() {
    let landing = Landing { framed: true, recovered: false };
    let mut framed = Page::load(BackEnd::with(ready(CONSENT_PAGE)), &options(), None, landing, 1.0);
    framed.start().unwrap();
    assert_eq!(code(framed.open_consent()), "FRAMED");
    let mut all = options();
    all["allowFraming"] = json!(true);
    let mut allowed = Page::load(BackEnd::with(ready(CONSENT_PAGE)), &all, None, landing, 1.0);
    allowed.start().unwrap();
    allowed.open_consent().unwrap();
}

#[test]
fn a_failure_on_the_way_leaves_the_borrower_where_they_are() {
    let mut page = page(json!({ "popup": true }));
    page.back_end.set("offers", Reply::Unreachable);
    assert_eq!(code(page.open_consent()), "NETWORK");
    assert_eq!((page.screen(), &page.snapshot["trouble"]["code"]), ("consent", &json!("NETWORK")));
    assert_eq!((&page.popups[..], page.stored.as_deref()), (&["open", "close"][..], None));
    page.back_end.set("offers", envelope(ready(CONSENT_PAGE)));
    page.open_consent().unwrap();
}

#[test]
fn an_abort_while_the_page_is_had_keeps_the_borrower() {
    let mut page = page(json!({ "popup": true }));
    let (first, second) = (page.begin(Command::OpenConsent), page.begin(Command::OpenConsent));
    page.tell(Input::Abort { promise: first });
    assert_eq!(code(page.settled.remove(&first).unwrap()), "ABORTED");
    page.wait_for(second).unwrap();
    let third = page.begin(Command::OpenConsent);
    page.tell(Input::Abort { promise: third });
    assert_eq!(code(page.settled.remove(&third).unwrap()), "ABORTED");
    page.pass(1_000.0);
    assert_eq!((page.opened.len(), *page.popups.last().unwrap()), (1, "close"));
}

#[test]
fn a_refresh_beside_it_is_answered_too() {
    let mut page = page(json!({}));
    let refresh = page.begin(Command::Refresh);
    let consent = page.begin(Command::OpenConsent);
    page.wait_for(refresh).unwrap();
    page.wait_for(consent).unwrap();
    let refresh = page.begin(Command::Refresh);
    let consent = page.begin(Command::OpenConsent);
    page.tell(Input::Abort { promise: consent });
    page.wait_for(refresh).unwrap();
}

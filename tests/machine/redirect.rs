//! Out to the page of another party and back, as one transaction that nothing from outside can forge or break.

use credit_journey::machine::ClientEvent;
use serde_json::{Value, json};

use super::borrower::{CONSENT, JOURNEY, OFFER};
use super::desk::{Desk, card, page, steps};
use super::host::{Host, code, landing};

pub fn open(desk: Desk, options: Value) -> Host<Desk> {
    let mut host = Host::with(desk, options, None, landing(&[]));
    host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })).unwrap();
    host
}

pub fn wanting_consent() -> Host<Desk> {
    open(Desk::at("AA_REQUIRED"), json!({}))
}

pub fn wanting_e_mandate(options: Value) -> Host<Desk> {
    let mut desk = Desk::at("E_MANDATE_PENDING");
    let named = steps(&[("kyc", "SUCCESS", "NONE"), ("eMandate", "READY", "REDIRECT")]);
    desk.set("getEMandate", named["eMandate"].clone());
    desk.set("getSteps", named);
    open(desk, options)
}

pub fn departure(host: &Host<Desk>) -> Value {
    serde_json::from_str::<Value>(host.stored.as_deref().unwrap_or("{}")).unwrap()["departure"].clone()
}

#[test]
fn the_record_is_written_before_the_borrower_leaves() {
    for mut host in [wanting_consent(), wanting_e_mandate(json!({}))] {
        host.log.clear();
        host.command("openRedirect", Value::Null).unwrap();
        let at = |name: &str| host.log.iter().position(|done| done == name).unwrap();
        assert!(at("store") < at("open"), "{:?}", host.log);
        assert_eq!(host.opened.len(), 1);
        let left = departure(&host);
        assert_eq!(left["journeyID"], JOURNEY);
        let state = left["state"].as_str().unwrap();
        assert!(state.len() == 32 && state.bytes().all(|byte| byte.is_ascii_hexdigit()), "128 bits: {state}");
    }
}

#[test]
fn a_page_is_asked_for_on_the_click_and_opened_once() {
    let mut host = wanting_e_mandate(json!({}));
    host.pass(60_000.0);
    assert!(host.sent_to("getEMandate").is_empty(), "never fetched before");
    host.command("openRedirect", Value::Null).unwrap();
    assert_eq!(host.sent_to("getEMandate").len(), 1);
    assert_eq!(host.opened, [page("eMandate")]);
}

#[test]
fn every_step_has_its_own_page() {
    let pages = [
        ("kyc", "getKyc"),
        ("eMandate", "getEMandate"),
        ("loanAgreement", "getLoanAgreement"),
        ("disbursal", "getSteps"),
    ];
    for (step, endpoint) in pages {
        let named = steps(&[(step, "READY", "REDIRECT")]);
        let mut desk = Desk::at("LENDER_PROCESSING");
        // Where the documents show no endpoint for a step, all steps are read.
        desk.set(endpoint, if endpoint == "getSteps" { named.clone() } else { named[step].clone() });
        desk.set("getSteps", named);
        let mut host = open(desk, json!({}));
        host.command("openRedirect", Value::Null).unwrap();
        assert_eq!(host.opened, [page(step)]);
        assert!(!host.sent_to(endpoint).is_empty());
    }
}

#[test]
fn a_consent_is_started_or_the_open_one_taken_up() {
    for (state, starts) in [("REQUIRED", false), ("IN_PROGRESS", false), ("FAILED", true), ("EXPIRED", true)] {
        let mut host = wanting_consent();
        host.back_end.set("listAASessions", json!([{ "aaSessionID": CONSENT, "state": state }]));
        host.command("refresh", Value::Null).unwrap();
        host.command("openRedirect", json!({ "handles": ["one"] })).unwrap();
        assert_eq!(host.sent_to("createAASession").len(), usize::from(starts), "{state}");
        let asked = &host.sent_to("redirectAASession")[0];
        let body = asked.body.clone().unwrap();
        assert_eq!((asked.part(4), &body["handles"]), (CONSENT, &json!(["one"])));
        let state = departure(&host)["state"].as_str().unwrap().to_owned();
        assert_eq!(body["returnURL"], format!("https://site.example/loan?credit_return={state}"));
    }
}

#[test]
fn two_clicks_never_share_a_page_or_a_state() {
    let mut host = wanting_consent();
    host.command("openRedirect", Value::Null).unwrap();
    let first = departure(&host)["state"].clone();
    host.command("openRedirect", Value::Null).unwrap();
    assert_ne!(departure(&host)["state"], first);
    let asked = host.sent_to("redirectAASession");
    assert_ne!(asked[0].key(), asked[1].key(), "a page must be fresh");
}

#[test]
fn an_offer_that_wants_consent_leads_out_from_the_offers() {
    let mut desk = Desk::at("OFFERS_AVAILABLE");
    let mut wanting = card(OFFER, "OFFER_AWAITED");
    wanting["aa"] = json!({ "required": true, "state": "REQUIRED", "actionRequired": "REDIRECT" });
    desk.set("listOffers", json!({ "items": [wanting] }));
    let mut host = open(desk, json!({}));
    assert_eq!(host.snapshot()["screen"]["consentFor"], json!([OFFER]));
    host.command("openRedirect", Value::Null).unwrap();
    assert_eq!(host.opened.len(), 1);
}

#[test]
fn a_page_that_may_not_be_opened_is_refused() {
    let refused = [
        json!("javascript:alert(1)"),
        json!("data:text/html,x"),
        json!("blob:https://lender.example/1"),
        json!("http://lender.example/"),
        json!("https://user:pass@lender.example/"),
        json!("https://lender.example@evil.example/"),
        json!("https://lender.example/\nx"),
        json!("https://lender.example\\@evil.example/"),
        json!("//lender.example/"),
        json!("/sign"),
        json!(""),
        json!(7),
        Value::Null,
    ];
    for url in refused {
        let mut host = wanting_e_mandate(json!({}));
        host.back_end.data.get_mut("getEMandate").unwrap()["resource"]["redirectURL"] = url.clone();
        assert_eq!(code(&host.command("openRedirect", Value::Null)), "REDIRECT_REFUSED", "{url}");
        assert!(host.opened.is_empty());
        assert_eq!(departure(&host), Value::Null, "nobody left");
    }
}

#[test]
fn a_consent_page_that_may_not_be_opened_leaves_no_departure() {
    let mut host = wanting_consent();
    let page = host.back_end.good(host.now, &json!({ "aaSessionID": CONSENT, "redirectURL": "javascript:alert(1)" }));
    host.back_end.next("redirectAASession", page);
    assert_eq!(code(&host.command("openRedirect", Value::Null)), "REDIRECT_REFUSED");
    assert_eq!((host.opened.len(), departure(&host)), (0, Value::Null));
}

#[test]
fn only_listed_hosts_are_opened_when_there_is_a_list() {
    for (hosts, opens) in [
        (json!(["lender.example"]), true),
        (json!(["*.example"]), true),
        (json!(["lender.example:443"]), true),
        (json!(["lender.example:8443"]), false),
        (json!(["other.example"]), false),
        (json!(["*.lender.example"]), false),
        (json!(["ender.example"]), false),
    ] {
        let mut host = wanting_e_mandate(json!({ "allowedRedirectHosts": hosts }));
        let settled = host.command("openRedirect", Value::Null);
        assert_eq!((settled.is_ok(), host.opened.len()), (opens, usize::from(opens)), "{hosts}");
    }
}

#[test]
fn a_port_of_its_own_is_opened_only_if_it_is_listed() {
    for (hosts, opens) in [
        (json!([]), true),
        (json!(["lender.example:8443"]), true),
        (json!(["*.example:8443"]), true),
        (json!(["lender.example"]), false),
        (json!(["*.example"]), false),
        (json!(["lender.example:443"]), false),
    ] {
        let mut host = wanting_e_mandate(json!({ "allowedRedirectHosts": hosts }));
        host.back_end.data.get_mut("getEMandate").unwrap()["resource"]["redirectURL"] =
            json!("https://lender.example:8443/sign");
        assert_eq!(host.command("openRedirect", Value::Null).is_ok(), opens, "{hosts}");
    }
}

#[test]
fn a_consent_page_that_could_not_be_had_leaves_no_departure() {
    let mut host = wanting_consent();
    host.back_end.always("redirectAASession", Some(super::desk::refusal(409, "STATE_PRECONDITION_FAILED")));
    assert_eq!(code(&host.command("openRedirect", Value::Null)), "STATE_PRECONDITION_FAILED");
    assert_eq!(departure(&host), Value::Null);
}

#[test]
fn a_page_that_is_gone_shows_where_the_journey_really_is() {
    let mut host = wanting_e_mandate(json!({}));
    let named = steps(&["kyc", "bankMandate", "eMandate"].map(|step| (step, "SUCCESS", "NONE")));
    host.back_end.set("getEMandate", named["eMandate"].clone());
    host.back_end.set("getSteps", named);
    host.back_end.stand("LOAN_AGREEMENT_PENDING", Value::Null);
    assert_eq!(code(&host.command("openRedirect", Value::Null)), "REDIRECT_REFUSED");
    assert_eq!(host.snapshot()["screen"]["waitingFor"], "loanAgreement");
}

#[test]
fn leaving_is_told_as_an_event() {
    let mut host = wanting_consent();
    host.command("openRedirect", Value::Null).unwrap();
    assert!(host.events.contains(&ClientEvent::Redirect { phase: "out", step: Some("aaConsent") }));
}

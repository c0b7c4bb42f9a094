//! The options of `hybrid`: what is wrong is named, and nothing secret is taken.

use credit_journey::contract::Text;
use credit_journey::machine::hybrid::{Config, Endpoint};
use serde_json::{Value, json};

use super::back_end::{BackEnd, offers};
use super::page::{Page, details, options};
use credit_journey::machine::hybrid::Landing;

fn refused(change: impl FnOnce(&mut Value)) -> (Text, Text) {
    let mut options = options();
    change(&mut options);
    match Config::read(&options) {
        Ok(_) => ("accepted".into(), Text::default()),
        Err(failure) => {
            let field = failure.problems.first().map(|problem| problem.field.clone()).unwrap_or_default();
            (failure.code.as_str().into(), field)
        }
    }
}

#[test]
fn each_call_is_a_path_an_https_address_or_a_function() {
    for good in [
        json!(true),
        json!("/a"),
        json!("/a/b?c=d"),
        json!("https://api.partner.example/x"),
        json!("http://localhost:3000/x"),
    ] {
        assert_eq!(refused(|options| options["backEnd"]["offers"] = good.clone()).0, "accepted", "{good}");
    }
    let bad = [
        "",
        "a",
        "//evil.example/a",
        "/\\evil.example",
        "http://api.partner.example/x",
        "ftp://a.example",
        "/a b",
        "/a#b",
    ];
    for bad in bad.map(Value::from).into_iter().chain([json!(null), json!(7), json!(false), json!({})]) {
        let found = refused(|options| options["backEnd"]["offers"] = bad.clone());
        assert_eq!(found, ("CONFIG".into(), "backEnd.offers".into()), "{bad}");
    }
    let found = refused(|options| options["backEnd"]["hostedUrl"] = json!("/api/hosted-url"));
    assert_eq!(found, ("CONFIG".into(), "backEnd.hostedUrl".into()));
    for name in ["journey", "offers"] {
        let found = refused(|options| options["backEnd"][name] = json!("/api/{offerID}/x"));
        assert_eq!(found, ("CONFIG".into(), ["backEnd.", name].concat().into()));
    }
}

#[test]
fn every_place_of_the_offer_is_filled() {
    let mut all = options();
    all["backEnd"]["hostedUrl"] = json!("/{offerID}/hosted?of={offerID}&{offerID}");
    let back_end = BackEnd::with(offers("OFFERED", &["OFFER_RECEIVED"]));
    let mut page = Page::load(back_end, &all, None, Landing::default(), 1.0);
    page.start().unwrap();
    page.hand_off("offer-1").unwrap();
    assert_eq!(page.sent.last().unwrap().request.url.as_deref(), Some("/offer-1/hosted?of=offer-1&offer-1"));
}

#[test]
fn every_other_option_is_right_or_named() {
    let bad = [
        ("credentials", json!("omit")),
        ("attemptTimeoutMs", json!(0)),
        ("callTimeoutMs", json!("1")),
        ("polling", json!("yes")),
        ("allowedRedirectHosts", json!(["https://a.example"])),
        ("allowFraming", json!(1)),
    ];
    for (name, value) in bad {
        let found = refused(|options| options[name] = value);
        assert_eq!(found, ("CONFIG".into(), name.into()));
    }
}

#[test]
fn a_key_among_the_options_is_refused_first() {
    let found = refused(|options| options["backEnd"]["offers"] = json!("not a path?key=sk_live_canary"));
    assert_eq!(found.0, "SECRET_KEY_REFUSED");
}

#[test]
fn a_function_is_given_what_it_needs() {
    let functions = json!({ "backEnd": { "journey": true, "offers": true, "hostedUrl": true } });
    let back_end = BackEnd::with(offers("OFFERED", &["OFFER_RECEIVED"]));
    let mut page = Page::load(back_end, &functions, None, Landing::default(), 1.0);
    page.start().unwrap();
    page.hand_off("offer-1").unwrap();
    let given: Vec<_> = page.sent.iter().map(|sent| (sent.request.endpoint, sent.request.given.clone())).collect();
    let expected =
        [(Endpoint::Journey, details()), (Endpoint::Offers, Value::Null), (Endpoint::HostedUrl, json!("offer-1"))];
    assert_eq!(given, expected);
    assert!(page.sent.iter().all(|sent| sent.request.url.is_none() && !sent.request.correlation_id.is_empty()));
}

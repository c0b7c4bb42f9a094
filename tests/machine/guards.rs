//! Keys and tokens that have no business here are refused, and never repeated in the refusal.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, Config};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::desk::Desk;
use super::host::{Host, code, landing};
use super::wire::{Reply, SessionReply};

const KEY: &str = "sk_live_0123456789";

fn refused(options: Value) -> (String, String) {
    let failure = Config::read(&options).err().unwrap_or_else(|| panic!("{options} was taken"));
    super::watch::is_clean(&super::watch::failure_text(&failure));
    let details: Value = failure.details();
    (failure.code.as_str().to_owned(), details["field"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn an_api_key_in_any_option_is_refused() {
    for options in [
        json!({ "baseUrl": KEY }),
        json!({ "baseUrl": "https://platform.example", "apiVersion": KEY }),
        json!({ "baseUrl": "https://platform.example", "allowedRedirectHosts": ["a.example", KEY] }),
        json!({ "baseUrl": "https://platform.example", "apiKey": KEY }),
        json!({ "baseUrl": "https://platform.example", "returnUrl": format!("https://site.example/?key={KEY}") }),
        json!({ "baseUrl": format!("https://platform.example/{KEY}") }),
        json!({ "baseUrl": format!("https://platform.example/?key={KEY}") }),
        json!({ "baseUrl": "https://platform.example", "returnUrl": format!("https://site.example/{KEY}") }),
        json!({ "baseUrl": "https://platform.example", "headers": { "Authorization": format!("Bearer {KEY}") } }),
        json!({ "baseUrl": "https://platform.example", "session": { "sessionToken": KEY } }),
        json!({ "baseUrl": "https://platform.example", "note": format!("first line\n{KEY}") }),
        json!({ "baseUrl": "https://platform.example", "note": format!("first line\u{b}{KEY}") }),
        json!({ "baseUrl": "https://platform.example", "returnUrl": format!("https://site.example/?next=%2F{KEY}") }),
    ] {
        assert_eq!(refused(options).0, "SECRET_KEY_REFUSED");
    }
    assert!(Config::read(&json!({ "baseUrl": "https://risk_desk.example.com" })).is_err(), "no host is spelled so");
    for name in ["task_force", "100%task_force", "n\\task_force"] {
        Config::read(&json!({ "baseUrl": "https://platform.example", "note": name })).ok().unwrap();
    }
}

#[test]
fn an_option_that_cannot_be_right_is_named() {
    let table = [
        (json!({}), "baseUrl"),
        (json!({ "baseUrl": "platform.example" }), "baseUrl"),
        (json!({ "baseUrl": "http://platform.example" }), "baseUrl"),
        (json!({ "baseUrl": "https://platform.example/api" }), "baseUrl"),
        (json!({ "baseUrl": "https://user@platform.example" }), "baseUrl"),
        (json!({ "baseUrl": "https://a.example", "polling": "yes" }), "polling"),
        (json!({ "baseUrl": "https://a.example", "directRefresh": 1 }), "directRefresh"),
        (json!({ "baseUrl": "https://a.example", "attemptTimeoutMs": 0 }), "attemptTimeoutMs"),
        (json!({ "baseUrl": "https://a.example", "callTimeoutMs": "60s" }), "callTimeoutMs"),
        (json!({ "baseUrl": "https://a.example", "callTimeoutMs": 3e9 }), "callTimeoutMs"),
        (json!({ "baseUrl": "https://a.example", "returnUrl": "/loan" }), "returnUrl"),
        (json!({ "baseUrl": "https://a.example", "allowedRedirectHosts": [1] }), "allowedRedirectHosts"),
        (
            json!({ "baseUrl": "https://a.example", "allowedRedirectHosts": ["https://a.example"] }),
            "allowedRedirectHosts",
        ),
        (json!({ "baseUrl": "https://a.example", "allowedRedirectHosts": ["*"] }), "allowedRedirectHosts"),
        (json!({ "baseUrl": "https://a.example", "allowedRedirectHosts": ["a.example/pay"] }), "allowedRedirectHosts"),
        (json!({ "baseUrl": "https://a.example", "apiVersion": 20_260_305 }), "apiVersion"),
        (json!({ "baseUrl": "https://a.example", "apiVersion": "2026\r\nX: y" }), "apiVersion"),
    ];
    for (options, field) in table {
        assert_eq!(refused(options), ("CONFIG".to_owned(), field.to_owned()));
    }
}

#[test]
fn an_api_key_in_a_session_answer_ends_the_session_at_once() {
    for session in [
        json!({ "sessionToken": KEY }),
        json!({ "sessionToken": "st_live_1", "apiKey": KEY }),
        json!({ "sessionToken": "st_live_1", "debug": { "sent": format!("Bearer {KEY}") } }),
    ] {
        let mut host = Host::new(Desk::at("STARTED"));
        host.back_end.sessions.push_back(SessionReply::Grant(session));
        let settled = host.open(json!({ "type": "PERSONAL_LOAN" }));
        assert_eq!(code(&settled), "SECRET_KEY_REFUSED");
        assert!(host.sent.is_empty());
    }
}

#[test]
fn only_a_session_token_is_a_session() {
    for token in ["rt_live_1", "st_", "", "live_1", "st_live 1", "st_live\n1"] {
        let mut host = Host::new(Desk::at("STARTED"));
        host.back_end.sessions.push_back(SessionReply::Grant(json!({ "sessionToken": token })));
        let failure = host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap_err();
        assert_eq!(
            (failure.code.as_str(), failure.details::<Value>()["field"].as_str()),
            ("CONFIG", Some("session.sessionToken"))
        );
        assert!(host.sent.is_empty());
        host.open(json!({ "type": "PERSONAL_LOAN" })).err();
        assert_eq!(host.asked.len(), 2, "the app may try again");
    }
}

#[test]
fn a_refresh_token_beside_the_session_is_dropped() {
    let mut host = Host::new(Desk::at("STARTED"));
    let session = json!({ "sessionToken": "st_live_1", "refreshToken": "rt_live_1" });
    host.back_end.sessions.push_back(SessionReply::Grant(session));
    host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
    host.pass(60_000.0);
    assert!(host.sent.iter().all(|sent| !format!("{sent:?}").contains("rt_live")));
}

#[test]
fn a_test_token_does_not_go_to_the_live_platform() {
    for (base_url, goes) in
        [("https://api.credit.aarthiklabs.com", false), ("https://preprod.credit.aarthiklabs.com", true)]
    {
        let mut host = Host::with(Desk::at("STARTED"), json!({ "baseUrl": base_url }), None, landing(&[]));
        host.back_end.sessions.push_back(SessionReply::Grant(json!({ "sessionToken": "st_test_1" })));
        assert_eq!(host.open(json!({ "type": "PERSONAL_LOAN" })).is_ok(), goes);
        assert_eq!(host.sent.is_empty(), !goes);
    }
}

#[test]
fn an_api_key_in_a_call_is_refused_before_it_is_sent() {
    let mut host = Host::new(Desk::at("STARTED"));
    let body = json!({ "type": "PERSONAL_LOAN", "metadata": { "deep": [{ "key": KEY }] } });
    assert_eq!(code(&host.call(Endpoint::CreateJourney, &[body])), "SECRET_KEY_REFUSED");
    let options = CallOptions { idempotency_key: Some(KEY.into()), correlation_id: None };
    let promise = host.begin_call(Endpoint::GetJourneyState, &[json!(JOURNEY)], options);
    assert_eq!(code(&host.wait(promise)), "SECRET_KEY_REFUSED");
    let options = json!({ "type": "PERSONAL_LOAN", "metadata": { "key": KEY } });
    assert_eq!(code(&host.open(options)), "SECRET_KEY_REFUSED");
    assert!(host.sent.is_empty());
}

#[test]
fn an_api_key_in_an_answer_never_reaches_the_app() {
    for body in [
        json!({ "data": { "note": KEY }, "error": null }),
        json!({ "data": null, "error": { "code": "X", "message": format!("{KEY} is not valid"), "retryable": true } }),
    ] {
        let mut host = Host::new(Desk::at("STARTED"));
        host.back_end.always("getJourneyState", Some(Reply::Answer(200, None, body.to_string())));
        assert_eq!(code(&host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)])), "SECRET_KEY_REFUSED");
        assert_eq!(host.sent.len(), 1);
    }
}

#[test]
fn another_partys_address_may_begin_a_key_by_chance_and_nothing_else_may() {
    let answers = |data: Value| {
        let mut host = Host::new(Desk::at("STARTED"));
        let body = json!({ "data": data, "error": null }).to_string();
        host.back_end.always("getJourneyState", Some(Reply::Answer(200, None, body)));
        host.call(Endpoint::GetJourneyState, &[json!(JOURNEY)]).map_err(|failure| failure.code.as_str().to_owned())
    };
    // In base64url, as consents and tokens are written.
    let address = "https://consent.example/?ecreq=Zm9v-sk_9fQ&fi=sk_Zm9v";
    assert!(answers(json!({ "redirectURL": address, "items": [{ "keyFactsStatementLink": address }] })).is_ok());
    for data in [
        json!({ "redirectURL": format!("https://consent.example/?key={KEY}") }),
        json!({ "redirectURL": "https://consent.example/sk_test_1" }),
        json!({ "redirectURL": "https://consent.example/", "note": "Zm9v-sk_9fQ" }),
        json!({ "redirectURL": "https://consent.example/?note=\"sk_9fQ" }),
        json!({ "sk_9fQ": "https://consent.example/" }),
    ] {
        assert_eq!(answers(data.clone()), Err("SECRET_KEY_REFUSED".to_owned()), "{data}");
    }
}

#[test]
fn the_token_goes_to_the_configured_origin_only() {
    let mut host = Host::new(Desk::at("OFFERS_AVAILABLE"));
    host.open(json!({ "type": "PERSONAL_LOAN" })).unwrap();
    host.pass(60_000.0);
    assert!(host.sent.iter().all(|sent| sent.url.starts_with("https://platform.example/api/v1/headless/")));
}

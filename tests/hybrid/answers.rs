//! Answers in every dress: the platform's envelope, its data alone, and a back-end's own words.

use credit_journey::machine::hybrid::view::HybridSnapshot;
use credit_journey::machine::hybrid::{Command, HybridEvent};
use serde_json::{Value, json};

use super::back_end::{BackEnd, CONSENT_PAGE, Reply, offers};
use super::page::Page;

fn answered(reply: Reply) -> Page {
    let mut page = Page::new(BackEnd::with(offers("IN_PROGRESS", &[])));
    page.back_end.set("offers", reply);
    page.start().unwrap();
    page
}

#[test]
fn the_data_alone_is_as_good_as_the_envelope() {
    let data = offers("OFFERED", &["OFFER_RECEIVED"]);
    let alone = answered(Reply::ok(data.clone())).snapshot;
    assert_eq!(alone["screen"]["name"], "offers");
    let camel = json!({ "requestID": "r", "correlationID": "c", "timestamp": "x", "data": data });
    assert_eq!(answered(Reply::ok(camel)).snapshot, alone);
}

#[test]
fn ids_and_consents_in_camel_case_are_read_too() {
    for name in ["offerID", "offerId", "offer_id"] {
        let offer = json!({ name: "offer-1", "status": "OFFER_RECEIVED" });
        let page = answered(Reply::ok(json!({ "status": "OFFERED", "lenders": { "A": { "offers": [offer] } } })));
        assert_eq!(page.snapshot["screen"]["lenders"][0]["offers"][0]["offerID"], "offer-1");
    }
    let consent = json!({ "status": "READY", "url": "https://consent.example.com/canary-aa" });
    let page = answered(Reply::ok(json!({ "status": "IN_PROGRESS", "accountAggregator": consent })));
    assert_eq!(page.screen(), "consent");
}

#[test]
fn a_failure_names_what_support_needs() {
    let error = json!({ "code": "RESOURCE_NOT_FOUND", "message": "no journey of 9876501234", "retryable": false });
    let body = json!({ "request_id": "3f0c", "correlation_id": "c", "data": null, "error": error });
    let page = answered(Reply::Answer(404, None, body.to_string()));
    let error = &page.snapshot["screen"]["error"];
    assert_eq!(
        (&error["code"], &error["status"], &error["requestID"]),
        (&json!("RESOURCE_NOT_FOUND"), &json!(404), &json!("3f0c"))
    );
    let sent = &page.sent.last().unwrap().request.correlation_id;
    assert_eq!(error["correlationID"], json!(sent));
}

#[test]
fn a_platforms_error_counts_under_any_status() {
    let error = json!({ "code": "UPSTREAM_TEMPORARY_FAILURE", "message": "later", "retryable": true });
    let mut page = answered(Reply::ok(json!({ "data": null, "error": error })));
    assert_eq!((page.screen(), &page.snapshot["trouble"]["code"]), ("wait", &json!("UPSTREAM_TEMPORARY_FAILURE")));
    page.back_end.set("offers", Reply::ok(offers("OFFERED", &["OFFER_RECEIVED"])));
    page.command(Command::Refresh).unwrap();
    assert_eq!(page.screen(), "offers");
}

#[test]
fn a_back_ends_own_words_are_judged_by_their_status_and_never_repeated() {
    for (status, code) in [(403, "ACCESS_SCOPE_MISMATCH"), (404, "RESOURCE_NOT_FOUND"), (418, "DECODE")] {
        for body in
            [json!({ "error": "Canary 9876501234" }), json!({ "error": { "code": "CANARY_9876501234" } }), json!([1])]
        {
            let page = answered(Reply::Answer(status, None, body.to_string()));
            assert_eq!(page.snapshot["screen"]["error"]["code"], code, "{status} {body}");
        }
    }
}

#[test]
fn offers_whose_status_is_not_said_are_still_on_their_way() {
    let card = json!({ "A": { "offers": [{ "offerID": "offer-1", "status": "OFFER_RECEIVED" }] } });
    let consent = json!({ "status": "PROCESSING" });
    for (body, screen) in [
        (json!({ "data": {} }), "wait"),
        (json!({ "data": { "status": null, "lenders": card } }), "offers"),
        (json!({ "lenders": card }), "offers"),
        (json!({ "account_aggregator": consent }), "wait"),
        (json!({ "poll_after_ms": "7000" }), "wait"),
    ] {
        let mut page = answered(Reply::ok(body.clone()));
        assert_eq!((page.screen(), &page.snapshot["trouble"]), (screen, &Value::Null), "{body}");
        assert_eq!(page.snapshot["status"], Value::Null);
        assert!(serde_json::from_value::<HybridSnapshot>(page.snapshot.clone()).is_ok(), "{}", page.snapshot);
        assert!(page.goes_on_reading(), "{body}");
    }
}

#[test]
fn a_return_is_settled_where_no_status_is_said() {
    let mut page = answered(Reply::ok(json!({ "account_aggregator": { "status": "READY", "url": CONSENT_PAGE } })));
    page.open_consent().unwrap();
    let mut page = page.reload(1_000.0);
    page.pass(36_000.0);
    assert_eq!((page.screen(), page.stored.as_deref()), ("consent", None));
}

#[test]
fn a_message_is_rid_of_addresses_and_tokens() {
    let mut page = answered(Reply::ok(offers("OFFERED", &["OFFER_RECEIVED"])));
    let message = "see https://aa.example/canary-aa or (bt_canary) for more";
    let error = json!({ "code": "VALIDATION_FAILED", "message": message });
    page.back_end.set("hostedUrl", Reply::Answer(400, None, json!({ "error": error }).to_string()));
    assert_eq!(page.hand_off("offer-1").unwrap_err().message, "see … or … for more");
}

#[test]
fn an_event_holds_no_text_of_the_back_ends() {
    for (status, told) in
        [("CANARY", Some("other")), ("OFFERED", Some("OFFERED")), ("NOT_OFFERED", Some("NOT_OFFERED"))]
    {
        let page = answered(Reply::ok(offers(status, &[])));
        let statuses = page.events.iter().filter_map(|event| match event {
            HybridEvent::Screen { status, .. } => Some(*status),
            _ => None,
        });
        assert_eq!(statuses.collect::<Vec<_>>(), [told]);
    }
}

/// Consent and Hosted by these addresses: whether each opens.
fn opens(consent: &str, hosted: &str) -> [bool; 2] {
    let told = json!({ "account_aggregator": { "status": "READY", "url": consent } });
    let mut at_consent = answered(Reply::ok(told.clone()));
    let enveloped = answered(Reply::ok(json!({ "data": told })));
    assert_eq!(at_consent.snapshot, enveloped.snapshot);
    let mut at_offers = answered(Reply::ok(offers("OFFERED", &["OFFER_RECEIVED"])));
    at_offers.back_end.set("hostedUrl", Reply::ok(json!({ "hosted_url": hosted })));
    [at_consent.open_consent().is_ok(), at_offers.hand_off("offer-1").is_ok()]
}

#[test]
fn an_address_that_begins_a_key_by_chance_is_opened() {
    // In base64url, as consents and tokens are written.
    let ecreq = "https://consent.example.com/?ecreq=Zm9v-sk_9fQ&fi=sk_Zm9v";
    assert_eq!(opens(ecreq, "https://credit.example.com/risk_test_a/Zm9v-sk_9fQ"), [true, true]);
    let key = "https://credit.example.com/?key=sk_live_canary";
    assert_eq!(opens(key, key), [false, false]);
    let page = answered(Reply::ok(json!({ "status": "IN_PROGRESS", "note": "Zm9v-sk_9fQ" })));
    assert_eq!(page.snapshot["screen"]["error"]["code"], "SECRET_KEY_REFUSED", "elsewhere nothing is of chance");
}

#[test]
fn odd_bodies_end_nothing() {
    for body in [json!(null), json!(7), json!([]), json!({ "data": [] }), json!({ "data": { "status": 7 } })] {
        let page = answered(Reply::ok(body));
        assert_eq!((page.screen(), &page.snapshot["trouble"]["code"]), ("wait", &json!("DECODE")));
        assert_eq!(page.snapshot["data"], Value::Null);
    }
}

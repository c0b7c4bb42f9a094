//! Whatever a back-end answers: no crash, no screen without a way on, and nothing secret said. `watch` looks at every
//! effect of every test; here chance decides what happens.

use credit_journey::machine::hybrid::{Command, Input};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::back_end::{BackEnd, CONSENT_PAGE, OFFER, Reply, envelope, offers, with_consent};
use super::page::Page;

const ENDPOINTS: [&str; 3] = ["journey", "offers", "hostedUrl"];

/// JSON of any shape, with the names that are read among others.
fn garbage() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec![
        "data",
        "error",
        "status",
        "lenders",
        "offers",
        "offerID",
        "account_aggregator",
        "url",
        "poll_after_ms",
        "hosted_url",
        "code",
        "message",
        "details",
        "field",
        "retryable",
        "request_id",
        "timestamp",
        "else",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(vec!["OFFERED", "NOT_OFFERED", "READY", "PROCESSING", "OFFER_RECEIVED", "é\u{0}x", ""])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..6)
                .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

fn telltale(status: u16) -> Reply {
    let message = "Number 9876501234 (PAN:QWERT6789Z of canary@example.com) bad";
    let error = json!({ "code": "VALIDATION_FAILED", "message": message, "details": { "field": "x.9876501234" } });
    Reply::Answer(status, None, json!({ "request_id": "r", "error": error }).to_string())
}

fn happen(page: &mut Page, what: u8, garbage: &Value) {
    let endpoint = ENDPOINTS[usize::from(what) % 3];
    match what % 12 {
        0 => drop(page.begin(Command::OpenConsent)),
        1 => drop(page.begin(Command::HandOff(OFFER.into()))),
        2 => drop(page.begin(Command::HostedUrl(OFFER.into()))),
        3 => drop(page.begin(Command::Refresh)),
        4 => drop(page.begin(Command::Retry)),
        5 => page.tell(Input::Visible(what > 127)),
        6 => page.tell(Input::Online(what > 127)),
        7 => page.let_go(what > 127),
        8 => page.tell(Input::Abort { promise: u32::from(what % 8) }),
        9 => page.back_end.next(endpoint, Reply::Answer(200 + u16::from(what) * 2, None, garbage.to_string())),
        10 => page.back_end.next(endpoint, telltale(if what > 127 { 400 } else { 500 })),
        _ => page.back_end.next(endpoint, Reply::Unreachable),
    }
    page.pass(f64::from(what) * 40.0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn garbage_is_survived(bodies in prop::collection::vec((any::<u8>(), garbage()), 1..12), asks in any::<bool>()) {
        let data = with_consent(offers("OFFERED", &["OFFER_RECEIVED"]), "READY", Some(CONSENT_PAGE));
        let mut page = Page::with(BackEnd::with(data), json!({ "asksDeparture": asks }));
        page.start().unwrap();
        for (what, garbage) in &bodies {
            happen(&mut page, *what, garbage);
        }
        // Once the trouble stops, so does what it did.
        page.back_end.calm();
        page.tell(Input::Online(true));
        page.tell(Input::Visible(true));
        page.let_go(false);
        page.pass(120_000.0);
        prop_assert!(!page.commands().is_empty(), "a way on from {}", page.screen());
        if page.screen() == "failed" {
            page.command(Command::Retry).unwrap();
        }
        page.command(Command::Refresh).unwrap();
        prop_assert_ne!(page.screen(), "failed");
    }

    #[test]
    fn any_first_answer_gives_a_screen(body in garbage(), status in 200u16..600) {
        let mut page = Page::new(BackEnd::with(json!({})));
        page.back_end.next("offers", Reply::Answer(status, None, body.to_string()));
        page.start().unwrap();
        prop_assert!(!page.commands().is_empty());
        page.back_end.set("offers", envelope(offers("NOT_OFFERED", &[])));
        page.command(if page.screen() == "failed" { Command::Retry } else { Command::Refresh }).unwrap();
        prop_assert_eq!(page.screen(), "noOffers");
    }
}

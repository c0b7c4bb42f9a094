//! A refresh by the client itself: opt-in, with both tokens kept inside, and the session function behind it.

use credit_journey::contract::Endpoint;
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::desk::{Desk, iso, refusal};
use super::host::{Host, NOON, code};
use super::wire::Reply;

const MINUTE: f64 = 60_000.0;

fn journey() -> Value {
    json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })
}

#[test]
fn a_direct_refresh_keeps_both_tokens_inside() {
    let mut desk = Desk::at("OFFERS_PENDING");
    desk.set(
        "refreshSession",
        json!({
            "sessionToken": "st_live_refreshed", "refreshToken": "rt_live_1",
            "sessionExpiresAt": iso(NOON + 59.0 * MINUTE), "refreshExpiresAt": iso(NOON + 24.0 * 60.0 * MINUTE),
        }),
    );
    let mut host = Host::with(desk, json!({ "directRefresh": true }), None, Default::default());
    host.open(journey()).unwrap();
    host.pass(40.0 * MINUTE);
    assert_eq!((host.asked.len(), host.sent_to("refreshSession").len()), (1, 1));
    assert_eq!(host.sent.last().unwrap().header("Authorization"), Some("Bearer st_live_refreshed"));
    let refreshed = host.call(Endpoint::RefreshSession, &[]).unwrap();
    assert_eq!(refreshed, json!({ "sessionExpiresAt": iso(NOON + 59.0 * MINUTE) }));
}

#[test]
fn a_direct_refresh_that_fails_falls_back_to_the_session_function() {
    for reply in [refusal(401, "AUTH_INVALID_SESSION"), refusal(403, "ACCESS_SCOPE_MISMATCH"), Reply::Unreachable] {
        let mut host =
            Host::with(Desk::at("OFFERS_PENDING"), json!({ "directRefresh": true }), None, Default::default());
        host.back_end.always("refreshSession", Some(reply));
        host.open(journey()).unwrap();
        host.pass(40.0 * MINUTE);
        assert_eq!((host.asked.len(), host.screen().as_str()), (2, "offers"));
    }
}

#[test]
fn a_direct_refresh_is_opt_in() {
    let mut host = Host::new(Desk::at("STARTED"));
    assert_eq!(code(&host.call(Endpoint::RefreshSession, &[])), "CONFIG");
    assert!(host.sent.is_empty());
    host.open(journey()).unwrap();
    host.pass(40.0 * MINUTE);
    assert!(host.asked.len() > 1 && host.sent_to("refreshSession").is_empty());
}

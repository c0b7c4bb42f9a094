//! Starting: what goes out, what is refused before, and who hears of a failure.

use credit_journey::machine::hybrid::{Command, Endpoint, Input};
use serde_json::{Value, json};

use super::back_end::{BackEnd, Reply, offers};
use super::noticed::code;
use super::page::{Page, details};

fn fresh() -> Page {
    Page::new(BackEnd::with(offers("OFFERED", &["OFFER_RECEIVED"])))
}

#[test]
fn the_details_go_out_as_they_are_and_the_journey_comes_with_its_first_screen() {
    let mut page = fresh();
    let promise = page.begin_start(details());
    assert_eq!(page.snapshot, Value::Null, "nothing is shown on the way");
    page.wait_for(promise).unwrap();
    assert_eq!(page.screen(), "offers");
    let request = &page.sent[0].request;
    assert_eq!(
        (request.endpoint, &request.given, request.url.as_deref()),
        (Endpoint::Journey, &details(), Some("/api/credit/journey"))
    );
    assert!(page.sent[1].request.idempotency_key.is_none());
}

#[test]
fn one_start_has_one_key_over_all_its_attempts() {
    let mut page = fresh();
    page.back_end.next("journey", Reply::Unreachable);
    page.back_end.next("journey", Reply::refusal(503, "UPSTREAM_TEMPORARY_FAILURE"));
    page.start().unwrap();
    let starts: Vec<_> =
        page.sent.iter().map(|sent| &sent.request).filter(|it| it.endpoint == Endpoint::Journey).collect();
    assert_eq!(starts.len(), 3);
    assert!(starts.iter().all(|it| it.idempotency_key == starts[0].idempotency_key && it.idempotency_key.is_some()));
    assert!(starts.iter().all(|it| it.correlation_id == starts[0].correlation_id));
}

#[test]
fn details_that_cannot_be_right_are_named_before_any_request() {
    let bad = [
        (json!({}), "personal"),
        (json!({ "personal": "Canary" }), "personal"),
        (json!({ "personal": {}, "bureau": {} }), "journey.bureauConsent"),
        (json!({ "personal": {}, "bureau": {}, "journey": { "bureauConsent": false } }), "journey.bureauConsent"),
        (json!("Canary"), "personal"),
    ];
    for (details, field) in bad {
        let mut page = fresh();
        let promise = page.begin_start(details);
        let failure = page.wait_for(promise).unwrap_err();
        assert_eq!((failure.code.as_str(), &failure.problems[0].field[..]), ("VALIDATION_FAILED", field));
        assert!(page.sent.is_empty());
    }
    let mut page = fresh();
    let promise = page.begin_start(json!({ "personal": {}, "bureau": null }));
    page.wait_for(promise).unwrap();
}

#[test]
fn a_back_end_that_knows_its_borrower_needs_no_details() {
    let mut page = fresh();
    let promise = page.begin_start(json!(null));
    page.wait_for(promise).unwrap();
    assert_eq!((page.screen(), &page.sent[0].request.given), ("offers", &Value::Null));
}

#[test]
fn what_the_platform_finds_wrong_in_the_details_is_the_callers() {
    for status in [400, 422] {
        let mut page = fresh();
        let error =
            json!({ "code": "VALIDATION_FAILED", "message": "pan is wrong", "details": { "field": "personal.pan" } });
        page.back_end
            .set("journey", Reply::Answer(status, None, json!({ "request_id": "r", "error": error }).to_string()));
        let failure = page.start().unwrap_err();
        assert_eq!(failure.problems[0].field, "personal.pan");
        assert_eq!((failure.status, failure.request_id.as_deref()), (Some(status), Some("r")));
        assert_eq!(page.sent.len(), 1, "it is not sent again");
        // Mended, it starts.
        page.back_end.set("journey", Reply::ok(json!({})));
        page.start().unwrap();
    }
}

#[test]
fn any_other_failure_is_a_screen_with_a_way_on() {
    let refusals = [
        (Reply::Answer(401, None, String::new()), "SESSION_UNAVAILABLE", 1),
        (Reply::Answer(404, None, "<html>".to_owned()), "RESOURCE_NOT_FOUND", 1),
        (Reply::refusal(401, "AUTH_INVALID_API_KEY"), "AUTH_INVALID_API_KEY", 1),
        (Reply::Unreachable, "NETWORK", 5),
        (Reply::Answer(200, None, "<html>the app's own page</html>".to_owned()), "DECODE", 3),
    ];
    for (reply, code, attempts) in refusals {
        let mut page = fresh();
        page.back_end.set("journey", reply);
        page.start().unwrap();
        assert_eq!((page.screen(), &page.snapshot["screen"]["error"]["code"]), ("failed", &json!(code)));
        assert_eq!((page.commands(), page.sent.len()), (vec!["retry"], attempts), "{code}");
        assert!(!page.goes_on_reading());
        page.back_end.set("journey", Reply::Answer(204, None, String::new()));
        let retry = page.begin(Command::Retry);
        assert_eq!((page.screen(), &page.snapshot["screen"]["waitingFor"]), ("wait", &json!("start")));
        page.wait_for(retry).unwrap();
        assert_eq!(page.screen(), "offers");
    }
}

#[test]
fn a_retry_that_fails_again_says_so() {
    let mut page = fresh();
    page.back_end.set("journey", Reply::Answer(401, None, String::new()));
    page.start().unwrap();
    assert_eq!(code(page.command(Command::Retry)), "SESSION_UNAVAILABLE");
    assert_eq!(page.screen(), "failed");
}

#[test]
fn a_key_among_the_details_goes_nowhere() {
    let mut page = fresh();
    let promise = page.begin_start(json!({ "personal": { "note": "sk_live_canary" } }));
    assert_eq!(code(page.wait_for(promise)), "SECRET_KEY_REFUSED");
    assert!(page.sent.is_empty());
}

#[test]
fn a_key_among_the_options_of_a_call_goes_nowhere() {
    for options in [json!({ "correlationID": "sk_live_canary" }), json!({ "note": ["key=sk_live_canary"] })] {
        let mut page = fresh();
        let start = json!({ "kind": "start", "promise": 1, "details": details(), "options": options });
        let told = page.machine.hear(1.0, &start);
        assert!(told.iter().all(|effect| effect["kind"] != "send"), "{told:?}");
        assert_eq!(told[0]["error"]["code"], "SECRET_KEY_REFUSED");
        page.start().unwrap();
        let refresh = json!({ "kind": "command", "promise": 9, "name": "refresh", "options": options });
        assert_eq!(page.machine.hear(page.now, &refresh)[0]["error"]["code"], "SECRET_KEY_REFUSED");
    }
}

#[test]
fn an_abort_ends_the_start() {
    let mut page = fresh();
    let promise = page.begin_start(details());
    page.tell(Input::Abort { promise });
    assert_eq!(code(page.wait_for(promise)), "ABORTED");
    page.pass(60_000.0);
    assert_eq!((page.sent.len(), &page.snapshot), (1, &Value::Null));
}

#[test]
fn nothing_runs_before_the_first_screen_nor_after_the_end() {
    let mut page = fresh();
    assert_eq!(code(page.command(Command::Refresh)), "STATE_PRECONDITION_FAILED");
    let start = page.begin_start(details());
    assert_eq!(code(page.command(Command::Refresh)), "STATE_PRECONDITION_FAILED");
    page.wait_for(start).unwrap();
    assert_eq!(code(page.start()), "STATE_PRECONDITION_FAILED", "one machine is one journey");
    let (refresh, leaving) = (page.begin(Command::Refresh), page.begin(Command::HandOff("offer-1".into())));
    let address = page.begin(Command::HostedUrl("offer-1".into()));
    page.tell(Input::Dispose);
    assert_eq!(code(page.wait_for(address)), "DISPOSED");
    assert_eq!(code(page.wait_for(refresh)), "DISPOSED");
    assert_eq!(code(page.wait_for(leaving)), "DISPOSED");
    assert_eq!(code(page.command(Command::Refresh)), "DISPOSED");
    assert!(page.machine.wake_at().is_none());
    let sent = page.sent.len();
    page.tell(Input::Visible(false));
    page.tell(Input::Visible(true));
    page.pass(600_000.0);
    assert_eq!(page.sent.len(), sent);
}

#[test]
fn a_journey_disposed_on_its_way_says_so() {
    let mut page = fresh();
    let promise = page.begin_start(details());
    page.tell(Input::Dispose);
    assert_eq!(code(page.wait_for(promise)), "DISPOSED");
}

#[test]
fn a_host_that_starts_over_shows_what_it_showed_until_it_knows_more() {
    let mut page = fresh();
    page.tell(Input::Restart { details: details() });
    assert_eq!(page.shown, 0);
    page.pass(1_000.0);
    assert_eq!((page.shown, page.screen()), (1, "offers"));
    assert!(page.sent_to(Endpoint::Journey).is_empty(), "nobody asked for a second start");
}

#[test]
fn a_host_that_starts_over_before_the_journey_did_has_a_way_on() {
    let mut page = fresh();
    page.back_end.next("offers", Reply::Answer(404, None, String::new()));
    page.tell(Input::Restart { details: details() });
    page.pass(1_000.0);
    assert_eq!(page.screen(), "failed");
    page.command(Command::Retry).unwrap();
    assert_eq!((page.sent_to(Endpoint::Journey).len(), page.screen()), (1, "offers"));
}

//! Servicing: the lender is asked, parts are paid, an instalment is missed and paid, the loan is paid off.

use sandbox::effects::EffectKind;
use serde_json::{Value, json};

use crate::walk::Walk;

fn loan(walk: &mut Walk) -> Value {
    walk.detail()["loan"].clone()
}

#[test]
fn a_disbursed_loan_can_be_refreshed() {
    let mut walk = Walk::disbursed("straight-through");
    assert_eq!(walk.read("")["capabilities"]["postDisbursalEnabled"], true);
    let accepted = walk.act("POST", "/post-disbursal/status", None);
    assert_eq!((accepted["status"].as_str(), accepted["pollAfterSeconds"].as_i64()), (Some("ACCEPTED"), Some(5)));
    assert_eq!(walk.read("/state")["pendingOperations"], json!(["POST_DISBURSAL_STATUS"]));
    assert!(loan(&mut walk)["refreshedAt"].is_null());
    walk.world.pass(5);
    assert!(loan(&mut walk)["refreshedAt"].is_string());
    assert_eq!(walk.read("/state")["pendingOperations"], json!([]));
}

#[test]
fn a_part_payment_lowers_what_is_owed_and_the_instalments() {
    let mut walk = Walk::disbursed("straight-through");
    let before = walk.detail();
    walk.act("POST", "/post-disbursal/pre-part-payment", Some(json!({ "amount": "50000" })));
    walk.world.pass(5);
    let after = walk.detail();
    assert_eq!(after["loan"]["outstanding"], "250000");
    assert_eq!(after["loan"]["lastPayment"]["amount"], "50000");
    assert_ne!(after["installments"][0]["amount"], before["installments"][0]["amount"]);
}

#[test]
fn amounts_that_do_not_fit_the_loan_are_refused() {
    let mut walk = Walk::disbursed("servicing");
    walk.world.pass(10);
    for (action, body) in [
        ("pre-part-payment", None),
        ("pre-part-payment", Some(json!({ "amount": "300000" }))),
        ("foreclosure", Some(json!({ "amount": "1" }))),
        ("missed-emi-payment", Some(json!({ "amount": "1" }))),
    ] {
        let path = walk.path(&format!("/post-disbursal/{action}"));
        let refused = walk.world.refused(&walk.token, "POST", &path, body);
        assert_eq!((refused.status, refused.details), (400, json!({ "field": "amount" })), "{action}");
    }
}

#[test]
fn two_payments_do_not_run_at_once() {
    let mut walk = Walk::disbursed("straight-through");
    walk.act("POST", "/post-disbursal/pre-part-payment", Some(json!({ "amount": "200000" })));
    let path = walk.path("/post-disbursal/pre-part-payment");
    let refused = walk.world.refused(&walk.token, "POST", &path, Some(json!({ "amount": "200000" })));
    assert_eq!((refused.code.as_str(), refused.retryable), ("ASYNC_OPERATION_PENDING", true));
    assert_eq!(walk.times(EffectKind::PartPaid), 1);
}

#[test]
fn foreclosure_pays_all_and_closes_the_journey() {
    let mut walk = Walk::disbursed("straight-through");
    walk.act("POST", "/post-disbursal/foreclosure", Some(json!({ "amount": "300000" })));
    assert_eq!(walk.status(), "DISBURSED");
    walk.world.pass(5);
    assert_eq!(walk.status(), "CLOSED");
    let loan = loan(&mut walk);
    assert_eq!((loan["outstanding"].as_str(), loan["status"].as_str()), (Some("0"), Some("CLOSED")));
    let path = walk.path("/post-disbursal/status");
    assert_eq!(walk.world.refused(&walk.token, "POST", &path, None).code, "STATE_PRECONDITION_FAILED");
}

#[test]
fn nothing_happens_to_a_closed_journey() {
    let mut walk = Walk::disbursed("servicing");
    walk.act("POST", "/post-disbursal/foreclosure", None);
    walk.world.pass(3);
    let closed = walk.read("/state");
    walk.world.pass(60);
    assert_eq!(walk.read("/state"), closed);
}

#[test]
fn a_missed_instalment_shows_and_can_be_paid() {
    let mut walk = Walk::disbursed("servicing");
    let path = walk.path("/post-disbursal/missed-emi-payment");
    assert_eq!(walk.world.refused(&walk.token, "POST", &path, None).details, json!({ "reason": "NOTHING_OVERDUE" }));
    walk.world.pass(6);
    let missed = walk.detail();
    assert_eq!(missed["loan"]["status"], "OVERDUE");
    assert_eq!(missed["installments"][0]["status"], "OVERDUE");
    let due = missed["loan"]["overdueAmount"].clone();
    walk.act("POST", "/post-disbursal/missed-emi-payment", Some(json!({ "amount": due })));
    walk.world.pass(5);
    let paid = walk.detail();
    assert_eq!(
        (paid["loan"]["status"].as_str(), paid["installments"][0]["status"].as_str()),
        (Some("ACTIVE"), Some("PAID"))
    );
    assert_eq!(paid["loan"]["overdueAmount"], "0");
    walk.act("POST", "/post-disbursal/pre-part-payment", Some(json!({ "amount": "10000" })));
    walk.world.pass(5);
    assert_eq!(walk.detail()["installments"].as_array().unwrap().len(), 35);
}

//! One screen for every state of the world, and something to do on it.

use credit_journey::contract::{ActionRequired, JourneyLifecycleStatus as Status, OfferCardStatus, StepStatus, Text};
use credit_journey::machine::journey::Command;
use credit_journey::machine::journey::facts::{OfferFacts, StepFacts, StepName};
use credit_journey::machine::journey::known::Known;
use credit_journey::machine::journey::screen::{Outcome, Screen, derive};
use serde_json::{Value, json};

use super::desk::Desk;
use super::host::Host;

fn known(status: &str, next_action: Option<&str>) -> Known<Value> {
    let mut known = Known::nothing();
    known.status = Some(Status::from(status));
    known.next_action = next_action.map(Text::from);
    known
}

fn step(name: StepName, status: &str, action: &str) -> StepFacts {
    StepFacts { name, status: StepStatus::from(status), action: ActionRequired::from(action) }
}

fn offer(status: &str, aa_action: Option<&str>) -> OfferFacts {
    OfferFacts {
        id: super::borrower::OFFER.into(),
        status: OfferCardStatus::from(status),
        aa_required: aa_action.is_some(),
        aa_state: None,
        aa_action: aa_action.map(ActionRequired::from),
    }
}

#[test]
fn every_status_has_its_screen() {
    let table = [
        ("STARTED", Screen::Profile),
        ("PROFILE_REQUIRED", Screen::Profile),
        ("PROFILE_SUBMITTED", Screen::Wait(StepName::Offers)),
        ("OFFERS_PENDING", Screen::Wait(StepName::Offers)),
        ("OFFERS_AVAILABLE", Screen::Offers),
        ("OFFER_SELECTED", Screen::Wait(StepName::Kyc)),
        ("AA_REQUIRED", Screen::Redirect(StepName::AaConsent)),
        ("KYC_PENDING", Screen::Wait(StepName::Kyc)),
        ("BANK_MANDATE_PENDING", Screen::Wait(StepName::BankMandate)),
        ("E_MANDATE_PENDING", Screen::Wait(StepName::EMandate)),
        ("LOAN_AGREEMENT_PENDING", Screen::Wait(StepName::LoanAgreement)),
        ("LENDER_PROCESSING", Screen::Wait(StepName::Disbursal)),
        ("DISBURSED", Screen::Disbursed),
        ("REJECTED", Screen::Closed(Outcome::Rejected)),
        ("EXPIRED", Screen::Closed(Outcome::Expired)),
        ("CLOSED", Screen::Closed(Outcome::Closed)),
        ("FROM_THE_FUTURE", Screen::Wait(StepName::Offers)),
    ];
    assert_eq!(table.len(), Status::KNOWN.len() + 1);
    for (status, screen) in table {
        assert_eq!(derive(&known(status, None), None), screen, "{status}");
        assert_eq!(derive(&known(status, Some("SOMETHING_NEW")), None), screen, "{status} with an unknown next action");
    }
}

#[test]
fn the_next_action_decides_before_the_status_and_never_over_an_end() {
    for status in Status::KNOWN {
        let ended = matches!(status, Status::Disbursed | Status::Rejected | Status::Expired | Status::Closed);
        let screen = |next_action| derive(&known(status.as_str(), Some(next_action)), None);
        let alone = derive(&known(status.as_str(), None), None);
        assert_eq!(screen("FILL_PROFILE"), if ended { alone } else { Screen::Profile });
        assert_eq!(screen("WAIT_FOR_OFFERS"), if ended { alone } else { Screen::Wait(StepName::Offers) });
    }
}

#[test]
fn a_steps_action_decides_before_the_status() {
    for status in ["KYC_PENDING", "LENDER_PROCESSING", "OFFER_SELECTED", "FROM_THE_FUTURE"] {
        for name in StepName::OF_OFFER {
            for step_status in ["PENDING", "READY", "IN_PROGRESS", "FAILURE", "QUEUED_FOR_REVIEW"] {
                let screen = |action: &str| {
                    let mut known = known(status, None);
                    known.steps = vec![step(name, step_status, action)].into();
                    derive(&known, None)
                };
                assert_eq!(screen("REDIRECT"), Screen::Redirect(name));
                assert_eq!(screen("SUBMIT_FORM"), Screen::Form(name));
                for waiting in ["NONE", "WAIT", "AWAIT_CALLBACK", "RECONCILE", "AWAIT_AGENT", ""] {
                    assert_eq!(screen(waiting), Screen::Wait(name), "{status} {step_status} {waiting}");
                }
            }
        }
    }
}

#[test]
fn a_step_that_is_done_asks_nothing_and_the_next_takes_over() {
    for done in ["SUCCESS", "NOT_REQUIRED"] {
        let mut known = known("KYC_PENDING", None);
        known.steps = vec![step(StepName::Kyc, done, "REDIRECT"), step(StepName::EMandate, "READY", "REDIRECT")].into();
        assert_eq!(derive(&known, None), Screen::Redirect(StepName::EMandate));
        known.steps = known.steps[..1].to_vec().into();
        assert_eq!(derive(&known, None), Screen::Wait(StepName::Disbursal));
    }
}

#[test]
fn an_unknown_status_is_read_by_what_else_is_known() {
    let mut waiting = known("OFFERS_UNDER_REVIEW", None);
    waiting.offers = vec![offer("OFFER_UNDER_REVIEW", None)].into();
    assert_eq!(derive(&waiting, None), Screen::Wait(StepName::Offers));
    waiting.offers = vec![offer("OFFER_RECEIVED", None)].into();
    assert_eq!(derive(&waiting, None), Screen::Offers);
}

#[test]
fn a_lender_that_wants_consent_is_shown_while_others_are_awaited() {
    for status in ["OFFERS_PENDING", "PROFILE_SUBMITTED", "OFFERS_UNDER_REVIEW"] {
        let mut known = known(status, Some("WAIT_FOR_OFFERS"));
        known.offers = vec![offer("OFFER_AWAITED", Some("REDIRECT")), offer("OFFER_AWAITED", None)].into();
        assert_eq!(derive(&known, None), Screen::Offers);
        known.offers = vec![offer("OFFER_AWAITED", Some("AWAIT_CALLBACK"))].into();
        assert_eq!(derive(&known, None), Screen::Wait(StepName::Offers));
    }
}

#[test]
fn the_consent_decides_whether_to_leave_or_to_wait() {
    let table = [
        ("REQUIRED", true),
        ("REDIRECT_READY", true),
        ("IN_PROGRESS", false),
        ("USER_RETURNED", false),
        ("APPROVAL_DISPATCHED", false),
        ("RECONCILING", false),
        ("CONFIRMED", false),
        ("NOT_REQUIRED", false),
        ("FAILED", true),
        ("EXPIRED", true),
        ("FROM_THE_FUTURE", false),
    ];
    for (state, leaves) in table {
        let mut known = known("AA_REQUIRED", None);
        known.take_consents(&json!([{ "aaSessionID": super::borrower::CONSENT, "state": state }]));
        let screen = derive(&known, None);
        let wait = Screen::Wait(StepName::AaConsent);
        assert_eq!(screen, if leaves { Screen::Redirect(StepName::AaConsent) } else { wait }, "{state}");
        assert!(Command::OpenRedirect.is_allowed(screen, &known), "a consent under way can be taken up again");
    }
}

#[test]
fn a_consent_page_left_undecided_can_be_opened_again() {
    let mut known = known("AA_REQUIRED", None);
    known.take_consents(&json!([{ "aaSessionID": super::borrower::CONSENT, "state": "IN_PROGRESS" }]));
    known.offers = vec![offer("OFFER_AWAITED", Some("REDIRECT"))].into();
    assert_eq!(derive(&known, None), Screen::Redirect(StepName::AaConsent));
    assert_eq!(derive(&known, Some(StepName::AaConsent)), Screen::Wait(StepName::AaConsent), "just back");
    known.offers = vec![offer("OFFER_AWAITED", Some("AWAIT_CALLBACK"))].into();
    assert_eq!(derive(&known, None), Screen::Wait(StepName::AaConsent));
}

#[test]
fn who_just_came_back_waits_instead_of_being_sent_out_again() {
    let mut known = known("E_MANDATE_PENDING", None);
    known.steps = vec![step(StepName::EMandate, "READY", "REDIRECT")].into();
    assert_eq!(derive(&known, Some(StepName::EMandate)), Screen::Wait(StepName::EMandate));
    assert_eq!(derive(&known, Some(StepName::Kyc)), Screen::Redirect(StepName::EMandate));
}

#[test]
fn every_combination_has_a_screen_to_show_and_a_command_to_give() {
    let words = [Value::Null, json!("FILL_PROFILE"), json!("WAIT_FOR_OFFERS"), json!("RELAX"), json!(7)];
    let statuses = Status::KNOWN.iter().map(Status::as_str).chain(["FROM_THE_FUTURE", ""]);
    for status in statuses {
        for next_action in &words {
            for action in ["NONE", "REDIRECT", "SUBMIT_FORM", "AWAIT_CALLBACK", "RECONCILE", "WAIT", "AWAIT_AGENT"] {
                let mut desk = Desk::at(status);
                desk.stand(status, next_action.clone());
                desk.set("getSteps", super::desk::steps(&[("kyc", "READY", action)]));
                let mut host = Host::new(desk);
                // The host looks at every snapshot: a shape the app knows, and no empty list of commands.
                host.open(json!({ "type": "PERSONAL_LOAN", "journeyID": super::borrower::JOURNEY })).unwrap();
                assert!(!host.screen().is_empty(), "{status} {next_action} {action}");
            }
        }
    }
}

//! The right screen: what the platform's true state implies, told from the sandbox's own words and not the machine's.

use credit_journey::machine::journey::view::Snapshot;
use serde::Deserialize;
use serde_json::Value;

use super::{Invariant, Moment, Seen, hold};

/// Once faults stop, every page shows what the platform has.
pub struct RightScreen;

impl Invariant for RightScreen {
    fn name(&self) -> &'static str {
        "the right screen once faults stop"
    }

    fn look(&mut self, _: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        let Seen::Compared(truth, snapshot) = seen else { return None };
        hold(is_right(truth, snapshot), || {
            format!("{} {} is shown as {}", truth["status"], truth["nextAction"], bare(&snapshot["screen"]))
        })
    }
}

/// Once faults stop, a borrower who does what the screen says comes to the end.
pub struct Rest;

impl Invariant for Rest {
    fn name(&self) -> &'static str {
        "the journey comes to rest once faults stop"
    }

    fn look(&mut self, _: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        let Seen::Rested(rested, snapshot) = seen else { return None };
        hold(*rested, || format!("{} {} for ever", snapshot["status"], bare(&snapshot["screen"])))
    }
}

/// Every snapshot has the documented shape, and something to do.
pub struct WellFormed;

impl Invariant for WellFormed {
    fn name(&self) -> &'static str {
        "a snapshot has its shape and a way on"
    }

    fn look(&mut self, _: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        let Seen::Shown(snapshot) = seen else { return None };
        Some(match Snapshot::deserialize(*snapshot) {
            Ok(read) if read.commands.is_empty() => Err(format!("no command on {}", bare(&snapshot["screen"]))),
            Ok(_) => Ok(()),
            Err(why) => Err(why.to_string()),
        })
    }
}

/// Whether a snapshot shows what the platform has.
pub fn is_right(truth: &Value, snapshot: &Value) -> bool {
    let screen = &snapshot["screen"];
    let name = screen["name"].as_str().unwrap_or_default();
    let step = [&screen["step"], &screen["waitingFor"]].into_iter().find_map(Value::as_str).unwrap_or_default();
    let status = truth["status"].as_str().unwrap_or_default();
    let (wanted, at) = match truth["nextAction"].as_str().unwrap_or_default() {
        "FILL_PROFILE" | "SUBMIT_PROFILE" => ("profile", ""),
        // A lender that wants consent is answered among the offers, while others are waited for.
        "WAIT_FOR_OFFERS" if name == "offers" => return screen["consentFor"] != Value::Array(Vec::new()),
        "WAIT_FOR_OFFERS" => ("wait", "offers"),
        "SELECT_OFFER" => ("offers", ""),
        "GIVE_CONSENT" => ("redirect", "aaConsent"),
        "WAIT_FOR_CONSENT" => ("wait", "aaConsent"),
        "WAIT_FOR_LENDER" => ("wait", "kyc"),
        "COMPLETE_KYC" => ("redirect", "kyc"),
        "WAIT_FOR_KYC" => ("wait", "kyc"),
        "SUBMIT_BANK_MANDATE" => ("form", "bankMandate"),
        "WAIT_FOR_BANK_MANDATE" => ("wait", "bankMandate"),
        "APPROVE_E_MANDATE" => ("redirect", "eMandate"),
        "WAIT_FOR_E_MANDATE" => ("wait", "eMandate"),
        "SIGN_LOAN_AGREEMENT" => ("redirect", "loanAgreement"),
        "WAIT_FOR_LOAN_AGREEMENT" => ("wait", "loanAgreement"),
        "WAIT_FOR_DISBURSAL" => ("wait", "disbursal"),
        _ => match status {
            "OFFERS_AVAILABLE" => ("offers", ""),
            "DISBURSED" => ("disbursed", ""),
            // A loan that is paid out is not watched: another tab may close it.
            "CLOSED" if name == "disbursed" => return true,
            "REJECTED" | "EXPIRED" | "CLOSED" => return name == "closed" && screen["outcome"] == status.to_lowercase(),
            // Words of no document: any screen that goes on.
            _ => return name != "closed" && name != "signIn",
        },
    };
    name == wanted && (at.is_empty() || step == at)
}

/// A screen without its payloads, which may be personal.
pub fn bare(screen: &Value) -> String {
    let names = ["name", "step", "waitingFor", "outcome"].into_iter().filter_map(|field| screen[field].as_str());
    names.collect::<Vec<_>>().join(" ")
}

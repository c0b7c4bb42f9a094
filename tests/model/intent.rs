//! What the borrower wants with a command, and what the client does of its own.

use credit_journey::contract::Endpoint;
use serde_json::{Value, json};

use super::platform::OFFER;

/// Markers, the end of a consent and the journey itself are the client's own doing.
pub fn is_own(endpoint: Endpoint) -> bool {
    use Endpoint::{CompleteAASession, CreateJourney, ReconcileAASession, UpdateResume};
    matches!(endpoint, UpdateResume | CreateJourney | CompleteAASession | ReconcileAASession)
}

/// What may be on the wire beside another mutation: it concerns nothing that a command does.
pub fn is_beside(endpoint: Endpoint) -> bool {
    matches!(endpoint, Endpoint::UpdateResume | Endpoint::CreateJourney)
}

/// What a command may do to the journey, once.
pub fn endpoints_of(command: &str) -> &'static [&'static str] {
    match command {
        "saveProfile" => &["saveProfile"],
        "submitProfile" => &["submitProfile"],
        "proceed" => &["proceedOffer"],
        "setLoanAmount" => &["setLoanAmount"],
        "rejectOffer" => &["rejectOffer"],
        "openRedirect" => &["createAASession", "redirectAASession"],
        "submitBankMandate" => &["submitBankMandate"],
        "refreshServicing" => &["refreshServicing"],
        "foreclose" => &["foreclose"],
        "prePartPay" => &["prePartPay"],
        "payMissedEmi" => &["payMissedEmi"],
        _ => &[],
    }
}

pub fn argument(command: &str) -> Value {
    let fixture = match command {
        "viewOffer" | "proceed" => return json!(OFFER),
        "saveProfile" => include_str!("../fixtures/profile-upsert.json"),
        "submitProfile" => include_str!("../fixtures/profile-submit.json"),
        "setLoanAmount" => include_str!("../fixtures/loan-amount.json"),
        "rejectOffer" => include_str!("../fixtures/offer-reject.json"),
        "submitBankMandate" => include_str!("../fixtures/bank-mandate.json"),
        _ => return Value::Null,
    };
    serde_json::from_str(fixture).unwrap()
}

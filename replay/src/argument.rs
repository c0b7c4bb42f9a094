//! What stands in for the arguments of commands and calls: valid ones, since the log says which were not.

use credit_journey::contract::Endpoint;
use credit_journey::machine::journey::Command;
use serde_json::{Value, json};

/// An argument that is told as `told`: texts are ids and stay; of an object only the digest is known.
pub fn of(input: &Value, told: &Value) -> Value {
    let Value::Object(fields) = told else { return told.clone() };
    let mut argument = valid(endpoint(input));
    if let Some(argument) = argument.as_object_mut() {
        argument.extend(fields.clone());
    }
    argument
}

fn endpoint(input: &Value) -> Option<Endpoint> {
    let called = input["endpoint"].as_str().and_then(Endpoint::named);
    called.or_else(|| Command::named(input["name"].as_str()?)?.endpoint())
}

fn valid(endpoint: Option<Endpoint>) -> Value {
    match endpoint {
        Some(Endpoint::CreateJourney) => json!({ "type": "PERSONAL_LOAN" }),
        Some(Endpoint::UpdateResume) => json!({ "resume": {} }),
        Some(Endpoint::SubmitProfile) => json!({ "bureauConsent": true }),
        Some(Endpoint::RejectOffer) => json!({ "rejectedStage": "KYC", "rejectionReason": "OTHER" }),
        Some(Endpoint::SetLoanAmount) => json!({ "amount": "1" }),
        Some(Endpoint::SubmitBankMandate) => json!({
            "accountHolderName": "-", "accountNumber": "000000", "ifsc": "AAAA0000000", "accountType": "saving",
        }),
        _ => json!({}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stand_in_is_valid() {
        for endpoint in Endpoint::ALL {
            let argument = of(&json!({ "endpoint": endpoint.name() }), &json!({ "digest": "~1" }));
            assert!(endpoint.problems(&argument).is_empty(), "{endpoint:?}");
            assert_eq!(argument["digest"], "~1");
        }
    }
}

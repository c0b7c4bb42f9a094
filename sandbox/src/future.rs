//! Values from the future: what a later version of the platform might say, laid over true answers.
//!
//! Only what a tolerant client can live with: waits under other names, more fields, next actions it has never heard of.

use credit_journey::contract::Endpoint;
use serde_json::{Value, json};

use crate::journey::Journey;

/// Statuses while the platform works, under other names.
const STATUSES: &[(&str, &str)] = &[
    ("PROFILE_SUBMITTED", "BUREAU_REVIEW"),
    ("OFFER_SELECTED", "OFFER_CONFIRMING"),
    ("LENDER_PROCESSING", "FUNDS_EARMARKED"),
];

/// Other fields with words that no document knows. An actionable step keeps its words, or nobody could act.
const WORDS: &[(&str, &str, &str)] = &[
    ("nextAction", "FILL_PROFILE", "TELL_US_ABOUT_YOU"),
    ("nextAction", "SELECT_OFFER", "COMPARE_AND_SELECT"),
    ("nextAction", "WAIT_FOR_OFFERS", "RELAX"),
    ("nextAction", "WAIT_FOR_LENDER", "HOLD_ON"),
    ("nextAction", "COMPLETE_KYC", "VERIFY_IDENTITY_V2"),
    ("nextAction", "SIGN_LOAN_AGREEMENT", "E_SIGN_V3"),
    ("nextAction", "WAIT_FOR_DISBURSAL", "TRACK_FUNDS"),
    ("actionRequired", "AWAIT_CALLBACK", "AWAIT_AGENT"),
    ("status", "IN_PROGRESS", "QUEUED_FOR_REVIEW"),
    ("status", "OFFER_AWAITED", "OFFER_UNDER_REVIEW"),
];

/// Dresses an answer, where the journey's scenario comes from the future.
pub fn dress(journey: &Journey, endpoint: Endpoint, data: &mut Value) {
    if !journey.scenario.from_the_future || endpoint.method().mutates() && endpoint != Endpoint::CreateJourney {
        return;
    }
    reword(data);
    if let Some(fields) = data.as_object_mut() {
        fields.insert("experimentGroup".to_owned(), json!({ "name": "b", "since": 2031 }));
    }
}

/// A field beside the envelope's own.
pub fn extra_field(journey: &Journey) -> Option<(&'static str, Value)> {
    journey.scenario.from_the_future.then(|| ("region", json!("in-west-9")))
}

fn reword(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(reword),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str().and_then(|word| reworded(name, word)) {
                    Some(word) => *value = json!(word),
                    None => reword(value),
                }
            }
        }
        _ => {}
    }
}

fn reworded(name: &str, word: &str) -> Option<&'static str> {
    let status = STATUSES.iter().find(|(known, _)| name == "status" && *known == word).map(|(_, new)| *new);
    status.or_else(|| WORDS.iter().find(|(field, known, _)| *field == name && *known == word).map(|(.., new)| *new))
}

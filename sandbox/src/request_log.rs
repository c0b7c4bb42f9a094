//! The request log: what clients really send, so that tests can hold it against the contract.
//!
//! Personal text is replaced by text of the same shape, tokens by their class; the rest is kept.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::Value;

use crate::instant;
use crate::message::Request;

/// One request, fit to be kept.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestRecord {
    /// When, ISO 8601.
    pub at: String,
    /// HTTP method.
    pub method: String,
    /// Path.
    pub path: String,
    /// Names of the query parameters.
    pub query_names: Vec<String>,
    /// Names of all headers, in lower case.
    pub header_names: Vec<String>,
    /// The headers that hold nothing secret, with their values.
    pub headers: Vec<(String, String)>,
    /// Class of the bearer token: `sk_`, `st_`, `rt_`; null if there was none, `other` if it is none of these.
    pub token_class: Option<&'static str>,
    /// The body, placeholders in it; null if there was none or it was not JSON.
    pub body: Value,
}

/// The last requests, oldest first.
#[derive(Debug, Default)]
pub struct RequestLog(VecDeque<RequestRecord>);

/// A sandbox may run for days.
const MOST_KEPT: usize = 10_000;
const PLAIN_HEADERS: &[&str] = &["idempotency-key", "x-correlation-id", "x-al-api-version", "content-type"];
/// Fields whose text names no person.
const PLAIN_FIELDS: &[&str] = &[
    "type",
    "journeyType",
    "gender",
    "employmentType",
    "accountType",
    "lastCompletedStep",
    "lastViewedOfferID",
    "rejectedStage",
    "amount",
    "scenario",
    "faults",
    "source",
    "campaign",
];

impl RequestLog {
    /// The requests kept.
    pub fn all(&self) -> impl Iterator<Item = &RequestRecord> {
        self.0.iter()
    }

    pub(crate) fn record(&mut self, now_ms: u64, request: &Request) {
        if self.0.len() == MOST_KEPT {
            self.0.pop_front();
        }
        let mut body = serde_json::from_str(&request.body).unwrap_or_default();
        redact(&mut body);
        let plain = |(name, _): &&(String, String)| PLAIN_HEADERS.contains(&name.as_str());
        self.0.push_back(RequestRecord {
            at: instant::iso(now_ms),
            method: request.method.clone(),
            path: request.path.clone(),
            query_names: request.query.iter().map(|(name, _)| name.clone()).collect(),
            header_names: request.headers.iter().map(|(name, _)| name.clone()).collect(),
            headers: request.headers.iter().filter(plain).cloned().collect(),
            token_class: request.header("authorization").map(token_class),
            body,
        });
    }
}

fn token_class(authorization: &str) -> &'static str {
    let token = authorization.strip_prefix("Bearer ").unwrap_or_default();
    ["sk_", "st_", "rt_"].into_iter().find(|class| token.starts_with(class)).unwrap_or("other")
}

/// Replaces every text that is not known to be plain.
fn redact(value: &mut Value) {
    match value {
        Value::String(text) => *text = placeholder(text),
        Value::Array(items) => items.iter_mut().for_each(redact),
        Value::Object(fields) => {
            let personal = fields.iter_mut().filter(|(name, _)| !PLAIN_FIELDS.contains(&name.as_str()));
            personal.for_each(|(_, value)| redact(value));
        }
        _ => {}
    }
}

/// Text of the same shape: what was valid stays valid, what was not does not become so.
fn placeholder(text: &str) -> String {
    let shape = |letter: char| match letter {
        // A mobile number starts with 6 to 9, a PIN code not with 0, an IFSC has a 0 in the middle.
        '6'..='9' => '9',
        '1'..='5' => '1',
        _ if letter.is_lowercase() => 'a',
        _ if letter.is_alphabetic() => 'A',
        _ => letter,
    };
    let in_date_form = text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    match text.parse::<jiff::civil::Date>() {
        Ok(_) if in_date_form => "1990-01-01".to_owned(),
        Err(_) if in_date_form => "9999-99-99".to_owned(),
        _ => text.chars().map(shape).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use credit_journey::contract::Endpoint;
    use serde_json::json;

    fn profile(mobile: &str, pan: &str, dob: &str) -> Value {
        json!({
            "profile": {
                "contactNumber": mobile, "pan": pan, "panName": "Rahul Sharma", "dob": dob, "gender": "male",
                "personalemail": "rahul@example.com",
            },
            "workProfile": { "employmentType": "salaried", "income": "75000" },
            "address": { "addressL1": "Flat 301", "city": "Bengaluru", "pincode": "560001" },
        })
    }

    #[test]
    fn a_redacted_body_has_the_faults_of_the_true_one_and_none_of_its_data() {
        for body in [
            profile("9876543210", "ABCDE1234F", "1995-06-20"),
            profile("2876543210", "abcde1234f", "1995-13-20"),
            profile("987654321", "ABCDE1234", "20-06-1995"),
        ] {
            let mut redacted = body.clone();
            redact(&mut redacted);
            assert_eq!(Endpoint::SaveProfile.problems(&redacted), Endpoint::SaveProfile.problems(&body));
            let text = redacted.to_string();
            for personal in ["87654321", "BCDE", "bcde", "Rahul", "rahul", "1995", "Flat", "560001", "75000"] {
                assert!(!text.contains(personal), "{personal} in {text}");
            }
            assert!(text.contains("salaried"));
        }
    }
}

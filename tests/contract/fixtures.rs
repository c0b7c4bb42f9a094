//! Every JSON example of the platform's documents goes through its Rust type unchanged and fits `openapi.yaml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use credit_journey::contract::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::openapi::{self, Operation};

/// Where an example belongs in `openapi.yaml`.
enum Place {
    /// The body of an operation.
    Body(&'static str),
    /// The `data` of an operation's success.
    Data(&'static str),
    /// The `error` of an operation's answer with this status.
    Error(&'static str, &'static str),
    /// A schema that stands for itself.
    Schema(&'static str),
}

struct Fixture {
    name: &'static str,
    place: Place,
    through: fn(&Value) -> serde_json::Result<String>,
}

const fn fixture<T: Serialize + DeserializeOwned>(name: &'static str, place: Place) -> Fixture {
    Fixture { name, place, through: |json| serde_json::to_string(&T::deserialize(json)?) }
}

const FIXTURES: &[Fixture] = &[
    fixture::<Envelope<Value>>("envelope-success", Place::Schema("Success")),
    fixture::<Envelope<Value>>("envelope-error", Place::Schema("Failure")),
    fixture::<SessionRequest>("session-request", Place::Body("createSession")),
    fixture::<SessionGrant>("session-grant", Place::Data("createSession")),
    fixture::<SessionTokens>("session-tokens", Place::Data("refreshSession")),
    fixture::<JourneyCreate>("journey-create", Place::Body("createJourney")),
    fixture::<JourneyDetail>("journey-created", Place::Data("createJourney")),
    fixture::<JourneyState>("journey-state", Place::Data("getJourneyState")),
    fixture::<ResumeUpdate>("resume-update", Place::Body("updateResume")),
    fixture::<ProfileUpsert>("profile-upsert", Place::Body("saveProfile")),
    fixture::<ProfileSubmit>("profile-submit", Place::Body("submitProfile")),
    fixture::<Accepted>("profile-submit-accepted", Place::Data("submitProfile")),
    fixture::<OfferProceeded>("offer-proceeded", Place::Data("proceedOffer")),
    fixture::<PlatformError>("offer-lock-conflict", Place::Error("proceedOffer", "409")),
    fixture::<OfferReject>("offer-reject", Place::Body("rejectOffer")),
    fixture::<LoanAmount>("loan-amount", Place::Body("setLoanAmount")),
    fixture::<Step>("step", Place::Data("getBankMandate")),
    fixture::<BankMandate>("bank-mandate", Place::Body("submitBankMandate")),
    fixture::<AARedirect>("aa-redirect", Place::Data("redirectAASession")),
    fixture::<Accepted>("servicing-status-accepted", Place::Data("refreshServicing")),
];

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// An example by its file name.
pub fn read(name: &str) -> Value {
    let json = fs::read_to_string(directory().join(name).with_extension("json")).expect(name);
    serde_json::from_str(&json).expect(name)
}

/// An example inside the envelope it would travel in.
fn enveloped(data: Value, error: Value) -> Value {
    json!({ "requestID": "req_1", "timestamp": "2026-03-05T15:15:00.000Z", "data": data, "error": error })
}

impl Fixture {
    fn assert_fits(&self, example: &Value) {
        let (schema, value) = match self.place {
            Place::Body(id) => (Operation::named(id).body().unwrap().0.clone(), example.clone()),
            Place::Data(id) => (Operation::named(id).success().clone(), enveloped(example.clone(), Value::Null)),
            Place::Error(id, status) => {
                let answer = openapi::resolved(&Operation::named(id).responses[status]);
                let schema = &answer["content"]["application/json"]["schema"];
                (schema.clone(), enveloped(Value::Null, example.clone()))
            }
            Place::Schema(name) => (openapi::schema(name).clone(), example.clone()),
        };
        openapi::assert_fits(&openapi::validator(&schema), &value, self.name);
    }
}

/// The value with a field from the future in each of its objects.
fn grown(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: serde_json::Map<_, _> =
                fields.iter().map(|(name, value)| (name.clone(), grown(value))).collect();
            fields.insert("fromTheFuture".to_owned(), json!({ "any": ["thing"] }));
            Value::Object(fields)
        }
        Value::Array(items) => items.iter().map(grown).collect(),
        other => other.clone(),
    }
}

#[test]
fn every_example_comes_back_from_its_type_unchanged() {
    for fixture in FIXTURES {
        let example = read(fixture.name);
        let came_back = (fixture.through)(&example).unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
        assert_eq!(came_back, example.to_string(), "{}", fixture.name);
    }
}

#[test]
fn every_example_fits_its_place_in_openapi() {
    for fixture in FIXTURES {
        fixture.assert_fits(&read(fixture.name));
    }
}

#[test]
fn fields_from_the_future_are_allowed_everywhere() {
    for fixture in FIXTURES {
        let grown = grown(&read(fixture.name));
        fixture.assert_fits(&grown);
        (fixture.through)(&grown).unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
    }
}

#[test]
fn no_example_is_left_out() {
    let files = fs::read_dir(directory()).unwrap();
    let files: BTreeSet<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let listed: BTreeSet<_> = FIXTURES.iter().map(|fixture| format!("{}.json", fixture.name)).collect();
    assert_eq!(files, listed);
}

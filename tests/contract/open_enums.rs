//! Every open enum knows exactly the values `openapi.yaml` documents, and keeps any other as given.

use std::collections::BTreeSet;

use credit_journey::contract::*;
use proptest::prelude::*;
use serde_json::Value;

use crate::openapi::{OPENAPI, schema, validator_of};

/// An open enum: its name, the known values as they travel, and the way of a value through it.
struct OpenEnum {
    name: &'static str,
    known: fn() -> Vec<Value>,
    through: fn(&Value) -> serde_json::Result<Value>,
    spelling: fn(&str) -> String,
}

macro_rules! open_enums {
    ($($name:ident),+ $(,)?) => {
        &[$(OpenEnum {
            name: stringify!($name),
            known: || $name::KNOWN.iter().map(|value| serde_json::to_value(value).unwrap()).collect(),
            through: |value| serde_json::to_value(serde_json::from_value::<$name>(value.clone())?),
            spelling: |value| $name::from(value).as_str().to_owned(),
        }),+]
    };
}

const OPEN_ENUMS: &[OpenEnum] = open_enums![
    ErrorCode,
    JourneyType,
    JourneyLifecycleStatus,
    Gender,
    EmploymentType,
    OfferCardStatus,
    ProceedBoundaryState,
    StepStatus,
    ActionRequired,
    AASessionState,
];

#[test]
fn known_values_are_the_documented_ones() {
    for one in OPEN_ENUMS {
        let documented = schema(one.name)["anyOf"][0]["enum"].as_array().expect(one.name);
        assert_eq!(&(one.known)(), documented, "{}", one.name);
    }
}

#[test]
fn every_documented_enum_has_its_type() {
    let schemas = OPENAPI["components"]["schemas"].as_object().unwrap();
    let documented: BTreeSet<_> = schemas
        .iter()
        .filter(|(_, schema)| schema["anyOf"][0]["enum"].is_array())
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(documented, OPEN_ENUMS.iter().map(|one| one.name).collect());
}

#[test]
fn known_values_are_read_and_written_as_they_are() {
    for one in OPEN_ENUMS {
        for value in (one.known)() {
            assert_eq!((one.through)(&value).unwrap(), value, "{}", one.name);
            assert_eq!((one.spelling)(value.as_str().unwrap()), value, "{}", one.name);
        }
    }
}

#[test]
fn a_known_value_is_not_taken_for_an_unknown_one() {
    assert_eq!(JourneyLifecycleStatus::from("DISBURSED"), JourneyLifecycleStatus::Disbursed);
    let read: JourneyLifecycleStatus = serde_json::from_str("\"DISBURSED\"").unwrap();
    assert_eq!(read, JourneyLifecycleStatus::Disbursed);
    assert_eq!(JourneyLifecycleStatus::from("disbursed"), JourneyLifecycleStatus::Other("disbursed".into()));
}

proptest! {
    #[test]
    fn unknown_values_are_kept_and_documented_as_valid(text in ".*") {
        let value = Value::from(text.as_str());
        for one in OPEN_ENUMS {
            prop_assert_eq!(&(one.through)(&value).unwrap(), &value);
            prop_assert_eq!((one.spelling)(&text), text.as_str());
        }
    }
}

#[test]
fn a_value_from_the_future_fits_every_documented_enum() {
    for one in OPEN_ENUMS {
        assert!(validator_of(one.name).is_valid(&"FROM_THE_FUTURE".into()), "{}", one.name);
        assert!(!validator_of(one.name).is_valid(&7.into()), "{} is text", one.name);
    }
}

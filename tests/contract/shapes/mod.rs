//! Each Rust type and its schema promise the same fields: none more, none less, and the same ones always.

mod account_aggregator;
mod envelope;
mod journey;
mod offer;
mod profile;
mod session;
mod step;

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::openapi::{OPENAPI, assert_fits, resolved, schema, validator_of};

/// A type with its schema's name, a value of it with every field, and one with no field that may be left out.
pub struct Shape {
    schema: &'static str,
    full: Value,
    minimal: Value,
    decode: fn(Value) -> serde_json::Result<()>,
}

fn shape<T: Serialize + DeserializeOwned>(schema: &'static str, full: &T, minimal: &T) -> Shape {
    let json = |value: &T| serde_json::to_value(value).unwrap();
    Shape {
        schema,
        full: json(full),
        minimal: json(minimal),
        decode: |value| serde_json::from_value::<T>(value).map(drop),
    }
}

/// The rules for sending a shape, and the two sides of the envelope: refinements of a shape, without a type of their own.
const REFINEMENTS: [&str; 5] = ["Success", "Failure", "ProfileInput", "WorkProfileInput", "AddressInput"];

/// Stands for any id.
const ID: &str = "32188de4-c1ac-4623-a73f-a1f6ad6406a6";
const INSTANT: &str = "2026-03-05T16:40:00.000Z";

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn shapes() -> Vec<Shape> {
    let rooms = [
        envelope::shapes(),
        session::shapes(),
        journey::shapes(),
        profile::shapes(),
        offer::shapes(),
        step::shapes(),
        account_aggregator::shapes(),
    ];
    rooms.into_iter().flatten().collect()
}

/// What a schema says of itself and of the shapes it is made of.
fn gathered(schema: &'static Value, key: &str) -> BTreeSet<&'static str> {
    let schema = resolved(schema);
    let own = match &schema[key] {
        Value::Object(properties) => properties.keys().map(String::as_str).collect(),
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let inherited = schema["allOf"].as_array().into_iter().flatten().flat_map(|part| gathered(part, key));
    own.into_iter().chain(inherited).collect()
}

fn fields(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn what_a_type_writes_fits_its_schema() {
    for shape in shapes() {
        let validator = validator_of(shape.schema);
        assert_fits(&validator, &shape.full, shape.schema);
        assert_fits(&validator, &shape.minimal, shape.schema);
    }
}

#[test]
fn a_type_has_exactly_the_documented_fields() {
    for shape in shapes() {
        assert_eq!(fields(&shape.full), gathered(schema(shape.schema), "properties"), "{}", shape.schema);
    }
}

#[test]
fn a_type_always_writes_exactly_the_required_fields() {
    for shape in shapes() {
        assert_eq!(fields(&shape.minimal), gathered(schema(shape.schema), "required"), "{}", shape.schema);
    }
}

#[test]
fn a_type_reads_all_its_schema_allows() {
    for shape in shapes() {
        let validator = validator_of(shape.schema);
        for name in fields(&shape.full) {
            for absent in [true, false] {
                let mut value = shape.full.clone();
                let fields = value.as_object_mut().unwrap();
                if absent {
                    fields.remove(name);
                } else {
                    fields[name] = Value::Null;
                }
                if validator.is_valid(&value) {
                    (shape.decode)(value).unwrap_or_else(|error| panic!("{}.{name}: {error}", shape.schema));
                }
            }
        }
    }
}

#[test]
fn every_documented_shape_has_its_type() {
    let schemas = OPENAPI["components"]["schemas"].as_object().unwrap();
    let documented = schemas.iter().filter(|(_, schema)| !gathered(schema, "properties").is_empty());
    let documented: BTreeSet<_> = documented.map(|(name, _)| name.as_str()).collect();
    let typed = shapes().into_iter().map(|shape| shape.schema).chain(REFINEMENTS);
    assert_eq!(documented, typed.collect());
}

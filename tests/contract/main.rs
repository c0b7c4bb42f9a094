//! The proof that the Rust types, the documents' own examples (`tests/fixtures`) and `openapi.yaml` say the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod endpoints;
mod fixtures;
mod open_enums;
mod openapi;
mod rules;
mod secrets;
mod shapes;
mod validation;
mod validation_properties;

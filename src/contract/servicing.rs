//! Servicing after disbursal (CONTRACT.md 2.4, rows 29 to 32). The bodies are not documented and pass as given.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::document::OpenObject;
use super::rule;
use super::validation::{Shape, Validate, optional};

/// Body of the three payments of servicing. Only the shape of an amount is documented.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ServicingRequest {
    /// Amount in rupees, a positive digit string, where the action takes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub amount: Option<String>,
    /// Any other fields.
    #[serde(flatten)]
    #[tsify(type = "Record<string, unknown>")]
    pub other: OpenObject,
}

impl Validate for ServicingRequest {
    const SHAPE: Shape = &[optional("amount", rule::AMOUNT)];
}

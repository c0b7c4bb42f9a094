//! A borrower on the way to another party's page, as the page they come back to must know it.

use super::super::Millis;
use crate::contract::{Document, Text};
use crate::machine::list::list;

/// A redirect under way.
#[derive(Clone, PartialEq, Debug)]
pub struct Departure {
    /// One-time state: 128 random bits.
    pub state: Text,
    /// Of which journey.
    pub journey_id: Text,
    /// For which step.
    pub step: Text,
    /// Under which consent, once it is known. A popup's copy of the record is made before that.
    pub aa_session_id: Option<Text>,
    /// When, ms.
    pub at_ms: Millis,
    /// The query parameters the page had of its own.
    pub own_parameters: Vec<Text>,
    /// Whether the page was to open in a popup.
    pub popup: bool,
}

impl Departure {
    pub(super) fn read<D: Document>(stored: &D) -> Option<Self> {
        Some(Self {
            state: stored.text_field("state")?,
            journey_id: stored.text_field("journeyID")?,
            step: stored.text_field("step")?,
            aa_session_id: stored.text_field("aaSessionID"),
            at_ms: stored.number_field("atMs")?,
            own_parameters: list(stored.field("ownParameters").items()?.iter().filter_map(D::text)),
            popup: stored.boolean_field("popup")?,
        })
    }

    pub(super) fn write<D: Document>(&self) -> D {
        let own_parameters = self.own_parameters.iter().map(|name| D::from_text(name));
        D::object()
            .with_text("state", &self.state)
            .with_text("journeyID", &self.journey_id)
            .with_text("step", &self.step)
            .with("aaSessionID", D::from_optional_text(self.aa_session_id.as_deref()))
            .with_number("atMs", self.at_ms)
            .with("ownParameters", D::from_items(own_parameters))
            .with_boolean("popup", self.popup)
            .made()
    }
}

//! What is stored in the page's session storage: one small record, with digests in place of anything personal.

mod departure;
mod intent;

use siphasher::sip::SipHasher24;
use std::hash::Hasher;

use super::Millis;
use crate::contract::{Document, Text};
use crate::machine::list::list;

pub use departure::Departure;
pub use intent::{Intent, Phase};

/// Raised when the record's shape changes; a record of another version is dropped.
const VERSION: f64 = 2.0;
/// An intent older than this is forgotten: its idempotency key may no longer be known to the platform.
const INTENT_LIFE_MS: Millis = 24.0 * 60.0 * 60.0 * 1000.0;
/// A borrower who left longer ago is treated as one who comes fresh.
const DEPARTURE_LIFE_MS: Millis = 60.0 * 60.0 * 1000.0;
/// More unsettled intents than this are not one borrower's doing.
const MOST_INTENTS: usize = 16;

/// The record of one browser tab.
#[derive(Clone, Default)]
pub struct Record {
    /// Key of the digests, random per tab.
    pub salt: Text,
    /// Digest of the borrower the record belongs to.
    pub borrower: Option<Text>,
    /// Mutations whose outcome is not known yet, oldest first.
    pub intents: Vec<Intent>,
    /// The borrower left for a page of another party.
    pub departure: Option<Departure>,
    /// The journey this tab shows: a reload shows it again, even when it has ended.
    pub journey_id: Option<Text>,
    /// The offer the borrower chose, to be confirmed by the platform.
    pub chosen_offer: Option<Text>,
}

impl Record {
    /// Reads a stored record; `None` if it is not one of ours. What has outlived its use is left out.
    pub fn read<D: Document>(text: &str, now: Millis) -> Option<Self> {
        let stored = D::parse(text).filter(|stored| stored.number_field("version") == Some(VERSION))?;
        let intents = stored.field("intents").items().unwrap_or_default();
        let intents = intents
            .iter()
            .filter_map(Intent::read)
            .filter(|intent| now - intent.at_ms < INTENT_LIFE_MS)
            .take(MOST_INTENTS);
        Some(Self {
            salt: stored.text_field("salt")?,
            borrower: stored.text_field("borrower"),
            intents: list(intents),
            departure: Departure::read(&stored.field("departure")).filter(|left| now - left.at_ms < DEPARTURE_LIFE_MS),
            journey_id: stored.text_field("journeyID"),
            chosen_offer: stored.text_field("chosenOffer"),
        })
    }

    /// The record as text for storage.
    pub fn write<D: Document>(&self) -> Text {
        let text = |value: &Option<Text>| D::from_optional_text(value.as_deref());
        let newest = self.intents.len().saturating_sub(MOST_INTENTS);
        let record = D::object()
            .with_number("version", VERSION)
            .with_text("salt", &self.salt)
            .with("borrower", text(&self.borrower))
            .with("intents", D::from_items(self.intents.iter().skip(newest).map(Intent::write)))
            .with("departure", self.departure.as_ref().map_or_else(D::null, Departure::write))
            .with("journeyID", text(&self.journey_id))
            .with("chosenOffer", text(&self.chosen_offer))
            .made();
        record.to_json().into()
    }

    /// A keyed digest: equal for equal text in this tab, and telling nothing of it elsewhere.
    pub fn digest(&self, parts: &[&str]) -> Text {
        let mut key = [0; 16];
        for (at, slot) in key.iter_mut().enumerate() {
            *slot = self.salt.as_bytes().get(2 * at).copied().unwrap_or_default();
        }
        let mut hasher = SipHasher24::new_with_key(&key);
        hasher.write(self.salt.as_bytes());
        for part in parts {
            hasher.write(part.as_bytes());
            hasher.write_u8(0xff);
        }
        super::entropy::hex(&hasher.finish().to_be_bytes())
    }
}

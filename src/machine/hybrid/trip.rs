//! A borrower who left for another party's page, and what a page they come back to must know of it.
//!
//! No return names itself here: both pages lead back to wherever the platform says. So a departure that was written down
//! and a page that is seen again are all there is to go by, and the platform's own word decides.

use super::super::Millis;
use super::facts::{Consent, Facts};
use super::screen::HybridDestination;
use crate::contract::{Document, Text};

/// Raised when the record's shape changes; a record of another version is dropped.
const VERSION: f64 = 1.0;
/// A borrower who left longer ago is treated as one who comes fresh.
pub const LIFE_MS: Millis = 60.0 * 60_000.0;
/// How long after a return the platform may not have heard of the consent.
const RETURN_SETTLES_MS: Millis = 30_000.0;
/// How long a consent is waited for: in a popup, say, or while the platform works on it.
const CONSENT_SETTLES_MS: Millis = 10.0 * 60_000.0;

/// What a borrower left for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To give a consent.
    Consent,
    /// The Hosted experience, with this offer.
    Hosted(Text),
}

impl Goal {
    /// Where that is.
    pub fn destination(&self) -> HybridDestination {
        match self {
            Self::Consent => HybridDestination::Consent,
            Self::Hosted(_) => HybridDestination::Hosted,
        }
    }
}

/// A borrower's leaving.
#[derive(Clone, Debug, PartialEq)]
pub struct Trip {
    /// What for.
    pub goal: Goal,
    /// When.
    pub left_at: Millis,
    /// When they were seen again last.
    pub back_at: Option<Millis>,
}

impl Trip {
    /// Reads what an earlier page stored: who sees this page is back. `None` if it is not ours, or too old.
    pub fn read<D: Document>(text: &str, now: Millis) -> Option<Self> {
        let stored = D::parse(text).filter(|stored| stored.number_field("version") == Some(VERSION))?;
        let goal = match &stored.text_field("left")?[..] {
            "consent" => Goal::Consent,
            "hosted" => Goal::Hosted(stored.text_field("offerID")?),
            _ => return None,
        };
        let left_at = stored.number_field("atMs")?;
        (now - left_at < LIFE_MS).then_some(Self { goal, left_at, back_at: Some(now) })
    }

    /// The record as text for storage.
    pub fn write<D: Document>(&self) -> Text {
        let offer = if let Goal::Hosted(id) = &self.goal { D::from_text(id) } else { D::null() };
        let record = D::object()
            .with_number("version", VERSION)
            .with_text("left", self.goal.destination().as_str())
            .with("offerID", offer)
            .with_number("atMs", self.left_at)
            .made();
        record.to_json().into()
    }

    /// Whether it is over, by the platform's word of this moment. Time alone settles nothing: a page that nobody looks at
    /// hears nothing.
    pub fn is_settled<D: Document>(&self, facts: &Facts<D>, at: Millis) -> bool {
        let for_long = at >= self.back_at.unwrap_or(self.left_at) + CONSENT_SETTLES_MS;
        match (&self.goal, facts.consent) {
            (Goal::Hosted(id), _) => !facts.lists(id),
            // The platform has not heard of it.
            (Goal::Consent, Consent::Ready) => {
                self.back_at.map_or(for_long, |back_at| at >= back_at + RETURN_SETTLES_MS)
            }
            (Goal::Consent, Consent::Processing) if !facts.has_none() => for_long,
            (Goal::Consent, _) => true,
        }
    }
}

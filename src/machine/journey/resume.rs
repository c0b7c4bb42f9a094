//! Which of the borrower's journeys to take up again.

use super::super::record::Record;
use crate::contract::{Document, JourneyLifecycleStatus as Status, Text, is_uuid};

/// The newest journey of this kind that is still open; else the newest that was paid out, to be serviced.
pub fn newest_open<D: Document>(journeys: &[D], kind: &str) -> Option<Text> {
    let mut best: Option<(bool, f64, Text)> = None;
    for journey in journeys {
        let status = Status::from(journey.text_field("status").unwrap_or_default());
        let other_kind = journey.text_field("type").is_some_and(|of| of != kind);
        let Some(id) = journey.text_field("journeyID").filter(|id| is_uuid(id) && !other_kind && !is_ended(&status))
        else {
            continue;
        };
        let open = status != Status::Disbursed;
        let at = journey.text_field("updatedAt").and_then(|at| D::instant(&at)).unwrap_or(0.0);
        if best.as_ref().is_none_or(|(best_open, best_at, _)| (open, at) > (*best_open, *best_at)) {
            best = Some((open, at, id));
        }
    }
    best.map(|(_, _, id)| id)
}

/// The journey this tab showed last, though it has ended: a reload does not start another unasked.
pub fn shown_last<D: Document>(journeys: &[D], kind: &str, record: &Record) -> Option<Text> {
    let last = record.journey_id.as_ref()?;
    let is_last = |journey: &&D| {
        journey.text_field("journeyID").as_ref() == Some(last) && journey.text_field("type").is_none_or(|of| of == kind)
    };
    journeys.iter().find(is_last).map(|_| last.clone())
}

/// Whether nothing is left of a journey but its outcome.
pub fn is_ended(status: &Status) -> bool {
    matches!(status, Status::Rejected | Status::Expired | Status::Closed)
}

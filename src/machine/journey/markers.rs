//! Resume markers: where the borrower was, kept by the platform, written without being asked (DESIGN.md 3.6).

use super::super::client::Client;
use super::super::{Entropy, Millis};
use super::facts::{StepFacts, StepName};
use super::{Journey, Purpose};
use crate::contract::{Document, Endpoint, StepStatus, Text};

/// Markers that change within this time are written as one.
const COALESCE_MS: Millis = 3_000.0;

/// The markers of one journey.
#[derive(Default)]
pub struct Markers {
    completed: Option<Text>,
    viewed: Option<Text>,
    due: Option<Millis>,
}

impl Markers {
    /// Takes the markers that the platform keeps.
    pub fn read<D: Document>(&mut self, resume: &D) {
        self.completed = self.completed.take().or(resume.text_field("lastCompletedStep"));
        self.viewed = self.viewed.take().or(resume.text_field("lastViewedOfferID"));
    }

    /// The offer last looked at.
    pub fn offer(&self) -> Option<Text> {
        self.viewed.clone()
    }

    /// The borrower looked at an offer.
    pub fn saw_offer(&mut self, now: Millis, id: &str) {
        if self.viewed.as_deref() != Some(id) {
            self.viewed = Some(id.into());
            self.due = Some(now + COALESCE_MS);
        }
    }

    /// The last step that succeeded, if that is news.
    pub fn saw_steps(&mut self, now: Millis, steps: &[StepFacts]) {
        let last = steps.iter().rfind(|step| step.status == StepStatus::Success).map(|step: &StepFacts| step.name);
        if let Some(last) = last.map(StepName::as_str).filter(|last| self.completed.as_deref() != Some(last)) {
            self.completed = Some(last.into());
            self.due = Some(now + COALESCE_MS);
        }
    }

    /// Leaves it at what was to be written before: another tab writes the rest.
    pub fn owe(&mut self, due: Option<Millis>) {
        self.due = due;
    }

    /// When they are to be written; `None` if there is nothing new.
    pub fn due(&self) -> Option<Millis> {
        self.due
    }
}

impl<D: Document> Journey<D> {
    /// Writes the markers when they are due, or when the page goes away.
    pub(super) fn advance_markers<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let due = self.markers.due.is_some_and(|due| due <= client.now);
        if due || !client.visible {
            self.flush_markers(client, !client.visible);
        }
    }

    pub(super) fn flush_markers<E: Entropy>(&mut self, client: &mut Client<D, E>, keepalive: bool) {
        if self.markers.due.take().is_none() || self.id.is_none() || client.session.lost.is_some() {
            return;
        }
        let mut resume = D::object();
        if let Some(step) = &self.markers.completed {
            resume = resume.with_text("lastCompletedStep", step);
        }
        if let Some(offer) = &self.markers.viewed {
            resume = resume.with_text("lastViewedOfferID", offer);
        }
        let mut order = self.order(Purpose::Markers, Endpoint::UpdateResume, &[]);
        order.keepalive = keepalive;
        client.start(order.with(D::object().with("resume", resume.made()).made()));
    }
}

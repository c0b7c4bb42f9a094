//! What became of a mutation whose answer was lost: the journey as it then shows tells, where it can be told at all.

use super::super::client::{Client, leaves_open};
use super::super::{Entropy, Failure};
use super::facts::StepName;
use super::redirect::is_open;
use super::screen::Screen;
use super::{Command, Journey};
use crate::contract::{Document, JourneyLifecycleStatus as Status, StepStatus, Text};

impl Command {
    /// Whether a look can tell for certain that it was done.
    pub(super) fn leaves_a_trace(self) -> bool {
        matches!(self, Self::Proceed | Self::SubmitProfile | Self::SubmitBankMandate)
    }
}

impl<D: Document> Journey<D> {
    /// Strikes out what was wanted of this journey and its screen allows no more. Under a status that no document names
    /// nothing is struck out: what it allows is a guess.
    pub(super) fn settle_intents<E: Entropy>(&self, client: &mut Client<D, E>) {
        let Some(id) = self.id.as_ref().filter(|_| !self.is_in_the_dark(client)) else { return };
        let screen = self.screen(client);
        let consenting = self.known.consents.iter().any(|consent| is_open(&consent.state));
        client.settle_by_sight(id, |operation| {
            let of_operation = |command: &&Command| command.endpoint().is_some_and(|of| of.name() == operation);
            match Command::ALL.iter().find(of_operation) {
                Some(command) => command.is_allowed(screen, &self.known),
                // A consent was wanted, or the end of one.
                None => !consenting && Command::OpenRedirect.is_allowed(screen, &self.known),
            }
        });
    }

    /// What a command resolves with whose call failed, if the look that followed shows that it was done all the same.
    pub(super) fn done_all_the_same<E: Entropy>(
        &self,
        client: &Client<D, E>,
        command: Command,
        argument: &D,
        failure: &Failure,
    ) -> Option<D> {
        if !leaves_open(failure) || self.is_in_the_dark(client) {
            return None;
        }
        let screen = self.screen(client);
        match command {
            Command::Proceed => {
                let chosen =
                    self.known.chosen.as_deref().filter(|chosen| argument.text().as_deref() == Some(chosen))?;
                Some(self.proceeded(chosen))
            }
            Command::SubmitProfile => screen
                .step()
                .is_some_and(|step| step > StepName::Profile)
                .then(|| D::object().with_text("status", "ACCEPTED").made()),
            Command::SubmitBankMandate => {
                let moved = |status: &StepStatus| matches!(status, StepStatus::InProgress | StepStatus::Success);
                let step = self.known.steps.iter().find(|step| step.name == StepName::BankMandate)?;
                (moved(&step.status) && screen != Screen::Form(StepName::BankMandate)).then(D::null)
            }
            _ => None,
        }
    }

    /// `OfferProceeded`, as far as reading tells it: when the lock was set is as late as the journey's last change.
    fn proceeded(&self, offer: &str) -> D {
        let text = |value: &Option<Text>| D::from_text(value.as_deref().unwrap_or_default());
        let lock = D::object().with("lockedAt", text(&self.known.updated_at)).with_text("lockSource", "UNKNOWN").made();
        D::object()
            .with("journeyID", text(&self.id))
            .with_text("offerID", offer)
            .with_text("status", "PROCEEDED")
            .with_boolean("proceeded", true)
            .with_text("proceedBoundaryState", "LOCKED")
            .with("offerSelectionLock", lock)
            .made()
    }

    fn is_in_the_dark<E: Entropy>(&self, client: &Client<D, E>) -> bool {
        client.session.lost.is_some() || matches!(self.known.status, None | Some(Status::Other(_)))
    }
}

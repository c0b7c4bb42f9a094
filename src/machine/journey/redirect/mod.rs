//! Leaving for the page of another party, and coming back, as one transaction (DESIGN.md 3.5).
//!
//! `leaving` has the page fetched on the click and opened at once. `returning` takes what the borrower comes back with;
//! where they come back in a popup, `popup` hands it on. A return proves nothing: whatever it says, the platform's own
//! state decides. Without the record (another browser, storage lost) the journey still goes on, only without handing
//! on what the return came with.

mod leaving;
mod popup;
mod returning;

use super::super::Entropy;
use super::super::client::Client;
use super::super::record::Departure;
use super::facts::StepName;
use super::screen::{Screen, wants_consent_for};
use super::{Journey, Purpose};
use crate::contract::{AASessionState, ActionRequired, Document, Endpoint};

pub use leaving::Leaving;
pub use popup::settled;
pub use returning::land;

/// Query parameter that carries the one-time state, where the platform lets us name the return address.
const STATE_PARAMETER: &str = "credit_return";

impl<D: Document> Journey<D> {
    /// The page that this screen leads out to.
    fn redirect_step<E: Entropy>(&self, client: &Client<D, E>) -> Option<StepName> {
        match self.screen(client) {
            Screen::Redirect(step) => Some(step),
            Screen::Wait(StepName::AaConsent) => Some(StepName::AaConsent),
            Screen::Offers if self.seen().offers.iter().any(wants_consent_for) => Some(StepName::AaConsent),
            _ => None,
        }
    }

    /// The record of the borrower's leaving, if it was this journey that they left from.
    fn departure<'a, E: Entropy>(&self, client: &'a mut Client<D, E>) -> Option<&'a mut Departure> {
        client.record.departure.as_mut().filter(|left| Some(&left.journey_id) == self.id.as_ref())
    }

    /// Asks the platform to settle a consent whose end it has not heard of, once for each.
    pub(super) fn reconcile<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let asked = self.known.offers.iter().any(|offer| offer.aa_action == Some(ActionRequired::Reconcile));
        let Some(consent) = self.known.consents.last().map(|consent| consent.id.clone()).filter(|_| asked) else {
            return;
        };
        if self.reconciled.as_ref() != Some(&consent) && !self.settling && !self.is_acting() {
            self.settling = true;
            client.start(self.order(Purpose::Reconcile, Endpoint::ReconcileAASession, &[&consent]));
            self.reconciled = Some(consent);
        }
    }
}

/// Whether a consent can still be given under this session.
pub fn is_open(state: &AASessionState) -> bool {
    matches!(state, AASessionState::Required | AASessionState::RedirectReady | AASessionState::InProgress)
}

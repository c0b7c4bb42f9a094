//! The offer a journey is locked to. No field of the documents names it, so it is looked for, and remembered.

use std::rc::Rc;

use super::super::Entropy;
use super::super::client::Client;
use super::screen::is_selectable;
use super::{Journey, Read};
use crate::contract::{Document, JourneyLifecycleStatus as Status};

impl<D: Document> Journey<D> {
    /// Whether the journey stands where an offer must have been chosen, or, under a status not known here, may have been.
    pub(super) fn is_past_choosing(&self) -> bool {
        matches!(
            self.known.status,
            Some(
                Status::OfferSelected
                    | Status::KycPending
                    | Status::BankMandatePending
                    | Status::EMandatePending
                    | Status::LoanAgreementPending
                    | Status::LenderProcessing
                    | Status::Disbursed
                    | Status::Other(_)
            )
        )
    }

    /// No field names the chosen offer, so it is looked for where it is likeliest: what this tab chose, what the
    /// borrower looked at last, then every offer that came.
    pub(super) fn candidates<E: Entropy>(&self, client: &Client<D, E>) -> Vec<Read> {
        let remembered = client.record.chosen_offer.clone().into_iter().chain(self.markers.offer());
        let received = self.known.offers.iter().filter(|offer| is_selectable(offer)).map(|offer| offer.id.clone());
        let mut candidates = Vec::new();
        for id in remembered.chain(received) {
            let listed = self.known.offers.iter().any(|offer| offer.id == id);
            let candidate = Read::Candidate(id);
            if listed && !candidates.contains(&candidate) {
                candidates.push(candidate);
            }
        }
        candidates
    }

    /// An offer chosen in another journey, or given up, is not this journey's.
    pub(super) fn forget_unchosen<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let choosing = matches!(
            self.known.status,
            Some(
                Status::Started
                    | Status::ProfileRequired
                    | Status::ProfileSubmitted
                    | Status::OffersPending
                    | Status::OffersAvailable
            )
        );
        if choosing {
            self.unchoose(client);
        }
    }

    /// The journey is not locked to the offer it was thought to be: another tab may have given that up and chosen again.
    pub(super) fn unchoose<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if self.known.chosen.take().is_some() {
            self.known.steps = Rc::default();
            self.known.steps_data = D::null();
            client.record.chosen_offer = None;
            client.store();
        }
    }

    /// The journey is locked to this offer.
    pub(super) fn choose<E: Entropy>(&mut self, client: &mut Client<D, E>, id: &str) {
        self.known.chosen = Some(id.into());
        self.markers.saw_offer(client.now, id);
        if client.record.chosen_offer.as_deref() != Some(id) {
            client.record.chosen_offer = Some(id.into());
            client.store();
        }
    }
}

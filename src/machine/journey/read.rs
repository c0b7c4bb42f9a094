//! What can be read of a journey: where it is read, what it brings, and what it makes worth reading next.

use super::super::Entropy;
use super::super::client::Client;
use super::Journey;
use super::known::News;
use crate::contract::{Document, Endpoint, JourneyLifecycleStatus as Status, Text};

/// One read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// The journey in full, once, when it is opened.
    Detail,
    /// Where it stands.
    State,
    /// The profile, and what it still needs.
    Profile,
    /// The offers.
    Offers,
    /// The consents.
    Consents,
    /// The steps of the chosen offer.
    Steps,
    /// The chosen offer in full.
    Chosen,
    /// An offer in full, to see whether it is the one the journey is locked to.
    Candidate(Text),
}

impl<D: Document> Journey<D> {
    /// Where it is read, and of which offer.
    pub(super) fn place(&self, read: &Read) -> (Endpoint, Option<Text>) {
        let chosen = || Some(self.known.chosen.clone().unwrap_or_default());
        match read {
            Read::Detail => (Endpoint::GetJourney, None),
            Read::State => (Endpoint::GetJourneyState, None),
            Read::Profile => (Endpoint::GetProfile, None),
            Read::Offers => (Endpoint::ListOffers, None),
            Read::Consents => (Endpoint::ListAASessions, None),
            Read::Steps => (Endpoint::GetSteps, chosen()),
            Read::Chosen => (Endpoint::GetOffer, chosen()),
            Read::Candidate(id) => (Endpoint::GetOffer, Some(id.clone())),
        }
    }

    /// Takes what was read, here or in another tab.
    pub(super) fn take<E: Entropy>(&mut self, client: &mut Client<D, E>, read: &Read, data: &D) {
        let changed = match read {
            Read::Detail | Read::State => self.take_state(client, read, data),
            Read::Profile => self.known.take_profile(data),
            Read::Consents => self.known.take_consents(data),
            Read::Steps => self.known.take_steps(data),
            Read::Chosen => self.known.take_offer(data),
            Read::Offers => {
                let changed = self.known.take_offers(data);
                if self.is_past_choosing() && self.known.chosen.is_none() {
                    let candidates = self.candidates(client);
                    self.look.extend(candidates);
                }
                changed
            }
            Read::Candidate(id) => {
                let locked = data.text_field("proceedBoundaryState").as_deref() == Some("LOCKED");
                if locked {
                    self.choose(client, id);
                    self.known.take_offer(data);
                    self.look.end_with(Read::Steps);
                }
                locked
            }
        };
        if changed {
            if !matches!(read, Read::Detail | Read::State) {
                self.details.changed();
            }
            self.look.has_news = true;
            self.cadence.changed(client.now);
        } else {
            self.cadence.unchanged();
        }
    }

    fn take_state<E: Entropy>(&mut self, client: &mut Client<D, E>, read: &Read, data: &D) -> bool {
        let before = self.known.status.clone();
        let news = self.known.take_state(data);
        if *read == Read::State {
            self.known.hold(data, super::drift::STATE);
        }
        if *read == Read::Detail {
            self.markers.read(&data.field("resume"));
        }
        if news == News::Stale {
            return false;
        }
        let moved = news == News::Changed || before.is_none();
        // A state that tells no date may have moved for all it says.
        if self.details.wanted(self.look.cause(), moved || self.known.updated_at.is_none()) {
            for read in self.follow_ups(moved) {
                self.look.then(read);
            }
        }
        self.forget_unchosen(client);
        news == News::Changed
    }

    /// What the state makes worth reading.
    fn follow_ups(&self, changed: bool) -> Vec<Read> {
        let of_chosen = |read: Read| if self.known.chosen.is_some() { read } else { Read::Offers };
        match self.known.status.as_ref() {
            Some(Status::Started | Status::ProfileRequired) => {
                if changed || self.known.profile.is_null() {
                    vec![Read::Profile]
                } else {
                    Vec::new()
                }
            }
            Some(Status::ProfileSubmitted | Status::OffersPending | Status::OffersAvailable) => vec![Read::Offers],
            Some(Status::AaRequired) => vec![Read::Consents, Read::Offers],
            Some(Status::Disbursed) => vec![of_chosen(Read::Chosen)],
            Some(Status::Rejected | Status::Expired | Status::Closed) => Vec::new(),
            _ => vec![of_chosen(Read::Steps)],
        }
    }
}

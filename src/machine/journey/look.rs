//! Reading the journey: its state, then whatever its state makes worth reading, one request at a time.

use super::super::client::{Client, Owner, Reply};
use super::super::{Code, Entropy, Failure, JourneyNumber};
use super::known::News;
use super::{Journey, Purpose};
use crate::contract::{Document, Endpoint, ErrorCode, JourneyLifecycleStatus as Status};

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
    Candidate(String),
}

/// A look under way.
#[derive(Default)]
pub struct Look {
    reads: Vec<Read>,
    sent: bool,
    changed: bool,
}

impl Look {
    /// Looks again, from the state on. What is already on the wire is not waited for.
    pub fn begin(&mut self) {
        self.begin_with(Read::State);
    }

    /// Looks again, beginning with this.
    pub fn begin_with(&mut self, first: Read) {
        let profile = self.reads.contains(&Read::Profile);
        self.reads = vec![first];
        if profile {
            self.then(Read::Profile);
        }
        self.sent = false;
    }

    /// Whether anything is still to be read.
    pub fn is_under_way(&self) -> bool {
        !self.reads.is_empty()
    }

    /// What is to be read next.
    pub fn wanted(&self) -> Option<Read> {
        self.reads.first().cloned()
    }

    /// What was wanted has been read.
    pub fn done(&mut self) {
        self.sent = false;
        self.reads.remove(0);
    }

    /// Whether it has brought anything new so far.
    pub fn has_news(&self) -> bool {
        self.changed
    }

    /// Reads this too, once.
    pub fn then(&mut self, read: Read) {
        if !self.reads.contains(&read) {
            self.reads.push(read);
        }
    }
}

impl<D: Document> Journey<D> {
    /// Gives up the look under way.
    pub(super) fn give_up_look<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let number = self.number;
        self.look.reads.clear();
        self.before_look = None;
        if core::mem::take(&mut self.look.sent) {
            client.discard_calls(|owner| is_read(owner, number));
        }
    }

    /// Sends the next read, or starts a look if it is time.
    pub(super) fn advance_look<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let woken = client.wakings != self.wakings;
        self.wakings = client.wakings;
        let seen_again = woken
            && client.config.polling
            && self.is_watched(client)
            && (self.pace(client) != super::Pace::Still || self.screen(client) == super::Screen::Disbursed);
        if self.opening.is_none() && !self.is_watched(client) {
            self.cadence.stop();
        }
        let due = self.cadence.next().is_some_and(|(at, _)| at <= client.now);
        if !self.look.is_under_way() && (seen_again || due && self.may_poll(client)) {
            self.look.begin();
        }
        if let Some(read) = self.look.wanted().filter(|_| !self.look.sent) {
            // A look that was begun anew does not wait for an older one, nor listen to it.
            client.discard_calls(|owner| is_read(owner, self.number));
            self.cadence.stop();
            self.before_look.get_or_insert_with(|| self.known.clone());
            self.look.sent = true;
            if matches!(read, Read::Detail | Read::State) {
                self.begin_telling(client);
            }
            let (endpoint, offer) = self.place(&read);
            let path: Vec<&str> = offer.as_deref().into_iter().collect();
            client.start(self.order(Purpose::Read(read), endpoint, &path));
        }
    }

    /// Where it is read, and of which offer.
    pub(super) fn place(&self, read: &Read) -> (Endpoint, Option<String>) {
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

    /// A read has ended.
    pub(super) fn read<E: Entropy>(
        &mut self,
        client: &mut Client<D, E>,
        read: Read,
        result: Result<Reply<D>, Failure>,
    ) {
        if self.look.reads.first() != Some(&read) || !self.look.sent {
            return;
        }
        self.look.done();
        match result {
            Ok(reply) => {
                if read == Read::Detail && self.is_passed_over(client, &reply.data) {
                    self.pass_over_active(client);
                    return;
                }
                if let Some(after_ms) = reply.poll_after_ms {
                    self.cadence.hint(after_ms);
                }
                self.keep_to_tell(client, &read, &reply.data);
                self.take(client, &read, &reply.data);
            }
            // An offer that is gone is not the chosen one.
            Err(failure) if matches!(read, Read::Candidate(_)) && Self::is_gone(&failure) => {}
            Err(failure) => {
                if failure.code == Code::Platform(ErrorCode::OfferLockConflict) {
                    self.unchoose(client);
                }
                return self.missed(client, failure);
            }
        }
        if self.look.is_under_way() {
            self.advance_look(client);
        } else {
            self.looked(client);
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
                    self.look.reads.extend(candidates);
                }
                changed
            }
            Read::Candidate(id) => {
                let locked = data.text_field("proceedBoundaryState").as_deref() == Some("LOCKED");
                if locked {
                    self.choose(client, id);
                    self.known.take_offer(data);
                    self.look.reads.clear();
                    self.look.reads.push(Read::Steps);
                }
                locked
            }
        };
        if changed {
            self.look.changed = true;
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
        let follow_ups = self.follow_ups(news == News::Changed || before.is_none());
        for read in follow_ups {
            self.look.then(read);
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

    /// The look has ended.
    fn looked<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.saw();
        self.end_look(client);
        self.set_cadence(client, None);
        self.tell_look(client);
    }

    /// All that was to be read is: it shows, and what waited for it goes on.
    pub(super) fn end_look<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.before_look = None;
        self.dirty |= core::mem::take(&mut self.look.changed);
        self.dirty |= self.trouble.take().is_some();
        self.markers.saw_steps(client.now, &self.known.steps);
        if self.opening.is_some() {
            self.looked_first(client);
        }
        self.reconcile(client);
        self.settle_intents(client);
        self.settle_command(client);
    }

    /// The look has failed: the journey goes on with what it knows, and looks again later.
    fn missed<E: Entropy>(&mut self, client: &mut Client<D, E>, failure: Failure) {
        self.look.reads.clear();
        self.before_look = None;
        if self.opening.is_some() {
            self.missed_first(client, failure);
            return;
        }
        if failure.code == Code::Platform(ErrorCode::AuthInvalidSession) {
            client.session.lose(Failure::of(Code::SessionUnavailable));
        }
        self.trouble = Some(failure);
        self.dirty = true;
        self.cadence.failed();
        self.settle_command(client);
        self.set_cadence(client, None);
        self.tell_look(client);
    }
}

fn is_read(owner: &Owner, number: JourneyNumber) -> bool {
    matches!(owner, Owner::Journey(of, Purpose::Read(_)) if *of == number)
}

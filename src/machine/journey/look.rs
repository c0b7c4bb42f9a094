//! Reading the journey: its state, then whatever its state makes worth reading, one request at a time.

use super::super::cadence::Pace;
use super::super::client::{Client, Owner, Reply};
use super::super::{Code, Entropy, Failure, JourneyNumber};
use super::details::Cause;
use super::screen::Screen;
use super::{Journey, Purpose, Read};
use crate::contract::{Document, ErrorCode};

/// A look under way.
#[derive(Default)]
pub struct Look {
    reads: Vec<Read>,
    sent: bool,
    cause: Cause,
    /// Whether it has brought anything new so far.
    pub has_news: bool,
}

impl Look {
    /// Looks again, from the state on. What is already on the wire is not waited for.
    pub fn begin(&mut self) {
        self.begin_with(Read::State);
    }

    /// Looks again, for this cause.
    pub fn begin_because(&mut self, cause: Cause) {
        self.begin();
        self.cause = cause;
    }

    /// Who began it.
    pub fn cause(&self) -> Cause {
        self.cause
    }

    /// Looks again, beginning with this.
    pub fn begin_with(&mut self, first: Read) {
        let profile = self.reads.contains(&Read::Profile);
        self.reads = vec![first];
        self.cause = Cause::Asked;
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

    /// Reads this too, once.
    pub fn then(&mut self, read: Read) {
        if !self.reads.contains(&read) {
            self.reads.push(read);
        }
    }

    /// Reads these too, in this order.
    pub fn extend(&mut self, reads: Vec<Read>) {
        self.reads.extend(reads);
    }

    /// Reads this, and then no more.
    pub fn end_with(&mut self, last: Read) {
        self.reads = vec![last];
    }
}

impl<D: Document> Journey<D> {
    /// Gives up the look under way.
    pub(super) fn give_up_look<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let number = self.number;
        self.look.reads.clear();
        self.before_look = None;
        if core::mem::take(&mut self.look.sent) {
            client.discard_calls(&|owner| is_read(owner, number));
        }
    }

    /// Sends the next read, or starts a look if it is time.
    pub(super) fn advance_look<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let woken = client.wakings != self.wakings;
        self.wakings = client.wakings;
        let seen_again = woken
            && client.config.polling
            && self.is_watched(client)
            && (self.pace(client) != Pace::Still || self.screen(client) == Screen::Disbursed);
        if self.opening.is_none() && !self.is_watched(client) {
            self.cadence.stop();
        }
        let due = self.cadence.next().is_some_and(|(at, _)| at <= client.now);
        if !self.look.is_under_way() {
            if seen_again {
                self.look.begin();
            } else if due && self.may_poll(client) {
                self.look.begin_because(Cause::Polled);
            }
        }
        if let Some(read) = self.look.wanted().filter(|_| !self.look.sent) {
            // A look that was begun anew does not wait for an older one, nor listen to it.
            client.discard_calls(&|owner| is_read(owner, self.number));
            self.cadence.stop();
            self.before_look.get_or_insert_with(|| self.known.clone());
            self.look.sent = true;
            if matches!(read, Read::Detail | Read::State) {
                self.begin_telling(client);
            }
            let (endpoint, offer) = self.place(&read);
            let path = offer.as_deref();
            client.start(self.order(Purpose::Read(read), endpoint, path.as_slice()));
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
                if read == Read::State {
                    self.forget_hearsay(&reply.data);
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

    /// The look has ended.
    fn looked<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.saw();
        self.end_look(client);
        self.reconcile(client);
        self.settle_intents(client);
        self.settle_command(client);
        self.set_cadence(client, None);
        self.tell_look(client);
    }

    /// All that was to be read is: it shows.
    pub(super) fn end_look<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.before_look = None;
        self.details.read();
        self.dirty |= core::mem::take(&mut self.look.has_news);
        self.dirty |= self.trouble.take().is_some();
        self.markers.saw_steps(client.now, &self.known.steps);
        if self.opening.is_some() {
            self.looked_first(client);
        }
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

//! Getting a session: from the app's session function, or, where opted in, from the platform itself.

use super::super::journey::Purpose;
use super::super::{ClientEvent, Code, Effect, Entropy, Failure};
use super::call::{Order, Owner, Reply};
use super::{Client, Record};
use crate::contract::{Document, Endpoint, Text};

/// No journey has this number: it owns the client's own direct refresh.
const NO_JOURNEY: u32 = 0;

impl<D: Document, E: Entropy> Client<D, E> {
    /// Asks for a session, in single flight.
    pub fn renew(&mut self) {
        if !self.session.may_renew(self.now) {
            return;
        }
        self.report(ClientEvent::Session { phase: "renewing" });
        self.session.renewals += 1;
        self.session.renewal = Some(self.session.renewals);
        if self.config.direct_refresh && self.is_signed_in() && !self.session.refresh_tried {
            self.session.refresh_tried = true;
            self.start(Order::of_journey(NO_JOURNEY, Purpose::Refresh, Endpoint::RefreshSession, &[]));
        } else {
            self.ask_session();
        }
    }

    fn ask_session(&mut self) {
        self.session.asking_until = Some(self.now + self.config.patience.attempt_ms);
        self.effects.push(Effect::AskSession { renewal: self.session.renewals });
    }

    /// The app's session function answered. True if the session is another borrower's than before: then nothing that
    /// was under way may go on, and nothing that is known may be shown.
    pub fn session_answer(&mut self, renewal: u32, answer: Result<D, ()>) -> bool {
        if self.session.renewal != Some(renewal) {
            return false;
        }
        let mut other_borrower = false;
        self.session.renewal = None;
        self.session.asking_until = None;
        match answer {
            Err(()) => self.renewal_failed(),
            Ok(answer) if answer.is_null() => self.session.lose(Failure::of(Code::SessionUnavailable)),
            Ok(answer) => match self.session.take(&self.config, &answer, self.server_now()) {
                Ok(()) => {
                    self.session.active_journey = answer.field("activeJourney");
                    other_borrower = self.meet(answer.text_field("borrowerID"));
                    self.report(ClientEvent::Session { phase: "renewed" });
                }
                // A session that died on its way, after a long sleep say, is asked for again.
                Err(failure) if failure.code == Code::SessionUnavailable => self.renewal_failed(),
                // An answer of no use is no reason to sign out a borrower whose token still works; an API key is.
                Err(failure) if self.is_signed_in() && failure.code != Code::SecretKeyRefused => self.renewal_failed(),
                Err(failure) => self.session.lose(failure),
            },
        }
        if self.session.lost.is_some() {
            self.report(ClientEvent::Session { phase: "signedOut" });
        }
        self.dispatch();
        other_borrower
    }

    /// A direct refresh ended: the tokens stay here, the app learns when the new one dies.
    pub(super) fn take_refresh(
        &mut self,
        owner: &Owner,
        result: Result<Reply<D>, Failure>,
    ) -> Result<Reply<D>, Failure> {
        let taken =
            result.and_then(|reply| self.session.take(&self.config, &reply.data, self.server_now()).map(|()| reply));
        let own = *owner == Owner::Journey(NO_JOURNEY, Purpose::Refresh);
        if taken.is_ok() {
            self.session.renewal = None;
        } else if own {
            // The same flight goes on, by the partner's back-end.
            self.ask_session();
        }
        let reply = taken?;
        self.report(ClientEvent::Session { phase: "renewed" });
        let data = D::object().with("sessionExpiresAt", reply.data.field("sessionExpiresAt")).made();
        Ok(Reply { data, poll_after_ms: None })
    }

    /// The borrower signs out: nothing of theirs stays.
    pub fn sign_out(&mut self) {
        let failure = Failure::of(Code::SessionUnavailable);
        self.session.lose(failure.clone());
        self.drop_calls(&|_| true, &failure);
        self.forget();
        self.report(ClientEvent::Session { phase: "signedOut" });
    }

    /// The app lets go of the client: nothing goes on.
    pub fn dispose(&mut self) {
        // Markers outlive the page, and so the client.
        let markers = |owner: &Owner| matches!(owner, Owner::Journey(_, Purpose::Markers));
        self.drop_calls(&|owner| !markers(owner), &Failure::of(Code::Disposed));
        while let Some(finished) = self.next_finished() {
            if let (Owner::App(promise), Err(failure)) = (finished.owner, finished.result) {
                self.settle(promise, Err(failure));
            }
        }
    }

    /// Removes everything stored.
    pub fn forget(&mut self) {
        self.record = Record { salt: self.entropy.state(), ..Record::default() };
        self.effects.push(Effect::Store(None));
    }

    /// Whether there is a session that lives.
    pub fn is_signed_in(&self) -> bool {
        self.session.token(self.server_now()).is_some()
    }

    fn renewal_failed(&mut self) {
        self.report(ClientEvent::Session { phase: "failed" });
        self.session.failed(self.now, self.server_now(), self.online);
    }

    /// Purges what another borrower left on this device. True if that borrower was here until now.
    fn meet(&mut self, borrower_id: Option<Text>) -> bool {
        let Some(borrower_id) = borrower_id else { return false };
        let digest = |record: &Record| record.digest(&["borrower", &borrower_id]);
        let known = self.record.borrower.clone();
        if known.is_some_and(|known| known != digest(&self.record)) {
            self.forget();
        }
        self.record.borrower = Some(digest(&self.record));
        let before = self.borrower_id.replace(borrower_id);
        let other = before.is_some() && before != self.borrower_id;
        if other {
            self.drop_calls(&|_| true, &Failure::of(Code::SessionUnavailable));
        }
        other
    }
}

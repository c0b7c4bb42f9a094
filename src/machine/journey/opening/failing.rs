//! An opening that fails: whom the app is told of, and what the borrower sees.

use super::super::super::client::Client;
use super::super::super::{Code, Entropy, Failure};
use super::super::Journey;
use super::super::screen::Screen;
use super::Step;
use crate::contract::{Document, ErrorCode};

impl<D: Document> Journey<D> {
    /// The first look has failed. A journey that was only guessed at may be another's, or gone: then the list decides.
    pub(in super::super) fn missed_first<E: Entropy>(&mut self, client: &mut Client<D, E>, failure: Failure) {
        let named = self.opening.as_ref().is_none_or(|opening| opening.named);
        if !named && Self::is_gone(&failure) && !client.session.active_journey.is_null() {
            self.pass_over_active(client);
        } else {
            self.fail_opening(client, failure);
        }
    }

    /// Asks for the session. The app is told when that takes too long: offline, nobody is signed out for want of one.
    pub(super) fn await_session<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let waits = self.opening.as_ref().filter(|opening| opening.promise.is_some());
        if waits.is_some_and(|opening| client.now >= opening.until) {
            let code = if client.online { Code::Timeout } else { Code::Network };
            return self.fail_opening(client, Failure::of(code));
        }
        client.renew();
    }

    pub(super) fn fail_opening<E: Entropy>(&mut self, client: &mut Client<D, E>, failure: Failure) {
        self.end_turn(client);
        let promise = self.opening.as_mut().and_then(|opening| opening.promise.take());
        let signed_out =
            matches!(failure.code, Code::SessionUnavailable | Code::Platform(ErrorCode::AuthInvalidSession));
        if signed_out {
            client.session.lose(Failure::of(Code::SessionUnavailable));
            self.at_step(Step::Session);
            self.resolve_opening(client, promise);
        } else if let Some(promise) = promise {
            client.settle(promise, Err(failure));
            self.over = true;
        } else {
            // The app already has its journey: the failure shows, and `signIn` tries again.
            self.trouble = Some(failure);
            client.session.lose(Failure::of(Code::SessionUnavailable));
            self.at_step(Step::Session);
            self.dirty = true;
        }
        self.settle_command(client);
    }

    pub(super) fn lose_opening<E: Entropy>(&mut self, client: &mut Client<D, E>, why: Failure) {
        let Some(opening) = self.opening.as_mut() else { return };
        opening.step = Step::Session;
        self.dirty |= self.shown_screen != Some(Screen::SignIn);
        if opening.promise.is_some() {
            if why.code == Code::SessionUnavailable {
                let promise = opening.promise.take();
                self.resolve_opening(client, promise);
            } else {
                self.fail_opening(client, why);
            }
        }
        self.settle_command(client);
        self.advance_doing(client);
    }
}

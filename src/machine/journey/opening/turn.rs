//! Whose turn it is to start: of the tabs that a new borrower opens at once, one starts a journey and the others find it.
//!
//! A tab looks for a journey only while it holds the lock. It never waits in the lock's queue, and not for long: a tab
//! that hangs starves no one.

use super::super::super::client::Client;
use super::super::super::{Effect, Entropy, Millis};
use super::super::Journey;
use super::Step;
use crate::contract::Document;

/// How soon the lock is tried for again: another tab has it for as long as two requests take.
const AGAIN_MS: Millis = 100.0;
/// After this a tab looks without.
const PATIENCE_MS: Millis = 10_000.0;

impl<D: Document> Journey<D> {
    /// Looks for a journey, or starts one, as soon as no other tab does.
    pub(super) fn take_turn<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.try_for_turn(client, client.now + PATIENCE_MS);
    }

    /// It was another tab's turn until now.
    pub(super) fn try_for_turn<E: Entropy>(&mut self, client: &mut Client<D, E>, until: Millis) {
        if !client.landing.tabs || self.tabs.starting || client.now >= until {
            return self.list(client);
        }
        self.at_step(Step::Turn { again_at: client.now + AGAIN_MS, until });
        let lock = ["credit-journey:start:", client.borrower_mark().as_deref().unwrap_or_default()].concat().into();
        client.effects.push(Effect::Lead { journey: self.number, lock });
    }

    /// The host has answered whether it is this tab's turn. False if nobody waits for that.
    pub(in super::super) fn given_turn<E: Entropy>(&mut self, client: &mut Client<D, E>, granted: bool) -> bool {
        let waits = self.opening.as_ref().is_some_and(|opening| matches!(opening.step, Step::Turn { .. }));
        if waits && granted {
            self.tabs.starting = true;
            self.list(client);
        }
        waits
    }

    /// Whether a journey is being looked for or started.
    pub(in super::super) fn is_starting(&self) -> bool {
        self.opening.as_ref().is_some_and(|opening| matches!(opening.step, Step::List | Step::Create))
    }

    /// Lets the next tab have its turn.
    pub(in super::super) fn end_turn<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if core::mem::take(&mut self.tabs.starting) {
            client.effects.push(Effect::StepDown { journey: self.number });
        }
    }
}

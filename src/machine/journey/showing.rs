//! What the app is shown: a new snapshot whenever what it sees has changed, and never else.

use super::super::client::Client;
use super::super::{ClientEvent, Effect, Entropy, PromiseNumber};
use super::facts::StepName;
use super::{Journey, RETURN_SETTLES_MS};
use crate::contract::Document;

impl<D: Document> Journey<D> {
    /// The journey is open: the app gets it with its first screen.
    pub(super) fn resolve_opening<E: Entropy>(&mut self, client: &mut Client<D, E>, promise: Option<PromiseNumber>) {
        self.dirty = true;
        self.show(client);
        if let Some(promise) = promise {
            client.settle(promise, Ok(D::null()));
        }
    }

    /// Emits a new snapshot if what the app sees has changed.
    pub fn show<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let settled = self.returned.is_some_and(|(_, at)| client.now - at >= RETURN_SETTLES_MS);
        if settled {
            self.returned = None;
            self.dirty = true;
        }
        for drift in self.known.drifts.news() {
            client.report(drift);
        }
        let opening = self.opening.as_ref().is_some_and(|opening| opening.promise.is_some());
        if !self.dirty || opening {
            return;
        }
        self.dirty = false;
        let screen = self.screen(client);
        let fresh = self.snapshot(client, screen);
        if fresh.same(&self.shown) {
            return;
        }
        let moved = self.shown_screen != Some(screen)
            || self.shown.text_field("status") != fresh.text_field("status")
            || self.shown.text_field("nextAction") != fresh.text_field("nextAction");
        self.shown = fresh;
        self.shown_screen = Some(screen);
        if moved {
            client.report(ClientEvent::Screen {
                screen: screen.name(),
                step: screen.step().map(StepName::as_str),
                status: self.seen().status.as_ref().map(|status| status.as_str().into()),
                next_action: self.seen().next_action.clone(),
            });
        }
        client.effects.push(Effect::Show { journey: self.number });
    }

    /// The snapshot last emitted.
    pub fn shown(&self) -> D {
        self.shown.clone()
    }
}

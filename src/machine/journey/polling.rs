//! How a journey's screen polls, and when it does not.

use super::super::cadence::Pace;
use super::super::client::Client;
use super::super::{ClientEvent, Entropy, Millis};
use super::Journey;
use super::facts::StepName;
use super::screen::Screen;
use crate::contract::Document;

impl<D: Document> Journey<D> {
    /// How eagerly its screen waits.
    pub(super) fn pace<E: Entropy>(&self, client: &Client<D, E>) -> Pace {
        match self.screen(client) {
            Screen::Wait(StepName::Offers)
            | Screen::Profile
            | Screen::Offers
            | Screen::Form(_)
            | Screen::Redirect(_) => Pace::Passive,
            Screen::Wait(_) => Pace::Active,
            Screen::Disbursed if self.known.pending => Pace::Active,
            Screen::Disbursed | Screen::Closed(_) | Screen::SignIn => Pace::Still,
        }
    }

    /// Whether the borrower can see the journey, and it can be read.
    pub(super) fn is_watched<E: Entropy>(&self, client: &Client<D, E>) -> bool {
        self.opening.is_none() && client.visible && client.online
    }

    /// Sets the next read, or none; behind that of another tab, if there is one.
    pub(super) fn set_cadence<E: Entropy>(&mut self, client: &mut Client<D, E>, other_at: Option<Millis>) {
        let ended = matches!(self.screen(client), Screen::Closed(_));
        if ended || !client.visible || !client.online || !client.config.polling {
            self.cadence.stop();
            return;
        }
        // That nothing changes is itself to be shown, after long.
        self.dirty |= self.cadence.is_slow(client.now);
        if let Some(at) = other_at {
            self.cadence.follow(at);
            return;
        }
        let pace = self.pace(client);
        if let Some((at_ms, reason)) = self.cadence.set(client.now, pace, &mut client.jitter) {
            client.report(ClientEvent::Poll { at_ms, reason: reason.as_str() });
        }
    }
}

//! What the app is shown: a new snapshot whenever what it sees has changed, and never else.

use super::super::{Entropy, Failure};
use super::facts::{Consent, Lender};
use super::screen::Screen;
use super::{Effect, Hybrid, HybridCommandName, HybridEvent, Stage};
use crate::contract::{Document, HybridStatus};

impl<D: Document, E: Entropy> Hybrid<D, E> {
    /// Emits a new snapshot if what the app sees has changed. Until there is a first screen it keeps the one it had.
    pub(super) fn show(&mut self) {
        if !matches!(self.stage, Stage::Open) {
            return;
        }
        let screen = self.screen();
        let fresh = self.snapshot(&screen);
        if fresh.same(&self.shown) {
            return;
        }
        let moved = self.shown_screen.as_ref().is_none_or(|shown| *shown != screen)
            || self.shown.text_field("status") != fresh.text_field("status");
        if moved {
            // A trace holds no text of the back-end's.
            let status = self.facts.status.as_ref().map(|status| match status {
                HybridStatus::Offered => "OFFERED",
                HybridStatus::NotOffered => "NOT_OFFERED",
                HybridStatus::Other(_) => "other",
            });
            self.report(HybridEvent::Screen { screen: screen.name(), status });
        }
        self.shown = fresh.clone();
        self.shown_screen = Some(screen);
        self.effects.push(Effect::Show(fresh));
    }

    /// When and why the offers are read next; null if they are not.
    pub fn next_poll(&self) -> D {
        self.cadence.next().map_or_else(D::null, |(at_ms, reason)| {
            D::from_fields([("atMs", D::from_number(at_ms)), ("reason", D::from_text(reason.as_str()))])
        })
    }

    fn snapshot(&self, screen: &Screen) -> D {
        let text = |value: Option<&str>| value.map_or_else(D::null, D::from_text);
        let consent = self.facts.consent;
        let commands = HybridCommandName::ALL.into_iter().filter(|command| screen.allows(*command, consent));
        D::from_fields([
            ("status", text(self.facts.status.as_ref().map(|status| status.as_str()))),
            ("screen", self.screen_document(screen)),
            ("commands", D::from_items(commands.map(|command| D::from_text(command.as_str())).collect())),
            ("busy", text(self.busy().map(HybridCommandName::as_str))),
            ("trouble", self.trouble.as_ref().map_or_else(D::null, Failure::trouble)),
            ("data", self.facts.data.clone()),
        ])
    }

    fn screen_document(&self, screen: &Screen) -> D {
        let name = ("name", D::from_text(screen.name()));
        let lenders = ("lenders", D::from_items(self.facts.lenders.iter().map(lender_document).collect()));
        // Whoever just gave one is not asked again for a while.
        let ready = self.facts.consent == Consent::Ready && self.away().is_none();
        let consent = ("consent", D::from_boolean(ready));
        match screen {
            Screen::Wait(awaited) => D::from_fields([
                name,
                ("waitingFor", D::from_text(awaited.as_str())),
                lenders,
                ("slow", D::from_boolean(self.cadence.is_slow(self.now))),
            ]),
            Screen::Offers | Screen::NoOffers => D::from_fields([name, lenders, consent]),
            Screen::Consent => D::from_fields([name, lenders]),
            Screen::Handoff(offer_id) => D::from_fields([name, ("offerID", D::from_text(offer_id))]),
            Screen::Failed => {
                let error = self.failure.as_ref().map_or_else(D::null, Failure::trouble);
                D::from_fields([name, ("error", error)])
            }
        }
    }
}

fn lender_document<D: Document>(lender: &Lender<D>) -> D {
    let offers = lender.offers.iter().map(|offer| {
        D::from_fields([
            ("offerID", D::from_text(&offer.id)),
            ("status", D::from_text(offer.status.as_str())),
            ("selectable", D::from_boolean(offer.selectable)),
            ("offer", offer.data.clone()),
        ])
    });
    D::from_fields([("name", D::from_text(&lender.name)), ("offers", D::from_items(offers.collect()))])
}

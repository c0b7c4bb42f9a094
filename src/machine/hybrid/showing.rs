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
            D::object().with_number("atMs", at_ms).with_text("reason", reason.as_str()).made()
        })
    }

    fn snapshot(&self, screen: &Screen) -> D {
        let text = D::from_optional_text;
        let consent = self.facts.consent;
        let commands = HybridCommandName::ALL.into_iter().filter(|command| screen.allows(*command, consent));
        D::object()
            .with("status", text(self.facts.status.as_ref().map(|status| status.as_str())))
            .with("screen", self.screen_document(screen))
            .with("commands", D::from_items(commands.map(|command| D::from_text(command.as_str()))))
            .with("busy", text(self.busy().map(HybridCommandName::as_str)))
            .with("trouble", self.trouble.as_ref().map_or_else(D::null, Failure::trouble))
            .with("data", self.facts.data.clone())
            .made()
    }

    fn screen_document(&self, screen: &Screen) -> D {
        let document = D::object().with_text("name", screen.name());
        let lenders = || D::from_items(self.facts.lenders.iter().map(lender_document));
        // Whoever just gave one is not asked again for a while.
        let ready = self.facts.consent == Consent::Ready && self.away().is_none();
        let document = match screen {
            Screen::Wait(awaited) => document
                .with_text("waitingFor", awaited.as_str())
                .with("lenders", lenders())
                .with_boolean("slow", self.cadence.is_slow(self.now)),
            Screen::Offers | Screen::NoOffers => document.with("lenders", lenders()).with_boolean("consent", ready),
            Screen::Consent => document.with("lenders", lenders()),
            Screen::Handoff(offer_id) => document.with_text("offerID", offer_id),
            Screen::Failed => {
                let error = self.failure.as_ref().map_or_else(D::null, Failure::trouble);
                document.with("error", error)
            }
        };
        document.made()
    }
}

fn lender_document<D: Document>(lender: &Lender<D>) -> D {
    let offers = lender.offers.iter().map(|offer| {
        D::object()
            .with_text("offerID", &offer.id)
            .with_text("status", offer.status.as_str())
            .with_boolean("selectable", offer.selectable)
            .with("offer", offer.data.clone())
            .made()
    });
    D::object().with_text("name", &lender.name).with("offers", D::from_items(offers)).made()
}

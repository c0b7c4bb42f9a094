//! The snapshot: everything a front end renders by, built anew only when something changed.

use super::super::client::Client;
use super::super::{Entropy, Failure};
use super::facts::StepName;
use super::screen::{Screen, is_selectable, wants_consent_for};
use super::{Command, Journey, progress};
use crate::contract::{Document, OfferCardStatus};

impl<D: Document> Journey<D> {
    pub(super) fn snapshot<E: Entropy>(&self, client: &Client<D, E>, screen: Screen) -> D {
        let text = D::from_optional_text;
        let commands = Command::ALL.iter().filter(|command| command.is_allowed(screen, self.seen()));
        let steps = progress::derive(self.seen(), screen)
            .map(|(step, mark)| D::object().with_text("name", step.as_str()).with_text("state", mark.as_str()).made());
        let busy = self.doing.running.as_ref().map(|running| running.command.as_str());
        D::object()
            .with("journeyID", text(self.id.as_deref()))
            .with_text("type", &self.kind)
            .with("status", text(self.seen().status.as_ref().map(|status| status.as_str())))
            .with("nextAction", text(self.seen().next_action.as_deref()))
            .with("updatedAt", text(self.seen().updated_at.as_deref()))
            .with("screen", self.screen_document(client, screen))
            .with("commands", D::from_items(commands.map(|command| D::from_text(command.as_str()))))
            .with("busy", text(busy))
            .with("progress", D::object().with("steps", D::from_items(steps)).made())
            .with("trouble", self.trouble.as_ref().map_or_else(D::null, Failure::trouble))
            .made()
    }

    fn screen_document<E: Entropy>(&self, client: &Client<D, E>, screen: Screen) -> D {
        let document = D::object().with_text("name", screen.name());
        let chosen = D::from_optional_text(self.seen().chosen.as_deref());
        let offers = || {
            if self.seen().offer_cards.is_null() { D::from_items([]) } else { self.seen().offer_cards.clone() }
        };
        let document = match screen {
            Screen::Profile => document.with("profile", self.seen().profile.clone()),
            Screen::Wait(step) => document
                .with_text("waitingFor", step.as_str())
                .with("offers", if step == StepName::Offers { offers() } else { D::from_items([]) })
                .with_boolean("slow", self.cadence.is_slow(client.now)),
            Screen::Offers => {
                let ids = |matches: fn(&super::facts::OfferFacts) -> bool| {
                    let offers = self.seen().offers.iter().filter(|offer| matches(offer));
                    D::from_items(offers.map(|offer| D::from_text(&offer.id)))
                };
                let awaiting = self.seen().offers.iter().filter(|offer| offer.status == OfferCardStatus::OfferAwaited);
                let awaiting = u32::try_from(awaiting.count()).unwrap_or(u32::MAX);
                document
                    .with("offers", offers())
                    .with("selectable", ids(is_selectable))
                    .with_number("awaiting", awaiting.into())
                    .with("consentFor", ids(wants_consent_for))
            }
            Screen::Form(step) => document
                .with_text("step", step.as_str())
                .with("offerID", chosen)
                .with("resource", self.seen().step_data(step)),
            Screen::Redirect(step) => document
                .with_text("step", step.as_str())
                .with("offerID", chosen)
                .with("resource", self.seen().step_data(step)),
            Screen::Disbursed => document.with("offerID", chosen).with("offer", self.seen().offer.clone()),
            Screen::Closed(outcome) => document.with_text("outcome", outcome.as_str()),
            Screen::SignIn => document,
        };
        document.made()
    }

    /// When and why the journey reads next; null if it does not.
    pub fn next_poll<E: Entropy>(&self, client: &Client<D, E>) -> D {
        let next = self.cadence.next().filter(|_| client.session.lost.is_none());
        next.map_or_else(D::null, |(at_ms, reason)| {
            D::object().with_number("atMs", at_ms).with_text("reason", reason.as_str()).made()
        })
    }
}

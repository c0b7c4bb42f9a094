//! The snapshot: everything a front end renders by, built anew only when something changed.

use super::super::client::Client;
use super::super::{Entropy, Failure};
use super::facts::StepName;
use super::screen::{Screen, is_selectable, wants_consent_for};
use super::{Command, Journey, progress};
use crate::contract::{Document, OfferCardStatus};

impl<D: Document> Journey<D> {
    pub(super) fn snapshot<E: Entropy>(&self, client: &Client<D, E>, screen: Screen) -> D {
        let text = |value: Option<&str>| value.map_or_else(D::null, D::from_text);
        let commands = Command::ALL.iter().filter(|command| command.is_allowed(screen, self.seen()));
        let steps = progress::derive(self.seen(), screen).into_iter().map(|(step, mark)| {
            D::from_fields([("name", D::from_text(step.as_str())), ("state", D::from_text(mark.as_str()))])
        });
        let busy = self.doing.running.as_ref().map(|running| running.command.as_str());
        D::from_fields([
            ("journeyID", text(self.id.as_deref())),
            ("type", D::from_text(&self.kind)),
            ("status", text(self.seen().status.as_ref().map(|status| status.as_str()))),
            ("nextAction", text(self.seen().next_action.as_deref())),
            ("updatedAt", text(self.seen().updated_at.as_deref())),
            ("screen", self.screen_document(client, screen)),
            ("commands", D::from_items(commands.map(|command| D::from_text(command.as_str())).collect())),
            ("busy", text(busy)),
            ("progress", D::from_fields([("steps", D::from_items(steps.collect()))])),
            ("trouble", self.trouble.as_ref().map_or_else(D::null, Failure::trouble)),
        ])
    }

    fn screen_document<E: Entropy>(&self, client: &Client<D, E>, screen: Screen) -> D {
        let name = ("name", D::from_text(screen.name()));
        let chosen = self.seen().chosen.as_deref().map_or_else(D::null, D::from_text);
        let offers = || {
            if self.seen().offer_cards.is_null() { D::from_items(Vec::new()) } else { self.seen().offer_cards.clone() }
        };
        match screen {
            Screen::Profile => D::from_fields([name, ("profile", self.seen().profile.clone())]),
            Screen::Wait(step) => D::from_fields([
                name,
                ("waitingFor", D::from_text(step.as_str())),
                ("offers", if step == StepName::Offers { offers() } else { D::from_items(Vec::new()) }),
                ("slow", D::from_boolean(self.cadence.is_slow(client.now))),
            ]),
            Screen::Offers => {
                let ids = |matches: fn(&super::facts::OfferFacts) -> bool| {
                    let offers = self.seen().offers.iter().filter(|offer| matches(offer));
                    D::from_items(offers.map(|offer| D::from_text(&offer.id)).collect())
                };
                let awaiting = self.seen().offers.iter().filter(|offer| offer.status == OfferCardStatus::OfferAwaited);
                let awaiting = u32::try_from(awaiting.count()).unwrap_or(u32::MAX);
                D::from_fields([
                    name,
                    ("offers", offers()),
                    ("selectable", ids(is_selectable)),
                    ("awaiting", D::from_number(awaiting.into())),
                    ("consentFor", ids(wants_consent_for)),
                ])
            }
            Screen::Form(step) => D::from_fields([
                name,
                ("step", D::from_text(step.as_str())),
                ("offerID", chosen),
                ("resource", self.seen().step_data(step)),
            ]),
            Screen::Redirect(step) => D::from_fields([
                name,
                ("step", D::from_text(step.as_str())),
                ("offerID", chosen),
                ("resource", self.seen().step_data(step)),
            ]),
            Screen::Disbursed => D::from_fields([name, ("offerID", chosen), ("offer", self.seen().offer.clone())]),
            Screen::Closed(outcome) => D::from_fields([name, ("outcome", D::from_text(outcome.as_str()))]),
            Screen::SignIn => D::from_fields([name]),
        }
    }

    /// When and why the journey reads next; null if it does not.
    pub fn next_poll<E: Entropy>(&self, client: &Client<D, E>) -> D {
        let next = self.cadence.next().filter(|_| client.session.lost.is_none());
        next.map_or_else(D::null, |(at_ms, reason)| {
            D::from_fields([("atMs", D::from_number(at_ms)), ("reason", D::from_text(reason.as_str()))])
        })
    }
}

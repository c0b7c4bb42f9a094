//! Who polls: the tab that holds the journey's lock. It is tried for only when a poll falls due and never waited for, and
//! a tab that nobody tells anything polls for itself, lock or not: a frozen leader starves no one.

use super::super::super::client::Client;
use super::super::super::{ClientEvent, Effect, Entropy};
use super::super::Journey;
use super::super::details::Cause;
use super::Tabs;
use crate::contract::Document;

/// How this tab stands to the lock.
#[derive(Default)]
pub struct Lead {
    /// The host was asked, and has not answered.
    asked: bool,
    /// This tab has it.
    pub held: bool,
    /// Another tab has it, and has told nothing since a poll fell due here.
    pub unheard: bool,
}

impl<D: Document> Journey<D> {
    /// A poll is due: whether it is this tab's to make now. If not known yet, the host is asked.
    pub(in super::super) fn may_poll<E: Entropy>(&mut self, client: &mut Client<D, E>) -> bool {
        if !client.landing.tabs || self.tabs.lead.held {
            return true;
        }
        self.cadence.follow(client.now);
        if core::mem::take(&mut self.tabs.lead.asked) {
            // A host that does not answer is as good as a refusal.
            return core::mem::replace(&mut self.tabs.lead.unheard, true);
        }
        self.tabs.lead.asked = true;
        let lock = ["credit-journey:", self.id.as_deref().unwrap_or_default()].concat().into();
        client.effects.push(Effect::Lead { journey: self.number, lock });
        false
    }

    /// The host has answered whether this tab leads.
    pub fn led<E: Entropy>(&mut self, client: &mut Client<D, E>, granted: bool) {
        if self.given_turn(client, granted) {
            return;
        }
        let asked = core::mem::take(&mut self.tabs.lead.asked);
        let lead = &mut self.tabs.lead;
        let unheard = lead.unheard;
        lead.unheard = !granted && (asked || unheard);
        if granted {
            lead.held = true;
            client.report(ClientEvent::Tabs { phase: "leading" });
        }
        if !asked || !self.is_watched(client) {
            self.step_down(client);
        } else if (granted || unheard) && !self.look.is_under_way() {
            self.look.begin_because(Cause::Polled);
        }
    }

    /// Lets go of the locks as soon as this tab neither polls nor starts, so that another can.
    pub fn keep_lead<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if !self.is_starting() {
            self.end_turn(client);
        }
        let polls = self.cadence.next().is_some() || self.look.is_under_way();
        if !polls || !self.is_watched(client) {
            self.step_down(client);
        }
    }

    /// The journey is let go of, or becomes another's.
    pub(in super::super) fn leave_tabs<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.step_down(client);
        self.end_turn(client);
        self.tabs = Tabs::default();
    }

    fn step_down<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if core::mem::take(&mut self.tabs.lead.held) {
            client.effects.push(Effect::StepDown { journey: self.number });
            client.report(ClientEvent::Tabs { phase: "steppedDown" });
        }
    }
}

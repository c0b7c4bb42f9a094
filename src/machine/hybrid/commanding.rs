//! Commands: which may be run now, and which run together.

use super::super::{Code, Entropy, Failure, PromiseNumber};
use super::calls::Purpose;
use super::input::Command;
use super::trip::Goal;
use super::{Hybrid, HybridCommandName, Stage};
use crate::contract::{Document, Problem, Text};

impl<D: Document, E: Entropy> Hybrid<D, E> {
    /// The app called a command.
    pub(super) fn command(&mut self, promise: PromiseNumber, command: Command, correlation_id: Option<Text>) {
        if let Err(failure) = self.allow(&command) {
            return self.settle(promise, Err(failure));
        }
        match command {
            Command::OpenConsent => self.leave_for(Goal::Consent, promise, correlation_id),
            Command::HandOff(offer_id) => self.leave_for(Goal::Hosted(offer_id), promise, correlation_id),
            Command::HostedUrl(offer_id) => self.call(Purpose::HostedUrl(offer_id, promise), correlation_id),
            Command::Refresh => {
                match self.away() {
                    Some(Goal::Hosted(_)) => self.forget_trip(),
                    Some(Goal::Consent) => self.come_back(),
                    None => {}
                }
                self.waiting.push((promise, HybridCommandName::Refresh));
                self.read(correlation_id);
            }
            Command::Retry => {
                self.waiting.push((promise, HybridCommandName::Retry));
                self.go_on(correlation_id);
            }
        }
    }

    /// The command under way, as the app sees it.
    pub(super) fn busy(&self) -> Option<HybridCommandName> {
        let leaving = self.leaving.as_ref().map(|leaving| leaving.command());
        leaving.or_else(|| self.waiting.first().map(|(_, name)| *name))
    }

    /// The app gave up on a call.
    pub(super) fn abort(&mut self, promise: PromiseNumber) {
        let aborted = Failure::of(Code::Aborted);
        if matches!(self.stage, Stage::Opening(Some(opening)) if opening == promise) {
            self.discard_calls(|_| true);
            self.stage = Stage::Idle;
            return self.settle(promise, Err(aborted));
        }
        let hosted = |purpose: &Purpose| matches!(purpose, Purpose::HostedUrl(_, of) if *of == promise);
        let waits = self.waiting.iter().any(|(waiting, _)| *waiting == promise);
        if waits || self.calls.iter().any(|call| hosted(&call.purpose)) {
            self.discard_calls(hosted);
            self.waiting.retain(|(waiting, _)| *waiting != promise);
            self.settle(promise, Err(aborted));
        } else {
            self.abort_leaving(promise, &aborted);
        }
    }

    fn allow(&self, command: &Command) -> Result<(), Failure> {
        let (name, screen) = (command.name(), self.screen());
        if !screen.allows(name, self.facts.consent) || !matches!(self.stage, Stage::Open) {
            return Err(Failure::not_now(name.as_str(), screen.name()));
        }
        if let Command::HandOff(id) | Command::HostedUrl(id) = command {
            let again = self.away() == Some(&Goal::Hosted(id.clone()));
            if !again && self.facts.selectable(id).is_none() {
                let message = "must be an offer that can be chosen".into();
                return Err(Failure::invalid(vec![Problem { field: "offerID".into(), message }]));
            }
        }
        let chooses =
            matches!(name, HybridCommandName::OpenConsent | HybridCommandName::HandOff | HybridCommandName::HostedUrl);
        if chooses && self.landing.framed && !self.config.allow_framing {
            return Err(Failure::of(Code::Framed));
        }
        Ok(())
    }
}

//! How a command ends: its answer, the look that shows what it did, and only then its promises.

use super::super::super::client::{Client, Owner, Reply};
use super::super::super::{Code, Entropy, Failure, PromiseNumber};
use super::super::{Command, Journey, Purpose, Read};
use super::{Stage, settle_all};
use crate::contract::{Document, ErrorCode};

impl<D: Document> Journey<D> {
    /// The call of the running command has ended.
    pub(in super::super) fn acted<E: Entropy>(&mut self, client: &mut Client<D, E>, result: Result<Reply<D>, Failure>) {
        let Some(running) = self.doing.running.as_ref() else { return };
        let (command, stage, argument) = (running.command, running.stage.clone(), running.argument.clone());
        let reply = match result {
            Ok(reply) => reply,
            Err(failure) => return self.failed_command(client, failure),
        };
        if command == Command::OpenRedirect {
            self.advance_redirect(client, stage, &reply.data);
            return;
        }
        if let Some(after_ms) = reply.poll_after_ms {
            self.cadence.hint(after_ms);
        }
        match command {
            Command::ViewOffer => {
                let id = argument.text().unwrap_or_default();
                self.markers.saw_offer(client.now, &id);
                self.finish_command(client, &Ok(reply.data));
                return;
            }
            Command::Proceed => self.choose(client, &argument.text().unwrap_or_default()),
            _ => {}
        }
        self.cadence.submitted(client.now);
        self.conclude(Ok(reply.data));
        if command == Command::SaveProfile {
            self.look.then(Read::Profile);
        }
    }

    fn failed_command<E: Entropy>(&mut self, client: &mut Client<D, E>, failure: Failure) {
        if failure.code == Code::Platform(ErrorCode::AuthInvalidSession) {
            client.session.lose(Failure::of(Code::SessionUnavailable));
        }
        self.stay(client);
        let command = self.doing.running.as_ref().map(|running| running.command);
        // The platform sees the journey differently than this screen does, or it may have done what was asked: look
        // before the app is told.
        let differs = failure.status.is_some() && failure.code != Code::Platform(ErrorCode::ValidationFailed);
        let may_show = client.online
            && matches!(failure.code, Code::Network | Code::Timeout)
            && command.is_some_and(Command::leaves_a_trace);
        if (differs || may_show) && client.session.lost.is_none() {
            self.conclude(Err(failure));
        } else {
            self.finish_command(client, &Err(failure));
        }
    }

    /// Whether the call of a command is on the wire.
    pub(in super::super) fn is_acting(&self) -> bool {
        self.doing.running.as_ref().is_some_and(|running| running.stage != Stage::Looking)
    }

    /// The outcome is known; what it did is looked at before the app is told.
    pub(in super::super) fn conclude(&mut self, outcome: Result<D, Failure>) {
        if let Some(running) = self.doing.running.as_mut() {
            running.outcome = Some(outcome);
            running.stage = Stage::Looking;
        }
        if self.opening.is_none() {
            self.look.begin();
        }
    }

    /// A look has ended, or cannot be had: a command that waited for it is settled.
    pub(in super::super) fn settle_command<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let Some(running) = self.doing.running.as_mut() else { return };
        let Some(outcome) = running.outcome.take() else { return };
        let (command, argument) = (running.command, running.argument.clone());
        // Signing in is done when there is a session.
        let lost = client.session.lost.clone().filter(|_| command == Command::SignIn);
        let outcome = lost
            .map_or(outcome, Err)
            .or_else(|failure| self.done_all_the_same(client, command, &argument, &failure).ok_or(failure));
        self.finish_command(client, &outcome);
    }

    /// Ends the running command. The new screen is shown before the promise settles.
    pub(in super::super) fn finish_command<E: Entropy>(
        &mut self,
        client: &mut Client<D, E>,
        outcome: &Result<D, Failure>,
    ) {
        let Some(running) = self.doing.running.take() else { return };
        self.dirty = true;
        self.show(client);
        settle_all(client, &running.promises, outcome);
    }

    /// Ends every command with this failure.
    pub(in super::super) fn fail_commands<E: Entropy>(&mut self, client: &mut Client<D, E>, failure: &Failure) {
        self.stay(client);
        for running in self.doing.running.take().into_iter().chain(core::mem::take(&mut self.doing.queue)) {
            settle_all(client, &running.promises, &Err(failure.clone()));
        }
    }

    /// The app gave up on a command, or on the opening.
    pub fn abort<E: Entropy>(&mut self, client: &mut Client<D, E>, promise: PromiseNumber) {
        let aborted = Err(Failure::of(Code::Aborted));
        if self.opening.as_ref().is_some_and(|opening| opening.promise == Some(promise)) {
            client.settle(promise, aborted);
            if let Some(opening) = self.opening.as_mut() {
                opening.promise = None;
            }
            self.close(client);
            return;
        }
        let number = self.number;
        for running in self.doing.running.iter_mut().chain(self.doing.queue.iter_mut()) {
            if running.promises.contains(&promise) {
                running.promises.retain(|waiting| *waiting != promise);
                client.settle(promise, aborted.clone());
            }
        }
        self.doing.queue.retain(|running| !running.promises.is_empty());
        if self.doing.running.as_ref().is_some_and(|running| running.promises.is_empty()) {
            self.stay(client);
            client.discard_calls(&|owner| *owner == Owner::Journey(number, Purpose::Act));
            self.doing.running = None;
            self.dirty = true;
        }
    }
}

//! Running commands: one at a time, a double click joining what is already under way.

use super::super::client::{Client, Owner, Reply};
use super::super::{CallOptions, Code, Entropy, Failure, PromiseNumber};
use super::{Command, Journey, Purpose, Read};
use crate::contract::{Document, ErrorCode};

/// How far a command is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Its own call is under way.
    Acting,
    /// `openRedirect`: for the journey's consents.
    Consents,
    /// `openRedirect`: for a new consent.
    Consenting,
    /// `openRedirect`: for the address of the page.
    Addressing,
    /// `openRedirect`: for the app's word whether the borrower may leave.
    Departing,
    /// Its outcome is known; the look that shows it is under way.
    Looking,
}

/// A command of the app, with every promise that waits for it.
pub(super) struct Running<D> {
    pub promises: Vec<PromiseNumber>,
    pub command: Command,
    pub argument: D,
    pub options: CallOptions,
    pub stage: Stage,
    outcome: Option<Result<D, Failure>>,
}

/// The commands of one journey.
pub struct Doing<D> {
    pub(super) running: Option<Running<D>>,
    queue: Vec<Running<D>>,
}

impl<D> Default for Doing<D> {
    fn default() -> Self {
        Self { running: None, queue: Vec::new() }
    }
}

impl<D: Document> Journey<D> {
    /// The app called a command. The same intent, still under way, is joined; another waits its turn.
    pub fn command<E: Entropy>(
        &mut self,
        client: &mut Client<D, E>,
        promise: PromiseNumber,
        command: Command,
        argument: D,
        options: CallOptions,
    ) {
        let under_way = self.doing.running.iter_mut().chain(self.doing.queue.iter_mut());
        let same = |running: &&mut Running<D>| running.command == command && running.argument.same(&argument);
        if let Some(running) = under_way.into_iter().find(same) {
            running.promises.push(promise);
            return;
        }
        self.queue_command(client, promise, command, argument, options);
    }

    /// A command in its own right, whatever else is under way.
    pub(super) fn queue_command<E: Entropy>(
        &mut self,
        client: &mut Client<D, E>,
        promise: PromiseNumber,
        command: Command,
        argument: D,
        options: CallOptions,
    ) {
        let promises = vec![promise];
        let running = Running { promises, command, argument, options, stage: Stage::Acting, outcome: None };
        self.doing.queue.push(running);
        self.advance_doing(client);
    }

    /// Starts the next command, if none is under way. What is allowed is not known before the journey is open.
    pub(super) fn advance_doing<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if self.opening.is_some() && client.session.lost.is_none() {
            return;
        }
        while self.doing.running.is_none() && !self.settling {
            if self.doing.queue.is_empty() {
                return;
            }
            let next = self.doing.queue.remove(0);
            let screen = self.screen(client);
            if !next.command.is_allowed(screen, self.seen()) {
                let failure = Failure::not_now(next.command.as_str(), screen.name());
                settle_all(client, &next.promises, &Err(failure));
                continue;
            }
            self.dirty = true;
            self.doing.running = Some(next);
            self.begin_command(client);
        }
    }

    fn begin_command<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let Some(running) = self.doing.running.as_ref() else { return };
        let (command, argument, options) = (running.command, running.argument.clone(), running.options.clone());
        match command {
            Command::Refresh => self.conclude(Ok(D::null())),
            Command::OpenRedirect => self.begin_redirect(client),
            Command::SignIn => {
                client.session.reopen();
                client.renew();
                self.trouble = None;
                self.conclude(Ok(D::null()));
            }
            _ => {
                let Some(endpoint) = command.endpoint() else { return };
                let of_offer = endpoint.parameters().count() == 2;
                let named = matches!(command, Command::ViewOffer | Command::Proceed);
                let offer = if named { argument.text() } else { self.known.chosen.clone() }.unwrap_or_default();
                let path: &[&str] = if of_offer { &[&offer] } else { &[] };
                let mut order = self.order(Purpose::Act, endpoint, path);
                if !named {
                    order = order.with(argument);
                }
                order.options = options;
                client.start(order);
            }
        }
    }

    /// The call of the running command has ended.
    pub(super) fn acted<E: Entropy>(&mut self, client: &mut Client<D, E>, result: Result<Reply<D>, Failure>) {
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
    pub(super) fn is_acting(&self) -> bool {
        self.doing.running.as_ref().is_some_and(|running| running.stage != Stage::Looking)
    }

    /// The outcome is known; what it did is looked at before the app is told.
    pub(super) fn conclude(&mut self, outcome: Result<D, Failure>) {
        if let Some(running) = self.doing.running.as_mut() {
            running.outcome = Some(outcome);
            running.stage = Stage::Looking;
        }
        if self.opening.is_none() {
            self.look.begin();
        }
    }

    /// A look has ended, or cannot be had: a command that waited for it is settled.
    pub(super) fn settle_command<E: Entropy>(&mut self, client: &mut Client<D, E>) {
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
    pub(super) fn finish_command<E: Entropy>(&mut self, client: &mut Client<D, E>, outcome: &Result<D, Failure>) {
        let Some(running) = self.doing.running.take() else { return };
        self.dirty = true;
        self.show(client);
        settle_all(client, &running.promises, outcome);
    }

    /// Ends every command with this failure.
    pub(super) fn fail_commands<E: Entropy>(&mut self, client: &mut Client<D, E>, failure: &Failure) {
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
            client.discard_calls(|owner| *owner == Owner::Journey(number, Purpose::Act));
            self.doing.running = None;
            self.dirty = true;
        }
    }
}

fn settle_all<D: Document, E: Entropy>(
    client: &mut Client<D, E>,
    promises: &[PromiseNumber],
    outcome: &Result<D, Failure>,
) {
    for promise in promises {
        client.settle(*promise, outcome.clone());
    }
}

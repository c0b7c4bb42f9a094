//! Running commands: one at a time, a double click joining what is already under way.

mod ending;

use super::super::client::Client;
use super::super::{CallOptions, Entropy, Failure, PromiseNumber};
use super::{Command, Journey, Purpose};
use crate::contract::Document;

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

//! What we decide: the sans-IO core.
//!
//! [`Machine::handle`] takes the time and an input and returns effects; it never waits, draws lots, reads a clock or
//! touches a network. The same inputs give the same effects, natively and in wasm.
//!
//! - `client/`: one logical request from the app's call to its answer: session, retries, idempotency keys, guards.
//! - `journey/`: what the borrower sees: opening, reading, screen, commands, polling, redirects, resume markers.
//! - `log/`: what happened, without anything personal, for support and for replay.
//! - `hybrid/`: the Hybrid experience, a machine of its own that shares all but these with the headless one.
//! - `protocol/`: inputs and effects as documents, for a host that is not Rust.

pub mod cadence;
pub mod client;
pub mod config;
pub mod effect;
pub mod entropy;
pub mod event;
pub mod failure;
mod guard;
pub mod hybrid;
pub mod input;
pub mod journey;
pub mod list;
pub mod log;
pub mod option;
pub mod protocol;
pub mod record;
pub mod retry;
pub mod time;
pub mod web_address;

pub use config::Config;
pub use effect::Effect;
pub use entropy::Entropy;
pub use event::ClientEvent;
pub use failure::{Code, Failure};
pub use input::{Answer, CallOptions, Input, Landing};
pub use time::Millis;

use crate::contract::Document;
use client::{Client, Finished, Owner};
use journey::{Command, Journey, redirect};
use log::Log;

/// Names a promise of the app, so that an effect can settle it.
pub type PromiseNumber = u32;
/// Names a journey handle of the app.
pub type JourneyNumber = u32;
/// Names one sending of a request.
pub type AttemptNumber = u32;

/// The whole client: every call and every journey of one `connect`.
pub struct Machine<D: Document, E: Entropy> {
    client: Client<D, E>,
    journeys: Vec<Journey<D>>,
    log: Log<D>,
    disposed: bool,
}

impl<D: Document, E: Entropy> Machine<D, E> {
    /// A client with its configuration, its source of randomness, what an earlier page stored, and the address it was
    /// loaded at.
    pub fn new(now: Millis, config: Config, entropy: E, stored: Option<&str>, landing: Landing) -> Self {
        let landed = landing.to_document();
        let mut client = Client::new(now, config, entropy, stored, landing);
        let log = Log::begin(&mut client, stored, &landed);
        Self { client, journeys: Vec::new(), log, disposed: false }
    }

    /// Takes one input; returns what is to be done about it, in order.
    pub fn handle(&mut self, now: Millis, input: Input<D>) -> Vec<Effect<D>> {
        self.client.now = now;
        if self.disposed {
            self.refuse(&input);
        } else {
            self.take(input);
            self.route();
        }
        self.log.came(&self.client.effects);
        core::mem::take(&mut self.client.effects)
    }

    /// When the machine wants the next [`Input::Tick`]; `None` if it waits for nothing.
    pub fn wake_at(&self) -> Option<Millis> {
        let journeys = self.journeys.iter().filter_map(|journey| journey.wake_at(&self.client));
        journeys.chain(self.client.wake_at()).reduce(f64::min).filter(|_| !self.disposed)
    }

    /// The snapshot of a journey, as the app sees it; null if there is no such journey.
    pub fn snapshot(&self, number: JourneyNumber) -> D {
        self.journeys.iter().find(|journey| journey.number == number).map_or_else(D::null, |journey| journey.shown())
    }

    /// When and why the journey reads next; null if it does not.
    pub fn next_poll(&self, number: JourneyNumber) -> D {
        let journey = self.journeys.iter().find(|journey| journey.number == number);
        journey.map_or_else(D::null, |journey| journey.next_poll(&self.client))
    }

    fn take(&mut self, input: Input<D>) {
        match input {
            Input::Call { promise, endpoint, arguments, options } => {
                self.client.call_for_app(promise, endpoint, &arguments, options);
            }
            Input::OpenJourney { promise, journey, options } => {
                match Journey::open(&mut self.client, journey, Some(promise), &options) {
                    Ok(opened) => self.journeys.push(opened),
                    Err(failure) => self.client.settle(promise, Err(failure)),
                }
            }
            Input::Reopen { journey, options } => {
                // It was opened with these options before: nothing is wrong with them.
                self.journeys.extend(Journey::open(&mut self.client, journey, None, &options));
            }
            Input::Command { promise, journey, name, argument, options } => {
                let found = self.journeys.iter_mut().find(|candidate| candidate.number == journey);
                match (found, Command::named(&name)) {
                    (Some(journey), Some(command)) => {
                        journey.command(&mut self.client, promise, command, argument, options);
                    }
                    (None, _) => self.client.settle(promise, Err(Failure::of(Code::Disposed))),
                    (_, None) => self.client.settle(promise, Err(Failure::config("command", "is not known"))),
                }
            }
            Input::Abort { promise } => {
                self.client.abort(promise);
                for journey in &mut self.journeys {
                    journey.abort(&mut self.client, promise);
                }
            }
            Input::Answer { attempt, answer } => self.client.answer(attempt, answer),
            Input::Unreachable { attempt } => self.client.unreachable(attempt),
            Input::Session { renewal, session } => {
                if self.client.session_answer(renewal, session) {
                    for journey in &mut self.journeys {
                        journey.start_over(&mut self.client);
                    }
                }
            }
            Input::Tick => self.client.tick(),
            Input::Visible(visible) => self.client.set_visible(visible),
            Input::Online(online) => self.client.set_online(online),
            Input::Told(message) => self.told(&message),
            Input::Led { journey, granted } => self.led(journey, granted),
            Input::Departing { journey, go } => {
                if let Some(journey) = self.journeys.iter_mut().find(|candidate| candidate.number == journey) {
                    journey.departing(&mut self.client, go);
                }
            }
            Input::Returned { promise, journey, parameters } => {
                match self.journeys.iter_mut().find(|candidate| candidate.number == journey) {
                    Some(journey) => journey.returned(&mut self.client, promise, parameters),
                    None => self.client.settle(promise, Err(Failure::of(Code::Disposed))),
                }
            }
            Input::CloseJourney { journey } => self.close(journey),
            Input::SignOut => {
                self.client.sign_out();
                self.client.tell("signedOut", D::object());
            }
            Input::Dispose => self.dispose(),
        }
    }

    /// Hands every finished call to whom it belongs, and lets each journey move, until nothing moves.
    fn route(&mut self) {
        loop {
            while let Some(Finished { owner, result }) = self.client.next_finished() {
                match owner {
                    Owner::App(promise) => self.client.settle(promise, result.map(|reply| reply.data)),
                    Owner::Journey(number, purpose) => {
                        if let Some(journey) = self.journeys.iter_mut().find(|journey| journey.number == number) {
                            journey.finished(&mut self.client, purpose, result);
                        }
                    }
                }
            }
            for journey in &mut self.journeys {
                journey.advance(&mut self.client);
            }
            self.journeys.retain(|journey| !journey.is_over());
            if !self.client.has_finished() {
                break;
            }
        }
        for journey in &mut self.journeys {
            journey.keep_lead(&mut self.client);
            journey.show(&mut self.client);
        }
    }

    /// The host has answered whether this tab leads. Nobody is left to lead a journey that was let go of.
    fn led(&mut self, number: JourneyNumber, granted: bool) {
        match self.journeys.iter_mut().find(|journey| journey.number == number) {
            Some(journey) => journey.led(&mut self.client, granted),
            None if granted => self.client.effects.push(Effect::StepDown { journey: number }),
            None => {}
        }
    }

    /// Another tab said something: it is for one of the journeys, or ignored.
    fn told(&mut self, message: &D) {
        let kind = self.client.hear(message);
        if kind.as_deref() == Some("signedOut") {
            return self.client.sign_out();
        }
        let mut meant = kind.as_deref() == Some("settled") && redirect::settled(&mut self.client, message);
        for journey in &mut self.journeys {
            meant |= kind.as_deref().is_some_and(|kind| journey.told(&mut self.client, kind, message));
        }
        if !meant {
            self.client.ignore_message();
        }
    }

    fn close(&mut self, number: JourneyNumber) {
        if let Some(at) = self.journeys.iter().position(|journey| journey.number == number) {
            let mut journey = self.journeys.remove(at);
            journey.close(&mut self.client);
        }
    }

    fn dispose(&mut self) {
        for mut journey in core::mem::take(&mut self.journeys) {
            journey.close(&mut self.client);
        }
        self.client.dispose();
        self.disposed = true;
    }

    fn refuse(&mut self, input: &Input<D>) {
        if let Input::Call { promise, .. }
        | Input::OpenJourney { promise, .. }
        | Input::Command { promise, .. }
        | Input::Returned { promise, .. } = input
        {
            self.client.settle(*promise, Err(Failure::of(Code::Disposed)));
        } else if let Input::Led { journey, granted } = input {
            self.led(*journey, *granted);
        }
    }
}

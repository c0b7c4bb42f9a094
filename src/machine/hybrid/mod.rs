//! The Hybrid experience (CONTRACT.md 4): the partner's own back-end speaks to the platform, and this machine to that.
//!
//! One [`Hybrid`] is one journey. It shares cadence, retries, failures and guards with the headless machine, and has
//! nothing of its session, ledger, tabs or log: none is asked for here.
//!
//! - `config`, `back_end`: what it was given. `answer`, `facts`: what it is told.
//! - `calls`: one call over its attempts. `reading`: starting, reading, failing.
//! - `screen`: the one screen, and whether it polls. `showing`: the snapshot.
//! - `commanding`, `leaving`, `trip`: what the borrower does, how they leave, and what is remembered of it.
//! - `protocol`: inputs and effects as documents, for a host that is not Rust.

mod answer;
mod back_end;
mod calls;
pub mod command;
mod commanding;
mod config;
mod effect;
pub mod event;
pub mod facts;
mod input;
mod leaving;
mod protocol;
mod reading;
pub mod screen;
mod showing;
pub mod trip;
pub mod view;

use super::cadence::Cadence;
use super::entropy::Jitter;
use super::retry::Budget;
use super::time::ServerClock;
use super::{AttemptNumber, Code, Entropy, Failure, Millis, PromiseNumber};
use crate::contract::Document;
use calls::{Call, Purpose};
use command::HybridCommandName;
use facts::Facts;
use leaving::Leaving;
use screen::Screen;
use trip::Trip;

pub use back_end::Endpoint;
pub use config::Config;
pub use effect::{Effect, Request};
pub use event::HybridEvent;
pub use input::{AskNumber, Command, Input, Landing};

/// How far the journey is.
enum Stage {
    /// Nobody has asked for it yet.
    Idle,
    /// It is started, or read for the first time; the app waits for its first screen, if it has none to show.
    Opening(Option<PromiseNumber>),
    /// There is a screen.
    Open,
    /// The app let go of it.
    Disposed,
}

/// One Hybrid journey.
pub struct Hybrid<D: Document, E: Entropy> {
    now: Millis,
    config: Config,
    entropy: E,
    jitter: Jitter,
    clock: ServerClock,
    budget: Budget,
    landing: Landing,
    visible: bool,
    online: bool,
    effects: Vec<Effect<D>>,
    attempts: AttemptNumber,
    calls: Vec<Call>,
    stage: Stage,
    details: D,
    started: bool,
    facts: Facts<D>,
    cadence: Cadence,
    failure: Option<Failure>,
    trouble: Option<Failure>,
    trip: Option<Trip>,
    /// When the borrower left last, however that ended.
    left_at: Option<Millis>,
    /// Whether the page they left for is known to be open still.
    beside: bool,
    /// Since when they are back, and not told yet how things stand.
    owed_since: Option<Millis>,
    /// When the offers were asked for last.
    read_at: Millis,
    leaving: Option<Leaving>,
    asks: AskNumber,
    /// Who waits for the read under way, and by which command.
    waiting: Vec<(PromiseNumber, HybridCommandName)>,
    shown: D,
    shown_screen: Option<Screen>,
}

impl<D: Document, E: Entropy> Hybrid<D, E> {
    /// A journey with its configuration, its source of randomness, what an earlier page stored, and what the page stands
    /// in.
    pub fn new(now: Millis, config: Config, mut entropy: E, stored: Option<&str>, landing: Landing) -> Self {
        let jitter = Jitter::drawn(&mut entropy);
        let trip = stored.and_then(|text| Trip::read::<D>(text, now));
        let mut hybrid = Self {
            now,
            config,
            entropy,
            jitter,
            clock: ServerClock::default(),
            budget: Budget::default(),
            landing,
            visible: true,
            online: true,
            effects: Vec::new(),
            attempts: 0,
            calls: Vec::new(),
            stage: Stage::Idle,
            details: D::null(),
            started: false,
            facts: Facts::none(),
            cadence: Cadence::default(),
            failure: None,
            trouble: None,
            left_at: trip.as_ref().map(|trip| trip.left_at),
            beside: false,
            owed_since: None,
            read_at: now,
            trip,
            leaving: None,
            asks: 0,
            waiting: Vec::new(),
            shown: D::null(),
            shown_screen: None,
        };
        if landing.recovered {
            hybrid.report(HybridEvent::Recovered {});
        }
        match &hybrid.trip {
            Some(trip) => {
                let to = trip.goal.destination();
                hybrid.report(HybridEvent::Redirect { phase: "returned", to });
            }
            None if stored.is_some() => {
                hybrid.report(HybridEvent::Storage { phase: "dropped" });
                hybrid.effects.push(Effect::Store(None));
            }
            None => {}
        }
        hybrid
    }

    /// Takes one input; returns what is to be done about it, in order.
    pub fn handle(&mut self, now: Millis, input: Input<D>) -> Vec<Effect<D>> {
        self.now = now;
        if matches!(self.stage, Stage::Disposed) {
            if let Input::Start { promise, .. } | Input::Command { promise, .. } = input {
                self.settle(promise, Err(Failure::of(Code::Disposed)));
            }
        } else {
            self.take(input);
            self.advance();
            self.show();
        }
        core::mem::take(&mut self.effects)
    }

    /// When the machine wants the next [`Input::Tick`]; `None` if it waits for nothing.
    pub fn wake_at(&self) -> Option<Millis> {
        let poll = self.cadence.next().map(|(at, _)| at);
        self.calls_wake_at().into_iter().chain(poll).reduce(f64::min)
    }

    fn take(&mut self, input: Input<D>) {
        match input {
            Input::Start { promise, details, correlation_id } => self.start(promise, details, correlation_id),
            Input::Restart { details } => self.restart(details),
            Input::Command { promise, command, correlation_id } => self.command(promise, command, correlation_id),
            Input::Abort { promise } => self.abort(promise),
            Input::Answer { attempt, answer } => self.answered(attempt, &answer),
            Input::Unreachable { attempt } => self.unanswered(attempt, Code::Network),
            Input::Departing { ask, go } => self.departing(ask, go),
            Input::Opened { opened } => self.opened(opened),
            Input::Tick => self.pass_time(),
            Input::Visible(visible) => {
                let woken = visible && !self.visible;
                self.visible = visible;
                if woken {
                    self.come_back();
                    self.read_at_once();
                } else if !visible {
                    self.rest_unseen();
                }
            }
            Input::Online(online) => {
                let woken = online && !self.online;
                self.online = online;
                if woken {
                    self.read_at_once();
                    self.end_rests();
                } else if !online {
                    self.rest_unseen();
                }
            }
            Input::Beside(beside) => self.beside = beside,
            Input::Dispose => self.dispose(),
        }
    }

    /// Whether somebody looks, and the network is there.
    fn is_seen(&self) -> bool {
        self.visible && self.online
    }

    fn report(&mut self, event: HybridEvent) {
        self.effects.push(Effect::Report(event));
    }

    fn settle(&mut self, promise: PromiseNumber, result: Result<D, Failure>) {
        self.effects.push(Effect::Settle { promise, result });
    }

    fn dispose(&mut self) {
        let disposed = Failure::of(Code::Disposed);
        let asked =
            |call: &Call| if let Purpose::HostedUrl(_, promise) = &call.purpose { Some(*promise) } else { None };
        for promise in self.calls.iter().filter_map(asked).collect::<Vec<_>>() {
            self.settle(promise, Err(disposed.clone()));
        }
        self.discard_calls(|_| true);
        if let Stage::Opening(Some(promise)) = self.stage {
            self.settle(promise, Err(disposed.clone()));
        }
        self.settle_waiting(&Err(disposed.clone()));
        // Whose page is just opening has left.
        self.opened(true);
        self.stay(&disposed);
        self.cadence.stop();
        self.trip = None;
        self.stage = Stage::Disposed;
    }
}

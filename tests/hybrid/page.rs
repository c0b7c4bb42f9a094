//! A page with one Hybrid journey: does what the machine says, in virtual time, and remembers what a user would notice.

use std::collections::BTreeMap;

use credit_journey::contract::Text;
use credit_journey::machine::hybrid::screen::HybridDestination;
use credit_journey::machine::hybrid::{Command, Config, Effect, Hybrid, HybridEvent, Input, Landing, Request};
use credit_journey::machine::{Answer, Failure};
use serde_json::{Value, json};
use simulation::dice::Dice;

use super::back_end::{BackEnd, Reply};
use super::watch;

/// How long an answer takes.
const TRIP_MS: f64 = 40.0;

/// A request that was sent.
#[derive(Clone)]
pub struct Sent {
    pub at: f64,
    pub request: Request<Value>,
}

pub struct Page {
    pub machine: Hybrid<Value, Dice>,
    pub now: f64,
    pub back_end: BackEnd,
    pub sent: Vec<Sent>,
    pub snapshot: Value,
    pub shown: usize,
    pub stored: Option<Text>,
    pub opened: Vec<(Text, HybridDestination)>,
    pub popups: Vec<&'static str>,
    /// Whether the app can open a page.
    pub opens: bool,
    /// Whether it lets go of the journey as it does.
    pub disposes: bool,
    pub asked: Vec<(HybridDestination, Text)>,
    pub last_ask: u32,
    pub events: Vec<HybridEvent>,
    pub settled: BTreeMap<u32, Result<Value, Failure>>,
    promises: u32,
    flying: Vec<(f64, u32, Reply)>,
}

pub fn options() -> Value {
    json!({ "backEnd": {
        "journey": "/api/credit/journey",
        "offers": "/api/credit/offers",
        "hostedUrl": "/api/credit/offers/{offerID}/hosted-url",
    } })
}

pub fn details() -> Value {
    json!({ "personal": { "name": "Canary Borrower", "pan": "QWERT6789Z" }, "journey": { "bureauConsent": true } })
}

impl Page {
    /// Loaded, with what an earlier page stored.
    pub fn load(back_end: BackEnd, options: &Value, stored: Option<&str>, landing: Landing, now: f64) -> Self {
        let config = Config::read(options).unwrap_or_else(|failure| panic!("{}", failure.message));
        Self {
            machine: Hybrid::new(now, config, Dice::new(7), stored, landing),
            now,
            back_end,
            sent: Vec::new(),
            snapshot: Value::Null,
            shown: 0,
            stored: stored.map(Text::from),
            opened: Vec::new(),
            popups: Vec::new(),
            opens: true,
            disposes: false,
            asked: Vec::new(),
            last_ask: 0,
            events: Vec::new(),
            settled: BTreeMap::new(),
            promises: 0,
            flying: Vec::new(),
        }
    }

    pub fn new(back_end: BackEnd) -> Self {
        Self::with(back_end, json!({}))
    }

    /// With options beside the back-end.
    pub fn with(back_end: BackEnd, more: Value) -> Self {
        let mut all = options();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Self::load(back_end, &all, None, Landing::default(), 1_000_000.0)
    }

    /// With a journey that has its first screen.
    pub fn open(data: Value) -> Self {
        let mut page = Self::new(BackEnd::with(data));
        page.start().unwrap();
        page
    }

    /// The same page loaded again, by a reload or a return, after this long.
    pub fn reload(self, after_ms: f64) -> Self {
        let (stored, now) = (self.stored.clone(), self.now + after_ms);
        let mut page = Self::load(self.back_end, &options(), stored.as_deref(), Landing::default(), now);
        page.start().unwrap();
        page
    }

    pub fn begin_start(&mut self, details: Value) -> u32 {
        self.promises += 1;
        let promise = self.promises;
        self.tell(Input::Start { promise, details, correlation_id: None });
        promise
    }

    pub fn start(&mut self) -> Result<Value, Failure> {
        let promise = self.begin_start(details());
        self.wait_for(promise)
    }

    pub fn begin(&mut self, command: Command) -> u32 {
        self.promises += 1;
        let promise = self.promises;
        self.tell(Input::Command { promise, command, correlation_id: None });
        promise
    }

    pub fn command(&mut self, command: Command) -> Result<Value, Failure> {
        let promise = self.begin(command);
        self.wait_for(promise)
    }

    /// The app answers what it was asked last.
    pub fn let_go(&mut self, go: bool) {
        self.tell(Input::Departing { ask: self.last_ask, go });
    }

    pub fn open_consent(&mut self) -> Result<Value, Failure> {
        self.command(Command::OpenConsent)
    }

    pub fn hand_off(&mut self, id: &str) -> Result<Value, Failure> {
        self.command(Command::HandOff(id.into()))
    }

    /// Two minutes at most.
    pub fn wait_for(&mut self, promise: u32) -> Result<Value, Failure> {
        let until = self.now + 120_000.0;
        while !self.settled.contains_key(&promise) {
            assert!(self.step(until), "promise {promise} is never settled");
        }
        self.settled.remove(&promise).unwrap()
    }

    pub fn pass(&mut self, ms: f64) {
        let until = self.now + ms;
        while self.step(until) {}
        self.now = until;
    }

    /// Nobody looks for so long, and then the page is seen again.
    pub fn hide_for(&mut self, ms: f64) {
        self.tell(Input::Visible(false));
        self.pass(ms);
        self.tell(Input::Visible(true));
    }

    pub fn tell(&mut self, input: Input<Value>) {
        let effects = self.machine.handle(self.now, input);
        let opens = effects.iter().any(|effect| matches!(effect, Effect::Open { .. }));
        for effect in effects {
            watch::is_clean(&effect);
            self.act(effect);
        }
        if opens && self.disposes {
            self.tell(Input::Dispose);
        }
        if opens {
            self.tell(Input::Opened { opened: self.opens });
        }
    }

    /// The next thing that happens by then, if anything does.
    fn step(&mut self, until: f64) -> bool {
        let landing = self.flying.iter().map(|(at, ..)| *at).reduce(f64::min);
        let waking = self.machine.wake_at();
        let Some(at) = landing.into_iter().chain(waking).reduce(f64::min).filter(|at| *at <= until) else {
            return false;
        };
        self.now = at.max(self.now);
        if landing.is_some_and(|landing| landing <= at) {
            let first = self.flying.iter().position(|(lands, ..)| Some(*lands) == landing).unwrap();
            let (_, attempt, reply) = self.flying.remove(first);
            self.tell(match reply {
                Reply::Answer(status, retry_after, body) => {
                    let body = serde_json::from_str(&body).ok().filter(|body: &Value| !body.is_null());
                    Input::Answer { attempt, answer: Answer { status, retry_after, body } }
                }
                Reply::Unreachable => Input::Unreachable { attempt },
                Reply::Never => return true,
            });
        } else {
            self.tell(Input::Tick);
            let again = self.machine.wake_at();
            assert!(again.is_none_or(|at| at > self.now), "the machine wants to be woken at once, for ever");
        }
        true
    }

    fn act(&mut self, effect: Effect<Value>) {
        match effect {
            Effect::Send(request) => {
                let reply = self.back_end.answer(request.endpoint.name());
                self.flying.push((self.now + TRIP_MS, request.attempt, reply));
                self.sent.push(Sent { at: self.now, request });
            }
            Effect::Cancel { attempt } => self.flying.retain(|(_, of, _)| *of != attempt),
            Effect::Store(record) => self.stored = record,
            Effect::Settle { promise, result } => {
                assert!(self.settled.insert(promise, result).is_none(), "{promise} is settled twice");
            }
            Effect::Show(snapshot) => {
                self.snapshot = snapshot;
                self.shown += 1;
            }
            Effect::AskDeparture { ask, to, host } => {
                self.asked.push((to, host));
                self.last_ask = ask;
            }
            Effect::OpenPopup => self.popups.push("open"),
            Effect::ClosePopup => self.popups.push("close"),
            Effect::Open { url, to } => self.opened.push((url, to)),
            Effect::Report(event) => self.events.push(event),
        }
    }
}

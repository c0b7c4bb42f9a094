//! A host for the machine in virtual time: does what a page does with effects, with a back end instead of a network.

use std::collections::BTreeMap;

use credit_journey::contract::{Document, Text};
use credit_journey::machine::{Answer, ClientEvent, Config, Effect, Failure, Input, Landing, Machine};
use serde_json::{Value, json};
use simulation::Dice;
use simulation::spoken::spoken;

use super::watch;
use super::wire::{BackEnd, Reply, Sent, SessionReply};

pub const NOON: f64 = 1_772_712_000_000.0;
/// How long every answer takes.
const LATENCY_MS: f64 = 40.0;
/// No test needs more inputs; more means the machine turns in circles.
const MOST_INPUTS: u32 = 200_000;

pub type Settled = Result<Value, Failure>;

pub struct Host<B> {
    pub machine: Machine<Value, Dice>,
    pub back_end: B,
    pub options: Value,
    pub now: f64,
    pub stored: Option<Text>,
    /// Everything that was sent, in order.
    pub sent: Vec<Sent>,
    /// Attempts that are neither answered nor cancelled.
    pub in_flight: Vec<u32>,
    pub cancelled: Vec<u32>,
    /// Askings of the session function: when, and its number.
    pub asked: Vec<(f64, u32)>,
    pub settled: BTreeMap<u32, Settled>,
    pub snapshots: Vec<(u32, Value)>,
    pub events: Vec<ClientEvent>,
    /// The event logs of the pages that are gone.
    pub logs: Vec<Value>,
    pub opened: Vec<Text>,
    pub asked_to_leave: Vec<Text>,
    pub told: Vec<Value>,
    pub asked_to_lead: Vec<(u32, Text)>,
    pub stepped_down: Vec<u32>,
    pub cleaned: Vec<Vec<Text>>,
    /// Names of all effects, in order.
    pub log: Vec<String>,
    answers: Vec<(f64, u32, Reply)>,
    sessions: Vec<(f64, u32, SessionReply)>,
    pub promises: u32,
    pub seed: u64,
    inputs: u32,
}

impl<B: BackEnd> Host<B> {
    pub fn new(back_end: B) -> Self {
        Self::with(back_end, json!({}), None, Landing::default())
    }

    /// A page with these options of `connect`, over the usual ones.
    pub fn with(back_end: B, options: Value, stored: Option<Text>, landing: Landing) -> Self {
        let mut all = json!({ "baseUrl": "https://platform.example", "returnUrl": "https://site.example/loan" });
        for (name, value) in options.as_object().expect("options are an object") {
            all[name] = value.clone();
        }
        let config = Config::read(&all).unwrap_or_else(|failure| panic!("{}", failure.message));
        let machine = Machine::new(NOON, config, Dice::new(7), stored.as_deref(), landing);
        Self {
            machine,
            back_end,
            options: all,
            now: NOON,
            stored,
            sent: Vec::new(),
            in_flight: Vec::new(),
            cancelled: Vec::new(),
            asked: Vec::new(),
            settled: BTreeMap::new(),
            snapshots: Vec::new(),
            events: Vec::new(),
            logs: Vec::new(),
            opened: Vec::new(),
            asked_to_leave: Vec::new(),
            told: Vec::new(),
            asked_to_lead: Vec::new(),
            stepped_down: Vec::new(),
            cleaned: Vec::new(),
            log: Vec::new(),
            answers: Vec::new(),
            sessions: Vec::new(),
            promises: 0,
            seed: 7,
            inputs: 0,
        }
    }

    /// The borrower loads the page again: what was stored stays, everything else is gone.
    pub fn reload(&mut self, landing: Landing) {
        self.seed += 1;
        self.logs.push(self.machine.export_log());
        let config = Config::read(&self.options).unwrap_or_else(|failure| panic!("{}", failure.message));
        self.machine = Machine::new(self.now, config, Dice::new(self.seed), self.stored.as_deref(), landing);
        self.answers.clear();
        self.sessions.clear();
        self.in_flight.clear();
        self.feed(Input::Tick);
    }

    /// Tells the machine something, and does what it says.
    pub fn feed(&mut self, input: Input<Value>) {
        self.inputs += 1;
        assert!(
            self.inputs < MOST_INPUTS,
            "the machine turns in circles at {}: {:?} {:?} {:?}",
            self.now - NOON,
            &self.log[self.log.len() - 30..],
            &self.sent[self.sent.len() - 4..],
            self.events[self.events.len() - 10..].to_vec()
        );
        self.machine.note(self.now, &spoken(&input));
        for effect in self.machine.handle(self.now, input) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect<Value>) {
        watch::tells_nothing_secret(&effect);
        match effect {
            Effect::Send(request) => {
                let sent = Sent::read(self.now, request);
                self.log.push(format!("send {}", sent.endpoint));
                self.in_flight.push(sent.attempt);
                let reply = self.back_end.answer(self.now, &sent);
                self.answer(sent.attempt, reply);
                self.sent.push(sent);
            }
            Effect::Cancel { attempt } => {
                self.log.push("cancel".to_owned());
                self.in_flight.retain(|flying| *flying != attempt);
                self.cancelled.push(attempt);
            }
            Effect::AskSession { renewal } => {
                self.log.push("ask session".to_owned());
                self.asked.push((self.now, renewal));
                let reply = self.back_end.session(self.now);
                self.sessions.push((self.now + LATENCY_MS, renewal, reply));
            }
            Effect::Store(record) => {
                self.log.push("store".to_owned());
                self.stored = record;
            }
            Effect::Settle { promise, result } => {
                self.log.push("settle".to_owned());
                assert!(self.settled.insert(promise, result).is_none(), "promise {promise} settled twice");
            }
            Effect::Show { journey } => {
                self.log.push("show".to_owned());
                let snapshot = self.machine.snapshot(journey);
                watch::is_a_snapshot(&snapshot);
                self.snapshots.push((journey, snapshot));
            }
            Effect::Open { url } => {
                self.log.push("open".to_owned());
                self.opened.push(url);
            }
            Effect::AskDeparture { host, .. } => {
                self.log.push("ask departure".to_owned());
                self.asked_to_leave.push(host);
            }
            Effect::OpenPopup => self.log.push("open popup".to_owned()),
            Effect::ClosePopup => self.log.push("close popup".to_owned()),
            Effect::CloseWindow => self.log.push("close window".to_owned()),
            Effect::Tell(message) => {
                self.log.push("tell".to_owned());
                self.told.push(message);
            }
            Effect::Lead { journey, lock } => {
                self.log.push("lead".to_owned());
                self.asked_to_lead.push((journey, lock));
            }
            Effect::StepDown { journey } => {
                self.log.push("step down".to_owned());
                self.stepped_down.push(journey);
            }
            Effect::CleanAddress { parameters } => {
                self.log.push("clean".to_owned());
                self.cleaned.push(parameters);
            }
            Effect::Report(event) => {
                watch::is_told_as_declared(&event);
                watch::polls_in_its_band(self.now, &event);
                self.events.push(event);
            }
        }
    }

    /// The event logs of all pages so far, the present one's last.
    pub fn all_logs(&self) -> Vec<Value> {
        self.logs.iter().cloned().chain([self.machine.export_log()]).collect()
    }

    /// Answers a request that was held.
    pub fn answer(&mut self, attempt: u32, reply: Reply) {
        self.answers.retain(|(_, known, _)| *known != attempt);
        self.answers.push((self.now + LATENCY_MS, attempt, reply));
    }

    /// Answers an asking that was held.
    pub fn answer_session(&mut self, renewal: u32, reply: SessionReply) {
        self.sessions.retain(|(_, known, _)| *known != renewal);
        self.sessions.push((self.now, renewal, reply));
    }

    /// Lets time pass.
    pub fn pass(&mut self, ms: f64) {
        let end = self.now + ms;
        while self.next_at().is_some_and(|at| at <= end) {
            self.step();
        }
        self.now = end;
    }

    /// Lets time pass until a promise is settled.
    pub fn wait(&mut self, promise: u32) -> Settled {
        let end = self.now + 30.0 * 60_000.0;
        while !self.settled.contains_key(&promise) {
            assert!(self.next_at().is_some_and(|at| at < end), "promise {promise} never settles");
            self.step();
        }
        self.settled[&promise].clone()
    }

    /// When something happens next.
    pub fn next_at(&self) -> Option<f64> {
        let answers = self.answers.iter().filter(|(_, _, reply)| !matches!(reply, Reply::Held)).map(|(at, ..)| *at);
        let sessions = self.sessions.iter().filter(|(_, _, reply)| !matches!(reply, SessionReply::Held));
        answers.chain(sessions.map(|(at, ..)| *at)).chain(self.machine.wake_at()).reduce(f64::min)
    }

    /// Goes to the next moment something happens, and lets it happen.
    pub fn step(&mut self) {
        let Some(at) = self.next_at() else { return };
        self.now = self.now.max(at);
        let now = self.now;
        if let Some(due) =
            self.sessions.iter().position(|(at, _, reply)| *at <= now && !matches!(reply, SessionReply::Held))
        {
            let (_, renewal, reply) = self.sessions.remove(due);
            let session = match reply {
                SessionReply::Grant(session) => Ok(session),
                SessionReply::SignedOut => Ok(Value::Null),
                _ => Err(()),
            };
            self.feed(Input::Session { renewal, session });
        } else if let Some(due) =
            self.answers.iter().position(|(at, _, reply)| *at <= now && !matches!(reply, Reply::Held))
        {
            let (_, attempt, reply) = self.answers.remove(due);
            self.in_flight.retain(|flying| *flying != attempt);
            self.feed(match reply {
                Reply::Answer(status, retry_after, body) => {
                    let answer = Answer { status, retry_after, body: Value::parse(&body) };
                    Input::Answer { attempt, answer }
                }
                _ => Input::Unreachable { attempt },
            });
        } else {
            let (effects, events) = (self.log.len(), self.events.len());
            self.feed(Input::Tick);
            let idle = (effects, events) == (self.log.len(), self.events.len());
            assert!(!idle || self.machine.wake_at().is_none_or(|at| at > now), "woken again and again for nothing");
        }
    }
}

/// The code of a failure, as the app sees it.
pub fn code(settled: &Settled) -> &str {
    settled.as_ref().err().map_or("no failure", |failure| failure.code.as_str())
}

/// The address a page is loaded at, with these query parameters.
pub fn landing(parameters: &[(&str, &str)]) -> Landing {
    let texts = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
    Landing { parameters: parameters.iter().map(texts).collect(), ..Landing::default() }
}

//! A page with the real machine in it, before the small platform. Reads are answered at once; a mutation stays on the
//! wire until the model says what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use credit_journey::contract::endpoint::BASE_PATH;
use credit_journey::contract::{Endpoint, Method};
use credit_journey::machine::effect::Request;
use credit_journey::machine::{CallOptions, Config, Effect, Input, Landing, Machine};
use serde_json::{Value, json};
use simulation::Dice;
use simulation::sent::endpoint_of;

use super::intent::{argument, endpoints_of, is_beside};
use super::platform::{JOURNEY, Stage};

/// What becomes of a mutation on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It is done and answered.
    Answered,
    /// It never arrives.
    NeverArrives,
    /// It is done, and the answer is lost.
    AnswerLost,
    /// It is delivered twice, and answered twice.
    Doubled,
}

/// A request on the wire.
pub struct Flying {
    pub attempt: u32,
    pub endpoint: Endpoint,
    pub key: String,
}

pub struct Page {
    pub stage: Stage,
    /// The platform speaks values that no document names.
    pub strange: bool,
    /// The borrower's session has ended.
    pub signed_out: bool,
    /// The borrower has no journey yet.
    pub fresh: bool,
    pub flying: Vec<Flying>,
    /// Commands whose promise is not settled.
    pub unsettled: BTreeMap<u32, &'static str>,
    /// The next read does not arrive.
    pub lose_read: bool,
    /// How often the journey's state was read.
    pub looks: u32,
    /// What should never have happened.
    pub wrong: BTreeSet<String>,
    pub stored: Value,
    pub now: f64,
    machine: Machine<Value, Dice>,
    reads: Vec<Flying>,
    askings: Vec<u32>,
    promises: u32,
    pub version: u32,
    sessions: u32,
    pub intents: BTreeMap<&'static str, u32>,
    pub effects: BTreeMap<String, Value>,
}

impl Page {
    /// A page whose borrower has just opened the journey.
    pub fn open(stage: Stage, fresh: bool) -> Self {
        let mut page = Self {
            stage,
            strange: false,
            signed_out: false,
            fresh,
            flying: Vec::new(),
            unsettled: BTreeMap::new(),
            lose_read: false,
            looks: 0,
            wrong: BTreeSet::new(),
            stored: Value::Null,
            now: 1_772_712_000_000.0,
            machine: machine(0.0, None, Landing::default()),
            reads: Vec::new(),
            askings: Vec::new(),
            promises: 0,
            version: 0,
            sessions: 0,
            intents: BTreeMap::new(),
            effects: BTreeMap::new(),
        };
        page.load(&[]);
        page
    }

    /// The page loads, with these query parameters in its address.
    pub fn load(&mut self, parameters: &[(&str, &str)]) {
        let parameters = parameters.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let landing = Landing { parameters, ..Landing::default() };
        let stored = self.stored.is_object().then(|| self.stored.to_string());
        self.machine = machine(self.now, stored.as_deref(), landing);
        self.flying.clear();
        self.reads.clear();
        self.askings.clear();
        self.unsettled.clear();
        let options = match self.fresh {
            true => json!({ "type": "PERSONAL_LOAN" }),
            false => json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY }),
        };
        self.feed(Input::OpenJourney { promise: 0, journey: 1, options });
    }

    /// The borrower gives a command.
    pub fn click(&mut self, command: &'static str) {
        self.promises += 1;
        let promise = self.promises;
        self.unsettled.insert(promise, command);
        for endpoint in endpoints_of(command) {
            *self.intents.entry(endpoint).or_default() += 1;
        }
        let (name, options) = (command.into(), CallOptions::default());
        self.feed(Input::Command { promise, journey: 1, name, argument: argument(command), options });
    }

    /// Time passes until the machine wants it.
    pub fn wait(&mut self) {
        self.now = self.now.max(self.machine.wake_at().unwrap_or(self.now));
        self.feed(Input::Tick);
    }

    /// Whether the machine waits for anything.
    pub fn waits(&self) -> bool {
        self.machine.wake_at().is_some()
    }

    /// Whether the journey will be read again by itself. Once a loan is paid out or a journey closed, it is not.
    pub fn polls(&self) -> bool {
        !self.machine.next_poll(1).is_null()
    }

    /// A mutation on the wire meets its fate.
    pub fn answer(&mut self, at: usize, fate: Fate) {
        let flying = self.flying.remove(at);
        let attempt = flying.attempt;
        if fate == Fate::NeverArrives {
            return self.feed(Input::Unreachable { attempt });
        }
        let answer = self.act(&flying);
        match fate {
            Fate::AnswerLost => self.feed(Input::Unreachable { attempt }),
            Fate::Doubled => {
                let again = self.act(&flying);
                self.feed(Input::Answer { attempt, answer });
                self.feed(Input::Answer { attempt, answer: again });
            }
            _ => self.feed(Input::Answer { attempt, answer }),
        }
    }

    /// What the app sees.
    pub fn snapshot(&self) -> Value {
        self.machine.snapshot(1)
    }

    /// The screen, as `name` or `name:step`.
    pub fn screen(&self) -> String {
        let screen = &self.snapshot()["screen"];
        let part = ["waitingFor", "step", "outcome"].iter().find_map(|name| screen[*name].as_str());
        [screen["name"].as_str(), part].into_iter().flatten().collect::<Vec<_>>().join(":")
    }

    fn feed(&mut self, input: Input<Value>) {
        self.take(input);
        loop {
            if let Some(renewal) = self.askings.pop() {
                self.sessions += 1;
                let token = json!({ "sessionToken": format!("st_live_{}", self.sessions) });
                let session = Ok(if self.signed_out { Value::Null } else { token });
                self.take(Input::Session { renewal, session });
            } else if !self.reads.is_empty() {
                let read = self.reads.remove(0);
                let attempt = read.attempt;
                if std::mem::take(&mut self.lose_read) {
                    self.take(Input::Unreachable { attempt });
                } else {
                    let answer = self.act(&read);
                    self.take(Input::Answer { attempt, answer });
                }
            } else {
                return;
            }
        }
    }

    fn take(&mut self, input: Input<Value>) {
        for effect in self.machine.handle(self.now, input) {
            match effect {
                Effect::Send(request) => self.send(&request),
                Effect::Cancel { attempt } => {
                    self.reads.retain(|flying| flying.attempt != attempt);
                    self.flying.retain(|flying| flying.attempt != attempt);
                }
                Effect::AskSession { renewal } => self.askings.push(renewal),
                Effect::Store(record) => {
                    self.stored = record.map_or(Value::Null, |record| serde_json::from_str(&record).unwrap());
                }
                Effect::Settle { promise, .. } => {
                    let again = promise != 0 && self.unsettled.remove(&promise).is_none();
                    if again {
                        self.wrong.insert("a promise is settled twice".to_owned());
                    }
                }
                _ => {}
            }
        }
    }

    fn send(&mut self, request: &Request<Value>) {
        let (_, path) = request.url.split_once(BASE_PATH).unwrap();
        let endpoint = endpoint_of(request.method.as_str(), path.split('?').next().unwrap()).unwrap();
        let key = request.headers.iter().find(|(name, _)| *name == "Idempotency-Key");
        let key = key.map(|(_, key)| key.as_str().to_owned()).unwrap_or_default();
        let flying = Flying { attempt: request.attempt, endpoint, key };
        if request.method == Method::Get || is_beside(endpoint) {
            self.reads.push(flying);
        } else {
            self.flying.push(flying);
        }
        if self.flying.len() > 1 {
            let names: Vec<_> = self.flying.iter().map(|flying| flying.endpoint.name()).collect();
            self.wrong.insert(format!("two mutations on the wire: {}", names.join(", ")));
        }
    }
}

fn machine(now: f64, stored: Option<&str>, landing: Landing) -> Machine<Value, Dice> {
    let options = json!({ "baseUrl": "https://platform.example", "returnUrl": "https://site.example/loan" });
    let config = Config::read(&options).unwrap_or_else(|failure| panic!("{}", failure.message));
    Machine::new(now, config, Dice::new(now.to_bits()), stored, landing)
}

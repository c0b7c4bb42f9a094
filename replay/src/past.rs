//! Lives through a log: its inputs, stood in for, into a machine of its own.

use anyhow::{Result, anyhow};
use credit_journey::contract::Document;
use credit_journey::machine::log::vocabulary::Kind;
use credit_journey::machine::{Config, Effect, Entropy, Input, Landing, Machine};
use serde_json::{Value, json};

use crate::event_log::EventLog;
use crate::stand_in::{PLATFORM, StandIn};

/// The events that came of one entry, now.
pub type Moment = Vec<Value>;

/// What came of each entry of the log.
pub fn live(log: &EventLog) -> Result<Vec<Moment>> {
    let mut past = Past::begin(log)?;
    Ok(log.entries.iter().map(|entry| past.happen(log.clock(entry.at_ms), &entry.input)).collect())
}

struct Past {
    machine: Machine<Value, Chance>,
    stand_in: StandIn,
}

impl Past {
    fn begin(log: &EventLog) -> Result<Self> {
        let stand_in = StandIn { began_at: log.started_at_ms, ..StandIn::default() };
        let options = log.options.clone().copied_with("baseUrl", json!(PLATFORM));
        let config =
            Config::read(&options).map_err(|failure| anyhow!("its options are damaged: {}", failure.message))?;
        let sessions = log.entries.iter().map(|entry| &entry.input).filter(|input| !input["session"].is_null());
        let is_of_stranger = sessions.take(1).any(|input| input["stranger"] == true);
        let stored = stand_in.stored(&log.stored, is_of_stranger);
        let landing = Landing::read(&stand_in.value(Kind::Word, &log.landing));
        let machine = Machine::new(log.started_at_ms, config, Chance::new(log.seed), stored.as_deref(), landing);
        Ok(Self { machine, stand_in })
    }

    fn happen(&mut self, now: f64, told: &Value) -> Moment {
        if let Some(borrower) = told["session"]["borrowerID"].as_str() {
            self.stand_in.borrower = Some(borrower.to_owned());
        }
        let Ok(Some(input)) = Input::read(&self.stand_in.input(told)) else { return Moment::new() };
        let effects = self.machine.handle(now, input);
        effects.into_iter().filter_map(|effect| self.perform(effect)).collect()
    }

    fn perform(&mut self, effect: Effect<Value>) -> Option<Value> {
        match effect {
            Effect::Store(record) => {
                let record: Option<Value> = record.and_then(|record| Document::parse(&record));
                self.stand_in.departure = record.and_then(|record| record.field("departure").text_field("state"));
                None
            }
            Effect::Report(event) => {
                let event: Value = event.to_document();
                let at = event["atMs"].as_f64().map(|at| at - self.stand_in.began_at);
                Some(match at {
                    Some(at) => event.copied_with("atMs", Document::from_number(at)),
                    None => event,
                })
            }
            _ => None,
        }
    }
}

/// Randomness whose first four bytes are the seed of the jitter; the rest is any.
struct Chance {
    seed: Option<u32>,
    drawn: u64,
}

impl Chance {
    const fn new(seed: u32) -> Self {
        Self { seed: Some(seed), drawn: 0 }
    }
}

impl Entropy for Chance {
    fn fill(&mut self, bytes: &mut [u8]) {
        if let Some(seed) = self.seed.take() {
            bytes.copy_from_slice(&seed.to_le_bytes());
            return;
        }
        for chunk in bytes.chunks_mut(8) {
            self.drawn += 1;
            let mixed = self.drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
            chunk.iter_mut().zip(mixed).for_each(|(byte, drawn)| *byte = drawn);
        }
    }
}

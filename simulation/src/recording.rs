//! What every page of a run was told and said, in the machine's protocol: the shipped wasm, told the same, must say the
//! same (`tests/recordings/`).

use std::fmt::{self, Display, Formatter};

use credit_journey::machine::{Effect, Machine};
use serde_json::{Value, json};

use crate::dice::Dice;

/// The pages of one run, in the order in which they were loaded.
#[derive(Default)]
pub struct Recording {
    pages: Vec<(u32, Value)>,
}

impl Recording {
    /// A page was loaded.
    pub fn loaded(
        &mut self,
        id: u32,
        now_ms: f64,
        options: &Value,
        entropy: &Dice,
        stored: Option<&str>,
        landing: &Value,
    ) {
        // As text: JavaScript's numbers end at 2^53.
        let seed = entropy.seed().to_string();
        let page = json!({
            "nowMs": now_ms, "options": options, "seed": seed, "stored": stored, "landing": landing, "turns": [],
        });
        self.pages.push((id, page));
    }

    /// Its machine was told something, and said what is to be done.
    pub fn heard(
        &mut self,
        id: u32,
        now_ms: f64,
        told: Value,
        effects: &[Effect<Value>],
        machine: &Machine<Value, Dice>,
    ) {
        let effects: Vec<_> = effects.iter().map(|effect| machine.tell(effect.clone())).collect();
        let page = self.pages.iter_mut().rev().find(|(page, _)| *page == id);
        let turns = page.and_then(|(_, page)| page["turns"].as_array_mut());
        if let Some(turns) = turns {
            turns.push(json!({ "nowMs": now_ms, "told": told, "effects": effects, "wakeAtMs": machine.wake_at() }));
        }
    }
}

impl Display for Recording {
    /// A line of JSON for each page.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.pages.iter().try_for_each(|(_, page)| writeln!(f, "{page}"))
    }
}

//! A snapshot never mixes what the platform said at different times.

use std::collections::HashSet;

use serde_json::Value;

use super::{Invariant, Moment, Seen, hold};

/// Everything the platform said of where journeys stand.
#[derive(Default)]
pub struct SaidByPlatform(HashSet<String>);

impl Invariant for SaidByPlatform {
    fn name(&self) -> &'static str {
        "what is shown was said by the platform, as one"
    }

    fn look(&mut self, _: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Said(state) => {
                self.0.insert(saying(state));
                None
            }
            Seen::Shown(snapshot) if snapshot["updatedAt"].is_string() => {
                let shown = saying(snapshot);
                hold(self.0.contains(&shown), || format!("never said: {shown}"))
            }
            _ => None,
        }
    }
}

fn saying(state: &Value) -> String {
    format!("{} {} {} {}", state["journeyID"], state["updatedAt"], state["status"], state["nextAction"])
}

//! After the end nothing is sent, unless somebody does something.

use std::collections::HashMap;

use super::{Invariant, Moment, Seen, hold};

/// How long what was under way, markers among it, may still take.
const SETTLES_MS: f64 = 90_000.0;

/// When a page came to the end and nobody has done anything since.
#[derive(Default)]
pub struct Quiet(HashMap<u32, f64>);

impl Invariant for Quiet {
    fn name(&self) -> &'static str {
        "nothing is sent after the end"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Shown(snapshot) => {
                if snapshot["screen"]["name"] == "closed" {
                    self.0.insert(moment.page, moment.now);
                } else {
                    self.0.remove(&moment.page);
                }
            }
            // The end is where it was; whoever asks may be answered.
            Seen::Told(_) if self.0.contains_key(&moment.page) => drop(self.0.insert(moment.page, moment.now)),
            Seen::Unloaded => drop(self.0.remove(&moment.page)),
            Seen::Handled(_) => {
                let ended = self.0.get(&moment.page)?;
                return (moment.now - ended > SETTLES_MS).then_some(Ok(()));
            }
            Seen::Sent(sent) => {
                let ended = self.0.get(&moment.page)?;
                let after = moment.now - ended;
                return hold(after <= SETTLES_MS, || format!("{} {after} ms after the end", sent.endpoint));
            }
            _ => {}
        }
        None
    }
}

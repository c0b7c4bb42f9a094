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
            Seen::Shown(snapshot) if snapshot["screen"]["name"] == "closed" => {
                self.0.insert(moment.page, moment.now);
            }
            Seen::Shown(_) | Seen::Unloaded => {
                self.0.remove(&moment.page);
            }
            // A loan that is paid out is served while somebody does something; left alone, it is as quiet.
            Seen::LeftAlone(snapshot) if snapshot["screen"]["name"] == "disbursed" => {
                self.0.insert(moment.page, moment.now);
            }
            Seen::LeftAlone(_) => return self.0.contains_key(&moment.page).then_some(Ok(())),
            // The end is where it was; whoever asks may be answered.
            Seen::Told(_) if self.0.contains_key(&moment.page) => {
                self.0.insert(moment.page, moment.now);
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

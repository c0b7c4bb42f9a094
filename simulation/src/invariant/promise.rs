//! Every promise is settled, once, in time.

use std::collections::HashMap;

use super::{Invariant, Moment, Seen, hold};

/// A command is three calls in a row at most, then a look; each call has its minute. A second command may wait for it.
const PATIENCE_MS: f64 = 15.0 * 60_000.0;

/// The promises given and not yet settled, by page.
#[derive(Default)]
pub struct SettledOnce(HashMap<(u32, u32), f64>);

impl Invariant for SettledOnce {
    fn name(&self) -> &'static str {
        "a promise is settled once, and in time"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Promised(promise) => {
                self.0.insert((moment.page, *promise), moment.local);
            }
            Seen::Settled(promise, _) => {
                let given = self.0.remove(&(moment.page, *promise));
                return hold(given.is_some(), || format!("promise {promise} is settled twice, or was never given"));
            }
            // Nothing ran meanwhile.
            Seen::Told("wakes" | "pageshow") => {
                let of_page = self.0.iter_mut().filter(|((page, _), _)| *page == moment.page);
                of_page.for_each(|(_, given)| *given = moment.local);
            }
            Seen::Unloaded => self.0.retain(|(page, _), _| *page != moment.page),
            Seen::Handled(..) => {
                let of_page = self.0.iter().filter(|((page, _), _)| *page == moment.page);
                let oldest = of_page.map(|(_, given)| moment.local - given).fold(0.0, f64::max);
                return hold(oldest < PATIENCE_MS, || format!("a promise waits for {oldest} ms"));
            }
            _ => {}
        }
        None
    }
}

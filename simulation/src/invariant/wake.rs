//! The machine never turns in circles: it never wants to be woken at once, and never often in one moment.

use std::collections::HashMap;

use super::{Invariant, Moment, Seen, hold};

/// More inputs than this within one second are no borrower's and no network's doing.
const MOST_PER_SECOND: u32 = 400;

/// Inputs dealt with in the present second, by page.
#[derive(Default)]
pub struct Future(HashMap<u32, (f64, u32)>);

impl Invariant for Future {
    fn name(&self) -> &'static str {
        "the machine is woken in the future, and not for ever"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        let Seen::Handled(ticked, wake_at) = seen else { return None };
        let (since, inputs) = self.0.entry(moment.page).or_insert((moment.now, 0));
        if moment.now - *since >= 1_000.0 {
            (*since, *inputs) = (moment.now, 0);
        }
        *inputs += 1;
        let inputs = *inputs;
        // Before its tick, what was due may be due still.
        let early = *ticked && wake_at.is_some_and(|at| at <= moment.local);
        hold(!early && inputs < MOST_PER_SECOND, || {
            let after = wake_at.map(|at| at - moment.local);
            format!("woken in {after:?} ms, after {inputs} inputs within a second")
        })
    }
}

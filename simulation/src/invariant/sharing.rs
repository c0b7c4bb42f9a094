//! Several tabs that wait together: they cost what one costs, none is starved, and a sign-out shows in all.

use std::collections::HashMap;

use credit_journey::machine::ClientEvent;

use super::{Invariant, Moment, Seen, hold};

/// Three tabs may cost this many times the polls of one.
const MOST: f64 = 1.1;
/// The slowest poll, the grace of a tab that follows, once more for a leader that says nothing, and the reads.
const STARVES_MS: f64 = 60_000.0 + 2.0 * 5_000.0 + 10_000.0;

/// Each poll stands for the pause planned before it: those of all tabs together must fit into the time that passed.
#[derive(Default)]
pub struct CostOfOne {
    since: Option<f64>,
    /// The pause last planned, by page.
    pauses: HashMap<u32, f64>,
    longest: f64,
    spent: f64,
}

impl Invariant for CostOfOne {
    fn name(&self) -> &'static str {
        "tabs that wait together poll as one"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Event(ClientEvent::Poll { at_ms, .. }) => {
                self.pauses.insert(moment.page, at_ms - moment.local);
            }
            Seen::Event(ClientEvent::Request { endpoint: "getJourneyState", attempt: 1, .. }) => {
                let pause = self.pauses.get(&moment.page).copied().unwrap_or_default();
                self.longest = self.longest.max(pause);
                self.spent += pause;
            }
            Seen::Waiting(true, _) => (self.since, self.spent, self.longest) = (Some(moment.now), 0.0, 0.0),
            Seen::Waiting(false, _) => {
                let waited = moment.now - self.since.take()?;
                // The first pause began before, and the news that ends a wait makes every tab look.
                let most = MOST * waited + 3.0 * self.longest;
                return hold(self.spent <= most, || format!("polls for {} ms within {waited} ms", self.spent));
            }
            _ => {}
        }
        None
    }
}

/// While several tabs wait, somebody reads: nobody waits for a tab that does not run.
#[derive(Default)]
pub struct Starved {
    waiting: Vec<u32>,
    read_at: f64,
    longest: f64,
}

impl Invariant for Starved {
    fn name(&self) -> &'static str {
        "no visible tab is starved by another"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Waiting(true, tabs) => (self.waiting, self.read_at, self.longest) = (tabs.to_vec(), moment.now, 0.0),
            Seen::Sent(sent) if sent.endpoint == "getJourneyState" && self.waiting.contains(&moment.page) => {
                self.longest = self.longest.max(moment.now - self.read_at);
                self.read_at = moment.now;
            }
            // Without tabs: they wait no longer for anything, and need not have read.
            Seen::Waiting(false, tabs) if !tabs.is_empty() => {
                let longest = self.longest.max(moment.now - self.read_at);
                return hold(longest <= STARVES_MS, || format!("nothing was read for {longest} ms"));
            }
            _ => {}
        }
        None
    }
}

/// Who signs out in one tab is signed out in all.
pub struct SignedOut;

impl Invariant for SignedOut {
    fn name(&self) -> &'static str {
        "a sign-out shows in all tabs"
    }

    fn look(&mut self, _: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        let Seen::SignedOutElsewhere(screen) = seen else { return None };
        hold(*screen == "signIn", || format!("still shows {screen}"))
    }
}

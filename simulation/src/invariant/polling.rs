//! Polls stay inside their bands, and a journey never reads twice at once.

use std::collections::{HashMap, HashSet};

use credit_journey::machine::ClientEvent;

use super::{Invariant, Moment, Seen, hold};

/// Every poll is set inside the band of its reason (CONTRACT.md 2.6), and none comes before its time by itself.
#[derive(Default)]
pub struct Bands {
    /// The next poll of a page, unless something happened since.
    planned: HashMap<u32, f64>,
    /// Pages that take a return just now: they look at once, whatever was planned before or beside it.
    returning: HashSet<u32>,
    /// Pages that hear another tab just now, which may want a read sooner.
    hearing: HashSet<u32>,
    /// Pages that show `signIn`: once there is a session again they look at once.
    signing_in: HashSet<u32>,
    /// Promises not settled: a command that waits for its turn may look at any time.
    waiting: HashSet<(u32, u32)>,
}

impl Invariant for Bands {
    fn name(&self) -> &'static str {
        "polls inside their bands, and not before their time"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Event(ClientEvent::Poll { at_ms, reason }) => {
                self.planned.insert(moment.page, *at_ms);
                let (least, most) = band(reason);
                let after = at_ms - moment.local;
                hold((least..=most).contains(&after), || format!("{reason} in {after} ms"))
            }
            Seen::Sent(sent) if sent.endpoint == "getJourneyState" => {
                let planned = self.planned.remove(&moment.page)?;
                let waits = self.waiting.iter().any(|(page, _)| *page == moment.page);
                if waits || self.signing_in.contains(&moment.page) || self.returning.contains(&moment.page) {
                    return None;
                }
                hold(moment.local >= planned, || format!("a poll {} ms before its time", planned - moment.local))
            }
            Seen::Handled(..) => {
                self.returning.remove(&moment.page);
                if self.hearing.remove(&moment.page) {
                    self.planned.remove(&moment.page);
                }
                None
            }
            Seen::Shown(snapshot) => {
                if snapshot["screen"]["name"] == "signIn" {
                    self.signing_in.insert(moment.page);
                } else {
                    self.signing_in.remove(&moment.page);
                }
                None
            }
            Seen::Heard => {
                self.hearing.insert(moment.page);
                None
            }
            Seen::Promised(promise) => {
                self.waiting.insert((moment.page, *promise));
                None
            }
            // A return that no other tab took counts from now on.
            Seen::Event(ClientEvent::Redirect { phase: "returned", .. }) => {
                self.returning.insert(moment.page);
                self.planned.remove(&moment.page);
                None
            }
            // Somebody did something, or an act of theirs has ended: that is looked at, at once.
            Seen::Told(_) | Seen::Ended(..) | Seen::Settled(..) | Seen::Unloaded => {
                if let Seen::Settled(promise, _) = seen {
                    self.waiting.remove(&(moment.page, *promise));
                }
                self.planned.remove(&moment.page);
                None
            }
            _ => None,
        }
    }
}

fn band(reason: &str) -> (f64, f64) {
    match reason {
        "hint" => (1_000.0, 60_000.0),
        "active" => (2_000.0, 5_000.0),
        "passive" => (10_000.0, 20_000.0),
        "slow" => (40_000.0, 60_000.0),
        "retry" => (5_000.0, 60_000.0),
        _ => (f64::NAN, f64::NAN),
    }
}

/// One read on the wire at a time. A command may read on its own beside it: its address must be fresh.
#[derive(Default)]
pub struct OneRead(HashMap<(u32, u32), &'static str>);

const OF_A_LOOK: [&str; 5] = ["getJourney", "getJourneyState", "getProfile", "listOffers", "getSteps"];

impl Invariant for OneRead {
    fn name(&self) -> &'static str {
        "one read of a journey at a time"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Sent(sent) if OF_A_LOOK.contains(&sent.endpoint) => {
                let other = self.0.iter().find(|((page, _), _)| *page == moment.page).map(|(_, endpoint)| *endpoint);
                self.0.insert((moment.page, sent.attempt), sent.endpoint);
                hold(other.is_none(), || format!("{} while {other:?} is under way", sent.endpoint))
            }
            Seen::Ended(attempt, _) => {
                self.0.remove(&(moment.page, *attempt));
                None
            }
            Seen::Unloaded => {
                self.0.retain(|(page, _), _| *page != moment.page);
                None
            }
            _ => None,
        }
    }
}

//! Polls stay inside their bands, and a journey never reads twice at once.

use std::collections::HashMap;

use credit_journey::machine::ClientEvent;

use super::{Invariant, Moment, Seen, hold};

/// Every poll is set inside the band of its reason (CONTRACT.md 2.6).
pub struct Bands;

impl Invariant for Bands {
    fn name(&self) -> &'static str {
        "polls inside their bands"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        let Seen::Event(ClientEvent::Poll { at_ms, reason }) = seen else { return None };
        let (least, most) = match *reason {
            "hint" => (1_000.0, 60_000.0),
            "active" => (2_000.0, 5_000.0),
            "passive" => (10_000.0, 20_000.0),
            "slow" => (40_000.0, 60_000.0),
            "retry" => (5_000.0, 60_000.0),
            _ => (f64::NAN, f64::NAN),
        };
        let after = at_ms - moment.local;
        hold((least..=most).contains(&after), || format!("{reason} in {after} ms"))
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

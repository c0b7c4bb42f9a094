//! Whether the replay saw what the borrower saw.

use std::fmt::{self, Display, Formatter};

use serde_json::Value;

use crate::event_log::EventLog;
use crate::past::Moment;

/// What a replay showed.
#[derive(Debug, PartialEq)]
pub enum Verdict {
    /// All came out as logged.
    Same {
        /// How many screens.
        screens: usize,
        /// How many events, the screens among them.
        events: usize,
    },
    /// The screens did; something behind them did not.
    OtherEvents(Difference),
    /// The screens did not.
    OtherScreens(Difference),
    /// There is nothing to compare with: the beginning is missing.
    Headless {
        /// How many entries.
        missing: u32,
    },
}

/// Where log and replay first differ.
#[derive(Debug, PartialEq)]
pub struct Difference {
    /// Number of the entry, from 0.
    pub entry: usize,
    /// When, since the log began.
    pub at_ms: f64,
    /// As logged; none if there was nothing more.
    pub logged: Option<Value>,
    /// As replayed; none if there was nothing more.
    pub replayed: Option<Value>,
}

impl Verdict {
    /// Compares what was logged with what came of it now.
    pub fn of(log: &EventLog, moments: &[Moment]) -> Self {
        if log.dropped > 0 {
            return Self::Headless { missing: log.dropped };
        }
        let any = |_: &&Value| true;
        match (difference(log, moments, is_screen), difference(log, moments, any)) {
            (Some(difference), _) => Self::OtherScreens(difference),
            (None, Some(difference)) => Self::OtherEvents(difference),
            (None, None) => {
                let events = || log.entries.iter().flat_map(|entry| &entry.events);
                Self::Same { screens: events().filter(is_screen).count(), events: events().count() }
            }
        }
    }

    /// Whether the borrower saw the same screens.
    pub const fn is_good(&self) -> bool {
        !matches!(self, Self::OtherScreens(_))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape of a filter")]
fn is_screen(event: &&Value) -> bool {
    event["kind"] == "screen"
}

fn difference(log: &EventLog, moments: &[Moment], which: fn(&&Value) -> bool) -> Option<Difference> {
    log.entries.iter().zip(moments).enumerate().find_map(|(at, (entry, moment))| {
        let logged: Vec<_> = entry.events.iter().filter(which).collect();
        let replayed: Vec<_> = moment.iter().filter(which).collect();
        let first = (0..logged.len().max(replayed.len())).find(|at| logged.get(*at) != replayed.get(*at))?;
        let clone = |events: &[&Value]| events.get(first).map(|event| (*event).clone());
        Some(Difference { entry: at, at_ms: entry.at_ms, logged: clone(&logged), replayed: clone(&replayed) })
    })
}

impl Display for Verdict {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same { screens, events } => {
                write!(f, "the same: {screens} screens, and all {events} events, came out as logged")
            }
            Self::OtherEvents(difference) => write!(f, "the same screens; behind them, first {difference}"),
            Self::OtherScreens(difference) => write!(f, "other screens: first {difference}"),
            Self::Headless { missing } => {
                write!(
                    f,
                    "not replayed: the first {missing} entries have given way to newer ones; the timeline is as logged"
                )
            }
        }
    }
}

impl Display for Difference {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = |event: &Option<Value>| event.as_ref().map_or_else(|| "nothing".to_owned(), Value::to_string);
        let at = self.at_ms / 1000.0;
        write!(
            f,
            "at {at:.3} s, entry {}\n  logged:   {}\n  replayed: {}",
            self.entry,
            text(&self.logged),
            text(&self.replayed)
        )
    }
}

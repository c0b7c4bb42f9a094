//! The page of an account aggregator is opened while it can be used.

use std::collections::HashMap;

use super::{Invariant, Moment, Seen, hold};

/// An account aggregator refuses its page later than this (CONTRACT.md 9).
const LIFE_MS: f64 = 180_000.0;

/// When each page was given, by the clock of the page it was given to.
#[derive(Default)]
pub struct Fresh(HashMap<String, f64>);

impl Invariant for Fresh {
    fn name(&self) -> &'static str {
        "a consent page is opened within its three minutes"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Issued(url) => drop(self.0.insert((*url).to_owned(), moment.local)),
            Seen::Opened(url) => {
                let age = moment.local - self.0.get(*url)?;
                return hold(age < LIFE_MS, || format!("opened {age} ms old"));
            }
            _ => {}
        }
        None
    }
}

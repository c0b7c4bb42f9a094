//! Decisions taken of late on the pages of other parties.

use std::collections::VecDeque;

use crate::pages::{Decision, Return};

/// Decisions taken of late, so that a double click on a page's button leads where the first click led.
#[derive(Default)]
pub(crate) struct Decisions(VecDeque<(String, Decision, Return)>);

impl Decisions {
    const MOST: usize = 64;

    pub fn remember(&mut self, action: &str, decision: Decision, led_to: Return) {
        if self.0.len() == Self::MOST {
            self.0.pop_front();
        }
        self.0.push_back((action.to_owned(), decision, led_to));
    }

    pub fn repeated(&self, action: &str, decision: Decision) -> Option<Return> {
        let same = |(known, taken, _): &&(String, Decision, Return)| known == action && *taken == decision;
        self.0.iter().rev().find(same).map(|(.., led_to)| led_to.clone())
    }
}

//! What is still to happen, in the order of its time.

use credit_journey::contract::Text;
use credit_journey::machine::{Answer, Input};
use serde_json::Value;

use crate::network::Back;
use crate::sent::Sent;

/// Something on its way.
pub enum Happening {
    /// A request reaches the platform; what comes back of it, after how long.
    Arrives(Box<Sent>, Back, f64),
    /// An answer reaches the page.
    Answers(u32, Answer<Value>),
    /// A request has failed, as the page sees it.
    Fails(u32),
    /// Another tab, or whoever uses the same channel, said something.
    Told(Value),
    /// The browser has answered who may lead a journey's polling.
    Led(u32, Text),
    /// The app has answered whether the borrower may leave.
    Departs(u32, bool),
    /// A page that was suspended runs again.
    Wakes,
    /// The browser or the borrower says this to a page that could not hear it sooner.
    Says(&'static str, Box<Input<Value>>),
    /// The session function has answered the asking of this number.
    Session(u32, Result<Value, ()>),
}

/// When it happens, to which page, and what.
pub struct Due {
    /// True time, ms.
    pub at: f64,
    /// The page.
    pub page: u32,
    /// What.
    pub what: Happening,
}

/// All that is to happen.
#[derive(Default)]
pub struct Queue(Vec<Due>);

impl Queue {
    /// Lets something happen later. What is due at the same time happens in the order it was added.
    pub fn add(&mut self, at: f64, page: u32, what: Happening) {
        let place = self.0.partition_point(|due| due.at <= at);
        self.0.insert(place, Due { at, page, what });
    }

    /// When the next thing happens.
    pub fn next_at(&self) -> Option<f64> {
        self.0.first().map(|due| due.at)
    }

    /// Takes out the next thing.
    pub fn take(&mut self) -> Option<Due> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// What would reach this page sooner reaches it then; what is on its way to the platform arrives as ever.
    pub fn wake_page_not_before(&mut self, page: u32, wakes: f64) {
        for due in self.0.iter_mut().filter(|due| due.page == page && !matches!(due.what, Happening::Arrives(..))) {
            due.at = due.at.max(wakes);
        }
        self.0.sort_by(|one, other| one.at.total_cmp(&other.at));
    }

    /// Keeps only what this says.
    pub fn retain(&mut self, keep: impl FnMut(&Due) -> bool) {
        self.0.retain(keep);
    }
}

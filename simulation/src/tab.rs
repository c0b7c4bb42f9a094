//! A tab of a browser: its storage, the page in it, and what its borrower wants and does not know the outcome of.

use std::collections::HashMap;

use credit_journey::contract::Text;
use credit_journey::machine::Machine;
use serde_json::Value;

use crate::dice::Dice;
use crate::sent::Sent;

/// A tab.
#[derive(Default)]
pub struct Tab {
    /// The page in it; none while it shows a page of another party.
    pub page: Option<Page>,
    /// The page as it was left, if the browser keeps it.
    pub frozen: Option<Page>,
    /// The page of another party.
    pub away: Option<Text>,
    /// The page that opened it, if it is a popup.
    pub popup_of: Option<u32>,
    /// What it last returned with.
    pub returned_with: Vec<(String, String)>,
    /// Its session storage.
    pub stored: Stored,
    /// What was wanted and sent, and may or may not have happened.
    pub unsettled: Vec<Intent>,
}

impl Tab {
    /// Whether it shows this page.
    pub fn is_of(&self, page: u32) -> bool {
        self.page.as_ref().is_some_and(|shown| shown.id == page)
    }
}

/// What is in the tab's session storage, and what it can remember of the unsettled.
#[derive(Clone, Default)]
pub struct Stored {
    /// The record.
    pub record: Option<Text>,
    /// The intents that it holds.
    pub intents: Vec<Intent>,
}

/// Something wanted, once.
#[derive(Clone, Debug, PartialEq)]
pub struct Intent {
    /// The endpoint that does it.
    pub endpoint: &'static str,
    /// Of which journey; empty for none yet.
    pub journey: String,
    /// Its body, or the offer it names.
    pub argument: Value,
    /// When, on the device's clock.
    pub at_local: f64,
    /// Whether it was sent: what never was, no record remembers.
    pub sent: bool,
}

impl Intent {
    /// Whether both want the same.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.endpoint, &self.journey, &self.argument) == (other.endpoint, &other.journey, &other.argument)
    }

    /// Whether this request carries it.
    pub fn is_carried_by(&self, sent: &Sent) -> bool {
        let named = || self.argument.as_str().is_some_and(|id| sent.path.contains(id));
        let body = || sent.body.as_ref().unwrap_or(&Value::Null) == &self.argument;
        sent.endpoint == self.endpoint && sent.path.contains(&self.journey) && (named() || body())
    }
}

/// A page that is loaded: a machine, and what the app on it knows.
pub struct Page {
    /// No other load of any tab has this number.
    pub id: u32,
    /// The client.
    pub machine: Machine<Value, Dice>,
    /// What its clock is ahead of true time, ms. It stands still where the device's sleep is not counted.
    pub ahead: f64,
    /// When its timer fires, true time.
    pub timer: Option<f64>,
    /// The snapshot last shown; null before the first.
    pub snapshot: Value,
    /// The opening of the journey under way.
    pub opening: Option<u32>,
    /// The opening failed: the app tries again then.
    pub reopens_at: Option<f64>,
    /// Commands that are not settled.
    pub running: Vec<(u32, &'static str, Value)>,
    /// Promises given.
    pub promises: u32,
    /// Requests that the page waits for.
    pub in_flight: HashMap<u32, Sent>,
    /// Whether storage refuses.
    pub storage_denied: bool,
    /// Whether it is visible.
    pub visible: bool,
    /// Whether it stands in a frame of another.
    pub framed: bool,
    /// Nothing runs in it until then.
    pub suspended_until: Option<f64>,
    /// The machine wants its window closed.
    pub closing: bool,
    /// The machine wants it to leave for this address.
    pub leaving: Option<Text>,
    /// It was loaded on the return from this page; planted bugs trust it.
    pub returned_from: Option<Text>,
}

impl Page {
    /// Its own clock.
    pub fn local(&self, now: f64) -> f64 {
        now + self.ahead
    }

    /// The name of its screen; empty before the first.
    pub fn screen(&self) -> &str {
        self.snapshot["screen"]["name"].as_str().unwrap_or_default()
    }

    /// A promise for the app.
    pub fn promise(&mut self) -> u32 {
        self.promises += 1;
        self.promises
    }
}

//! What a user, or whoever reads the events, notices of a page.

use credit_journey::machine::Failure;
use credit_journey::machine::hybrid::screen::HybridDestination;
use credit_journey::machine::hybrid::{Endpoint, HybridEvent};
use serde_json::Value;

use super::page::Page;

impl Page {
    pub fn screen(&self) -> &str {
        self.snapshot["screen"]["name"].as_str().unwrap_or("none")
    }

    pub fn commands(&self) -> Vec<&str> {
        self.snapshot["commands"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
    }

    /// When each call of the kind was sent.
    pub fn sent_to(&self, endpoint: Endpoint) -> Vec<f64> {
        self.sent.iter().filter(|sent| sent.request.endpoint == endpoint).map(|sent| sent.at).collect()
    }

    /// Whose addresses were told to be refused.
    pub fn refusals(&self) -> Vec<HybridDestination> {
        let refused = self.events.iter().filter_map(|event| match event {
            HybridEvent::Redirect { phase: "refused", to } => Some(*to),
            _ => None,
        });
        refused.collect()
    }

    /// Whether the offers are read again, within ten minutes.
    pub fn goes_on_reading(&mut self) -> bool {
        let before = self.sent_to(Endpoint::Offers).len();
        self.pass(10.0 * 60_000.0);
        self.sent_to(Endpoint::Offers).len() > before
    }
}

pub fn code(result: Result<Value, Failure>) -> String {
    result.map_or_else(|failure| failure.code.as_str().to_owned(), |value| format!("resolved with {value}"))
}

//! The file: an event log as `journey.exportLog()` gives it.

use anyhow::{Context, Result, bail};
use credit_journey::machine::log::VERSION;
use serde::Deserialize;
use serde_json::Value;

/// An event log. Its shape is told in the machine's `log`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventLog {
    /// The build that wrote it.
    pub build: String,
    /// When it began, ms since 1970 on the device's clock.
    pub started_at_ms: f64,
    /// Of the jitter.
    pub seed: u32,
    /// The options of `connect` that decide anything.
    pub options: Value,
    /// What an earlier page had stored.
    pub stored: Value,
    /// How the page was reached.
    pub landing: Value,
    /// How many of the oldest entries are missing.
    pub dropped: u32,
    /// What happened.
    pub entries: Vec<Entry>,
}

/// One input, and what came of it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Since the log began.
    pub at_ms: f64,
    /// The input, as far as it is told.
    pub input: Value,
    /// The events.
    pub events: Vec<Value>,
}

impl EventLog {
    /// Reads a log; the error says what the text is instead.
    pub fn read(text: &str) -> Result<Self> {
        let document: Value =
            serde_json::from_str(text).context("this is no JSON, or not all of it: was the file cut short?")?;
        let Some(version) = document["creditJourneyLog"].as_u64() else {
            bail!("this is JSON, but no event log: export one with `journey.exportLog()`");
        };
        if version != u64::from(VERSION) {
            bail!("this event log has version {version}; this build reads version {VERSION}");
        }
        let log: Self = serde_json::from_value(document).context("this event log is damaged")?;
        Ok(log)
    }

    /// A moment of the log, on the device's clock.
    pub fn clock(&self, at_ms: f64) -> f64 {
        self.started_at_ms + at_ms
    }
}

//! The event log: what happened, for support to read and for `cargo xtask replay` to live through again.
//!
//! Each entry is an input, as `redaction` leaves it, and the events that came of it. Times count from the beginning of
//! the log. Nothing personal can be in it: what `vocabulary` does not name stands only as a keyed digest, and the key is
//! nowhere in the log.

mod redaction;
pub mod vocabulary;

use super::client::Client;
use super::{Effect, Entropy, Landing, Machine, Millis};
use crate::contract::{Document, Text};
use redaction::Redaction;

/// Raised when the shape of the log changes.
pub const VERSION: u32 = 1;
/// The newest that are kept: some half an hour of polling. With the bounds of an entry this bounds the log.
const MOST_ENTRIES: usize = 500;
/// The build whose decisions a replay must make again.
pub const BUILD: &str = env!("CARGO_PKG_VERSION");

/// The log of one client.
pub struct Log<D> {
    redaction: Redaction,
    /// What the client began with. Always kept.
    beginning: D,
    entries: Vec<Entry<D>>,
    /// How many entries have given way to newer ones.
    dropped: u32,
}

struct Entry<D> {
    told: D,
    events: Vec<D>,
}

impl<D: Document> Log<D> {
    /// Begins the log of a client that has just begun.
    pub fn begin<E: Entropy>(client: &mut Client<D, E>, stored: Option<&str>, landing: &D) -> Self {
        let redaction = Redaction::new(&mut client.entropy, client.now);
        let config = &client.config;
        let options = D::object()
            .with_boolean("directRefresh", config.direct_refresh)
            .with_number("attemptTimeoutMs", config.patience.attempt_ms)
            .with_number("callTimeoutMs", config.patience.call_ms)
            .with_boolean("polling", config.polling)
            .with_boolean("popup", config.popup)
            .with_boolean("asksDeparture", config.asks_departure)
            .with_boolean("allowFraming", config.allow_framing)
            .made();
        let record = |text| {
            D::parse(text).map_or_else(|| D::from_text("foreign"), |record| redaction.of(client, &record).made())
        };
        let beginning = D::object()
            .with_number("creditJourneyLog", VERSION.into())
            .with_text("build", BUILD)
            .with_number("startedAtMs", client.now)
            .with_number("seed", client.jitter.seed().into())
            .with("options", options)
            .with("stored", stored.map_or_else(D::null, record))
            .with("landing", redaction.of(client, landing).made())
            .made();
        Self { redaction, beginning, entries: Vec::new(), dropped: 0 }
    }

    /// What came of the input noted last.
    pub fn came(&mut self, effects: &[Effect<D>]) {
        let Some(entry) = self.entries.last_mut() else { return };
        for effect in effects {
            if let Effect::Report(event) = effect {
                entry.events.push(self.redaction.of_event(event.to_document()));
            }
        }
    }
}

impl<D: Document, E: Entropy> Machine<D, E> {
    /// Notes an input, as the host tells it, that is about to be handled.
    pub fn note(&mut self, now: Millis, told: &D) {
        let input = self.log.redaction.of_input(&self.client, told);
        if self.log.entries.len() == MOST_ENTRIES {
            self.log.entries.remove(0);
            self.log.dropped += 1;
        }
        let at_ms = D::from_number(self.log.redaction.since(now));
        let told = D::object().with("atMs", at_ms).with("input", input).made();
        self.log.entries.push(Entry { told, events: Vec::new() });
    }

    /// The log so far, as a document: `{ creditJourneyLog, build, startedAtMs, seed, options, stored, landing, dropped,
    /// entries: { atMs, input, events }[] }`. It is all of the client's, whichever journey it is asked of.
    pub fn export_log(&self) -> D {
        let whole = |entry: &Entry<D>| entry.told.clone().copied_with("events", D::from_items(entry.events.clone()));
        let entries = D::from_items(self.log.entries.iter().map(whole));
        let beginning = self.log.beginning.clone();
        beginning.copied_with("dropped", D::from_number(self.log.dropped.into())).copied_with("entries", entries)
    }
}

impl Landing {
    /// The landing as a host tells it.
    pub(super) fn to_document<D: Document>(&self) -> D {
        let pair = |(name, value): &(Text, Text)| D::from_items([D::from_text(name), D::from_text(value)]);
        D::object()
            .with("parameters", D::from_items(self.parameters.iter().map(pair)))
            .with_boolean("framed", self.framed)
            .with_boolean("tabs", self.tabs)
            .with_boolean("recovered", self.recovered)
            .made()
    }
}

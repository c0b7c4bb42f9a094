//! What a page did, and what can be told from it.

use credit_journey::contract::Text;
use credit_journey::machine::ClientEvent;
use serde_json::Value;
use simulation::Sent;
use simulation::borrower::CANARIES;

use crate::page::Page;

/// Something the page did.
#[derive(Debug)]
pub enum Did {
    /// Sent a request.
    Sent(Sent),
    /// Asked for a session.
    AskedSession,
    /// Left for an address.
    Opened(Text),
    /// Stored a record.
    Stored(Option<Text>),
    /// Told the other tabs.
    Told(Value),
    /// Took parameters out of its address.
    Cleaned(Vec<Text>),
    /// Told the app's trace.
    Reported(ClientEvent),
}

impl Page {
    /// Everything sent so far that may change something.
    pub fn mutations(&self) -> impl Iterator<Item = &Sent> {
        self.mutations_since(0)
    }

    /// Everything sent so far.
    pub fn sent(&self) -> impl Iterator<Item = &Sent> {
        sendings(self.did.iter())
    }

    /// Whether it told the app's trace this.
    pub fn reported(&self, event: &ClientEvent) -> bool {
        self.did.iter().any(|did| matches!(did, Did::Reported(known) if known == event))
    }

    /// The journey that it shows, as the platform has it.
    pub fn truth(&mut self) -> Value {
        let journey = self.snapshot["journeyID"].as_str().unwrap_or_default().to_owned();
        self.partner.truth(self.now, &journey).unwrap_or_default()
    }

    /// What it sent after so many deeds that may change something.
    pub fn mutations_since(&self, deeds: usize) -> impl Iterator<Item = &Sent> {
        sendings(self.did.iter().skip(deeds)).filter(|sent| !sent.is_read())
    }

    /// Whether its screen allows this command.
    pub fn allows(&self, command: &str) -> bool {
        self.snapshot["commands"].as_array().is_some_and(|commands| commands.iter().any(|name| name == command))
    }

    /// What it told the other tabs.
    pub fn told(&self) -> impl Iterator<Item = &Value> {
        self.did.iter().filter_map(|did| if let Did::Told(message) = did { Some(message) } else { None })
    }

    /// The record that it stored last.
    pub fn record(&self) -> Value {
        self.stored.as_deref().and_then(|record| serde_json::from_str(record).ok()).unwrap_or_default()
    }

    /// Its event log, which may hold nothing personal.
    pub fn log(&self) -> Value {
        let log = self.machine.export_log();
        let text = log.to_string();
        let leak = CANARIES.iter().find(|canary| text.contains(**canary));
        assert!(leak.is_none(), "{leak:?} in the log");
        log
    }
}

fn sendings<'a>(did: impl Iterator<Item = &'a Did>) -> impl Iterator<Item = &'a Sent> {
    did.filter_map(|did| if let Did::Sent(sent) = did { Some(sent) } else { None })
}

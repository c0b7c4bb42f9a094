//! What has changed, and is to be told.

use std::collections::HashMap;

use serde_json::Value;

use crate::entropy::Entropy;

/// Apart from the platform's randomness: ids of deliveries are drawn from none of its.
const SEED: u64 = 0x7765_6268;

/// The full state of one journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The journey (UUID).
    pub journey_id: String,
    /// What the partner is told. It holds personal data.
    pub body: Value,
}

/// Whoever has journeys.
pub trait Snapshots {
    /// The state of each journey at `now_ms` (since 1970), the oldest journey first.
    fn snapshots(&mut self, now_ms: u64) -> Vec<Snapshot>;
}

/// A snapshot on its way. Every try at it is the same, but for the time and the signature.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// `evt_…`.
    pub id: String,
    /// The journey (UUID).
    pub journey_id: String,
    /// The JSON that is sent, byte for byte.
    pub body: String,
}

/// Remembers what was told of each journey.
pub struct Outbox {
    told: HashMap<String, String>,
    entropy: Entropy,
}

impl Default for Outbox {
    fn default() -> Self {
        Self { told: HashMap::new(), entropy: Entropy::new(SEED) }
    }
}

impl Outbox {
    /// A delivery for each journey whose state is not the one last told. What changed twice since then is told once.
    pub fn collect(&mut self, source: &mut impl Snapshots, now_ms: u64) -> Vec<Delivery> {
        let snapshots = source.snapshots(now_ms).into_iter();
        snapshots.filter_map(|snapshot| self.deliver(snapshot)).collect()
    }

    fn deliver(&mut self, Snapshot { journey_id, body }: Snapshot) -> Option<Delivery> {
        let body = body.to_string();
        let told = self.told.entry(journey_id.clone()).or_default();
        if *told == body {
            return None;
        }
        told.clone_from(&body);
        Some(Delivery { id: format!("evt_{}", self.entropy.tail()), journey_id, body })
    }
}

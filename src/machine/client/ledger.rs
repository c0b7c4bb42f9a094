//! The mutation ledger: one idempotency key per intent, written down before anything is sent.

use super::super::record::Intent;
use super::super::{Entropy, Failure};
use super::call::{Call, Order};
use super::{Client, retry};
use crate::contract::{Document, Endpoint};

impl<D: Document, E: Entropy> Client<D, E> {
    /// The key of a mutation: the app's own, or that of the same intent still unsettled, or a new one.
    pub(super) fn idempotency_key(&mut self, order: &Order<D>, target: &str) -> Option<String> {
        if !order.endpoint.method().mutates() {
            return None;
        }
        let given = order.options.idempotency_key.clone();
        if is_new_each_time(order.endpoint) {
            return Some(given.unwrap_or_else(|| self.entropy.uuid()));
        }
        let digest = self.record.digest(&[order.endpoint.name(), target, &order.input.to_json()]);
        let same =
            |intent: &&Intent| intent.digest == digest && given.as_ref().is_none_or(|given| *given == intent.key);
        if let Some(known) = self.record.intents.iter().find(same) {
            return Some(known.key.clone());
        }
        let key = given.unwrap_or_else(|| self.entropy.uuid());
        self.record.intents.push(Intent { key: key.clone(), digest, at_ms: self.now });
        self.store();
        Some(key)
    }

    /// Strikes out the intent of a call whose outcome is known; an unknown outcome keeps its key.
    pub(super) fn settle_intent(&mut self, call: &Call<D>, failure: Option<&Failure>) {
        let unknown = failure.is_some_and(|failure| retry::may_retry(failure, 0) || failure.status.is_none());
        let Some(key) = call.idempotency_key.as_ref().filter(|_| !unknown) else { return };
        let before = self.record.intents.len();
        self.record.intents.retain(|intent| intent.key != *key);
        if self.record.intents.len() != before {
            self.store();
        }
    }
}

/// Calls that are a new intent each time: a redirect URL must be fresh, a token pair must rotate, a marker overwrites.
fn is_new_each_time(endpoint: Endpoint) -> bool {
    matches!(endpoint, Endpoint::RedirectAASession | Endpoint::RefreshSession | Endpoint::UpdateResume)
}

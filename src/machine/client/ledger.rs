//! The mutation ledger: one idempotency key per intent, written down before anything is sent, and struck out once it
//! is known what became of it.

use super::super::record::{Intent, Phase};
use super::super::{Code, Entropy, Failure};
use super::call::{Call, Order};
use super::{Client, retry};
use crate::contract::{Document, Endpoint, Text};

impl<D: Document, E: Entropy> Client<D, E> {
    /// The key of a mutation: the app's own, or that of the same intent still unsettled, or a new one.
    pub(super) fn idempotency_key(&mut self, order: &Order<D>) -> Option<Text> {
        if !order.endpoint.method().mutates() {
            return None;
        }
        let given = order.options.idempotency_key.clone();
        if is_new_each_time(order.endpoint) {
            return Some(given.unwrap_or_else(|| self.entropy.uuid()));
        }
        let (operation, target) = (order.endpoint.name(), self.record.target(&order.path));
        let digest = self.record.digest(&[operation, &target, &order.input.to_json()]);
        let same =
            |intent: &&Intent| intent.digest == digest && given.as_ref().is_none_or(|given| *given == intent.key);
        if let Some(known) = self.record.intents.iter().find(same) {
            return Some(known.key.clone());
        }
        let key = given.unwrap_or_else(|| self.entropy.uuid());
        let operation = operation.into();
        let intent = Intent { key: key.clone(), operation, target, digest, phase: Phase::Written, at_ms: self.now };
        self.record.intents.push(intent);
        Some(key)
    }

    /// A call is about to be sent: from now on its intent may have happened, whatever becomes of this page.
    pub(super) fn write_down(&mut self, at: usize) {
        let key = self.calls.get(at).and_then(|call| call.idempotency_key.as_ref());
        let unsent = |intent: &&mut Intent| Some(&intent.key) == key && intent.phase == Phase::Written;
        if let Some(intent) = self.record.intents.iter_mut().find(unsent) {
            intent.phase = Phase::Sent;
            self.store();
        }
    }

    /// Strikes out the intent of a call whose outcome is known, and what it overwrote; an unknown outcome keeps its key.
    pub(super) fn settle_intent(&mut self, call: &Call<D>, failure: Option<&Failure>) {
        if failure.is_some_and(leaves_open) {
            return;
        }
        let settled = self.record.intents.iter().find(|intent| Some(&intent.key) == call.idempotency_key.as_ref());
        let Some(settled) = settled.cloned() else { return };
        let overwrites = failure.is_none() && overwrites(call.order.endpoint);
        self.strike_out(&|intent| intent.key == settled.key || (overwrites && intent.is_about_the_same(&settled)));
    }

    /// Strikes out the intent of a call that was given up, unless it may have been sent, by an earlier page say.
    pub(super) fn withdraw_intent(&mut self, call: &Call<D>) {
        self.strike_out(&|intent| intent.phase == Phase::Written && Some(&intent.key) == call.idempotency_key.as_ref());
    }

    /// A look has ended: strikes out what was wanted of this journey and is `open` no more, by the operation's name. Its
    /// effect shows, or its moment has passed.
    pub fn settle_by_sight(&mut self, journey_id: &str, open: impl Fn(&str) -> bool) {
        if self.record.intents.is_empty() {
            return;
        }
        let journey = self.record.target(&[journey_id.into()]);
        self.strike_out(&|intent| intent.target.starts_with(&journey[..]) && !open(&intent.operation));
    }

    /// Strikes out the starting of a journey: here is one that this tab has not shown before.
    pub fn settle_start(&mut self) {
        self.strike_out(&|intent| intent.operation == Endpoint::CreateJourney.name());
    }

    /// Strikes out the intents that match, those under way excepted: each settles with its own call.
    fn strike_out(&mut self, matches: &dyn Fn(&Intent) -> bool) {
        let calls = &self.calls;
        let under_way = |intent: &Intent| calls.iter().any(|call| call.idempotency_key.as_ref() == Some(&intent.key));
        let before = self.record.intents.len();
        self.record.intents.retain(|intent| !matches(intent) || under_way(intent));
        if self.record.intents.len() != before {
            self.store();
        }
    }
}

/// Whether a failure leaves open if the call had its effect. An answer that cannot be read says nothing, whatever its
/// status: who wrote it is not known.
pub fn leaves_open(failure: &Failure) -> bool {
    retry::may_retry(failure, 0) || failure.status.is_none() || failure.code == Code::Decode
}

/// Calls that are a new intent each time: a redirect URL must be fresh, a token pair must rotate, a marker overwrites.
fn is_new_each_time(endpoint: Endpoint) -> bool {
    matches!(endpoint, Endpoint::RedirectAASession | Endpoint::RefreshSession | Endpoint::UpdateResume)
}

/// Calls that undo what others of their kind did: A lost, B saved, and A again must not pass for the A that was lost.
/// A payment undoes none.
fn overwrites(endpoint: Endpoint) -> bool {
    matches!(endpoint, Endpoint::SaveProfile | Endpoint::SetLoanAmount | Endpoint::SubmitBankMandate)
}

//! Home: the address is cleaned, the return matched with the departure, and what it came with handed on.

use super::super::super::client::Client;
use super::super::super::{CallOptions, ClientEvent, Effect, Entropy, PromiseNumber};
use super::super::facts::StepName;
use super::super::{Command, Journey, Purpose};
use super::{STATE_PARAMETER, popup};
use crate::contract::{Document, Endpoint, Text};
use crate::machine::list::list;

/// What consent pages append (CONTRACT.md 9): cleaned away even when no record tells what was there before.
const CONSENT_PARAMETERS: [&str; 3] = ["fi", "resdate", "ecres"];
/// A return that brings more than this is not handed on.
const MOST_RETURNED_BYTES: usize = 8 * 1024;

/// On loading: notices a return, and cleans the address before anything else.
pub fn land<D: Document, E: Entropy>(client: &mut Client<D, E>) {
    let mut brought = core::mem::take(&mut client.landing.parameters);
    brought.retain(|(name, _)| match &client.record.departure {
        Some(departure) => !departure.own_parameters.contains(name),
        None => name == STATE_PARAMETER || CONSENT_PARAMETERS.contains(&&name[..]),
    });
    let foreign = list(brought.iter().map(|(name, _)| name.clone()));
    if !foreign.is_empty() {
        client.effects.push(Effect::CleanAddress { parameters: foreign });
    }
    if is_ours(client, &brought) {
        client.landing.parameters = brought;
        popup::hand_on(client);
    }
}

impl<D: Document> Journey<D> {
    /// Takes the return of a borrower who left from this journey, once nothing else of it is under way; whether there
    /// was one. Who comes without one (Back, a reload, a forged address) has not returned yet.
    pub(in super::super) fn come_home<E: Entropy>(&mut self, client: &mut Client<D, E>) -> bool {
        let Some(departure) = self.departure(client) else { return false };
        let step = StepName::named(&departure.step);
        let busy = self.opening.is_some() || self.settling || self.is_acting() || client.session.lost.is_some();
        if busy || client.landing.parameters.is_empty() {
            return false;
        }
        let hands_on = client.hands_on();
        if hands_on {
            // Not sent out again meanwhile.
            self.returned = self.returned.or(step.map(|step| (step, client.now)));
        } else {
            self.take_return(client);
        }
        !hands_on
    }

    /// The app caught a return itself: it counts as one that a page lands with. The promise settles once the next look
    /// is shown.
    pub fn returned<E: Entropy>(
        &mut self,
        client: &mut Client<D, E>,
        promise: PromiseNumber,
        parameters: Vec<(Text, Text)>,
    ) {
        if is_ours(client, &parameters) && self.departure(client).is_some() {
            client.landing.parameters = parameters;
            self.come_home(client);
        }
        // Never joined to a look that began before the return.
        self.queue_command(client, promise, Command::Refresh, D::null(), CallOptions::default());
    }

    /// Uses up the record, and hands on what the borrower brought where the step asks for it.
    fn take_return<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let mut brought = core::mem::take(&mut client.landing.parameters);
        let Some(departure) = client.record.departure.take() else { return };
        client.store();
        popup::tell_settled(client, &departure.state);
        let Some(step) = StepName::named(&departure.step) else { return };
        client.report(ClientEvent::Redirect { phase: "returned", step: Some(step.as_str()) });
        self.returned = Some((step, client.now));
        self.cadence.submitted(client.now);
        self.dirty = true;
        let bytes: usize = brought.iter().map(|(name, value)| name.len() + value.len()).sum();
        // A popup's copy of the record is older than the consent.
        let newest = || self.known.consents.last().map(|consent| consent.id.clone());
        let consent = departure.aa_session_id.or_else(newest).filter(|_| step == StepName::AaConsent);
        let Some(consent) = consent.filter(|_| bytes <= MOST_RETURNED_BYTES) else { return };
        brought.retain(|(name, _)| name != STATE_PARAMETER && !departure.own_parameters.contains(name));
        let mut order =
            self.order(Purpose::Complete, Endpoint::CompleteAASession, &[&consent]).with(D::from_texts(&brought));
        // The same return may land in two tabs, where one was duplicated: still it is one.
        order.options.idempotency_key = Some(departure.state);
        self.settling = true;
        client.start(order);
    }
}

/// Whether what was brought can be the return of the departure written down. A forged one is told, and changes nothing.
fn is_ours<D: Document, E: Entropy>(client: &mut Client<D, E>, brought: &[(Text, Text)]) -> bool {
    let stated = brought.iter().find(|(name, _)| name == STATE_PARAMETER).map(|(_, state)| state);
    let departure = client.record.departure.as_ref();
    let ours = stated.is_none_or(|stated| departure.is_some_and(|left| left.state == *stated));
    if !ours {
        client.report(ClientEvent::Redirect { phase: "ignored", step: None });
    }
    ours
}

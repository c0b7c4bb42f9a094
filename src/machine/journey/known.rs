//! What is known of a journey: the few facts the machine decides by, beside the payloads it hands on untouched.

use std::rc::Rc;

use super::drift::{self, Drifts};
use super::facts::{ConsentFacts, OfferFacts, StepFacts, StepName};
use crate::contract::{
    AASessionState, ActionRequired, Document, JourneyLifecycleStatus, OfferCardStatus, StepStatus, Text,
};
use crate::machine::list::list;

/// All that is known of one journey.
#[derive(Clone)]
pub struct Known<D> {
    /// Where the journey stands.
    pub status: Option<JourneyLifecycleStatus>,
    /// What the borrower does next.
    pub next_action: Option<Text>,
    /// When it last changed, as the platform wrote it.
    pub updated_at: Option<Text>,
    /// Whether the platform is still working on something.
    pub pending: bool,
    /// `GET profile`.
    pub profile: D,
    /// `items` of `GET offers`.
    pub offer_cards: D,
    /// The same, read.
    pub offers: Rc<Vec<OfferFacts>>,
    /// `GET steps`.
    pub steps_data: D,
    /// The same, read.
    pub steps: Rc<Vec<StepFacts>>,
    /// The journey's consents.
    pub consents: Vec<ConsentFacts>,
    /// The offer the journey is locked to.
    pub chosen: Option<Text>,
    /// `GET offer` of the chosen one.
    pub offer: D,
    /// Where the platform has moved away from the contract.
    pub drifts: Drifts,
}

/// What a state answer brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It was older than what is known, and was dropped.
    Stale,
    /// It said nothing new.
    Same,
    /// Something changed.
    Changed,
}

impl<D: Document> Known<D> {
    /// Nothing is known yet.
    pub fn nothing() -> Self {
        Self {
            status: None,
            next_action: None,
            updated_at: None,
            pending: false,
            profile: D::null(),
            offer_cards: D::null(),
            offers: Rc::default(),
            steps_data: D::null(),
            steps: Rc::default(),
            consents: Vec::new(),
            chosen: None,
            offer: D::null(),
            drifts: Drifts::default(),
        }
    }

    /// Whether a journey or its state is older than what is known.
    pub fn outdates(&self, data: &D) -> bool {
        let instant = |text: Option<Text>| text.as_deref().and_then(D::instant);
        instant(data.text_field("updatedAt")).zip(instant(self.updated_at.clone())).is_some_and(|(new, old)| new < old)
    }

    /// Takes status and next action from a journey or its state.
    pub fn take_state(&mut self, data: &D) -> News {
        if self.outdates(data) {
            return News::Stale;
        }
        let updated_at = data.text_field("updatedAt");
        self.hold(data, drift::JOURNEY);
        let Some(status) = data.text_field("status").map(JourneyLifecycleStatus::from) else { return News::Same };
        let next_action = data.text_field("nextAction");
        let pending = data.field("pendingOperations").items().is_some_and(|operations| !operations.is_empty());
        let same = self.status.as_ref() == Some(&status)
            && self.next_action == next_action
            && self.pending == pending
            && self.updated_at == updated_at;
        (self.status, self.next_action, self.pending) = (Some(status), next_action, pending);
        self.updated_at = updated_at.or(self.updated_at.take());
        if same { News::Same } else { News::Changed }
    }

    /// Takes the list of offers; whether anything changed.
    pub fn take_offers(&mut self, data: &D) -> bool {
        let mut cards = items(data);
        cards.retain(D::is_object);
        let fresh = D::from_items(cards.clone());
        if fresh.same(&self.offer_cards) {
            return false;
        }
        self.offers = Rc::new(list(cards.iter().filter_map(|card| self.read_offer(card))));
        self.offer_cards = fresh;
        true
    }

    fn read_offer(&mut self, card: &D) -> Option<OfferFacts> {
        self.hold(card, drift::OFFER);
        let aa = card.field("aa");
        if aa.is_object() {
            self.hold(&aa, drift::OFFER_AA);
        }
        Some(OfferFacts {
            id: card.text_field("offerID")?,
            status: OfferCardStatus::from(card.text_field("status").unwrap_or_default()),
            aa_required: aa.boolean_field("required").unwrap_or(false),
            aa_state: aa.text_field("state").map(AASessionState::from),
            aa_action: aa.text_field("actionRequired").map(ActionRequired::from),
        })
    }

    /// Takes the steps of the chosen offer; whether anything changed.
    pub fn take_steps(&mut self, data: &D) -> bool {
        if data.same(&self.steps_data) {
            return false;
        }
        self.hold(data, drift::STEPS);
        let mut steps = Vec::new();
        for name in StepName::OF_OFFER {
            let step = data.field(name.as_str());
            if !step.is_object() {
                continue;
            }
            self.hold(&step, drift::STEP);
            let status = StepStatus::from(step.text_field("status").unwrap_or_default());
            let action = ActionRequired::from(step.text_field("actionRequired").unwrap_or_default());
            steps.push(StepFacts { name, status, action });
        }
        self.steps = Rc::new(steps);
        self.steps_data = data.clone();
        true
    }

    /// Takes the journey's consents; whether anything changed.
    pub fn take_consents(&mut self, data: &D) -> bool {
        let fresh = list(items(data).iter().filter_map(|consent| self.read_consent(consent)));
        let changed = fresh != self.consents;
        self.consents = fresh;
        changed
    }

    /// Takes one consent: an answer to something done about it.
    pub fn take_consent(&mut self, data: &D) -> bool {
        let Some(fresh) = self.read_consent(data) else { return false };
        self.consents.retain(|consent| consent.id != fresh.id);
        self.consents.push(fresh);
        true
    }

    /// Takes the profile; whether anything changed.
    pub fn take_profile(&mut self, data: &D) -> bool {
        let changed = !data.same(&self.profile);
        if changed {
            self.profile = data.clone();
        }
        changed
    }

    /// Takes the chosen offer in full; whether anything changed.
    pub fn take_offer(&mut self, data: &D) -> bool {
        let changed = !data.same(&self.offer);
        if changed {
            self.offer = data.clone();
        }
        changed
    }

    /// The payload of one step.
    pub fn step_data(&self, step: StepName) -> D {
        self.steps_data.field(step.as_str())
    }

    fn read_consent(&mut self, consent: &D) -> Option<ConsentFacts> {
        self.hold(consent, drift::CONSENT);
        let state = AASessionState::from(consent.text_field("state").unwrap_or_default());
        Some(ConsentFacts { id: consent.text_field("aaSessionID")?, state })
    }
}

/// The elements of a list, whose container the documents do not show: `{ items }`, or a bare array.
pub fn items<D: Document>(data: &D) -> Vec<D> {
    data.items().or_else(|| data.field("items").items()).unwrap_or_default()
}

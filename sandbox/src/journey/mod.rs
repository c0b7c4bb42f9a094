//! One borrower's loan journey: what it is, and how time moves it.

mod account_aggregator;
mod consent;
mod forcing;
mod offers;
mod profile;
mod progress;
mod servicing;
mod start;
mod steps;
mod view;

use credit_journey::contract::{JourneyLifecycleStatus as Status, JourneyType, ResumeMarkers};
use serde_json::{Map, Value};

pub use account_aggregator::AGGREGATOR;
pub use consent::Consent;
pub use offers::Offer;
pub use servicing::{Loan, Payment};
pub use start::Start;
pub use steps::{StepName, Steps};

use crate::agenda::{Agenda, Event};
use crate::context::Context;
use crate::effects::EffectKind;
use crate::faults::Fault;
use crate::refusal::Refusal;
use crate::scenario::Scenario;

/// A journey, with all that belongs to it.
pub struct Journey {
    pub id: String,
    pub borrower_id: String,
    pub kind: JourneyType,
    pub scenario: &'static Scenario,
    /// Whether `metadata.scenario` named the scenario, so that a PAN does not change it.
    pub scenario_named: bool,
    /// The faults of `metadata.faults`.
    pub faults: Vec<Fault>,
    pub status: Status,
    pub updated_ms: u64,
    /// The parts of the profile as they were saved: `profile`, `workProfile`, `address`, …
    pub profile: Map<String, Value>,
    pub resume: ResumeMarkers,
    pub offers: Vec<Offer>,
    /// The offer the journey is locked to.
    pub chosen: Option<Chosen>,
    pub consents: Vec<Consent>,
    /// The loan, once it is paid out.
    pub loan: Option<Loan>,
    agenda: Agenda,
}

/// The lock, and the steps of the offer it holds.
pub struct Chosen {
    /// Place in the journey's offers.
    pub offer: usize,
    pub locked_ms: u64,
    pub steps: Steps,
}

impl Journey {
    /// Lets everything happen that is due, each thing at its own time.
    pub fn settle(&mut self, context: &mut Context<'_>) {
        let (now_ms, key_digest) = (context.now_ms, context.key_digest.take());
        while let Some((at_ms, event)) = self.agenda.due(now_ms) {
            context.now_ms = at_ms;
            self.happen(event, context);
            self.updated_ms = at_ms;
        }
        (context.now_ms, context.key_digest) = (now_ms, key_digest);
    }

    fn happen(&mut self, event: Event, context: &mut Context<'_>) {
        match event {
            Event::Dispatched => self.dispatched(context),
            Event::LenderAnswers(offer) => self.lender_answers(offer, context),
            Event::ConsentMoves(consent, state) => self.consent_moves(consent, state, context),
            Event::AggregatorCallsBack(consent) => self.aggregator_calls_back(consent, context),
            Event::StepOpens(step) => self.step_opens(step, context),
            Event::StepDecided(step, verdict) => self.step_decided(step, verdict, context),
            Event::Disburses => self.disburse(context),
            Event::LenderRejects(reason) => self.lender_rejects(reason, context),
            Event::Expires => self.end(Status::Expired, EffectKind::Expired, context),
            Event::InstalmentMissed => self.instalment_missed(context),
            Event::PaymentSettles(payment) => self.payment_settles(payment, context),
        }
    }

    /// Ends the journey: nothing more happens to it.
    fn end(&mut self, status: Status, effect: EffectKind, context: &mut Context<'_>) {
        self.agenda.clear();
        self.status = status;
        context.record(self, effect);
    }

    /// Notes an effect of a call.
    fn done(&mut self, effect: EffectKind, context: &mut Context<'_>) {
        self.updated_ms = context.now_ms;
        context.record(self, effect);
    }

    /// Whether it can no longer move.
    pub fn is_over(&self) -> bool {
        matches!(self.status, Status::Rejected | Status::Expired | Status::Closed)
    }

    /// Refuses a call unless the journey is in one of these statuses.
    fn expect_status(&self, statuses: &[Status]) -> Result<(), Refusal> {
        if statuses.contains(&self.status) {
            return Ok(());
        }
        let message = format!("The journey is {}; this call does not belong there.", self.status.as_str());
        Err(Refusal::precondition("JOURNEY_STATUS", &message))
    }

    /// The offer the journey is locked to.
    pub fn chosen_offer(&self) -> Option<&Offer> {
        self.offers.get(self.chosen.as_ref()?.offer)
    }

    /// The place of an offer, by its id.
    fn offer_place(&self, offer_id: &str) -> Result<usize, Refusal> {
        self.offers.iter().position(|offer| offer.id == offer_id).ok_or_else(|| Refusal::not_found("offer"))
    }
}

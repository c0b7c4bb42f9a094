//! Forcing: a test puts a journey where it wants it. What that status takes for granted is made up on the way.

use credit_journey::contract::{JourneyLifecycleStatus as Status, OfferCardStatus};

use super::Journey;
use super::steps::{Phase, StepName};
use crate::agenda::Event;
use crate::context::Context;
use crate::effects::EffectKind;

impl Journey {
    /// Puts the journey in `status`. An unknown status is shown as it is, and everything else stays.
    pub fn force(&mut self, status: Status, context: &mut Context<'_>) {
        context.record(self, EffectKind::Forced);
        match &status {
            Status::Started | Status::ProfileRequired | Status::ProfileSubmitted | Status::OffersPending => {}
            Status::Rejected | Status::Expired | Status::Closed | Status::Other(_) => {}
            Status::AaRequired => self.force_offers(OfferCardStatus::OfferAwaited, context),
            Status::OffersAvailable => self.force_offers(OfferCardStatus::OfferReceived, context),
            _ => self.force_choice(context),
        }
        match &status {
            Status::Rejected | Status::Expired | Status::Closed => self.agenda.clear(),
            Status::ProfileSubmitted => self.agenda.add(context.after(3), Event::Dispatched),
            Status::OffersPending if self.offers.is_empty() => self.dispatched(context),
            Status::AaRequired => self.offers.iter_mut().for_each(|offer| offer.consent_wanted = true),
            _ => {}
        }
        let step = StepName::ALL.into_iter().find(|step| step.status() == status);
        if let Some(step) = step {
            self.force_step(step, context);
        }
        if status == Status::Disbursed {
            self.force_step(StepName::Disbursal, context);
            self.agenda.drop_if(Event::concerns_steps);
            self.disburse(context);
        }
        self.status = status;
        self.updated_ms = context.now_ms;
    }

    fn force_offers(&mut self, status: OfferCardStatus, context: &mut Context<'_>) {
        if self.offers.is_empty() {
            self.dispatched(context);
        }
        self.agenda.drop_if(|event| matches!(event, Event::Dispatched | Event::LenderAnswers(_)));
        self.offers.iter_mut().for_each(|offer| offer.status = status.clone());
        self.chosen = None;
    }

    fn force_choice(&mut self, context: &mut Context<'_>) {
        if self.chosen.is_none() {
            self.force_offers(OfferCardStatus::OfferReceived, context);
            self.choose(0, EffectKind::OfferProceeded, context);
        }
    }

    /// All steps before `step` are done, and it is open.
    fn force_step(&mut self, step: StepName, context: &mut Context<'_>) {
        self.agenda.drop_if(Event::concerns_steps);
        let Some(chosen) = &mut self.chosen else { return };
        for name in StepName::ALL {
            let track = chosen.steps.track_mut(name);
            track.phase = if (name as usize) < (step as usize) { Phase::Done } else { Phase::Pending };
        }
        if step == StepName::Disbursal {
            chosen.steps.track_mut(step).phase = Phase::Checking;
            self.agenda.add(context.after(8), Event::Disburses);
        } else {
            self.step_opens(step, context);
        }
    }
}

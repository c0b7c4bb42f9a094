//! How the steps move on: opened by the lender, acted on by the borrower, decided, and the next one.

use credit_journey::contract::{Accepted, JourneyLifecycleStatus as Status, OfferCardStatus};

use super::steps::{Phase, StepName};
use super::{Journey, Loan};
use crate::agenda::Event;
use crate::context::Context;
use crate::effects::EffectKind;
use crate::pages::Decision;
use crate::refusal::Refusal;
use crate::scenario::Verdict;

impl Journey {
    pub(super) fn first_step(&mut self, context: &mut Context<'_>) {
        self.prepare(StepName::Kyc, 2, context);
    }

    /// Lets the lender prepare a step, for some seconds.
    fn prepare(&mut self, name: StepName, seconds: u64, context: &mut Context<'_>) {
        let Some(chosen) = &mut self.chosen else { return };
        chosen.steps.track_mut(name).phase = Phase::Preparing;
        self.agenda.add(context.after(seconds), Event::StepOpens(name));
    }

    pub(super) fn step_opens(&mut self, name: StepName, context: &mut Context<'_>) {
        let Some(chosen) = &mut self.chosen else { return };
        let track = chosen.steps.track_mut(name);
        track.phase = Phase::Ready;
        track.link = context.entropy.opaque(32);
        self.status = name.status();
    }

    /// `POST …/steps/bank-mandate`.
    pub fn submit_bank_mandate(&mut self, offer_id: &str, context: &mut Context<'_>) -> Result<Accepted, Refusal> {
        self.expect_chosen(offer_id)?;
        let ready =
            self.chosen.as_ref().is_some_and(|chosen| chosen.steps.track(StepName::BankMandate).is_actionable());
        if !ready || self.is_over() {
            let message = "The bank mandate cannot be submitted now: an earlier step is unfinished, or it is done.";
            return Err(Refusal::precondition("STEP_NOT_READY", message));
        }
        self.step_acted_on(StepName::BankMandate, context);
        Ok(context.accepted("op_bank_mandate_", 3))
    }

    /// The borrower decided on the page of a step.
    pub fn step_page_decided(&mut self, name: StepName, decision: Decision, context: &mut Context<'_>) {
        match decision {
            Decision::Approve => self.step_acted_on(name, context),
            Decision::Decline => {
                self.done(EffectKind::StepDeclined, context);
                self.step_failed(name, "Declined by the borrower", context);
            }
            Decision::Later => {}
        }
    }

    /// The borrower has acted: the check begins, and will end as the scenario says.
    fn step_acted_on(&mut self, name: StepName, context: &mut Context<'_>) {
        let Some(chosen) = &mut self.chosen else { return };
        let track = chosen.steps.track_mut(name);
        let verdict = self.scenario.verdict(name, track.attempt);
        track.phase = Phase::Checking;
        track.problem = None;
        track.attempt += 1;
        let seconds = if matches!(verdict, Verdict::TimesOut(_)) { 12 } else { 4 };
        self.agenda.add(context.after(seconds), Event::StepDecided(name, verdict));
        self.done(name.effect(), context);
    }

    pub(super) fn step_decided(&mut self, name: StepName, verdict: Verdict, context: &mut Context<'_>) {
        match verdict {
            Verdict::Passes => self.step_passed(name, context),
            Verdict::Fails(problem) | Verdict::TimesOut(problem) => self.step_failed(name, problem, context),
            Verdict::LenderRejects(reason) => {
                self.step_passed(name, context);
                self.agenda.drop_if(Event::concerns_steps);
                self.agenda.add(context.after(2), Event::LenderRejects(reason));
            }
        }
    }

    fn step_failed(&mut self, name: StepName, problem: &'static str, context: &mut Context<'_>) {
        let Some(chosen) = &mut self.chosen else { return };
        let track = chosen.steps.track_mut(name);
        track.phase = Phase::Failed;
        track.problem = Some(problem);
        track.link = context.entropy.opaque(32);
        self.updated_ms = context.now_ms;
    }

    fn step_passed(&mut self, name: StepName, context: &mut Context<'_>) {
        let Some(chosen) = &mut self.chosen else { return };
        chosen.steps.track_mut(name).phase = Phase::Done;
        let Some(next) = chosen.steps.current() else { return };
        self.status = next.status();
        if next == StepName::Disbursal {
            chosen.steps.track_mut(next).phase = Phase::Checking;
            self.agenda.add(context.after(8), Event::Disburses);
        } else {
            self.prepare(next, 1, context);
        }
    }

    pub(super) fn lender_rejects(&mut self, reason: &'static str, context: &mut Context<'_>) {
        let place = self.chosen.as_ref().map(|chosen| chosen.offer);
        if let Some(offer) = place.and_then(|place| self.offers.get_mut(place)) {
            offer.status = OfferCardStatus::NoOfferAvailable;
            offer.reason = Some(reason);
        }
        self.end(Status::Rejected, EffectKind::Rejected, context);
    }

    pub(super) fn disburse(&mut self, context: &mut Context<'_>) {
        let Some(terms) = self.chosen_offer().map(super::Offer::terms) else { return };
        if let Some(chosen) = &mut self.chosen {
            chosen.steps.track_mut(StepName::Disbursal).phase = Phase::Done;
        }
        self.loan = Some(Loan::paid_out(terms, context.now_ms));
        self.status = Status::Disbursed;
        if let Some(seconds) = self.scenario.misses_instalment_after {
            self.agenda.add(context.after(seconds), Event::InstalmentMissed);
        }
        context.record(self, EffectKind::Disbursed);
    }
}

//! Offers: they arrive, one is chosen and locks the journey, any may be turned down.

use credit_journey::contract::{
    JourneyLifecycleStatus as Status, OfferCardStatus, OfferProceeded, OfferSelectionLock, ProceedBoundaryState,
};
use serde_json::{Value, json};

use super::{Chosen, Journey, Steps};
use crate::agenda::Event;
use crate::context::Context;
use crate::effects::EffectKind;
use crate::instant;
use crate::lender::{Lender, lender};
use crate::refusal::Refusal;
use crate::repayment::Terms;
use crate::scenario::Answer;

const LOCK_SOURCE: &str = "OFFER_DETAILS_PROCEED";
const LEAST_AMOUNT: u64 = 10_000;

/// One lender's offer, or the place where it may come.
pub struct Offer {
    pub id: String,
    pub lender: &'static Lender,
    pub status: OfferCardStatus,
    /// Rupees; the lender's, until the borrower revises it.
    pub amount: u64,
    /// Whether the lender waits for consent, or did.
    pub consent_wanted: bool,
    pub reason: Option<&'static str>,
}

impl Offer {
    pub fn terms(&self) -> Terms {
        Terms { principal: self.amount, rate: self.lender.rate, months: self.lender.months }
    }

    pub fn is_open(&self) -> bool {
        self.status == OfferCardStatus::OfferReceived
    }
}

impl Journey {
    /// The profile is out: a card for each lender asked, and their answers to come.
    pub(super) fn dispatched(&mut self, context: &mut Context<'_>) {
        self.offers.clear();
        for (place, plan) in self.scenario.lenders.iter().enumerate() {
            let lender = lender(&self.kind, place);
            self.offers.push(Offer {
                id: context.entropy.uuid(),
                lender,
                status: OfferCardStatus::OfferAwaited,
                amount: lender.amount,
                consent_wanted: false,
                reason: None,
            });
            self.agenda.add(context.after(plan.after), Event::LenderAnswers(place));
        }
        self.status_of_offers(context);
    }

    pub(super) fn lender_answers(&mut self, place: usize, context: &mut Context<'_>) {
        let confirmed = self.consent_confirmed();
        let (Some(offer), Some(plan)) = (self.offers.get_mut(place), self.scenario.lenders.get(place)) else { return };
        match plan.answer {
            Answer::WantsConsent(_) if !confirmed => offer.consent_wanted = true,
            Answer::Offers | Answer::WantsConsent(_) => offer.status = OfferCardStatus::OfferReceived,
            Answer::Declines(reason) => {
                offer.status = OfferCardStatus::NoOfferAvailable;
                offer.reason = Some(reason);
            }
        }
        self.status_of_offers(context);
    }

    /// The lenders that waited for consent will answer.
    pub(super) fn resume_lenders(&mut self, context: &mut Context<'_>) {
        for (place, plan) in self.scenario.lenders.iter().enumerate() {
            let waits = self.offers.get(place).is_some_and(|offer| offer.consent_wanted);
            let seconds = if let Answer::WantsConsent(seconds) = plan.answer { seconds } else { plan.after };
            if waits {
                self.agenda.add(context.after(seconds), Event::LenderAnswers(place));
            }
        }
        self.status_of_offers(context);
    }

    /// The status while no offer is chosen follows from the offers.
    fn status_of_offers(&mut self, context: &mut Context<'_>) {
        if self.chosen.is_some() {
            return;
        }
        let any = |status| self.offers.iter().any(|offer| offer.status == status);
        let consent_missing = !self.consent_confirmed() && self.offers.iter().any(|offer| offer.consent_wanted);
        self.status = if any(OfferCardStatus::OfferReceived) {
            Status::OffersAvailable
        } else if consent_missing {
            Status::AaRequired
        } else if any(OfferCardStatus::OfferAwaited) {
            Status::OffersPending
        } else {
            Status::OffersAvailable
        };
        let expires = self.agenda.events().any(|event| *event == Event::Expires);
        if let (Status::OffersAvailable, false, Some(seconds)) =
            (&self.status, expires, self.scenario.offers_expire_after)
        {
            self.agenda.add(context.after(seconds), Event::Expires);
        }
    }

    /// `POST …/offers/{offerID}/proceed`: the first success locks the journey; a second for the same offer changes nothing.
    pub fn proceed(&mut self, offer_id: &str, context: &mut Context<'_>) -> Result<OfferProceeded, Refusal> {
        let place = self.offer_place(offer_id)?;
        if self.chosen.is_none() {
            self.expect_status(&[Status::OffersAvailable])?;
            if !self.offers.get(place).is_some_and(Offer::is_open) {
                return Err(Refusal::precondition("OFFER_STATUS", "This offer cannot be chosen."));
            }
            match self.rival_choice(place) {
                Some(other) => self.choose(other, EffectKind::OfferProceededElsewhere, context),
                None => self.choose(place, EffectKind::OfferProceeded, context),
            }
        }
        let locked = self.chosen.as_ref().filter(|chosen| chosen.offer == place).ok_or_else(Refusal::offer_lock)?;
        Ok(OfferProceeded {
            journey_id: self.id.clone(),
            offer_id: offer_id.to_owned(),
            status: "PROCEEDED".to_owned(),
            proceeded: true,
            proceed_boundary_state: ProceedBoundaryState::Locked,
            offer_selection_lock: OfferSelectionLock {
                locked_at: instant::iso(locked.locked_ms),
                lock_source: LOCK_SOURCE.to_owned(),
            },
        })
    }

    /// The offer another device of the borrower has just chosen, where the scenario has one.
    fn rival_choice(&self, place: usize) -> Option<usize> {
        let other = |(other, offer): (usize, &Offer)| (other != place && offer.is_open()).then_some(other);
        self.offers.iter().enumerate().find_map(other).filter(|_| self.scenario.rival_device)
    }

    pub(super) fn choose(&mut self, offer: usize, effect: EffectKind, context: &mut Context<'_>) {
        self.agenda.drop_if(|event| *event == Event::Expires);
        self.chosen = Some(Chosen { offer, locked_ms: context.now_ms, steps: Steps::of(self.scenario) });
        self.status = Status::OfferSelected;
        self.first_step(context);
        self.done(effect, context);
    }

    /// Refuses a call that belongs to the chosen offer, for any other offer.
    pub fn expect_chosen(&self, offer_id: &str) -> Result<(), Refusal> {
        let place = self.offer_place(offer_id)?;
        match &self.chosen {
            Some(chosen) if chosen.offer == place => Ok(()),
            Some(_) => Err(Refusal::offer_lock()),
            None => Err(Refusal::precondition("OFFER_NOT_PROCEEDED", "Proceed with this offer first.")),
        }
    }

    /// `POST …/offers/{offerID}/reject`. Giving up the chosen offer opens the others again; without others the journey ends.
    pub fn reject_offer(&mut self, offer_id: &str, context: &mut Context<'_>) -> Result<Value, Refusal> {
        let place = self.offer_place(offer_id)?;
        if self.chosen.is_some() {
            self.expect_chosen(offer_id)?;
        }
        if self.is_over() || self.status == Status::Disbursed || !self.offers.get(place).is_some_and(Offer::is_open) {
            return Err(Refusal::precondition("OFFER_STATUS", "This offer can no longer be rejected."));
        }
        if let Some(offer) = self.offers.get_mut(place) {
            offer.status = OfferCardStatus::NoOfferAvailable;
            offer.reason = Some("Rejected by the borrower");
        }
        self.done(EffectKind::OfferRejected, context);
        if self.chosen.take().is_some() {
            self.agenda.drop_if(Event::concerns_steps);
        }
        let some_left = self.offers.iter().any(|offer| offer.status != OfferCardStatus::NoOfferAvailable);
        if some_left {
            self.status_of_offers(context);
        } else {
            self.end(Status::Closed, EffectKind::Closed, context);
        }
        Ok(json!({ "offerID": offer_id, "status": "REJECTED" }))
    }

    /// `POST …/offers/{offerID}/loan-amount`: up to what the lender offered, until the agreement is signed.
    pub fn set_loan_amount(
        &mut self,
        offer_id: &str,
        body: &Value,
        context: &mut Context<'_>,
    ) -> Result<Value, Refusal> {
        self.expect_chosen(offer_id)?;
        self.expect_status(&[
            Status::OfferSelected,
            Status::KycPending,
            Status::BankMandatePending,
            Status::EMandatePending,
            Status::LoanAgreementPending,
        ])?;
        let amount = amount_of(body).unwrap_or_default();
        let place = self.offer_place(offer_id)?;
        let Some(offer) = self.offers.get_mut(place) else { return Err(Refusal::not_found("offer")) };
        if !(LEAST_AMOUNT..=offer.lender.amount).contains(&amount) {
            let problem = format!("must be between {LEAST_AMOUNT} and {}", offer.lender.amount);
            return Err(Refusal::validation("amount", &problem));
        }
        offer.amount = amount;
        self.done(EffectKind::LoanAmountSet, context);
        Ok(json!({ "offerID": offer_id, "amountPrincipal": amount.to_string() }))
    }
}

/// The `amount` of a body, in rupees.
pub(super) fn amount_of(body: &Value) -> Option<u64> {
    body.get("amount")?.as_str()?.parse().ok()
}

//! The journey as the API shows it.

use credit_journey::contract::{
    AASessionState, ActionRequired, Capabilities, Figure, JourneyDetail, JourneyLifecycleStatus as Status,
    JourneyState, OfferAa, OfferCard, OfferCardStatus, OfferDetail, OfferList, ProceedBoundaryState, Step,
    Steps as StepsView,
};
use serde_json::{Number, Value, json};

use super::steps::{Phase, StepName};
use super::{Journey, Offer};
use crate::instant;
use crate::refusal::Refusal;
use crate::repayment::percent;

impl Journey {
    /// `GET …/{journeyID}`.
    pub fn detail(&self) -> JourneyDetail {
        let timeline = if self.status == Status::Started { Status::ProfileRequired } else { self.status.clone() };
        JourneyDetail {
            journey_id: self.id.clone(),
            kind: Some(self.kind.clone()),
            status: self.status.clone(),
            updated_at: Some(instant::iso(self.updated_ms)),
            timeline_state: Some(timeline.as_str().to_owned()),
            next_action: self.next_action(),
            capabilities: Some(Capabilities { aa_enabled: true, post_disbursal_enabled: self.loan.is_some() }),
            resume: Some(self.resume.clone()),
        }
    }

    /// `GET …/state`.
    pub fn state(&self) -> JourneyState {
        JourneyState {
            journey_id: self.id.clone(),
            status: self.status.clone(),
            next_action: self.next_action(),
            pending_operations: self.pending_operations(),
            updated_at: instant::iso(self.updated_ms),
        }
    }

    /// What the borrower does next. Beyond `FILL_PROFILE` and `WAIT_FOR_OFFERS` the words are this sandbox's own.
    pub fn next_action(&self) -> Option<String> {
        let waits = !self.current_step_phase().is_some_and(|phase| matches!(phase, Phase::Ready | Phase::Failed));
        let step = |act, wait| Some(if waits { wait } else { act });
        let action = match self.status {
            Status::Started | Status::ProfileRequired if self.missing_fields().next().is_some() => Some("FILL_PROFILE"),
            Status::Started | Status::ProfileRequired => Some("SUBMIT_PROFILE"),
            Status::ProfileSubmitted | Status::OffersPending => Some("WAIT_FOR_OFFERS"),
            Status::OffersAvailable if self.offers.iter().any(Offer::is_open) => Some("SELECT_OFFER"),
            Status::AaRequired if self.consent_action() == ActionRequired::Redirect => Some("GIVE_CONSENT"),
            Status::AaRequired => Some("WAIT_FOR_CONSENT"),
            Status::OfferSelected => Some("WAIT_FOR_LENDER"),
            Status::KycPending => step("COMPLETE_KYC", "WAIT_FOR_KYC"),
            Status::BankMandatePending => step("SUBMIT_BANK_MANDATE", "WAIT_FOR_BANK_MANDATE"),
            Status::EMandatePending => step("APPROVE_E_MANDATE", "WAIT_FOR_E_MANDATE"),
            Status::LoanAgreementPending => step("SIGN_LOAN_AGREEMENT", "WAIT_FOR_LOAN_AGREEMENT"),
            Status::LenderProcessing => Some("WAIT_FOR_DISBURSAL"),
            _ => None,
        };
        action.map(ToOwned::to_owned)
    }

    fn current_step_phase(&self) -> Option<Phase> {
        let steps = &self.chosen.as_ref()?.steps;
        Some(steps.track(steps.current()?).phase)
    }

    /// What the platform still works on. Beyond the first two the words are this sandbox's own.
    fn pending_operations(&self) -> Vec<String> {
        let awaited = self.offers.iter().any(|offer| offer.status == OfferCardStatus::OfferAwaited);
        let checking = self.current_step_phase() == Some(Phase::Checking);
        let settling = self.consents.last().is_some_and(|consent| {
            matches!(consent.action(), ActionRequired::AwaitCallback | ActionRequired::Reconcile)
        });
        let operations = [
            (self.status == Status::ProfileSubmitted, "PROFILE_SUBMISSION"),
            (self.status == Status::ProfileSubmitted || awaited && self.chosen.is_none(), "SELECT_DISPATCH"),
            (settling, "AA_RECONCILIATION"),
            (checking && !self.is_over(), "LENDER_CHECK"),
        ];
        let named = operations.into_iter().filter_map(|(under_way, name)| under_way.then_some(name));
        named.chain(self.payments().map(super::Payment::operation)).map(ToOwned::to_owned).collect()
    }

    /// `GET …/offers`.
    pub fn offer_list(&self, pages: &str) -> OfferList {
        OfferList { items: self.offers.iter().map(|offer| self.card(offer, pages)).collect() }
    }

    fn card(&self, offer: &Offer, pages: &str) -> OfferCard {
        let known = offer.is_open();
        let figure = |text: String| known.then_some(Figure::Text(text));
        OfferCard {
            lender_id: offer.lender.id.to_owned(),
            lender_name: offer.lender.name.to_owned(),
            offer_id: offer.id.clone(),
            status: offer.status.clone(),
            amount_principal: figure(offer.amount.to_string()),
            interest_rate: figure(percent(offer.lender.rate)),
            offer_term: known.then(|| Figure::Number(Number::from(offer.lender.months))),
            key_facts_statement_link: known.then(|| format!("{pages}/key-facts/{}", offer.id)),
            aa: Some(self.offer_aa(offer)),
            lender_state_reason: offer.reason.map(ToOwned::to_owned),
        }
    }

    fn offer_aa(&self, offer: &Offer) -> OfferAa {
        let (state, action_required) = match self.consents.last() {
            _ if !offer.consent_wanted => (AASessionState::NotRequired, ActionRequired::None),
            None => (AASessionState::Required, ActionRequired::Redirect),
            Some(consent) => (consent.state.clone(), consent.action()),
        };
        OfferAa { required: offer.consent_wanted, state, action_required }
    }

    /// `GET …/offers/{offerID}`, and beside the contract's fields `loan`, once it is paid out.
    pub fn offer_detail(&self, offer_id: &str, context: &crate::context::Context<'_>) -> Result<Value, Refusal> {
        let place = self.offer_place(offer_id)?;
        let offer = self.offers.get(place).ok_or_else(|| Refusal::not_found("offer"))?;
        let chosen = self.chosen.as_ref().map(|chosen| chosen.offer == place);
        let loan = self.loan.as_ref().filter(|_| chosen == Some(true));
        let first_due = instant::months_later(instant::day(context.now_ms), 1);
        let installments = match loan {
            Some(loan) => loan.schedule(),
            None if offer.is_open() => offer.terms().schedule(first_due, 0, 0),
            None => json!([]),
        };
        let detail = OfferDetail {
            card: self.card(offer, &context.config.pages_origin),
            proceed_boundary_state: Some(match chosen {
                None => ProceedBoundaryState::from("OPEN"),
                Some(true) => ProceedBoundaryState::Locked,
                Some(false) => ProceedBoundaryState::LockedToDifferentOffer,
            }),
            quote_breakup: Some(offer.quote()),
            installments: Some(installments),
            fulfillments: Some(self.fulfillments(offer, chosen == Some(true))),
        };
        let mut data = crate::dispatch::data(&detail);
        if let (Some(loan), Some(fields)) = (loan, data.as_object_mut()) {
            fields.insert("loan".to_owned(), loan.view());
        }
        Ok(data)
    }

    fn fulfillments(&self, offer: &Offer, chosen: bool) -> Value {
        let status = if chosen && self.loan.is_some() { "COMPLETED" } else { "PENDING" };
        let paid_out = offer.amount.saturating_sub(offer.lender.fee);
        json!([{ "type": "DISBURSAL", "mode": "BANK_TRANSFER", "amount": paid_out.to_string(), "status": status }])
    }

    /// `GET …/steps`.
    pub fn steps(&self, offer_id: &str, pages: &str) -> Result<StepsView, Refusal> {
        Ok(StepsView {
            kyc: self.step(offer_id, StepName::Kyc, pages)?,
            bank_mandate: self.step(offer_id, StepName::BankMandate, pages)?,
            e_mandate: self.step(offer_id, StepName::EMandate, pages)?,
            loan_agreement: self.step(offer_id, StepName::LoanAgreement, pages)?,
            disbursal: self.step(offer_id, StepName::Disbursal, pages)?,
        })
    }

    /// `GET …/steps/{step}`.
    pub fn step(&self, offer_id: &str, name: StepName, pages: &str) -> Result<Step, Refusal> {
        self.expect_chosen(offer_id)?;
        let chosen = self.chosen.as_ref().ok_or_else(|| Refusal::not_found("offer"))?;
        Ok(chosen.steps.track(name).view(name, pages))
    }
}

impl Offer {
    /// How the amount is made up; empty until there is an offer.
    fn quote(&self) -> Value {
        if !self.is_open() {
            return json!([]);
        }
        let part = |title: &str, amount: u64| json!({ "title": title, "amount": amount.to_string() });
        let instalments = self.terms().instalment() * u64::from(self.lender.months);
        json!([
            part("Principal", self.amount),
            part("Processing fee", self.lender.fee),
            part("Amount paid out", self.amount.saturating_sub(self.lender.fee)),
            part("Monthly instalment", self.terms().instalment()),
            part("Total repayment", instalments),
        ])
    }
}

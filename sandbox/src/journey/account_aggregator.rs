//! Account aggregation: consents started, redirected and settled (CONTRACT.md 9).

use credit_journey::contract::{
    AARedirect, AASession, AASessionState as State, ActionRequired, JourneyLifecycleStatus as Status,
};
use serde_json::Value;

use super::{Consent, Journey};
use crate::agenda::Event;
use crate::context::Context;
use crate::effects::EffectKind;
use crate::instant;
use crate::pages::Decision;
use crate::refusal::Refusal;

/// Who fetches the data; the `fi` of the links.
pub const AGGREGATOR: &str = "sandbox-aa";
/// What `expiresAt` says.
const REDIRECT_LIFE_MS: u64 = 15 * 60 * 1000;
/// How long the aggregator waits before it tells the platform by itself, in seconds.
const CALLBACK_AFTER: u64 = 20;

impl Journey {
    /// Whether a consent was given and settled.
    pub fn consent_confirmed(&self) -> bool {
        self.consents.iter().any(|consent| consent.state == State::Confirmed)
    }

    /// What the borrower does now about a lender's wish for consent.
    pub(super) fn consent_action(&self) -> ActionRequired {
        self.consents.last().map_or(ActionRequired::Redirect, Consent::action)
    }

    fn consent_place(&self, id: &str) -> Result<usize, Refusal> {
        self.consents.iter().position(|consent| consent.id == id).ok_or_else(|| Refusal::not_found("consent"))
    }

    /// One consent, by its id.
    pub fn consent(&self, id: &str) -> Result<&Consent, Refusal> {
        self.consents.iter().find(|consent| consent.id == id).ok_or_else(|| Refusal::not_found("consent"))
    }

    /// One consent, by its id.
    pub fn consent_mut(&mut self, id: &str) -> Result<&mut Consent, Refusal> {
        self.consents.iter_mut().find(|consent| consent.id == id).ok_or_else(|| Refusal::not_found("consent"))
    }

    /// `POST …/aa/sessions`: starts a consent, or gives the one that is under way.
    pub fn start_consent(&mut self, context: &mut Context<'_>) -> Result<AASession, Refusal> {
        if self.is_over() || !self.offers.iter().any(|offer| offer.consent_wanted) || self.consent_confirmed() {
            return Err(Refusal::precondition("AA_NOT_REQUIRED", "No lender of this journey waits for consent."));
        }
        if let Some(consent) = self.consents.last().filter(|consent| consent.is_alive()) {
            return Ok(consent.view());
        }
        let consent = Consent::new(context.entropy.uuid());
        let view = consent.view();
        self.consents.push(consent);
        self.done(EffectKind::ConsentStarted, context);
        Ok(view)
    }

    /// `POST …/aa/sessions/{aaSessionID}/redirect`: a link to the consent page, to be opened at once.
    pub fn redirect_consent(
        &mut self,
        id: &str,
        body: &Value,
        context: &mut Context<'_>,
    ) -> Result<AARedirect, Refusal> {
        self.expect_status(&[Status::AaRequired, Status::OffersPending, Status::OffersAvailable])?;
        let (ecreq, txnid) = (context.entropy.opaque(64), context.entropy.opaque(8));
        let (now_ms, pages, reqdate) = (context.now_ms, &context.config.pages_origin, instant::reqdate(context.now_ms));
        let place = self.consent_place(id)?;
        let consent = self.consent_mut(id)?;
        if !consent.is_open() {
            return Err(Refusal::precondition(
                "AA_STATE",
                "This consent can no longer be redirected. Start a new one.",
            ));
        }
        consent.issue(ecreq.clone(), body.get("returnURL").and_then(Value::as_str), now_ms);
        let redirect = AARedirect {
            aa_session_id: id.to_owned(),
            state: State::RedirectReady,
            redirect_url: format!("{pages}/consent/{id}?fi={AGGREGATOR}&reqdate={reqdate}&ecreq={ecreq}"),
            reqdate,
            txnid: format!("sandbox_txn_{txnid}"),
            expires_at: instant::iso(now_ms + REDIRECT_LIFE_MS),
        };
        self.agenda.drop_if(|event| *event == Event::ConsentMoves(place, State::Expired));
        self.agenda.add(now_ms + REDIRECT_LIFE_MS, Event::ConsentMoves(place, State::Expired));
        self.done(EffectKind::ConsentRedirected, context);
        Ok(redirect)
    }

    /// The borrower decided on the consent page. Gives the opaque value the page returns with.
    pub fn consent_decided(
        &mut self,
        id: &str,
        decision: Decision,
        context: &mut Context<'_>,
    ) -> Result<String, Refusal> {
        let ecres = context.entropy.opaque(88);
        let place = self.consent_place(id)?;
        self.consent_mut(id)?.decide(decision, ecres.clone());
        let effect = match decision {
            Decision::Approve => EffectKind::ConsentGiven,
            Decision::Decline => EffectKind::ConsentDeclined,
            Decision::Later => return Ok(ecres),
        };
        self.agenda.add(context.after(CALLBACK_AFTER), Event::AggregatorCallsBack(place));
        self.done(effect, context);
        Ok(ecres)
    }

    /// `POST …/aa/sessions/{aaSessionID}/complete`: the browser is back. What it brings is opaque and decides nothing.
    pub fn complete_consent(
        &mut self,
        id: &str,
        body: &Value,
        context: &mut Context<'_>,
    ) -> Result<AASession, Refusal> {
        let place = self.consent_place(id)?;
        let consent = self.consent_mut(id)?;
        let ecres = body.get("ecres").and_then(Value::as_str);
        if ecres.is_some_and(|ecres| !consent.returned_with(ecres)) {
            return Err(Refusal::validation("ecres", "is not one that this consent returned with"));
        }
        if consent.state == State::InProgress && consent.is_unheard() {
            consent.state = State::UserReturned;
            self.agenda.add(context.after(1), Event::ConsentMoves(place, State::ApprovalDispatched));
        }
        self.done(EffectKind::ConsentCompleted, context);
        Ok(self.consent(id)?.view())
    }

    /// `POST …/aa/sessions/{aaSessionID}/reconcile`: the platform asks the aggregator now.
    pub fn reconcile_consent(&mut self, id: &str, context: &mut Context<'_>) -> Result<AASession, Refusal> {
        let place = self.consent_place(id)?;
        self.done(EffectKind::ConsentReconciled, context);
        self.aggregator_calls_back(place, context);
        Ok(self.consent(id)?.view())
    }

    pub(super) fn aggregator_calls_back(&mut self, place: usize, context: &mut Context<'_>) {
        if self.consents.get(place).is_some_and(Consent::is_unheard) {
            self.consent_moves(place, State::Reconciling, context);
        }
    }

    /// A consent moves on, and schedules its own next move. A move that comes too late is void.
    pub(super) fn consent_moves(&mut self, place: usize, to: State, context: &mut Context<'_>) {
        let Some(consent) = self.consents.get_mut(place) else { return };
        let in_order = match to {
            State::Expired => consent.is_open(),
            State::ApprovalDispatched => consent.state == State::UserReturned,
            State::Reconciling => consent.is_unheard() || consent.state == State::ApprovalDispatched,
            _ => consent.state == State::Reconciling,
        };
        if !in_order {
            return;
        }
        consent.state = to.clone();
        match to {
            State::ApprovalDispatched => {
                self.agenda.add(context.after(2), Event::ConsentMoves(place, State::Reconciling));
            }
            State::Reconciling => {
                let end = if consent.is_approved() { State::Confirmed } else { State::Failed };
                self.agenda.add(context.after(2), Event::ConsentMoves(place, end));
            }
            State::Confirmed => self.resume_lenders(context),
            _ => {}
        }
    }
}

//! Account aggregation: consents, their one-time links, and how they are settled (CONTRACT.md 9).

use credit_journey::contract::{
    AARedirect, AASession, AASessionState as State, ActionRequired, JourneyLifecycleStatus as Status,
};
use serde_json::Value;

use super::Journey;
use crate::agenda::Event;
use crate::context::Context;
use crate::effects::EffectKind;
use crate::instant;
use crate::pages::Decision;
use crate::refusal::Refusal;

/// Who fetches the data; the `fi` of the links.
pub const AGGREGATOR: &str = "sandbox-aa";
/// The aggregator refuses a link older than this.
const LINK_LIFE_MS: u64 = 180 * 1000;
/// What `expiresAt` says.
const REDIRECT_LIFE_MS: u64 = 15 * 60 * 1000;
/// How long the aggregator waits before it tells the platform by itself, in seconds.
const CALLBACK_AFTER: u64 = 20;

/// One consent.
pub struct Consent {
    pub id: String,
    pub state: State,
    /// The link last issued; earlier ones are void.
    link: Option<Link>,
    /// What the borrower decided on the page.
    decision: Option<Decision>,
    /// The opaque values the page has returned with.
    returned: Vec<String>,
    return_url: Option<String>,
}

struct Link {
    ecreq: String,
    made_ms: u64,
    /// The page's own secret, once the link has been used.
    ticket: Option<String>,
}

impl Consent {
    pub fn view(&self) -> AASession {
        AASession { aa_session_id: self.id.clone(), state: self.state.clone() }
    }

    /// What the borrower does now.
    pub fn action(&self) -> ActionRequired {
        match self.state {
            State::UserReturned | State::ApprovalDispatched => ActionRequired::AwaitCallback,
            State::Reconciling => ActionRequired::Reconcile,
            State::Confirmed | State::NotRequired => ActionRequired::None,
            _ => ActionRequired::Redirect,
        }
    }

    /// Whether the borrower can still decide.
    fn is_open(&self) -> bool {
        matches!(self.state, State::Required | State::RedirectReady | State::InProgress)
    }

    fn is_settling(&self) -> bool {
        matches!(self.state, State::UserReturned | State::ApprovalDispatched | State::Reconciling)
    }

    pub fn return_url(&self) -> Option<&str> {
        self.return_url.as_deref()
    }

    /// Uses up the link: a page opens once, and within three minutes.
    pub fn open(&mut self, ecreq: &str, ticket: String, now_ms: u64) -> Result<(), &'static str> {
        let open = self.is_open();
        let link = self.link.as_mut().filter(|link| open && link.ecreq == ecreq);
        let link = link.ok_or("This link is not valid any more. Go back and ask for a new one.")?;
        if link.ticket.is_some() {
            return Err("This link was already used. Go back and ask for a new one.");
        }
        if now_ms > link.made_ms + LINK_LIFE_MS {
            return Err("This link is older than three minutes. Go back and ask for a new one.");
        }
        link.ticket = Some(ticket);
        self.state = State::InProgress;
        Ok(())
    }

    /// Takes the ticket of an opened page; it is good for one decision.
    pub fn redeem(&mut self, ticket: &str) -> Result<(), &'static str> {
        let open = self.is_open();
        let fits = |link: &&mut Link| open && link.ticket.as_deref() == Some(ticket);
        self.link.as_mut().filter(fits).ok_or("This page is not valid any more. Go back and ask for a new one.")?;
        self.link = None;
        Ok(())
    }
}

impl Journey {
    /// Whether a consent was given and settled.
    pub fn consent_confirmed(&self) -> bool {
        self.consents.iter().any(|consent| consent.state == State::Confirmed)
    }

    fn consent_place(&self, id: &str) -> Result<usize, Refusal> {
        self.consents.iter().position(|consent| consent.id == id).ok_or_else(|| Refusal::not_found("consent"))
    }

    /// One consent, by its id.
    pub fn consent(&self, id: &str) -> Result<&Consent, Refusal> {
        let place = self.consent_place(id)?;
        self.consents.get(place).ok_or_else(|| Refusal::not_found("consent"))
    }

    /// One consent, by its id.
    pub fn consent_mut(&mut self, id: &str) -> Result<&mut Consent, Refusal> {
        let place = self.consent_place(id)?;
        self.consents.get_mut(place).ok_or_else(|| Refusal::not_found("consent"))
    }

    /// `POST …/aa/sessions`: starts a consent, or gives the one that is under way.
    pub fn start_consent(&mut self, context: &mut Context<'_>) -> Result<AASession, Refusal> {
        if self.is_over() || !self.offers.iter().any(|offer| offer.consent_wanted) || self.consent_confirmed() {
            return Err(Refusal::precondition("AA_NOT_REQUIRED", "No lender of this journey waits for consent."));
        }
        if let Some(consent) = self.consents.last().filter(|consent| consent.is_open() || consent.is_settling()) {
            return Ok(consent.view());
        }
        let consent = Consent {
            id: context.entropy.uuid(),
            state: State::Required,
            link: None,
            decision: None,
            returned: Vec::new(),
            return_url: None,
        };
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
        let ecreq = context.entropy.opaque(64);
        let txnid = format!("sandbox_txn_{}", context.entropy.opaque(8));
        let (now_ms, pages) = (context.now_ms, &context.config.pages_origin);
        let place = self.consent_place(id)?;
        let consent = self.consent_mut(id)?;
        if !consent.is_open() {
            return Err(Refusal::precondition(
                "AA_STATE",
                "This consent can no longer be redirected. Start a new one.",
            ));
        }
        consent.state = State::RedirectReady;
        consent.link = Some(Link { ecreq: ecreq.clone(), made_ms: now_ms, ticket: None });
        consent.return_url = body.get("returnURL").and_then(Value::as_str).map(ToOwned::to_owned);
        let reqdate = instant::reqdate(now_ms);
        let redirect = AARedirect {
            aa_session_id: id.to_owned(),
            state: State::RedirectReady,
            redirect_url: format!("{pages}/consent/{id}?fi={AGGREGATOR}&reqdate={reqdate}&ecreq={ecreq}"),
            reqdate,
            txnid,
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
        let consent = self.consent_mut(id)?;
        consent.returned.push(ecres.clone());
        if decision == Decision::Later {
            return Ok(ecres);
        }
        consent.decision = Some(decision);
        self.agenda.drop_if(|event| *event == Event::ConsentMoves(place, State::Expired));
        self.agenda.add(context.after(CALLBACK_AFTER), Event::AggregatorCallsBack(place));
        let effect = if decision == Decision::Approve { EffectKind::ConsentGiven } else { EffectKind::ConsentDeclined };
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
        if ecres.is_some_and(|ecres| !consent.returned.iter().any(|known| known == ecres)) {
            return Err(Refusal::validation("ecres", "is not one that this consent returned with"));
        }
        let back = consent.state == State::InProgress && consent.decision.is_some();
        if back {
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
        let Some(consent) = self.consents.get(place) else { return };
        let unheard = matches!(consent.state, State::InProgress | State::UserReturned) && consent.decision.is_some();
        if unheard {
            self.consent_moves(place, State::Reconciling, context);
        }
    }

    /// A consent moves on, and schedules its own next move. A move that comes too late is void.
    pub(super) fn consent_moves(&mut self, place: usize, to: State, context: &mut Context<'_>) {
        let Some(consent) = self.consents.get_mut(place) else { return };
        let in_order = match to {
            State::Expired => consent.is_open(),
            State::ApprovalDispatched => consent.state == State::UserReturned,
            State::Reconciling => {
                consent.state != State::Reconciling && !matches!(consent.state, State::Confirmed | State::Failed)
            }
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
                let approved = consent.decision == Some(Decision::Approve);
                let end = if approved { State::Confirmed } else { State::Failed };
                self.agenda.add(context.after(2), Event::ConsentMoves(place, end));
            }
            State::Confirmed => self.resume_lenders(context),
            _ => {}
        }
    }
}

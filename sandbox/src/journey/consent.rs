//! One consent: its state, its one-time link, and what came back from the page.

use credit_journey::contract::{AASession, AASessionState as State, ActionRequired};

use crate::pages::Decision;

/// The aggregator refuses a link older than this (CONTRACT.md 9).
const LINK_LIFE_MS: u64 = 180 * 1000;

/// A consent to share bank data.
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
    pub fn new(id: String) -> Self {
        Self { id, state: State::Required, link: None, decision: None, returned: Vec::new(), return_url: None }
    }

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
    pub fn is_open(&self) -> bool {
        self.decision.is_none() && matches!(self.state, State::Required | State::RedirectReady | State::InProgress)
    }

    /// Whether it may still be confirmed.
    pub fn is_alive(&self) -> bool {
        !matches!(self.state, State::Confirmed | State::Failed | State::Expired)
    }

    /// Whether the platform has not acted on the borrower's decision yet.
    pub fn is_unheard(&self) -> bool {
        self.decision.is_some() && matches!(self.state, State::InProgress | State::UserReturned)
    }

    pub fn is_approved(&self) -> bool {
        self.decision == Some(Decision::Approve)
    }

    /// Whether the page has returned with this value.
    pub fn returned_with(&self, ecres: &str) -> bool {
        self.returned.iter().any(|known| known == ecres)
    }

    pub fn return_url(&self) -> Option<&str> {
        self.return_url.as_deref()
    }

    /// Issues a link; the one before is void.
    pub fn issue(&mut self, ecreq: String, return_url: Option<&str>, now_ms: u64) {
        self.state = State::RedirectReady;
        self.link = Some(Link { ecreq, made_ms: now_ms, ticket: None });
        self.return_url = return_url.map(ToOwned::to_owned);
    }

    /// Uses up the link: a page opens once, and within three minutes. The decision must come with the `ticket`.
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
        let fits = |link: &Link| open && link.ticket.as_deref() == Some(ticket);
        self.link
            .take_if(|link| fits(link))
            .ok_or("This page is not valid any more. Go back and ask for a new one.")?;
        Ok(())
    }

    /// The borrower decided, or left without, and the page returns with `ecres`.
    pub fn decide(&mut self, decision: Decision, ecres: String) {
        self.returned.push(ecres);
        self.decision = Some(decision).filter(|decision| *decision != Decision::Later);
    }
}

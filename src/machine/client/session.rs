//! The life of the borrower's session: renewal in single flight, judged in the platform's time, and never a log-out
//! while the old token still works.

use super::super::guard::holds_api_key;
use super::super::{Code, Config, Failure, Millis};
use crate::contract::{Document, REFRESH_TOKEN_PREFIX, SessionToken};

/// A token this close to its end is renewed before it is needed; one of short life, in the second half of it.
const MARGIN_MS: Millis = 60_000.0;
/// After this many failures in a row the borrower is signed out.
const MOST_FAILURES: u32 = 3;
const COOL_DOWN_MS: Millis = 2_000.0;

/// The session of one client.
pub struct Session<D> {
    token: Option<SessionToken>,
    expires_at: Option<Millis>,
    margin_ms: Millis,
    /// Whether the platform refused the token.
    refused: bool,
    /// The asking under way, if any.
    pub renewal: Option<u32>,
    /// When the asking under way is given up.
    pub asking_until: Option<Millis>,
    /// Names the last asking.
    pub renewals: u32,
    failures: u32,
    /// No asking before then.
    pub not_before: Millis,
    /// Why there is no session and will be none until the app asks for one.
    pub lost: Option<Failure>,
    /// `activeJourney`, as the last session gave it.
    pub active_journey: D,
    /// Whether the token in hand was already offered for a direct refresh.
    pub refresh_tried: bool,
}

impl<D: Document> Default for Session<D> {
    /// No session yet.
    fn default() -> Self {
        Self {
            token: None,
            expires_at: None,
            margin_ms: MARGIN_MS,
            refused: false,
            renewal: None,
            asking_until: None,
            renewals: 0,
            failures: 0,
            not_before: 0.0,
            lost: None,
            active_journey: D::null(),
            refresh_tried: false,
        }
    }
}

impl<D: Document> Session<D> {
    /// The token, if it still lives. Until the platform's time is known, the platform itself must say that it is dead.
    pub fn token(&self, server_now: Option<Millis>) -> Option<&SessionToken> {
        self.token.as_ref().filter(|_| !self.refused && !is_past(server_now, self.expires_at))
    }

    /// The token, dead or alive: enough to ask the platform for a fresh one.
    pub fn last_token(&self) -> Option<&SessionToken> {
        self.token.as_ref()
    }

    /// Whether a renewal is due and may be asked for now.
    pub fn wants_renewal(&self, now: Millis, server_now: Option<Millis>) -> bool {
        let near = is_past(server_now, self.expires_at.map(|at| at - self.margin_ms));
        (self.token.is_none() || self.refused || near) && self.may_renew(now)
    }

    /// Whether a renewal may be asked for now.
    pub fn may_renew(&self, now: Millis) -> bool {
        self.renewal.is_none() && self.lost.is_none() && now >= self.not_before
    }

    /// The platform refused this token: it is dead, unless a newer one came meanwhile.
    pub fn refused(&mut self, used: &SessionToken) {
        self.refused |= self.token.as_ref() == Some(used);
    }

    /// Takes what the app's session function, or a direct refresh, answered. What is of no use leaves all as it was.
    pub fn take(&mut self, config: &Config, answer: &D, server_now: Option<Millis>) -> Result<(), Failure> {
        if holds_api_key(answer) {
            return Err(Failure::of(Code::SecretKeyRefused));
        }
        let text = answer.text_field("sessionToken").unwrap_or_default();
        if text.starts_with(REFRESH_TOKEN_PREFIX) {
            return Err(Failure::config("session.sessionToken", "must be a session token (st_…), not a refresh token"));
        }
        let token = SessionToken::new(text.into())
            .ok_or_else(|| Failure::config("session.sessionToken", "must be a session token (st_…)"))?;
        if token.is_test() && config.is_production() {
            return Err(Failure::config("session.sessionToken", "is a test token, and baseUrl is the live platform"));
        }
        let expires_at = answer.text_field("sessionExpiresAt").and_then(|at| D::instant(&at));
        let known_dead = self.refused && self.token.as_ref() == Some(&token);
        if known_dead || is_past(server_now, expires_at) {
            return Err(Failure::of(Code::SessionUnavailable));
        }
        let life_ms = server_now.zip(expires_at).map_or(f64::INFINITY, |(now, end)| end - now);
        self.margin_ms = MARGIN_MS.min(life_ms / 2.0);
        (self.token, self.expires_at, self.refused) = (Some(token), expires_at, false);
        self.failures = 0;
        self.refresh_tried = false;
        Ok(())
    }

    /// A renewal failed in passing. Loses the session only when no token works any more and trying again has not helped;
    /// what fails for want of a network says nothing of a session.
    pub fn failed(&mut self, now: Millis, server_now: Option<Millis>, online: bool) {
        self.failures += 1;
        self.not_before = now + COOL_DOWN_MS * f64::from(1u32 << self.failures.min(5));
        if online && self.token(server_now).is_none() && self.failures >= MOST_FAILURES {
            self.lose(Failure::of(Code::SessionUnavailable));
        }
    }

    /// The network is back: whatever is wanted is asked for at once.
    pub fn awake(&mut self) {
        self.failures = 0;
        self.not_before = 0.0;
    }

    /// There is no session until [`Session::reopen`].
    pub fn lose(&mut self, why: Failure) {
        let renewals = self.renewals;
        *self = Self::default();
        self.renewals = renewals;
        self.lost = Some(why);
    }

    /// The borrower signs in again.
    pub fn reopen(&mut self) {
        self.lost = None;
        self.not_before = 0.0;
    }
}

/// Whether a moment has come, as far as the platform's time is known.
fn is_past(server_now: Option<Millis>, at: Option<Millis>) -> bool {
    server_now.zip(at).is_some_and(|(server_now, at)| server_now >= at)
}

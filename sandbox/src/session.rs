//! Borrowers and their tokens: session tokens live 30 minutes, refresh tokens 7 days, and a refresh rotates both.

use std::collections::HashMap;

use credit_journey::contract::SessionTokens;
use serde_json::{Map, Value};

use crate::entropy::Entropy;
use crate::instant;
use crate::refusal::Refusal;

const SESSION_LIFE_MS: u64 = 30 * 60 * 1000;
const REFRESH_LIFE_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// A borrower of the partner.
pub struct Borrower {
    pub id: String,
    /// What the partner's back-end knew of the borrower; new journeys begin with it.
    pub profile: Map<String, Value>,
    /// Lives of the next sessions, in milliseconds, where a scenario shortens them.
    pub short_lives_ms: Vec<u64>,
}

/// A pair of tokens. It ends when it is refreshed; either of its tokens also ends by its own life.
struct Pair {
    borrower_id: String,
    session_token: String,
    session_expires_ms: u64,
    refresh_token: String,
    refresh_expires_ms: u64,
}

/// All borrowers and live tokens.
#[derive(Default)]
pub struct Sessions {
    by_external_id: HashMap<String, Borrower>,
    pairs: Vec<Pair>,
}

impl Sessions {
    /// The borrower with this permanent key of the partner's; made on first sight.
    pub fn borrower(&mut self, external_id: &str, entropy: &mut Entropy) -> &mut Borrower {
        self.by_external_id.entry(external_id.to_owned()).or_insert_with(|| Borrower {
            id: entropy.uuid(),
            profile: Map::new(),
            short_lives_ms: Vec::new(),
        })
    }

    pub fn borrower_by_id(&mut self, id: &str) -> Option<&mut Borrower> {
        self.by_external_id.values_mut().find(|borrower| borrower.id == id)
    }

    /// The partner's own key of a borrower.
    pub fn external_id(&self, id: &str) -> Option<&str> {
        self.by_external_id.iter().find(|(_, borrower)| borrower.id == id).map(|(external_id, _)| external_id.as_str())
    }

    /// A new pair for a borrower.
    pub fn grant(&mut self, borrower_id: &str, now_ms: u64, entropy: &mut Entropy) -> SessionTokens {
        self.pairs.retain(|pair| pair.refresh_expires_ms > now_ms);
        let short_life_ms = self.borrower_by_id(borrower_id).and_then(|borrower| borrower.short_lives_ms.pop());
        let pair = Pair {
            borrower_id: borrower_id.to_owned(),
            session_token: format!("st_test_{}", entropy.opaque(32)),
            session_expires_ms: now_ms + short_life_ms.unwrap_or(SESSION_LIFE_MS),
            refresh_token: format!("rt_test_{}", entropy.opaque(32)),
            refresh_expires_ms: now_ms + REFRESH_LIFE_MS,
        };
        let tokens = SessionTokens {
            session_token: pair.session_token.clone(),
            refresh_token: pair.refresh_token.clone(),
            session_expires_at: instant::iso(pair.session_expires_ms),
            refresh_expires_at: instant::iso(pair.refresh_expires_ms),
        };
        self.pairs.push(pair);
        tokens
    }

    /// The borrower a session token speaks for.
    pub fn authenticate(&self, token: Option<&str>, now_ms: u64) -> Result<String, Refusal> {
        let token = token.unwrap_or_default();
        if token.starts_with("sk_") {
            return Err(Refusal::api_key());
        }
        let live = |pair: &&Pair| pair.session_token == token && now_ms < pair.session_expires_ms;
        self.pairs.iter().find(live).map(|pair| pair.borrower_id.clone()).ok_or_else(Refusal::session)
    }

    /// Ends the pair a session or refresh token belongs to, and grants the next.
    pub fn refresh(
        &mut self,
        token: Option<&str>,
        now_ms: u64,
        entropy: &mut Entropy,
    ) -> Result<SessionTokens, Refusal> {
        let token = token.unwrap_or_default();
        if token.starts_with("sk_") {
            return Err(Refusal::api_key());
        }
        let place = self.pairs.iter().position(|pair| {
            pair.session_token == token && now_ms < pair.session_expires_ms
                || pair.refresh_token == token && now_ms < pair.refresh_expires_ms
        });
        let ended = self.pairs.remove(place.ok_or_else(Refusal::session)?);
        Ok(self.grant(&ended.borrower_id, now_ms, entropy))
    }

    /// Lets the live session tokens of a borrower end early, before what `sessionExpiresAt` promised.
    pub fn cut_short(&mut self, borrower_id: &str, at_ms: u64) {
        for pair in self.pairs.iter_mut().filter(|pair| pair.borrower_id == borrower_id) {
            pair.session_expires_ms = pair.session_expires_ms.min(at_ms);
        }
    }
}

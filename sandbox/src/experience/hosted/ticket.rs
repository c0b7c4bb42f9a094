//! What opens a hosted journey: bootstrap tokens that open it once, and the sessions that they are exchanged for.

use crate::entropy::Entropy;
use crate::refusal::Refusal;

/// CONTRACT.md 5.1.
pub const BOOTSTRAP_LIFE_MS: u64 = 120 * 1000;
/// For the way back from a lender's page, where the borrower may take longer. The documents do not say.
pub const RESUME_LIFE_MS: u64 = 15 * 60 * 1000;

/// Tokens of every journey.
#[derive(Default)]
pub struct Tickets {
    bootstraps: Vec<Bootstrap>,
    /// Session token, and its journey.
    sessions: Vec<(String, String)>,
}

struct Bootstrap {
    token: String,
    journey_id: String,
    expires_ms: u64,
    used: bool,
}

/// A token that opens nothing, and whose journey it would have opened, if that is known.
pub struct Dead(pub Option<String>);

impl Tickets {
    /// A token that opens a journey once.
    pub fn bootstrap(&mut self, journey_id: &str, expires_ms: u64, entropy: &mut Entropy) -> String {
        let token = format!("bt_test_{}", entropy.opaque(32));
        let journey_id = journey_id.to_owned();
        self.bootstraps.push(Bootstrap { token: token.clone(), journey_id, expires_ms, used: false });
        token
    }

    /// Uses a token up: a session of its journey.
    pub fn exchange(&mut self, token: &str, now_ms: u64, entropy: &mut Entropy) -> Result<(String, String), Dead> {
        let bootstrap = self.bootstraps.iter_mut().find(|bootstrap| bootstrap.token == token);
        let bootstrap = bootstrap.ok_or(Dead(None))?;
        if bootstrap.used || now_ms >= bootstrap.expires_ms {
            return Err(Dead(Some(bootstrap.journey_id.clone())));
        }
        bootstrap.used = true;
        let (session, journey_id) = (entropy.opaque(40), bootstrap.journey_id.clone());
        self.sessions.push((session.clone(), journey_id.clone()));
        Ok((session, journey_id))
    }

    /// The journey of a session.
    pub fn journey(&self, session: Option<&str>) -> Result<String, Refusal> {
        let known = self.sessions.iter().find(|(known, _)| Some(known.as_str()) == session);
        known.map(|(_, journey_id)| journey_id.clone()).ok_or_else(Refusal::session)
    }
}

//! What a journey may use beside itself while it acts: the time, randomness, the effect log.

use credit_journey::contract::Accepted;

use crate::config::Config;
use crate::digest::digest;
use crate::effects::{Effect, EffectKind, EffectLog};
use crate::entropy::Entropy;
use crate::instant;
use crate::journey::Journey;

/// The circumstances of one call, or of one moment of background work.
pub struct Context<'a> {
    pub now_ms: u64,
    pub config: &'a Config,
    pub entropy: &'a mut Entropy,
    pub effects: &'a mut EffectLog,
    /// Digest of the idempotency key of the call; none in background work and on pages.
    pub key_digest: Option<String>,
}

impl Context<'_> {
    /// The instant a wait of the platform ends: `seconds` at speed 1.
    pub fn after(&self, seconds: u64) -> u64 {
        self.now_ms + self.config.scaled_ms(seconds)
    }

    /// The answer to an action that works on in the background.
    pub fn accepted(&mut self, prefix: &str, poll_after_seconds: u64) -> Accepted {
        Accepted {
            operation_id: Some(prefix.to_owned() + &self.entropy.tail()),
            status: Some("ACCEPTED".to_owned()),
            poll_after_seconds: Some(self.hint(poll_after_seconds).into()),
        }
    }

    /// A polling hint: `seconds` at speed 1, never less than one.
    fn hint(&self, seconds: u64) -> u64 {
        self.config.scaled_ms(seconds).div_ceil(1000).max(1)
    }

    /// Writes an effect down.
    pub fn record(&mut self, journey: &Journey, kind: EffectKind) {
        self.effects.push(Effect {
            at: instant::iso(self.now_ms),
            journey_id: journey.id.clone(),
            borrower_digest: digest(&[&journey.borrower_id]),
            kind,
            key_digest: self.key_digest.clone(),
        });
    }
}

//! Whether and when to send again.

use super::entropy::Jitter;
use super::{Code, Failure, Millis};
use crate::contract::{Document, ErrorCode};

/// Attempts of one call, the first included.
const MOST_ATTEMPTS: u32 = 5;
/// Attempts when the answers come but cannot be read: sending again helps only against an accident on the way.
const MOST_UNREADABLE: u32 = 3;
const FIRST_PAUSE_MS: Millis = 500.0;
const LONGEST_PAUSE_MS: Millis = 20_000.0;
/// Before a call that an operation still under way holds up is sent again: as long as between two active polls.
const PENDING_BAND_MS: (Millis, Millis) = (2_000.0, 5_000.0);
/// What a server, or another tab, may ask for, clamped: never a hammer, never a sleep.
pub const HINT_BAND_MS: (Millis, Millis) = (1_000.0, 60_000.0);

/// Retries left for all calls of this client together: one borrower's outage must not become a storm.
pub struct Budget {
    left: u32,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: Self::FULL }
    }
}

impl Budget {
    const FULL: u32 = 100;
    const PER_RETRY: u32 = 5;

    /// Takes one retry out; false if none is left.
    pub fn take(&mut self) -> bool {
        let enough = self.left >= Self::PER_RETRY;
        if enough {
            self.left -= Self::PER_RETRY;
        }
        enough
    }

    /// Success earns a little back.
    pub fn earn(&mut self) {
        self.left = (self.left + 1).min(Self::FULL);
    }
}

/// Whether a call that failed so may be sent again, after this many attempts.
pub fn may_retry(failure: &Failure, attempts: u32) -> bool {
    let passing = match &failure.code {
        Code::Network | Code::Timeout => true,
        Code::Decode => attempts < MOST_UNREADABLE && !matches!(failure.status, Some(400..=428 | 430..=499)),
        // Final, whatever the envelope says of them.
        Code::Platform(
            ErrorCode::OfferLockConflict
            | ErrorCode::ValidationFailed
            | ErrorCode::StatePreconditionFailed
            | ErrorCode::AccessScopeMismatch
            | ErrorCode::AuthInvalidApiKey
            | ErrorCode::AuthInvalidSession,
        ) => false,
        Code::Platform(ErrorCode::RateLimited) => true,
        Code::Platform(_) => failure.retryable || failure.status == Some(429),
        _ => false,
    };
    passing && attempts < MOST_ATTEMPTS
}

/// How long to rest before attempt number `attempts + 1`: what the server asks for, else a back-off with full jitter.
pub fn pause(jitter: &mut Jitter, failure: &Failure, attempts: u32, asked: Option<Millis>) -> Millis {
    if let Some(asked) = asked {
        return asked.clamp(HINT_BAND_MS.0, HINT_BAND_MS.1);
    }
    if failure.code == Code::Platform(ErrorCode::AsyncOperationPending) {
        return jitter.within(PENDING_BAND_MS);
    }
    let doublings = attempts.saturating_sub(1).min(10);
    let longest = (FIRST_PAUSE_MS * f64::from(1u32 << doublings)).min(LONGEST_PAUSE_MS);
    jitter.within((0.0, longest))
}

/// Reads a `Retry-After` header, seconds or a date, as milliseconds from `server_now`.
pub fn retry_after<D: Document>(header: &str, server_now: Millis) -> Option<Millis> {
    let header = header.trim_ascii();
    if !header.is_empty() && header.len() <= 9 && header.bytes().all(|byte| byte.is_ascii_digit()) {
        return header.parse::<u32>().ok().map(|seconds| f64::from(seconds) * 1000.0);
    }
    D::instant(header).map(|at| (at - server_now).max(0.0))
}

//! Whether and when to send again.

use super::entropy::Jitter;
use super::{Code, Failure, Millis};
use crate::contract::{Document, ErrorCode};

/// Failures that end a call.
const MOST_FAILURES: u32 = 5;
/// The same when the answers come but cannot be read: sending again helps only against an accident on the way.
const MOST_UNREADABLE: u32 = 3;
const FIRST_PAUSE_MS: Millis = 500.0;
/// Before a call that an operation still under way holds up, or a network that is away, is sent again: as long as between
/// two active polls.
const PENDING_BAND_MS: (Millis, Millis) = (2_000.0, 5_000.0);
/// What a server, or another tab, may ask for, clamped: never a hammer, never a sleep.
const HINT_BAND_MS: (Millis, Millis) = (1_000.0, 60_000.0);

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

/// Whether a call that failed so may be sent again, after this many failures.
pub fn may_retry(failure: &Failure, failures: u32) -> bool {
    let passing = match &failure.code {
        Code::Network | Code::Timeout => true,
        Code::Decode => failures < MOST_UNREADABLE && !matches!(failure.status, Some(400..=428 | 430..=499)),
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
    passing && failures < MOST_FAILURES
}

/// The failures of one call. Attempts made without a network are none: however many of them chance crowds into a second,
/// the call is still there when the network is back.
#[derive(Default)]
pub struct Failures(u32);

impl Failures {
    /// How long the call rests before it is sent again: what the server asks for, else a back-off with full jitter.
    /// None if it is not sent again within the time that is `left` to it; then no retry is spent.
    pub fn rest(
        &mut self,
        failure: &Failure,
        online: bool,
        asked: Option<Millis>,
        left: Millis,
        jitter: &mut Jitter,
        budget: &mut Budget,
    ) -> Option<Millis> {
        let away = failure.code == Code::Network && !online;
        if !away {
            self.0 += 1;
        }
        let pause = match asked {
            Some(asked) => hint(asked),
            None if away || failure.code == Code::Platform(ErrorCode::AsyncOperationPending) => {
                jitter.within(PENDING_BAND_MS)
            }
            None => self.back_off(jitter),
        };
        (pause < left && (away || may_retry(failure, self.0) && budget.take())).then_some(pause)
    }

    fn back_off(&self, jitter: &mut Jitter) -> Millis {
        let doublings = self.0.saturating_sub(1);
        jitter.within((0.0, FIRST_PAUSE_MS * f64::from(1u32 << doublings)))
    }
}

/// Reads a `Retry-After` header, seconds or a date, as milliseconds from `server_now`.
pub fn retry_after<D: Document>(header: &str, server_now: Millis) -> Option<Millis> {
    let header = header.trim_ascii();
    if !header.is_empty() && header.len() <= 9 && header.bytes().all(|byte| byte.is_ascii_digit()) {
        return header.parse::<u32>().ok().map(|seconds| f64::from(seconds) * 1000.0);
    }
    D::instant(header).map(|at| (at - server_now).max(0.0))
}

/// What a server or another tab asks for, within the band of hints.
pub fn hint(asked: Millis) -> Millis {
    asked.clamp(HINT_BAND_MS.0, HINT_BAND_MS.1)
}

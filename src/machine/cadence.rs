//! When to read next, and why (DESIGN.md 3.2; CONTRACT.md 2.6).

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::Millis;
use super::entropy::Jitter;
use super::retry::hint;

/// A step being watched, or something just submitted.
const ACTIVE_BAND_MS: (Millis, Millis) = (2_000.0, 5_000.0);
/// Waiting passively, such as for offers.
const PASSIVE_BAND_MS: (Millis, Millis) = (10_000.0, 20_000.0);
/// What was submitted this recently counts as just submitted.
const JUST_SUBMITTED_MS: Millis = 30_000.0;
/// After this long without a change, polling slows down and says so.
const QUIET_MS: Millis = 10.0 * 60_000.0;
const SLOW_BAND_MS: (Millis, Millis) = (40_000.0, 60_000.0);
/// How long after its time another tab's read is still waited for.
const GRACE_MS: Millis = 5_000.0;

/// Why the next read is when it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum PollReason {
    /// The platform said when.
    Hint,
    /// A step is being watched, or something was just submitted: 2 to 5 s.
    Active,
    /// Nothing is expected soon: 10 to 20 s.
    Passive,
    /// Nothing has changed for ten minutes: 40 to 60 s.
    Slow,
    /// The last read failed.
    Retry,
    /// Another tab reads; this one does if it hears nothing.
    Following,
}

impl PollReason {
    /// Its name, as the app sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Active => "active",
            Self::Passive => "passive",
            Self::Slow => "slow",
            Self::Retry => "retry",
            Self::Following => "following",
        }
    }
}

/// How eagerly a screen waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Something is under way that the borrower watches.
    Active,
    /// The borrower is not waiting for anything soon.
    Passive,
    /// Nothing can come.
    Still,
}

/// The polling of one journey.
#[derive(Clone, Debug, Default)]
pub struct Cadence {
    next: Option<(Millis, PollReason)>,
    hint_ms: Option<Millis>,
    submitted_at: Option<Millis>,
    changed_at: Millis,
    failures: u32,
    not_before: Millis,
}

impl Cadence {
    /// The server asked to be left in peace until then.
    pub fn rest(&mut self, until: Millis) {
        self.not_before = until;
    }

    /// Whether it still wants that.
    pub fn rests(&self, now: Millis) -> bool {
        now < self.not_before
    }

    /// The platform said when to look again.
    pub fn hint(&mut self, after_ms: Millis) {
        self.hint_ms = Some(hint(after_ms));
    }

    /// The borrower did something.
    pub fn submitted(&mut self, now: Millis) {
        self.submitted_at = Some(now);
        self.changed_at = now;
    }

    /// A read brought something new.
    pub fn changed(&mut self, now: Millis) {
        self.changed_at = now;
        self.failures = 0;
    }

    /// A read brought nothing new.
    pub fn unchanged(&mut self) {
        self.failures = 0;
    }

    /// A read failed.
    pub fn failed(&mut self) {
        self.failures += 1;
    }

    /// Whether nothing has changed for long.
    pub fn is_slow(&self, now: Millis) -> bool {
        now - self.changed_at > QUIET_MS
    }

    /// Another tab reads then; this one after its grace.
    pub fn follow(&mut self, at: Millis) {
        self.next = Some((at + GRACE_MS, PollReason::Following));
    }

    /// Another tab wants a read by then.
    pub fn hasten(&mut self, at: Millis) {
        self.next = self.next.map(|(own, reason)| (own.min(at), reason));
    }

    /// No read is to come.
    pub fn stop(&mut self) {
        self.next = None;
    }

    /// When the next read is, and why.
    pub fn next(&self) -> Option<(Millis, PollReason)> {
        self.next
    }

    /// Sets the next read. Returns it when it is set.
    pub fn set(&mut self, now: Millis, pace: Pace, jitter: &mut Jitter) -> Option<(Millis, PollReason)> {
        let just_submitted = self.submitted_at.is_some_and(|at| now - at < JUST_SUBMITTED_MS);
        let (after_ms, reason) = if self.failures > 0 {
            let band = (5_000.0, (10_000.0 * f64::from(1u32 << self.failures.min(4))).min(60_000.0));
            (jitter.within(band), PollReason::Retry)
        } else if let Some(hint_ms) = self.hint_ms.take() {
            (hint_ms, PollReason::Hint)
        } else if pace == Pace::Still && !just_submitted {
            self.next = None;
            return None;
        } else if self.is_slow(now) {
            (jitter.within(SLOW_BAND_MS), PollReason::Slow)
        } else if pace == Pace::Active || just_submitted {
            (jitter.within(ACTIVE_BAND_MS), PollReason::Active)
        } else {
            (jitter.within(PASSIVE_BAND_MS), PollReason::Passive)
        };
        self.next = Some(((now + after_ms).max(self.not_before), reason));
        self.next
    }
}

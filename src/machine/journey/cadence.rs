//! When to read next, and why (DESIGN.md 3.2; CONTRACT.md 2.6).

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::super::client::Client;
use super::super::client::retry::HINT_BAND_MS;
use super::super::entropy::Jitter;
use super::super::{ClientEvent, Entropy, Millis};
use super::Journey;
use super::facts::StepName;
use super::screen::Screen;
use crate::contract::Document;

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
}

impl Cadence {
    /// The platform said when to look again.
    pub fn hint(&mut self, after_ms: Millis) {
        self.hint_ms = Some(after_ms.clamp(HINT_BAND_MS.0, HINT_BAND_MS.1));
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
        self.next = Some((now + after_ms, reason));
        self.next
    }
}

impl<D: Document> Journey<D> {
    /// How eagerly its screen waits.
    pub(super) fn pace<E: Entropy>(&self, client: &Client<D, E>) -> Pace {
        match self.screen(client) {
            Screen::Wait(StepName::Offers)
            | Screen::Profile
            | Screen::Offers
            | Screen::Form(_)
            | Screen::Redirect(_) => Pace::Passive,
            Screen::Wait(_) => Pace::Active,
            Screen::Disbursed if self.known.pending => Pace::Active,
            Screen::Disbursed | Screen::Closed(_) | Screen::SignIn => Pace::Still,
        }
    }

    /// Whether the borrower can see the journey, and it can be read.
    pub(super) fn is_watched<E: Entropy>(&self, client: &Client<D, E>) -> bool {
        self.opening.is_none() && client.visible && client.online
    }

    /// Sets the next read, or none; behind that of another tab, if there is one.
    pub(super) fn set_cadence<E: Entropy>(&mut self, client: &mut Client<D, E>, other_at: Option<Millis>) {
        let ended = matches!(self.screen(client), Screen::Closed(_));
        if ended || !client.visible || !client.online || !client.config.polling {
            self.cadence.stop();
            return;
        }
        // That nothing changes is itself to be shown, after long.
        self.dirty |= self.cadence.is_slow(client.now);
        if let Some(at) = other_at {
            self.cadence.follow(at);
            return;
        }
        let pace = self.pace(client);
        if let Some((at_ms, reason)) = self.cadence.set(client.now, pace, &mut client.jitter) {
            client.report(ClientEvent::Poll { at_ms, reason: reason.as_str() });
        }
    }
}

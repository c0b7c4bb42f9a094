//! Asking the partner's back-end: one call over as many attempts as it takes.

use super::super::retry::{Failures, hint, retry_after};
use super::super::{Answer, AttemptNumber, Code, Entropy, Failure, Millis, PromiseNumber};
use super::answer::{self, Reply};
use super::back_end::Endpoint;
use super::effect::{Effect, Request};
use super::{Hybrid, HybridEvent};
use crate::contract::{Document, Text};

/// What a call is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The journey is started, or resumed.
    Start,
    /// The offers are read.
    Read,
    /// They are read for a consent page of this moment.
    Consent,
    /// The borrower leaves for the Hosted page of this offer.
    HandOff(Text),
    /// The app wants the address of that page.
    HostedUrl(Text, PromiseNumber),
}

impl Purpose {
    /// Which call it takes.
    pub fn endpoint(&self) -> Endpoint {
        match self {
            Self::Start => Endpoint::Journey,
            Self::Read | Self::Consent => Endpoint::Offers,
            Self::HandOff(_) | Self::HostedUrl(..) => Endpoint::HostedUrl,
        }
    }

    fn offer_id(&self) -> &str {
        if let Self::HandOff(id) | Self::HostedUrl(id, _) = self { id } else { "" }
    }
}

/// Where a call stands.
enum Phase {
    /// On the wire, and given up at this moment.
    Sent { attempt: AttemptNumber, at: Millis, until: Millis },
    /// Before the next attempt; whether the server asked for it.
    Resting { until: Millis, asked: bool },
}

/// One call.
pub struct Call {
    /// What it is for.
    pub purpose: Purpose,
    correlation_id: Text,
    idempotency_key: Option<Text>,
    attempts: u32,
    failures: Failures,
    deadline: Millis,
    phase: Phase,
}

impl<D: Document, E: Entropy> Hybrid<D, E> {
    /// Makes a call.
    pub(super) fn call(&mut self, purpose: Purpose, correlation_id: Option<Text>) {
        let call = Call {
            // The start alone changes anything; the documents have every other call be repeated.
            idempotency_key: (purpose == Purpose::Start).then(|| self.entropy.uuid()),
            correlation_id: correlation_id.unwrap_or_else(|| self.entropy.uuid()),
            purpose,
            attempts: 0,
            failures: Failures::default(),
            deadline: self.now + self.config.patience.call_ms,
            phase: Phase::Resting { until: self.now, asked: false },
        };
        self.calls.push(call);
        self.send_due();
    }

    /// Whether such a call is under way.
    pub(super) fn is_calling(&self, purpose: &Purpose) -> bool {
        self.calls.iter().any(|call| call.purpose == *purpose)
    }

    /// Gives up the calls that match; nobody is told.
    pub(super) fn discard_calls(&mut self, matches: impl Fn(&Purpose) -> bool) {
        while let Some(at) = self.calls.iter().position(|call| matches(&call.purpose)) {
            if let Phase::Sent { attempt, .. } = self.calls.remove(at).phase {
                self.effects.push(Effect::Cancel { attempt });
            }
        }
    }

    /// The back-end answered an attempt. One that nobody waits for any more changes nothing.
    pub(super) fn answered(&mut self, attempt: AttemptNumber, answer: &Answer<D>) {
        let Some(call) = self.take_sent(attempt) else { return };
        let read = answer::read(call.purpose.endpoint(), answer);
        if let Some(server_now) = read.server_now {
            self.clock.learn(self.now, server_now);
        }
        self.report_answer(&call, attempt, Some(answer.status), read.result.as_ref().err());
        match read.result {
            Ok(reply) => {
                self.budget.earn();
                self.finish(&call, Ok(reply));
            }
            Err(failure) => {
                let server_now = self.clock.server_now(self.now).unwrap_or(self.now);
                let header = answer.retry_after.as_deref();
                let asked = header.and_then(|header| retry_after::<D>(header, server_now));
                self.retry_or_finish(call, failure, asked);
            }
        }
    }

    /// An attempt did not reach the back-end, or its answer did not reach us.
    pub(super) fn unanswered(&mut self, attempt: AttemptNumber, code: Code) {
        let Some(call) = self.take_sent(attempt) else { return };
        let failure = Failure::of(code);
        self.report_answer(&call, attempt, None, Some(&failure));
        self.retry_or_finish(call, failure, None);
    }

    /// Time has passed: what is late is given up, what has rested is sent.
    pub(super) fn pass_time(&mut self) {
        let now = self.now;
        let late = |call: &Call| match call.phase {
            Phase::Sent { attempt, until, .. } if until <= now => Some(attempt),
            _ => None,
        };
        while let Some(attempt) = self.calls.iter().find_map(late) {
            self.effects.push(Effect::Cancel { attempt });
            self.unanswered(attempt, Code::Timeout);
        }
        // A timer may come late: of a page in the background, of a device that slept.
        let dead = |call: &Call| matches!(call.phase, Phase::Resting { .. }) && call.deadline <= now;
        while let Some(at) = self.calls.iter().position(dead) {
            let call = self.calls.remove(at);
            self.finish(&call, Err(Failure::of(Code::Timeout)));
        }
        self.send_due();
    }

    /// The network came back: what rests for want of it is sent at once. A rest that a server asked for is kept.
    pub(super) fn end_rests(&mut self) {
        for call in &mut self.calls {
            if let Phase::Resting { until, asked: false } = &mut call.phase {
                *until = self.now;
            }
        }
        self.send_due();
    }

    /// Nobody looks, or the network is gone: gives up what only polls and is not under way.
    pub(super) fn rest_unseen(&mut self) {
        if self.only_polls() {
            self.calls.retain(|call| call.purpose != Purpose::Read || matches!(call.phase, Phase::Sent { .. }));
        }
    }

    /// When the next call must be looked at.
    pub(super) fn calls_wake_at(&self) -> Option<Millis> {
        let due = self.calls.iter().map(|call| match call.phase {
            Phase::Sent { until, .. } | Phase::Resting { until, .. } => until,
        });
        due.reduce(f64::min)
    }

    fn send_due(&mut self) {
        let now = self.now;
        for call in &mut self.calls {
            if !matches!(call.phase, Phase::Resting { until, .. } if until <= now) {
                continue;
            }
            self.attempts += 1;
            call.attempts += 1;
            let (attempt, endpoint) = (self.attempts, call.purpose.endpoint());
            if endpoint == Endpoint::Offers {
                self.read_at = now;
            }
            call.phase =
                Phase::Sent { attempt, at: now, until: (now + self.config.patience.attempt_ms).min(call.deadline) };
            self.effects.push(Effect::Report(HybridEvent::Request {
                endpoint: endpoint.name(),
                attempt: call.attempts,
                request_number: attempt,
            }));
            self.effects.push(Effect::Send(Request {
                attempt,
                endpoint,
                url: self.config.back_end.url(endpoint, call.purpose.offer_id()),
                correlation_id: call.correlation_id.clone(),
                idempotency_key: call.idempotency_key.clone(),
                given: match endpoint {
                    Endpoint::Journey => self.details.clone(),
                    Endpoint::Offers => D::null(),
                    Endpoint::HostedUrl => D::from_text(call.purpose.offer_id()),
                },
            }));
        }
    }

    fn retry_or_finish(&mut self, mut call: Call, failure: Failure, asked: Option<Millis>) {
        if let Some(asked) = asked.filter(|_| call.purpose.endpoint() == Endpoint::Offers) {
            self.cadence.rest(self.now + hint(asked));
        }
        if call.purpose == Purpose::Read && !self.is_seen() && self.only_polls() {
            // It is read as soon as somebody looks.
            return;
        }
        let left = call.deadline - self.now;
        let rest = call.failures.rest(&failure, self.online, asked, left, &mut self.jitter, &mut self.budget);
        let Some(pause) = rest else {
            self.finish(&call, Err(failure));
            return;
        };
        call.phase = Phase::Resting { until: self.now + pause, asked: asked.is_some() };
        self.effects.push(Effect::Report(HybridEvent::Retry {
            endpoint: call.purpose.endpoint().name(),
            attempt: call.attempts + 1,
            after_ms: pause,
            reason: failure.code.as_str().into(),
        }));
        self.calls.push(call);
    }

    fn finish(&mut self, call: &Call, mut result: Result<Reply<D>, Failure>) {
        if let Err(failure) = &mut result {
            failure.correlation_id = Some(call.correlation_id.clone());
        }
        self.finished(&call.purpose, result);
    }

    fn take_sent(&mut self, number: AttemptNumber) -> Option<Call> {
        let is_it = |call: &Call| matches!(call.phase, Phase::Sent { attempt, .. } if attempt == number);
        let at = self.calls.iter().position(is_it)?;
        Some(self.calls.remove(at))
    }

    fn report_answer(&mut self, call: &Call, number: AttemptNumber, status: Option<u16>, failure: Option<&Failure>) {
        let Phase::Sent { at, .. } = call.phase else { return };
        self.effects.push(Effect::Report(HybridEvent::Answer {
            endpoint: call.purpose.endpoint().name(),
            attempt: call.attempts,
            request_number: number,
            status,
            code: failure.map(|failure| failure.code.as_str().into()),
            took_ms: self.now - at,
        }));
    }
}

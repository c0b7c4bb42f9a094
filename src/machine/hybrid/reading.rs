//! Starting the journey and reading its offers: when, and what comes of it.

use super::super::cadence::Pace;
use super::super::guard::holds_api_key;
use super::super::retry::may_retry;
use super::super::{Code, Entropy, Failure, PromiseNumber};
use super::answer::Reply;
use super::calls::Purpose;
use super::facts::Facts;
use super::screen::{HybridAwaited, Screen, awaits_more, derive};
use super::trip::Goal;
use super::{Hybrid, HybridEvent, Stage};
use crate::contract::{Document, ErrorCode, HybridDetails, Text};

impl<D: Document, E: Entropy> Hybrid<D, E> {
    /// The app starts or resumes the borrower's journey. What is wrong with the details is found before any request.
    pub(super) fn start(&mut self, promise: PromiseNumber, details: D, correlation_id: Option<Text>) {
        let problems = HybridDetails::problems(&details);
        let refused = if !matches!(self.stage, Stage::Idle) {
            Some(Failure::not_now("startOrResume", self.screen().name()))
        } else if holds_api_key(&details) {
            Some(Failure::of(Code::SecretKeyRefused))
        } else if !problems.is_empty() {
            Some(Failure::invalid(problems))
        } else {
            None
        };
        if let Some(failure) = refused {
            return self.settle(promise, Err(failure));
        }
        self.details = details;
        self.stage = Stage::Opening(Some(promise));
        self.cadence.submitted(self.now);
        self.call(Purpose::Start, correlation_id);
    }

    /// The host had to start over: what is shown already is read anew, and stays until then. Nobody asked for a second
    /// start.
    pub(super) fn restart(&mut self, details: D) {
        self.details = details;
        self.stage = Stage::Opening(None);
        self.cadence.submitted(self.now);
        self.read(None);
    }

    /// Goes on where it failed.
    pub(super) fn go_on(&mut self, correlation_id: Option<Text>) {
        self.failure = None;
        if self.started {
            self.read(correlation_id);
        } else {
            self.call(Purpose::Start, correlation_id);
        }
    }

    /// Reads the offers now; never beside another read. One for a consent page of this moment brings the same.
    pub(super) fn read(&mut self, correlation_id: Option<Text>) {
        if self.is_calling(&Purpose::Consent) {
            return;
        }
        self.discard_calls(|purpose| *purpose == Purpose::Read);
        self.cadence.stop();
        self.call(Purpose::Read, correlation_id);
    }

    /// Somebody looks again, or the network is back. A server that asked for a rest gets it.
    pub(super) fn read_at_once(&mut self) {
        if self.polls() && !self.cadence.rests(self.now) {
            self.read(None);
        }
    }

    /// Whether a read is of nobody's but the polling's, which reads anew once it is seen.
    pub(super) fn only_polls(&self) -> bool {
        self.waiting.is_empty() && self.polls_when_seen()
    }

    /// What is due by now, and when the next read is.
    pub(super) fn advance(&mut self) {
        if !self.polls() {
            self.cadence.stop();
            return;
        }
        let reading = self.is_calling(&Purpose::Read);
        match self.cadence.next() {
            _ if reading => {}
            Some((at, _)) if at <= self.now => self.read(None),
            Some(_) => {}
            None => {
                let active = self.screen() == Screen::Wait(HybridAwaited::Consent);
                let pace = if active { Pace::Active } else { Pace::Passive };
                if let Some((at_ms, reason)) = self.cadence.set(self.now, pace, &mut self.jitter) {
                    self.report(HybridEvent::Poll { at_ms, reason: reason.as_str() });
                }
            }
        }
    }

    /// A call has ended.
    pub(super) fn finished(&mut self, purpose: &Purpose, result: Result<Reply<D>, Failure>) {
        match (purpose, result) {
            (Purpose::Start, Ok(_)) => {
                self.started = true;
                self.cadence.submitted(self.now);
                self.read(None);
            }
            (Purpose::Start, Err(failure)) => self.not_started(failure),
            (Purpose::Read, Ok(reply)) => {
                self.take_offers(&reply);
                self.end_read(Ok(D::null()));
            }
            (Purpose::Read, Err(failure)) => {
                self.missed(failure.clone());
                self.end_read(Err(failure));
            }
            (Purpose::Consent, Ok(reply)) => {
                self.take_offers(&reply);
                self.settle_waiting(&Ok(D::null()));
                self.take_consent_page(&reply.data);
            }
            (Purpose::Consent, Err(failure)) => {
                self.missed(failure.clone());
                self.settle_waiting(&Err(failure.clone()));
                self.stay(&failure);
            }
            (Purpose::HandOff(_), Ok(reply)) => self.take_hosted_page(&reply.data),
            (Purpose::HandOff(_), Err(failure)) => {
                self.stay(&failure);
                self.look_again_after(&failure);
            }
            (Purpose::HostedUrl(_, promise), Ok(reply)) => self.give_address(*promise, &reply.data),
            (Purpose::HostedUrl(_, promise), Err(failure)) => {
                self.settle(*promise, Err(failure.clone()));
                self.look_again_after(&failure);
            }
        }
    }

    /// The one screen.
    pub(super) fn screen(&self) -> Screen {
        if self.failure.is_some() {
            Screen::Failed
        } else if self.started {
            derive(&self.facts, self.away())
        } else {
            Screen::Wait(HybridAwaited::Start)
        }
    }

    /// What the borrower has left for, and is not settled.
    pub(super) fn away(&self) -> Option<&Goal> {
        self.trip.as_ref().map(|trip| &trip.goal)
    }

    /// Tells whoever waits for a read.
    pub(super) fn settle_waiting(&mut self, result: &Result<D, Failure>) {
        for (promise, _) in core::mem::take(&mut self.waiting) {
            self.settle(promise, result.clone());
        }
    }

    /// Whether the offers are read again by themselves: not while nobody looks, nor where no more is to come, unless a
    /// return is still to be answered. Who was handed off has no more to await here, until they are back.
    fn polls(&self) -> bool {
        self.is_seen() && self.polls_when_seen()
    }

    fn polls_when_seen(&self) -> bool {
        let here = self.trip.as_ref().is_none_or(|trip| trip.back_at.is_some() || trip.goal == Goal::Consent);
        self.config.polling
            && self.started
            && matches!(self.stage, Stage::Open)
            && self.failure.is_none()
            && self.leaving.is_none()
            && (self.owed_since.is_some() || here && awaits_more(&self.facts, self.away()))
    }

    /// A start that failed for its details or its caller is the caller's to mend. Any other is a screen.
    fn not_started(&mut self, failure: Failure) {
        let theirs = [Code::Platform(ErrorCode::ValidationFailed), Code::SecretKeyRefused].contains(&failure.code);
        match self.stage {
            Stage::Opening(Some(promise)) if theirs => {
                self.stage = Stage::Idle;
                self.settle(promise, Err(failure));
            }
            _ => {
                self.failure = Some(failure.clone());
                self.end_read(Err(failure));
            }
        }
    }

    fn take_offers(&mut self, reply: &Reply<D>) {
        let facts = Facts::read(&reply.data);
        if facts.data.same(&self.facts.data) {
            self.cadence.unchanged();
        } else {
            self.cadence.changed(self.now);
        }
        if let Some(after_ms) = reply.poll_after_ms {
            self.cadence.hint(after_ms);
        }
        self.facts = facts;
        self.started = true;
        self.trouble = None;
        let read_at = self.read_at;
        self.owed_since = self.owed_since.filter(|since| *since > read_at);
        if self.trip.as_ref().is_some_and(|trip| trip.is_settled(&self.facts, read_at)) {
            self.forget_trip();
        }
    }

    /// A read failed. What may pass is troublesome, and read again later; what cannot is the end of it.
    fn missed(&mut self, failure: Failure) {
        if may_retry(&failure, 0) {
            self.trouble = Some(failure);
            self.cadence.failed();
        } else {
            self.failure = Some(failure);
        }
    }

    /// There is a screen now, if there was none.
    fn end_read(&mut self, result: Result<D, Failure>) {
        if let Stage::Opening(promise) = self.stage {
            self.stage = Stage::Open;
            // The app gets its journey with its first screen.
            self.show();
            if let Some(promise) = promise {
                self.settle(promise, Ok(D::null()));
            }
        }
        self.settle_waiting(&result);
    }

    /// The page of an offer was refused for good: the offers are no longer what they were.
    fn look_again_after(&mut self, failure: &Failure) {
        if !may_retry(failure, 0) && self.failure.is_none() {
            self.read(None);
        }
    }
}

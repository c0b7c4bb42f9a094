//! Sending, waiting, giving up: the request table at work.

use zeroize::Zeroizing;

use super::super::effect::Request;
use super::super::{Answer, AttemptNumber, ClientEvent, Code, Effect, Entropy, Failure, Millis, PromiseNumber};
use super::call::{Call, Finished, Owner, Phase, Reply};
use super::{Client, answer, retry};
use crate::contract::{Document, Endpoint, ErrorCode, SessionToken};

impl<D: Document, E: Entropy> Client<D, E> {
    /// Sends every call that waits, if there is a session; else asks for one.
    pub(super) fn dispatch(&mut self) {
        if let Some(failure) = self.session.lost.clone() {
            self.finish_where(&|call| call.phase == Phase::Waiting, &failure);
            return;
        }
        let waiting = self.calls.iter().any(|call| call.phase == Phase::Waiting);
        if !waiting {
            return;
        }
        if self.session.wants_renewal(self.now, self.server_now()) {
            self.renew();
        }
        for at in 0..self.calls.len() {
            let Some(call) = self.calls.get(at).filter(|call| call.phase == Phase::Waiting) else { continue };
            // A refresh with a dead token is the platform's to refuse: then the session function is asked instead.
            let any = is_refresh(call).then(|| self.session.last_token()).flatten();
            if let Some(token) = any.or(self.session.token(self.server_now())).cloned() {
                self.send(at, token);
            }
        }
    }

    /// The platform answered an attempt. An attempt nobody waits for any more changes nothing.
    pub fn answer(&mut self, attempt: AttemptNumber, answer: Answer<D>) {
        let Some(mut call) = self.take_sent(attempt) else { return };
        let read = answer::read(&answer);
        if let Some(server_now) = read.server_now {
            self.clock.learn(self.now, server_now);
        }
        self.report_answer(&call, attempt, Some(answer.status), read.result.as_ref().err());
        match read.result {
            Ok(reply) => {
                self.budget.earn();
                self.finish(call, Ok(reply));
            }
            Err(failure) if refuses_session(&failure) && !call.renewed && !is_refresh(&call) => {
                call.renewed = true;
                call.phase = Phase::Waiting;
                if let Some(token) = &call.sent_with {
                    self.session.refused(token);
                }
                self.calls.push(call);
                self.dispatch();
            }
            Err(failure) => {
                let asked = answer.retry_after.as_deref();
                let asked =
                    asked.and_then(|header| retry::retry_after::<D>(header, self.server_now().unwrap_or(self.now)));
                self.retry_or_finish(call, failure, asked);
            }
        }
    }

    /// An attempt did not reach the platform, or its answer did not reach us.
    pub fn unreachable(&mut self, attempt: AttemptNumber) {
        let Some(call) = self.take_sent(attempt) else { return };
        let failure = Failure::of(Code::Network);
        self.report_answer(&call, attempt, None, Some(&failure));
        self.retry_or_finish(call, failure, None);
    }

    /// The app gave up on a call of `credit.api`.
    pub fn abort(&mut self, promise: PromiseNumber) {
        self.drop_calls(&|owner| *owner == Owner::App(promise), &Failure::of(Code::Aborted));
    }

    /// Ends every call of the owners that match, where it stands, with this failure.
    pub fn drop_calls(&mut self, matches: &dyn Fn(&Owner) -> bool, failure: &Failure) {
        for call in self.take_calls(matches) {
            let mut failure = failure.clone();
            failure.correlation_id = Some(call.correlation_id);
            self.finished.push(Finished { owner: call.order.owner, result: Err(failure) });
        }
    }

    /// Gives up every call of the owners that match; nobody is told.
    pub fn discard_calls(&mut self, matches: &dyn Fn(&Owner) -> bool) {
        self.take_calls(matches);
    }

    fn take_calls(&mut self, matches: &dyn Fn(&Owner) -> bool) -> Vec<Call<D>> {
        let mut taken = Vec::new();
        while let Some(at) = self.position(|call| matches(&call.order.owner)) {
            let call = self.calls.remove(at);
            if let Phase::Sent { attempt, .. } = call.phase {
                self.effects.push(Effect::Cancel { attempt });
            }
            self.withdraw_intent(&call);
            taken.push(call);
        }
        taken
    }

    pub(super) fn finish(&mut self, call: Call<D>, mut result: Result<Reply<D>, Failure>) {
        if is_refresh(&call) {
            result = self.take_refresh(&call.order.owner, result);
        }
        if let Err(failure) = &mut result {
            failure.correlation_id = Some(call.correlation_id.clone());
        }
        self.settle_intent(&call, result.as_ref().err());
        if result.as_ref().is_err_and(|failure| failure.code == Code::Platform(ErrorCode::AccessScopeMismatch)) {
            // What is stored is another borrower's.
            self.forget();
        }
        self.finished.push(Finished { owner: call.order.owner, result });
        self.dispatch();
    }

    fn send(&mut self, at: usize, token: SessionToken) {
        self.write_down(at);
        self.attempts += 1;
        let attempt = self.attempts;
        let (now, timeout) = (self.now, self.config.patience.attempt_ms);
        let Some(call) = self.calls.get_mut(at) else { return };
        call.attempts += 1;
        call.phase = Phase::Sent { attempt, at: now, until: (now + timeout).min(call.deadline) };
        let endpoint = call.order.endpoint;
        let body = call.body();
        let mut headers = vec![
            ("Authorization", token.bearer()),
            ("X-Correlation-ID", Zeroizing::new(String::from(&call.correlation_id[..]))),
        ];
        let optional = [
            ("Idempotency-Key", call.idempotency_key.clone()),
            ("X-AL-API-Version", self.config.api_version.clone()),
            // Only with a body: on a GET it would cost a preflight and say nothing.
            ("Content-Type", body.is_some().then(|| "application/json".into())),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                headers.push((name, Zeroizing::new(value.into())));
            }
        }
        call.sent_with = Some(token);
        let request = Request {
            attempt,
            method: endpoint.method(),
            url: [&self.config.origin, &call.target[..]].concat().into(),
            headers,
            body,
            keepalive: call.order.keepalive,
        };
        let event = ClientEvent::Request {
            endpoint: endpoint.name(),
            method: endpoint.method().as_str(),
            attempt: call.attempts,
            request_number: attempt,
        };
        self.effects.push(Effect::Send(request));
        self.report(event);
    }

    pub(super) fn retry_or_finish(&mut self, mut call: Call<D>, failure: Failure, asked: Option<Millis>) {
        let left = call.deadline - self.now;
        let rest = call.failures.rest(&failure, self.online, asked, left, &mut self.jitter, &mut self.budget);
        let Some(pause) = rest else {
            self.finish(call, Err(failure));
            return;
        };
        call.phase = Phase::Resting { until: self.now + pause };
        let event = ClientEvent::Retry {
            endpoint: call.order.endpoint.name(),
            attempt: call.attempts + 1,
            after_ms: pause,
            reason: failure.code.as_str().into(),
        };
        self.calls.push(call);
        self.report(event);
    }

    /// Ends the calls that match with this failure.
    pub(super) fn finish_where(&mut self, matches: &dyn Fn(&Call<D>) -> bool, failure: &Failure) {
        while let Some(at) = self.position(matches) {
            let call = self.calls.remove(at);
            self.withdraw_intent(&call);
            self.finished.push(Finished { owner: call.order.owner, result: Err(failure.clone()) });
        }
    }

    pub(super) fn position(&self, matches: impl Fn(&Call<D>) -> bool) -> Option<usize> {
        self.calls.iter().position(matches)
    }

    fn take_sent(&mut self, number: AttemptNumber) -> Option<Call<D>> {
        let at = self.position(|call| matches!(call.phase, Phase::Sent { attempt, .. } if attempt == number))?;
        Some(self.calls.remove(at))
    }

    pub(super) fn report_answer(
        &mut self,
        call: &Call<D>,
        number: AttemptNumber,
        status: Option<u16>,
        failure: Option<&Failure>,
    ) {
        let sent_at = if let Phase::Sent { at, .. } = call.phase { at } else { self.now };
        self.report(ClientEvent::Answer {
            endpoint: call.order.endpoint.name(),
            attempt: call.attempts,
            request_number: number,
            status,
            code: failure.map(|failure| failure.code.as_str().into()),
            took_ms: self.now - sent_at,
        });
    }
}

fn refuses_session(failure: &Failure) -> bool {
    failure.code == Code::Platform(ErrorCode::AuthInvalidSession)
        || (failure.code == Code::Decode && failure.status == Some(401))
}

fn is_refresh<D>(call: &Call<D>) -> bool {
    call.order.endpoint == Endpoint::RefreshSession
}

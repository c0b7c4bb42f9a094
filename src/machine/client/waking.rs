//! What time, the page and the network do to calls that wait.

use super::super::{Code, Effect, Entropy, Failure, Millis};
use super::Client;
use super::call::{Call, Phase};
use crate::contract::Document;

impl<D: Document, E: Entropy> Client<D, E> {
    /// Time has passed.
    pub fn tick(&mut self) {
        let now = self.now;
        while let Some(late) = self.position(|call| matches!(call.phase, Phase::Sent { until, .. } if until <= now)) {
            let call = self.calls.remove(late);
            if let Phase::Sent { attempt, .. } = call.phase {
                self.effects.push(Effect::Cancel { attempt });
                let failure = Failure::of(Code::Timeout);
                self.report_answer(&call, attempt, None, Some(&failure));
                self.retry_or_finish(call, failure, None);
            }
        }
        if self.session.asking_until.is_some_and(|until| until <= now) {
            // No answer is nobody's session.
            let _ = self.session_answer(self.session.renewals, Err(()));
        }
        // A timer may come late: of a page in the background, of a device that slept.
        while let Some(late) = self.position(|call| matches!(call.phase, Phase::Resting { .. }) && call.deadline <= now)
        {
            let call = self.calls.remove(late);
            self.finish(call, Err(Failure::of(Code::Timeout)));
        }
        for call in &mut self.calls {
            if matches!(call.phase, Phase::Resting { until } if until <= now) {
                call.phase = Phase::Waiting;
            }
        }
        let failure = Failure::of(Code::SessionUnavailable);
        self.finish_where(&|call| call.phase == Phase::Waiting && call.deadline <= now, &failure);
        self.dispatch();
    }

    /// The page was shown or hidden.
    pub fn set_visible(&mut self, visible: bool) {
        if visible && !self.visible {
            self.wakings += 1;
        }
        self.visible = visible;
    }

    /// The network came or went: what rests for want of it is sent at once.
    pub fn set_online(&mut self, online: bool) {
        let came_back = online && !self.online;
        self.online = online;
        if came_back {
            self.wakings += 1;
            self.session.awake();
            for call in &mut self.calls {
                if matches!(call.phase, Phase::Resting { .. }) {
                    call.phase = Phase::Waiting;
                }
            }
            self.dispatch();
        }
    }

    /// When the next call must be looked at.
    pub fn wake_at(&self) -> Option<Millis> {
        let due = |call: &Call<D>| match call.phase {
            Phase::Waiting if self.session.renewal.is_none() => {
                self.session.not_before.max(self.now).min(call.deadline)
            }
            Phase::Waiting => call.deadline,
            Phase::Sent { until, .. } | Phase::Resting { until } => until,
        };
        let cooled = (self.session.not_before > self.now).then_some(self.session.not_before);
        self.calls.iter().map(due).chain(cooled).chain(self.session.asking_until).reduce(f64::min)
    }
}

//! One logical request, from the asking to its end, over as many attempts as it takes.

use super::super::journey::Purpose;
use super::super::retry::Failures;
use super::super::{AttemptNumber, CallOptions, Failure, JourneyNumber, Millis, PromiseNumber};
use crate::contract::{Document, Endpoint, SessionToken, Text};
use crate::machine::list::list;

/// Who wants the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The app, through `credit.api`.
    App(PromiseNumber),
    /// A journey, and what for.
    Journey(JourneyNumber, Purpose),
}

/// What is asked for.
pub struct Order<D> {
    /// Which endpoint.
    pub endpoint: Endpoint,
    /// Its path parameters, in order.
    pub path: Vec<Text>,
    /// Query or body; null for none.
    pub input: D,
    /// Who wants the result.
    pub owner: Owner,
    /// The app's options.
    pub options: CallOptions,
    /// Whether it must outlive the page.
    pub keepalive: bool,
}

impl<D: Document> Order<D> {
    /// An order of a journey, without input or options.
    pub fn of_journey(number: JourneyNumber, purpose: Purpose, endpoint: Endpoint, path: &[&str]) -> Self {
        Self {
            endpoint,
            path: list(path.iter().map(|part| (*part).into())),
            input: D::null(),
            owner: Owner::Journey(number, purpose),
            options: CallOptions::default(),
            keepalive: false,
        }
    }

    /// The same with an input.
    pub fn with(mut self, input: D) -> Self {
        self.input = input;
        self
    }
}

/// A good answer.
pub struct Reply<D> {
    /// The envelope's `data`, untouched.
    pub data: D,
    /// When to look again, by the platform's own word.
    pub poll_after_ms: Option<Millis>,
}

/// A call that has ended.
pub struct Finished<D> {
    /// Who wants to know.
    pub owner: Owner,
    /// How it ended.
    pub result: Result<Reply<D>, Failure>,
}

/// Where a call stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// For a session, or its turn.
    Waiting,
    /// On the wire.
    Sent {
        /// Names this sending.
        attempt: AttemptNumber,
        /// When.
        at: Millis,
        /// Given up then.
        until: Millis,
    },
    /// Before the next attempt.
    Resting {
        /// Until then.
        until: Millis,
    },
}

/// One logical request.
pub struct Call<D> {
    /// What was asked for.
    pub order: Order<D>,
    /// URL below the origin.
    pub target: Text,
    /// The same for every attempt, if it mutates.
    pub idempotency_key: Option<Text>,
    /// The same for every attempt.
    pub correlation_id: Text,
    /// Attempts made.
    pub attempts: u32,
    /// What failed of them.
    pub failures: Failures,
    /// Given up for good then.
    pub deadline: Millis,
    /// Whether a dead session was already renewed for it.
    pub renewed: bool,
    /// The session it was last sent with: by the time it is refused, another may be in use.
    pub sent_with: Option<SessionToken>,
    /// Where it stands.
    pub phase: Phase,
}

impl<D: Document> Call<D> {
    /// The JSON body of its requests.
    pub fn body(&self) -> Option<D> {
        let mutates = self.order.endpoint.method().mutates();
        (mutates && !self.order.input.is_null()).then(|| self.order.input.clone())
    }
}

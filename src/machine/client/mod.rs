//! One logical request from the app's call to its answer: arguments, session, attempts, idempotency keys, guards.

mod answer;
mod call;
mod channel;
mod dispatch;
mod framing;
mod ledger;
mod renewal;
mod session;
mod waking;

use super::entropy::Jitter;
use super::guard::holds_api_key;
use super::option::is_header_value;
use super::record::Record;
use super::retry;
use super::time::ServerClock;
use super::{
    AttemptNumber, CallOptions, ClientEvent, Code, Config, Effect, Entropy, Failure, Landing, Millis, PromiseNumber,
};
use crate::contract::endpoint::{BASE_PATH, Input};
use crate::contract::{Document, Endpoint, Problem, Text, is_uuid};
use crate::machine::list::list;
use framing::is_irreversible;

pub use call::{Call, Finished, Order, Owner, Phase, Reply};
pub use ledger::leaves_open;
pub use session::Session;

/// Everything that calls and journeys share.
pub struct Client<D: Document, E: Entropy> {
    /// The moment of the input being handled.
    pub now: Millis,
    /// The options of `connect`.
    pub config: Config,
    /// Randomness, for what must not be guessed.
    pub entropy: E,
    /// Chance, for what must only be spread.
    pub jitter: Jitter,
    /// What is to be done, so far.
    pub effects: Vec<Effect<D>>,
    /// What is stored.
    pub record: Record,
    /// How the page was reached.
    pub landing: Landing,
    /// The borrower's session.
    pub session: Session<D>,
    /// The platform's id of the borrower whose sessions these are.
    borrower_id: Option<Text>,
    /// Until when another tab may take the return that this page, a popup, landed with.
    pub handed_on_until: Option<Millis>,
    /// Whether the page is visible.
    pub visible: bool,
    /// Whether there is a network.
    pub online: bool,
    /// Grows when the page is shown or the network comes back: a journey then reads at once.
    pub wakings: u32,
    clock: ServerClock,
    calls: Vec<Call<D>>,
    finished: Vec<Finished<D>>,
    budget: retry::Budget,
    attempts: AttemptNumber,
}

impl<D: Document, E: Entropy> Client<D, E> {
    /// A client; reads what an earlier page stored.
    pub fn new(now: Millis, config: Config, mut entropy: E, stored: Option<&str>, landing: Landing) -> Self {
        let jitter = Jitter::drawn(&mut entropy);
        let read = stored.and_then(|text| Record::read::<D>(text, now));
        let dropped = stored.is_some() && read.is_none();
        let record = read.unwrap_or_else(|| Record { salt: entropy.state(), ..Record::default() });
        let mut client = Self {
            now,
            config,
            entropy,
            jitter,
            effects: Vec::new(),
            record,
            landing,
            session: Session::default(),
            borrower_id: None,
            handed_on_until: None,
            visible: true,
            online: true,
            wakings: 0,
            clock: ServerClock::default(),
            calls: Vec::new(),
            finished: Vec::new(),
            budget: retry::Budget::default(),
            attempts: 0,
        };
        if client.landing.recovered {
            client.report(ClientEvent::Recovered {});
        }
        if dropped {
            client.report(ClientEvent::Storage { phase: "dropped" });
        }
        super::journey::redirect::land(&mut client);
        client
    }

    /// The platform's time, once it is known.
    pub fn server_now(&self) -> Option<Millis> {
        self.clock.server_now(self.now)
    }

    /// Tells the app's trace.
    pub fn report(&mut self, event: ClientEvent) {
        self.effects.push(Effect::Report(event));
    }

    /// Settles a promise of the app.
    pub fn settle(&mut self, promise: PromiseNumber, result: Result<D, Failure>) {
        self.effects.push(Effect::Settle { promise, result });
    }

    /// Stores the record as it is now.
    pub fn store(&mut self) {
        self.effects.push(Effect::Store(Some(self.record.write::<D>())));
    }

    /// A call of `credit.api`: checks its arguments, and starts it.
    pub fn call_for_app(&mut self, promise: PromiseNumber, endpoint: Endpoint, arguments: &[D], options: CallOptions) {
        let mut arguments = arguments.iter();
        let path = list(endpoint.parameters().map(|_| arguments.next().and_then(D::text).unwrap_or_default()));
        let input = arguments.next().cloned().unwrap_or_else(D::null);
        let order = Order { endpoint, path, input, owner: Owner::App(promise), options, keepalive: false };
        if endpoint == Endpoint::RefreshSession && !self.config.direct_refresh {
            let failure = Failure::config("directRefresh", "must be true for the client to refresh by itself");
            self.settle(promise, Err(failure));
        } else {
            // An app that uses nothing else has no other way to sign in again.
            if self.session.lost.as_ref().is_some_and(|why| why.code == Code::SessionUnavailable) {
                self.session.reopen();
            }
            self.start(order);
        }
    }

    /// Starts a call; what is wrong with it is found before any request.
    pub fn start(&mut self, order: Order<D>) {
        match self.target(&order) {
            Err(failure) => self.finished.push(Finished { owner: order.owner, result: Err(failure) }),
            Ok(target) => {
                let idempotency_key = self.idempotency_key(&order);
                let correlation_id = order.options.correlation_id.clone().unwrap_or_else(|| self.entropy.uuid());
                let call = Call {
                    order,
                    target,
                    idempotency_key,
                    correlation_id,
                    attempts: 0,
                    failures: retry::Failures::default(),
                    deadline: self.now + self.config.patience.call_ms,
                    renewed: false,
                    sent_with: None,
                    phase: Phase::Waiting,
                };
                self.calls.push(call);
                self.dispatch();
            }
        }
    }

    /// Whether calls have ended that nobody was told of yet.
    pub fn has_finished(&self) -> bool {
        !self.finished.is_empty()
    }

    /// The next call that has ended.
    pub fn next_finished(&mut self) -> Option<Finished<D>> {
        (!self.finished.is_empty()).then(|| self.finished.remove(0))
    }

    /// URL below the origin, once path and input have passed their checks.
    fn target(&self, order: &Order<D>) -> Result<Text, Failure> {
        let names = order.endpoint.parameters();
        let strays = names.zip(&order.path).filter(|(_, value)| !is_uuid(value));
        let mut problems =
            list(strays.map(|(name, _)| Problem { field: name.into(), message: "must be a UUID".into() }));
        problems.append(&mut order.endpoint.problems(&order.input));
        let headers =
            [("idempotencyKey", &order.options.idempotency_key), ("correlationID", &order.options.correlation_id)];
        for (name, value) in headers {
            if value.as_deref().is_some_and(|value| !is_header_value(value)) {
                problems.push(Problem { field: name.into(), message: "must be 1 to 128 visible characters".into() });
            }
        }
        let texts = headers.iter().filter_map(|(_, value)| value.as_deref()).map(D::from_text);
        if holds_api_key(&order.input) || texts.into_iter().any(|text| holds_api_key(&text)) {
            return Err(Failure::of(Code::SecretKeyRefused));
        }
        if self.is_framed() && is_irreversible(order.endpoint) {
            return Err(Failure::of(Code::Framed));
        }
        if !problems.is_empty() {
            return Err(Failure::invalid(problems));
        }
        let mut target = BASE_PATH.to_owned();
        let mut values = order.path.iter();
        for part in order.endpoint.path().split(['/']).skip(1) {
            target.push('/');
            target.push_str(if part.starts_with('{') { values.next().map_or("", Text::as_str) } else { part });
        }
        let kind = order.input.text_field("type").filter(|_| order.endpoint.input() == Input::Query);
        if let Some(kind) = kind {
            target.push_str("?type=");
            target.push_str(&kind);
        }
        Ok(target.into())
    }
}

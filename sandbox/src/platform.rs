//! The platform: all it holds, and the way of a request through it, with what the network does to it on the way.

use credit_journey::contract::Endpoint;

use crate::admission::Answer;
use crate::appointments::Appointments;
use crate::config::Config;
use crate::context::Context;
use crate::decisions::Decisions;
use crate::effects::EffectLog;
use crate::entropy::Entropy;
use crate::faults::{Fault, Forecast, Target as Aim, Weather};
use crate::future;
use crate::idempotency::Idempotency;
use crate::journey::{Journey, Start};
use crate::message::{Request, Response, Seal};
use crate::refusal::Refusal;
use crate::request_log::RequestLog;
use crate::routing::{Route, Target};
use crate::scenario::Scenario;
use crate::session::Sessions;

/// The platform.
pub struct Platform {
    pub(crate) config: Config,
    /// What journeys play that name no scenario, if a test has chosen.
    pub(crate) scenario: Option<&'static Scenario>,
    pub(crate) entropy: Entropy,
    /// Apart from `entropy`, so that faults do not change ids.
    chance: Entropy,
    weather: Weather,
    pub(crate) appointments: Appointments,
    pub(crate) sessions: Sessions,
    /// Oldest first.
    journeys: Vec<Journey>,
    pub(crate) idempotency: Idempotency,
    effects: EffectLog,
    requests: RequestLog,
    pub(crate) decisions: Decisions,
}

/// What a call may reach, each part on its own.
pub(crate) struct Parts<'a> {
    pub config: &'a Config,
    pub scenario: Option<&'static Scenario>,
    pub entropy: &'a mut Entropy,
    pub effects: &'a mut EffectLog,
    pub sessions: &'a mut Sessions,
    pub journeys: &'a mut Vec<Journey>,
}

impl Platform {
    /// A platform without borrowers.
    pub fn new(config: Config) -> Self {
        Self {
            entropy: Entropy::new(config.seed),
            chance: Entropy::new(config.seed.wrapping_add(1)),
            config,
            scenario: None,
            weather: Weather::default(),
            appointments: Appointments::default(),
            sessions: Sessions::default(),
            journeys: Vec::new(),
            idempotency: Idempotency::default(),
            effects: EffectLog::default(),
            requests: RequestLog::default(),
            decisions: Decisions::default(),
        }
    }

    /// How it is set up.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Everything that happened.
    pub fn effects(&self) -> &EffectLog {
        &self.effects
    }

    /// Everything that was asked.
    pub fn requests(&self) -> &RequestLog {
        &self.requests
    }

    /// Answers a request at `now_ms` (since 1970); time never runs backwards.
    pub fn handle(&mut self, now_ms: u64, request: &Request) -> Response {
        self.requests.record(now_ms, request);
        let Forecast { delay_ms, strike } = self.forecast(now_ms, request);
        let mut answer = |refusal| self.answer(now_ms, request, refusal);
        let mut response = match strike {
            Some(strike) => strike.fall(answer),
            None => answer(None),
        };
        response.delay_ms = delay_ms;
        response
    }

    /// What the network does to a request. The partner's back-end has good weather.
    fn forecast(&mut self, now_ms: u64, request: &Request) -> Forecast {
        let Ok(Route { target: Target::Borrower(endpoint), .. }) = Route::of(request) else {
            return Forecast::default();
        };
        let due = self.appointments.due(endpoint);
        let wait_ms = self.config.scaled_ms(2);
        let journey = self.journey_of(request);
        let subject = journey.map_or_else(|| "sandbox".to_owned(), |journey| journey.id.clone());
        if let Some(fault) = due {
            return self.weather.strike(fault, &subject, now_ms, wait_ms);
        }
        let mut faults = self.config.faults.clone();
        if let Some(journey) = journey {
            faults.extend(journey.scenario.faults.iter().chain(&journey.faults));
        } else if endpoint == Endpoint::CreateJourney {
            faults.extend(faults_of_new_journey(request, self.scenario));
        }
        if faults.is_empty() {
            return Forecast::default();
        }
        let aim = Aim { subject: &subject, method: &request.method, path: &request.path, mutates: request.mutates() };
        self.weather.forecast(&faults, &aim, now_ms, wait_ms, &mut self.chance)
    }

    /// The envelope for a request, refused from the start if there is a `refusal`.
    fn answer(&mut self, now_ms: u64, request: &Request, refusal: Option<Refusal>) -> Response {
        let request_id = format!("req_{}", self.entropy.tail());
        let seal = Seal { request_id: &request_id, correlation_id: request.header("x-correlation-id"), now_ms };
        match refusal.map_or_else(|| self.perform(now_ms, request), Err) {
            Ok(Answer { data, replayed }) => {
                let extra = self.journey_of(request).and_then(future::extra_field);
                let mut response = seal.success(data, extra);
                if replayed {
                    response.headers.push(("idempotent-replay", "true".to_owned()));
                }
                response
            }
            Err(refusal) => seal.refusal(&refusal),
        }
    }

    /// Lets time pass for every journey, so that the effect log is up to date.
    pub fn settle(&mut self, now_ms: u64) {
        let (journeys, mut context) = self.background(now_ms);
        journeys.iter_mut().for_each(|journey| journey.settle(&mut context));
    }

    /// The journeys, and the circumstances for what no call caused.
    pub(crate) fn background(&mut self, now_ms: u64) -> (&mut Vec<Journey>, Context<'_>) {
        let Parts { config, entropy, effects, journeys, .. } = self.parts();
        (journeys, Context { now_ms, config, entropy, effects, key_digest: None })
    }

    pub(crate) fn parts(&mut self) -> Parts<'_> {
        let Self { config, scenario, entropy, effects, sessions, journeys, .. } = self;
        Parts { config, scenario: *scenario, entropy, effects, sessions, journeys }
    }

    fn journey_of(&self, request: &Request) -> Option<&Journey> {
        self.journeys.iter().find(|journey| request.path.contains(&journey.id))
    }
}

fn faults_of_new_journey(request: &Request, usual: Option<&'static Scenario>) -> Vec<Fault> {
    let start = serde_json::from_str(&request.body).ok().and_then(|body| Start::of(&body, usual).ok());
    start.map(|start| start.faults().collect()).unwrap_or_default()
}

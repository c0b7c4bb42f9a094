//! Hybrid and Hosted: the two experiences in which the partner's back-end speaks to the platform, with its API key alone.
//!
//! - [`Experiences`]: their front doors, one for the partner's back-end, one for the embedded page.
//! - [`hybrid`]: offers and consent in the partner's own screens, then a hand-off (CONTRACT.md 4).
//! - [`hosted`]: one-time URLs, and the simulated journey behind them (CONTRACT.md 5).
//!
//! Apart from [`Platform`](crate::Platform), so that who plays the API Experience alone carries none of this, also in wasm.

mod body;
mod effect;
mod envelope;
pub mod hosted;
pub mod hybrid;
mod page;
mod routing;
mod snapshot;

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::config::Config;
use crate::decisions::Decisions;
use crate::effects::EffectLog;
use crate::entropy::Entropy;
use crate::faults::{Fault, Forecast, Target as Aim, Weather};
use crate::message::{Request, Response};
use crate::refusal::Refusal;
use crate::request_log::RequestLog;

pub use effect::EffectKind;
use effect::Recorder;
use envelope::Answer;
pub use page::After;
use routing::{Call, Route};
use snapshot::Told;

/// Both experiences, and all their borrowers.
pub struct Experiences {
    config: Config,
    /// Origin of the embedded page.
    hosted_origin: String,
    entropy: Entropy,
    /// Apart from `entropy`, so that faults do not change ids.
    chance: Entropy,
    weather: Weather,
    /// What borrowers play, by the partner's key of them.
    roles: HashMap<String, Role>,
    hybrid: hybrid::Journeys,
    hosted: hosted::Surface,
    effects: EffectLog<EffectKind>,
    requests: RequestLog,
    decisions: Decisions,
    told: Told,
}

/// The scenarios of one borrower.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// What lenders and the aggregator do before the hand-off.
    pub hybrid: &'static hybrid::Scenario,
    /// What the embedded journey does.
    pub hosted: &'static hosted::Scenario,
}

impl Default for Role {
    fn default() -> Self {
        Self { hybrid: hybrid::Scenario::usual(), hosted: hosted::Scenario::usual() }
    }
}

impl Experiences {
    /// Both without borrowers. `config.return_url` is where the consent page, and a hosted journey in a tab of its own, return to.
    pub fn new(config: Config, hosted_origin: String) -> Self {
        Self {
            entropy: Entropy::new(config.seed.wrapping_add(2)),
            chance: Entropy::new(config.seed.wrapping_add(3)),
            config,
            hosted_origin,
            weather: Weather::default(),
            roles: HashMap::new(),
            hybrid: hybrid::Journeys::default(),
            hosted: hosted::Surface::default(),
            effects: EffectLog::default(),
            requests: RequestLog::default(),
            decisions: Decisions::default(),
            told: Told::default(),
        }
    }

    /// Whether a path is one of theirs.
    pub fn has(path: &str) -> bool {
        path.starts_with(routing::HYBRID) || path.starts_with(routing::HOSTED)
    }

    /// How they are set up.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Everything that happened.
    pub fn effects(&self) -> &EffectLog<EffectKind> {
        &self.effects
    }

    /// Everything that was asked.
    pub fn requests(&self) -> &RequestLog {
        &self.requests
    }

    /// Whether a Hybrid journey of this borrower has started. No part of the platform.
    pub fn has_started(&self, provider_id: &str) -> bool {
        self.hybrid.contains_key(provider_id)
    }

    /// This borrower of the partner's plays these scenarios, unless a PAN names others. No part of the platform.
    pub fn cast(&mut self, provider_id: &str, role: Role) {
        self.roles.insert(provider_id.to_owned(), role);
    }

    /// Answers a request of the partner's back-end at `now_ms` (since 1970).
    pub fn handle(&mut self, now_ms: u64, request: &Request) -> Response {
        self.requests.record(now_ms, request);
        let route = Route::of(request);
        let Forecast { delay_ms, strike } = match &route {
            Ok(route) => self.forecast(now_ms, request, route),
            Err(_) => Forecast::default(),
        };
        let mut answer = |refusal| self.answer(now_ms, request, &route, refusal);
        let mut response = match strike {
            Some(strike) => strike.fall(answer),
            None => answer(None),
        };
        response.delay_ms = delay_ms;
        response
    }

    fn forecast(&mut self, now_ms: u64, request: &Request, route: &Route) -> Forecast {
        let mut faults: Vec<Fault> = self.config.faults.clone();
        if route.call.is_hybrid() {
            faults.extend(self.role(&route.provider_id).hybrid.faults);
        }
        let aim = Aim {
            subject: &route.provider_id,
            method: &request.method,
            path: &request.path,
            mutates: request.mutates(),
        };
        self.weather.forecast(&faults, &aim, now_ms, self.config.scaled_ms(2), &mut self.chance)
    }

    fn answer(
        &mut self,
        now_ms: u64,
        request: &Request,
        route: &Result<Route, Refusal>,
        refusal: Option<Refusal>,
    ) -> Response {
        let correlation_id = request.header("x-correlation-id").filter(|id| (1..=128).contains(&id.chars().count()));
        let correlation_id = correlation_id.map_or_else(|| self.entropy.uuid(), ToOwned::to_owned);
        let answer = match (refusal, route) {
            (Some(refusal), _) => Err(refusal),
            (None, Err(refusal)) => Err(refusal.clone()),
            (None, Ok(route)) => self.perform(now_ms, request, route),
        };
        match route {
            Ok(route) if !route.call.is_hybrid() => envelope::bare(answer, &correlation_id),
            _ => envelope::hybrid(answer, &self.entropy.uuid(), &correlation_id, now_ms),
        }
    }

    fn perform(&mut self, now_ms: u64, request: &Request, route: &Route) -> Result<Answer, Refusal> {
        if request.bearer() != Some(&self.config.api_key) {
            return Err(Refusal::api_key());
        }
        let Route { call, provider_id } = route;
        match call {
            Call::StartHybrid => self.start_hybrid(now_ms, provider_id, &body::hybrid(request)?),
            Call::PollOffers => self.poll_offers(now_ms, provider_id),
            Call::HandOff { offer_id } => self.hand_off(now_ms, provider_id, offer_id),
            Call::MintHosted => self.mint_hosted(now_ms, &body::hosted(request)?),
            Call::Features => Ok(Answer::new(200, json!({ "PERSONAL_LOAN": true, "GOLD_LOAN": true }))),
        }
    }

    fn role(&self, provider_id: &str) -> Role {
        self.roles.get(provider_id).copied().unwrap_or_default()
    }

    /// The role of a borrower, as a body changes it by the PAN in its `personal` part.
    fn recast(&mut self, provider_id: &str, body: &Value, personal: &str) -> Role {
        self.told.learn(provider_id, body);
        let mut role = self.role(provider_id);
        let pan =
            body.get(personal).and_then(|personal| personal.get("pan")).and_then(Value::as_str).unwrap_or_default();
        role.hybrid = hybrid::Scenario::of_pan(pan).unwrap_or(role.hybrid);
        role.hosted = hosted::Scenario::of_pan(pan).unwrap_or(role.hosted);
        self.cast(provider_id, role);
        role
    }

    fn recorder(&mut self, now_ms: u64) -> Recorder<'_> {
        Recorder { now_ms, log: &mut self.effects }
    }
}

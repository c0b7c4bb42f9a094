//! The front door: checks every request as the contract says, and hands it to the journey.

use credit_journey::contract::endpoint::Input;
use credit_journey::contract::validation::Checks;
use credit_journey::contract::{
    ActiveJourney, Endpoint, JourneyLifecycleStatus, JourneyType, ProfileUpsert, SessionGrant, Validate,
};
use serde_json::{Value, json};

use crate::context::Context;
use crate::dispatch;
use crate::effects::EffectLog;
use crate::entropy::Entropy;
use crate::faults::{Fault, Forecast, Strike, Target as Aim, Weather};
use crate::future;
use crate::idempotency::Idempotency;
use crate::journey::Journey;
use crate::message::{Request, Response, Seal};
use crate::refusal::Refusal;
use crate::request_log::RequestLog;
use crate::routing::{Route, Target};
use crate::session::Sessions;

/// How a platform is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// The partner's API key (`sk_test_…`).
    pub api_key: String,
    /// Seed of ids, tokens and faults.
    pub seed: u64,
    /// Divides every wait of the platform.
    pub speed: f64,
    /// Origin of the consent, KYC, mandate and agreement pages.
    pub pages_origin: String,
    /// Where those pages return to, unless a call says otherwise.
    pub return_url: String,
    /// Faults that lie over every journey.
    pub faults: Vec<Fault>,
}

impl Config {
    /// A wait of the platform in milliseconds; `seconds` at speed 1.
    pub(crate) fn scaled_ms(&self, seconds: u64) -> u64 {
        (seconds as f64 * 1000.0 / self.speed) as u64
    }
}

/// The platform.
pub struct Platform {
    config: Config,
    entropy: Entropy,
    /// Apart from `entropy`, so that faults do not change ids.
    chance: Entropy,
    weather: Weather,
    sessions: Sessions,
    /// Oldest first.
    journeys: Vec<Journey>,
    idempotency: Idempotency,
    effects: EffectLog,
    requests: RequestLog,
}

/// A success: the data, and whether it was given before.
struct Answer {
    data: Value,
    replayed: bool,
}

impl Platform {
    /// A platform without borrowers.
    pub fn new(config: Config) -> Self {
        Self {
            entropy: Entropy::new(config.seed),
            chance: Entropy::new(config.seed.wrapping_add(1)),
            config,
            weather: Weather::default(),
            sessions: Sessions::default(),
            journeys: Vec::new(),
            idempotency: Idempotency::default(),
            effects: EffectLog::default(),
            requests: RequestLog::default(),
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
        let mut response = match strike {
            None => self.answer(now_ms, request, None),
            Some(Strike::Unavailable) => self.answer(now_ms, request, Some(Refusal::upstream(503))),
            Some(Strike::Pending) => self.answer(now_ms, request, Some(Refusal::pending())),
            Some(Strike::RateLimited { retry_after }) => {
                self.answer(now_ms, request, Some(Refusal::rate_limited(retry_after)))
            }
            Some(Strike::HtmlPage) => {
                let page = "<!doctype html><html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>";
                Response::raw(502, "text/html", page)
            }
            Some(Strike::LostAnswer) => {
                self.answer(now_ms, request, None);
                Response::raw(504, "text/plain", "upstream request timeout")
            }
            Some(Strike::TruncatedJson) => {
                let mut response = self.answer(now_ms, request, None);
                let middle = response.body.len() / 2;
                response.body = response.body.chars().take(middle).collect();
                response
            }
            Some(Strike::DuplicateDelivery) => {
                self.answer(now_ms, request, None);
                self.answer(now_ms, request, None)
            }
        };
        response.delay_ms = delay_ms;
        response
    }

    /// What the network does to a request. The partner's back-end has good weather.
    fn forecast(&mut self, now_ms: u64, request: &Request) -> Forecast {
        let Ok(Route { target: Target::Borrower(_), .. }) = Route::of(request) else { return Forecast::default() };
        let journey = self.journeys.iter().find(|journey| request.path.contains(&journey.id));
        let mut faults = self.config.faults.clone();
        if let Some(journey) = journey {
            faults.extend(journey.scenario.faults);
            faults.extend(&journey.faults);
        }
        if faults.is_empty() {
            return Forecast::default();
        }
        let aim = Aim {
            subject: journey.map_or("sandbox", |journey| &journey.id),
            method: &request.method,
            path: &request.path,
            mutates: request.mutates(),
        };
        let wait_ms = self.config.scaled_ms(2);
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

    fn perform(&mut self, now_ms: u64, request: &Request) -> Result<Answer, Refusal> {
        let route = Route::of(request)?;
        let caller = self.caller(&route, now_ms, request)?;
        route.check_parameters()?;
        let body = body_of(request)?;
        let Some(key) = idempotency_key(request)? else {
            let data = self.borrower_call(&caller, &route, now_ms, request, &body, None)?;
            return Ok(Answer { data, replayed: false });
        };
        let scope = Idempotency::scope(&caller, key);
        if let Some(data) = self.idempotency.replay(&scope, request, &body)? {
            return Ok(Answer { data, replayed: true });
        }
        let data = match route.target {
            Target::CreateSession => self.create_session(now_ms, &body)?,
            Target::Borrower(Endpoint::RefreshSession) => {
                dispatch::data(&self.sessions.refresh(request.bearer(), now_ms, &mut self.entropy)?)
            }
            Target::Borrower(_) => {
                let key_digest = Some(crate::digest::digest(&[key]));
                self.borrower_call(&caller, &route, now_ms, request, &body, key_digest)?
            }
        };
        self.idempotency.keep(scope, request, &body, &data);
        Ok(Answer { data, replayed: false })
    }

    /// Who calls: the borrower's id, or what stands in for it where there is none.
    fn caller(&self, route: &Route, now_ms: u64, request: &Request) -> Result<String, Refusal> {
        match route.target {
            Target::CreateSession if request.bearer() == Some(&self.config.api_key) => Ok("partner".to_owned()),
            Target::CreateSession => Err(Refusal::api_key()),
            // Checked when it is rotated: by then a replay of the same key has had its answer, though the token is dead.
            Target::Borrower(Endpoint::RefreshSession) => Ok(request.bearer().unwrap_or_default().to_owned()),
            Target::Borrower(_) => self.sessions.authenticate(request.bearer(), now_ms),
        }
    }

    fn borrower_call(
        &mut self,
        borrower_id: &str,
        route: &Route,
        now_ms: u64,
        request: &Request,
        body: &Value,
        key_digest: Option<String>,
    ) -> Result<Value, Refusal> {
        let Target::Borrower(endpoint) = route.target else { return Err(Refusal::not_found("endpoint")) };
        check_body(endpoint, body)?;
        let Self { config, entropy, effects, sessions, journeys, .. } = self;
        let mut context = Context { now_ms, config, entropy, effects, key_digest };
        match endpoint {
            Endpoint::ListJourneys => {
                let mine = journeys.iter_mut().filter(|journey| journey.borrower_id == borrower_id);
                let settled = mine.map(|journey| {
                    journey.settle(&mut context);
                    &*journey
                });
                dispatch::list_journeys(settled, request)
            }
            Endpoint::CreateJourney => {
                let borrower = sessions.borrower_by_id(borrower_id).ok_or_else(Refusal::session)?;
                let start = dispatch::start_of(body, borrower_id, borrower.profile.clone())?;
                let journey = Journey::start(start, &mut context);
                if let Some([first, second]) = journey.scenario.session_lives {
                    borrower.short_lives_ms = vec![context.config.scaled_ms(second)];
                    let dies_ms = context.after(first);
                    sessions.cut_short(borrower_id, dies_ms);
                }
                let mut data = dispatch::data(&journey.detail());
                future::dress(&journey, endpoint, &mut data);
                journeys.push(journey);
                Ok(data)
            }
            _ => {
                let id = route.parameter("journeyID");
                let journey = journeys.iter_mut().find(|journey| journey.id == id);
                let journey = journey.ok_or_else(|| Refusal::not_found("journey"))?;
                if journey.borrower_id != borrower_id {
                    return Err(Refusal::scope());
                }
                journey.settle(&mut context);
                let mut data = dispatch::act(journey, endpoint, route, body, &mut context)?;
                future::dress(journey, endpoint, &mut data);
                Ok(data)
            }
        }
    }

    /// `POST /sessions`.
    fn create_session(&mut self, now_ms: u64, body: &Value) -> Result<Value, Refusal> {
        let mut checks = Checks::of_object(body);
        checks.required("borrowerExternalID", Checks::name);
        let kinds = || JourneyType::KNOWN.iter().map(JourneyType::as_str);
        checks.optional("journeyType", |checks, at| checks.one_of(at, kinds()));
        let mut problems = checks.done();
        problems.extend(ProfileUpsert::problems(&json!({ "profile": body.get("profile") })));
        if let Some(problem) = problems.first() {
            return Err(Refusal::validation(&problem.field, &problem.message));
        }
        let external_id = body.get("borrowerExternalID").and_then(Value::as_str).unwrap_or_default();
        let borrower = self.sessions.borrower(external_id, &mut self.entropy);
        if let Some(profile) = body.get("profile").and_then(Value::as_object) {
            borrower.profile.extend(profile.clone());
        }
        let borrower_id = borrower.id.clone();
        let kind = body.get("journeyType").and_then(Value::as_str).map(JourneyType::from);
        Ok(dispatch::data(&SessionGrant {
            tokens: self.sessions.grant(&borrower_id, now_ms, &mut self.entropy),
            active_journey: self.active_journey(&borrower_id, kind.as_ref(), now_ms),
            borrower_external_id: external_id.to_owned(),
            borrower_id,
        }))
    }

    /// The newest journey of a borrower that is not over.
    fn active_journey(&mut self, borrower_id: &str, kind: Option<&JourneyType>, now_ms: u64) -> Option<ActiveJourney> {
        let (journeys, mut context) = self.background(now_ms);
        let mine = |journey: &&mut Journey| {
            journey.borrower_id == borrower_id && kind.is_none_or(|kind| journey.kind == *kind)
        };
        journeys.iter_mut().rev().filter(mine).find_map(|journey| {
            journey.settle(&mut context);
            (!journey.is_over()).then(|| ActiveJourney {
                journey_id: journey.id.clone(),
                status: journey.status.clone(),
                next_action: journey.next_action(),
            })
        })
    }

    /// Puts a journey in a status, for a test. False if there is no such journey.
    pub fn force(&mut self, now_ms: u64, journey_id: &str, status: &str) -> bool {
        let (journeys, mut context) = self.background(now_ms);
        let Some(journey) = journeys.iter_mut().find(|journey| journey.id == journey_id) else { return false };
        journey.settle(&mut context);
        journey.force(JourneyLifecycleStatus::from(status), &mut context);
        true
    }

    /// Lets time pass for every journey, so that the effect log is up to date.
    pub fn settle(&mut self, now_ms: u64) {
        let (journeys, mut context) = self.background(now_ms);
        journeys.iter_mut().for_each(|journey| journey.settle(&mut context));
    }

    /// The journeys, and the circumstances for what no call caused.
    pub(crate) fn background(&mut self, now_ms: u64) -> (&mut Vec<Journey>, Context<'_>) {
        let Self { config, entropy, effects, journeys, .. } = self;
        (journeys, Context { now_ms, config, entropy, effects, key_digest: None })
    }

    fn journey_of(&self, request: &Request) -> Option<&Journey> {
        self.journeys.iter().find(|journey| request.path.contains(&journey.id))
    }
}

/// The body as JSON; null when there is none.
fn body_of(request: &Request) -> Result<Value, Refusal> {
    if request.body.is_empty() {
        return Ok(Value::Null);
    }
    let kind = request.header("content-type").unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Refusal::validation("Content-Type", "must be application/json"));
    }
    serde_json::from_str(&request.body).map_err(|_| Refusal::validation("body", "must be JSON"))
}

/// The key of a mutation, which must have one; none for a read.
fn idempotency_key(request: &Request) -> Result<Option<&str>, Refusal> {
    if !request.mutates() {
        return Ok(None);
    }
    match request.header("idempotency-key").filter(|key| !key.trim().is_empty()) {
        Some(key) => Ok(Some(key)),
        None => Err(Refusal::validation("Idempotency-Key", "is required on POST, PUT and PATCH")),
    }
}

fn check_body(endpoint: Endpoint, body: &Value) -> Result<(), Refusal> {
    if matches!(endpoint.input(), Input::Nothing | Input::Query) {
        return Ok(());
    }
    match endpoint.problems(body).first() {
        Some(problem) => Err(Refusal::validation(&problem.field, &problem.message)),
        None => Ok(()),
    }
}

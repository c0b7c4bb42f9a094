//! The one exported class: a platform, spoken to in JSON. The package's TypeScript says what time it is.

use ::sandbox::Platform;
use ::sandbox::effects::EffectKind;
use credit_journey::contract::Endpoint;
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::{Options, fault, faults, unknown};
use crate::{elsewhere, exchange, partner};

/// One platform with one borrower, for the package's own TypeScript. What is wrong is thrown as a sentence.
#[wasm_bindgen]
pub struct Sandbox {
    platform: Platform,
    sessions: u32,
}

#[wasm_bindgen]
impl Sandbox {
    /// A platform, set up as the document says.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Sandbox, String> {
        let options = Options::read(options)?;
        let mut sandbox = Self { platform: Platform::new(options.config()?), sessions: 0 };
        let scenario = options.scenario()?;
        if let Some(scenario) = scenario {
            sandbox.platform.play(scenario);
        }
        if let Some(status) = &options.status {
            let now_ms = whole(options.start_at_ms);
            let kind = scenario.map_or("PERSONAL_LOAN", |scenario| scenario.journey_type.as_str());
            let session = sandbox.grant(now_ms);
            let journey = partner::journey(&mut sandbox.platform, now_ms, &session, kind);
            sandbox.platform.force(now_ms, &journey, status);
        }
        Ok(sandbox)
    }

    /// A session of the borrower, as the partner's back-end hands it to a page.
    pub fn session(&mut self, now_ms: f64) -> String {
        self.grant(whole(now_ms)).to_string()
    }

    /// Answers a request.
    pub fn answer(&mut self, now_ms: f64, request: &str) -> Result<String, String> {
        let request = exchange::request(request)?;
        Ok(exchange::answer(&self.platform.handle(whole(now_ms), &request)))
    }

    /// What really happened, once per effect, oldest first; in one journey, if it is named.
    pub fn effects(&mut self, now_ms: f64, journey: Option<String>) -> String {
        self.platform.settle(whole(now_ms));
        let log = self.platform.effects();
        match journey {
            Some(id) => json!(log.of_journey(&id).collect::<Vec<_>>()).to_string(),
            None => json!(log.all()).to_string(),
        }
    }

    /// What was really sent, with placeholders for personal data, oldest first.
    pub fn requests(&self) -> String {
        json!(self.platform.requests().all().collect::<Vec<_>>()).to_string()
    }

    /// Lays these faults over every journey, in place of those before. They strike at random, from the seed.
    pub fn lay(&mut self, names: Vec<String>) -> Result<(), String> {
        self.platform.lay(faults(&names)?);
        Ok(())
    }

    /// Has the next calls, or those of one endpoint, meet a fault for certain.
    pub fn appoint(&mut self, name: &str, endpoint: Option<String>, times: u32) -> Result<(), String> {
        let named = |name: String| {
            let names = Endpoint::ALL.iter().map(|endpoint| endpoint.name());
            Endpoint::named(&name).ok_or_else(|| unknown("endpoint", &name, names))
        };
        self.platform.appoint(fault(name)?, endpoint.map(named).transpose()?, times);
        Ok(())
    }

    /// Puts a journey in a status, the newest unless one is named; what that status takes for granted is made up.
    pub fn force(&mut self, now_ms: f64, status: &str, journey: Option<String>) -> Result<(), String> {
        let journey = journey.or_else(|| self.newest_journey()).ok_or("there is no journey yet")?;
        let found = self.platform.force(whole(now_ms), &journey, status);
        found.then_some(()).ok_or_else(|| format!("there is no journey {journey}"))
    }

    /// Opens a page of another party.
    pub fn page(&mut self, now_ms: f64, path: &str, ecreq: Option<String>) -> Result<String, String> {
        Ok(elsewhere::page(&self.platform.open_page(whole(now_ms), path, ecreq.as_deref())?))
    }

    /// Decides on an opened page.
    pub fn decide(&mut self, now_ms: f64, action: &str, decision: &str) -> Result<String, String> {
        let decision = elsewhere::decision(decision)?;
        Ok(elsewhere::led_to(self.platform.decide(whole(now_ms), action, decision)?))
    }

    fn grant(&mut self, now_ms: u64) -> serde_json::Value {
        self.sessions += 1;
        partner::session(&mut self.platform, now_ms, self.sessions)
    }

    fn newest_journey(&self) -> Option<String> {
        let mut created = self.platform.effects().all().iter().rev();
        created.find(|effect| effect.kind == EffectKind::JourneyCreated).map(|effect| effect.journey_id.clone())
    }
}

/// Milliseconds as the platform counts them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a moment since 1970; a cast saturates")]
fn whole(ms: f64) -> u64 {
    ms as u64
}

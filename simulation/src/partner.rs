//! The partner's back-end before the sandbox: mints sessions, and, for the invariants, knows the truth.

use sandbox::effects::Effect;
use sandbox::{Config, Platform, Request};
use serde_json::{Value, json};

/// Origin of the pages of other parties.
pub const PAGES: &str = "https://pages.example";
/// Where they return to.
pub const SITE: &str = "http://localhost:5173/";
/// The partner's key of the borrower: personal.
pub const BORROWER: &str = "canary-borrower-1";
const API_KEY: &str = "sk_test_partner";

/// The platform, and whoever may ask it for sessions.
pub struct Partner {
    /// The platform.
    pub platform: Platform,
    /// Whether the borrower is signed in at the partner's site.
    pub signed_in: bool,
    minted: u32,
    watching: String,
    seen_effects: usize,
}

impl Partner {
    /// A partner and a platform without journeys.
    pub fn new(seed: u64) -> Self {
        let config = Config {
            api_key: API_KEY.to_owned(),
            seed,
            speed: 1.0,
            pages_origin: PAGES.to_owned(),
            return_url: SITE.to_owned(),
            faults: Vec::new(),
        };
        let platform = Platform::new(config);
        Self { platform, signed_in: true, minted: 0, watching: String::new(), seen_effects: 0 }
    }

    /// What the session function answers: a session without its refresh token, or null.
    pub fn session(&mut self, now: f64) -> Value {
        if !self.signed_in {
            return Value::Null;
        }
        let mut session = self.mint(now);
        if let Some(fields) = session.as_object_mut() {
            fields.remove("refreshToken");
        }
        session
    }

    fn mint(&mut self, now: f64) -> Value {
        self.minted += 1;
        let request = Request::new("POST", "/api/v1/headless/sessions")
            .with_header("Authorization", &format!("Bearer {API_KEY}"))
            .with_header("Idempotency-Key", &format!("mint-{}", self.minted))
            .with_json(&json!({ "borrowerExternalID": BORROWER }));
        let mut envelope = self.platform.handle(now as u64, &request).json().unwrap_or_default();
        envelope.get_mut("data").map(Value::take).unwrap_or_default()
    }

    /// The journey as the platform has it; none if its own faults keep it from saying so.
    pub fn truth(&mut self, now: f64, journey: &str) -> Option<Value> {
        for _ in 0..8 {
            let request = Request::new("GET", &format!("/api/v1/headless/journeys/{journey}/state"))
                .with_header("Authorization", &format!("Bearer {}", self.watching));
            let answer = self.platform.handle(now as u64, &request);
            match answer.status {
                200 => {
                    let data = answer.json().map(|mut envelope| envelope["data"].take());
                    if data.is_some() {
                        return data;
                    }
                }
                401 => {
                    let session = self.mint(now);
                    session["sessionToken"].as_str().unwrap_or_default().clone_into(&mut self.watching);
                }
                _ => {}
            }
        }
        None
    }

    /// The effects since it was last asked.
    pub fn new_effects(&mut self, now: f64) -> Vec<Effect> {
        self.platform.settle(now as u64);
        let all = self.platform.effects().all();
        let fresh = all.get(self.seen_effects..).unwrap_or_default().to_vec();
        self.seen_effects = all.len();
        fresh
    }
}

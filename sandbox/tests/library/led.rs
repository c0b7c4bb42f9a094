//! The two experiences that the partner's back-end leads, in virtual time.

use sandbox::experience::{EffectKind, Role, hosted, hybrid};
use sandbox::faults::Fault;
use sandbox::{Config, Experiences, Request, Response};
use serde_json::{Value, json};

use crate::world::{API_KEY, text};

pub const BORROWER: &str = "CUST_1";

pub struct Led {
    pub experiences: Experiences,
    pub now_ms: u64,
}

impl Led {
    pub fn new(faults: &[Fault]) -> Self {
        let config = Config {
            api_key: API_KEY.to_owned(),
            seed: 1,
            speed: 1.0,
            pages_origin: "http://127.0.0.1:4020".to_owned(),
            return_url: "http://127.0.0.1:4030/hybrid/".to_owned(),
            faults: faults.to_vec(),
        };
        Self { experiences: Experiences::new(config, "http://127.0.0.1:4040".to_owned()), now_ms: 1_800_000_000_000 }
    }

    /// A borrower whose Hybrid journey, played by this scenario, has just started.
    pub fn hybrid(scenario: &str) -> Self {
        let mut led = Self::cast(scenario);
        assert_eq!(led.start(&json!({ "personal": {} })).status, 202);
        led
    }

    /// A borrower whose Hybrid journey, played by this scenario, is still to come.
    pub fn cast(scenario: &str) -> Self {
        let mut led = Self::new(&[]);
        let hybrid = hybrid::Scenario::named(scenario).unwrap();
        led.experiences.cast(BORROWER, Role { hybrid, ..Role::default() });
        led
    }

    /// A borrower whose hosted journey, played by this scenario, is still to come.
    pub fn hosted(scenario: &str) -> Self {
        let mut led = Self::new(&[]);
        let hosted = hosted::Scenario::named(scenario).unwrap();
        led.experiences.cast(BORROWER, Role { hosted, ..Role::default() });
        led
    }

    pub fn pass(&mut self, seconds: u64) {
        self.now_ms += seconds * 1000;
    }

    /// A request with the API key.
    pub fn call(&mut self, method: &str, path: &str, body: Option<&Value>) -> Response {
        let mut request = Request::new(method, path)
            .with_header("Authorization", &format!("Bearer {API_KEY}"))
            .with_header("x-correlation-id", "trace");
        if let Some(body) = body {
            request = request.with_json(body);
        }
        self.experiences.handle(self.now_ms, &request)
    }

    pub fn start(&mut self, body: &Value) -> Response {
        self.call("POST", &borrower("/journey"), Some(body))
    }

    /// The whole envelope of a poll.
    pub fn poll(&mut self) -> Value {
        let answer = self.call("GET", &borrower("/journey/offers"), None);
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json().unwrap()
    }

    /// Offer ids by status.
    pub fn offers(&mut self, status: &str) -> Vec<String> {
        let lenders = self.poll()["data"]["lenders"].clone();
        let offers = lenders.as_object().unwrap().values().map(|lender| &lender["offers"][0]);
        offers.filter(|offer| offer["status"] == status).map(|offer| text(&offer["offerID"])).collect()
    }

    pub fn hand_off(&mut self, offer_id: &str) -> Response {
        self.call("GET", &borrower(&format!("/journey/offers/{offer_id}/hosted-url")), None)
    }

    /// A URL of the Hosted Experience.
    pub fn mint(&mut self) -> String {
        let answer = self.call("POST", "/api/lab/sessions", Some(&json!({ "borrowerProviderID": BORROWER })));
        assert_eq!(answer.status, 200, "{}", answer.body);
        text(&answer.json().unwrap()["embedURL"])
    }

    /// Opens the embedded page by its URL.
    pub fn open(&mut self, url: &str) -> Response {
        let token = url.split_once('#').unwrap().1;
        let request = Request::new("POST", "/lab/session").with_json(&json!({ "token": token }));
        self.experiences.embed(self.now_ms, &request)
    }

    /// What the embedded page asks with its session.
    pub fn embed(&mut self, session: &str, method: &str, path: &str) -> Response {
        let request = Request::new(method, path).with_header("authorization", &format!("Bearer {session}"));
        self.experiences.embed(self.now_ms, &request)
    }

    pub fn kinds(&self) -> Vec<EffectKind> {
        self.experiences.effects().all().iter().map(|effect| effect.kind).collect()
    }
}

pub fn borrower(below: &str) -> String {
    format!("/api/v1/hybrid/personal-loan/borrowers/{BORROWER}{below}")
}

/// Path and `ecreq` of a link to another party's page.
pub fn page_of(url: &str) -> (String, Option<String>) {
    let below = url.strip_prefix("http://127.0.0.1:4020").unwrap();
    let (path, query) = below.split_once('?').unwrap_or((below, ""));
    let ecreq = query.split('&').find_map(|pair| pair.strip_prefix("ecreq="));
    (path.to_owned(), ecreq.map(ToOwned::to_owned))
}

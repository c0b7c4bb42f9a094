//! A borrower with a tolerant client: acts on what it understands, waits otherwise, tries again with the same key.

use sandbox::Request;
use sandbox::effects::EffectKind;
use sandbox::pages::{Decision, Return};
use serde_json::{Value, json};

use crate::world::{World, text};

pub struct Walk {
    pub world: World,
    pub token: String,
    pub journey: String,
    /// Statuses as they were seen, each once in a row.
    pub seen: Vec<String>,
    /// The offer the journey is locked to, once known.
    locked: Option<String>,
}

pub fn profile() -> Value {
    json!({
        "profile": {
            "contactNumber": "9876543210", "pan": "ABCDE1234F", "panName": "Rahul Sharma", "dob": "1995-06-20",
            "gender": "male", "personalemail": "rahul@example.com",
        },
        "workProfile": { "employmentType": "salaried", "income": "75000", "companyName": "Acme Pvt Ltd" },
        "address": { "addressL1": "Flat 301", "city": "Bengaluru", "state": "Karnataka", "pincode": "560001" },
    })
}

pub fn account() -> Value {
    json!({
        "accountHolderName": "Rahul Sharma", "accountNumber": "123456789012", "ifsc": "HDFC0000123",
        "accountType": "saving",
    })
}

impl Walk {
    /// A borrower who has started a journey.
    pub fn start(scenario: &str) -> Self {
        Self::start_in(World::new(), scenario)
    }

    pub fn start_in(world: World, scenario: &str) -> Self {
        let kind = if scenario == "gold-loan" { "GOLD_LOAN" } else { "PERSONAL_LOAN" };
        Self::start_with(world, &json!({ "type": kind, "metadata": { "scenario": scenario } }))
    }

    /// The same, with this body of `POST /journeys`.
    pub fn start_with(mut world: World, body: &Value) -> Self {
        let token = world.sign_in("CUST_1");
        let mut walk = Self { world, token, journey: String::new(), seen: Vec::new(), locked: None };
        walk.journey = text(&walk.persist("POST", "/journeys", Some(body.clone()))["journeyID"]);
        walk
    }

    /// The same, with the profile sent to the lenders.
    pub fn submitted(scenario: &str) -> Self {
        let mut walk = Self::start(scenario);
        walk.submit();
        walk
    }

    /// The same, with the first offer chosen.
    pub fn chosen(scenario: &str) -> Self {
        let mut walk = Self::submitted(scenario);
        walk.until("OFFERS_AVAILABLE");
        walk.choose();
        walk
    }

    /// The same, with the money paid out.
    pub fn disbursed(scenario: &str) -> Self {
        let mut walk = Self::chosen(scenario);
        walk.reach_the_end();
        walk
    }

    pub fn submit(&mut self) {
        self.act("PUT", "/profile", Some(profile()));
        self.act("POST", "/profile/submit", Some(json!({ "bureauConsent": true })));
    }

    pub fn path(&self, below: &str) -> String {
        format!("/journeys/{}{below}", self.journey)
    }

    /// Reads below the journey, trying again while the answer is not fit for use.
    pub fn read(&mut self, below: &str) -> Value {
        self.persist("GET", &self.path(below), None)
    }

    /// Acts below the journey, trying again with the same key.
    pub fn act(&mut self, method: &str, below: &str, body: Option<Value>) -> Value {
        self.persist(method, &self.path(below), body)
    }

    fn persist(&mut self, method: &str, path: &str, body: Option<Value>) -> Value {
        let mut request = self.world.request(&self.token, method, path, body);
        for _ in 0..20 {
            let answer = self.world.send(&request);
            let error = answer.json().map(|envelope| envelope["error"].clone());
            match error {
                Some(Value::Null) if answer.status == 200 => return answer.json().unwrap()["data"].clone(),
                Some(error) if error["code"] == "AUTH_INVALID_SESSION" => self.renew(&mut request),
                Some(error) if error["retryable"] == false => panic!("{method} {path}: {error}"),
                _ => self.world.pass(1),
            }
        }
        panic!("{method} {path} never succeeded");
    }

    fn renew(&mut self, request: &mut Request) {
        self.token = self.world.sign_in("CUST_1");
        let authorization = request.headers.iter_mut().find(|(name, _)| name == "authorization").unwrap();
        authorization.1 = format!("Bearer {}", self.token);
    }

    pub fn status(&mut self) -> String {
        let status = text(&self.read("/state")["status"]);
        if self.seen.last() != Some(&status) {
            self.seen.push(status.clone());
        }
        status
    }

    /// Lets time pass until the journey has this status.
    pub fn until(&mut self, status: &str) {
        for _ in 0..120 {
            if self.status() == status {
                return;
            }
            self.world.pass(1);
        }
        panic!("never {status}: {:?}", self.seen);
    }

    pub fn offers(&mut self) -> Vec<Value> {
        self.read("/offers")["items"].as_array().unwrap().clone()
    }

    /// The offers that can be chosen.
    pub fn open_offers(&mut self) -> Vec<String> {
        let open = |offer: &Value| (offer["status"] == "OFFER_RECEIVED").then(|| text(&offer["offerID"]));
        self.offers().iter().filter_map(open).collect()
    }

    /// Proceeds with the first open offer.
    pub fn choose(&mut self) {
        let offer = self.open_offers().swap_remove(0);
        self.act("POST", &format!("/offers/{offer}/proceed"), None);
        self.locked = Some(offer);
    }

    /// The offer whose detail says `LOCKED`.
    pub fn locked_offer(&mut self) -> Option<String> {
        let ids: Vec<String> = self.offers().iter().map(|offer| text(&offer["offerID"])).collect();
        ids.into_iter().find(|id| self.read(&format!("/offers/{id}"))["proceedBoundaryState"] == "LOCKED")
    }

    /// The offer chosen here; else the one found locked.
    fn chosen_offer(&mut self) -> String {
        let found = self.locked.take().or_else(|| self.locked_offer()).unwrap();
        self.locked.insert(found).clone()
    }

    pub fn detail(&mut self) -> Value {
        let offer = self.chosen_offer();
        self.read(&format!("/offers/{offer}"))
    }

    pub fn step(&mut self, name: &str) -> Value {
        let offer = self.chosen_offer();
        self.read(&format!("/offers/{offer}/steps"))[name].clone()
    }

    /// Waits until a step asks for this.
    pub fn until_step(&mut self, name: &str, action: &str) -> Value {
        for _ in 0..60 {
            let step = self.step(name);
            if step["actionRequired"] == action {
                return step;
            }
            self.world.pass(1);
        }
        panic!("{name} never asks for {action}");
    }

    /// Visits the page of a redirect and decides there.
    pub fn visit(&mut self, url: &str, decision: Decision) -> Return {
        let (path, query) =
            url.strip_prefix("http://127.0.0.1:4020").unwrap().split_once('?').unwrap_or((&url[21..], ""));
        let ecreq = query.split('&').find_map(|pair| pair.strip_prefix("ecreq="));
        let page = self.world.platform.open_page(self.world.now_ms, path, ecreq).unwrap();
        self.world.platform.decide(self.world.now_ms, &page.action, decision).unwrap()
    }

    pub fn visit_step(&mut self, name: &str, decision: Decision) -> Return {
        let step = self.until_step(name, "REDIRECT");
        self.visit(&text(&step["resource"]["redirectURL"]), decision)
    }

    pub fn submit_account(&mut self) {
        self.until_step("bankMandate", "SUBMIT_FORM");
        let offer = self.chosen_offer();
        self.act("POST", &format!("/offers/{offer}/steps/bank-mandate"), Some(account()));
    }

    /// Does whatever the steps ask for, until the journey is disbursed or over.
    pub fn reach_the_end(&mut self) -> String {
        for _ in 0..200 {
            let status = self.status();
            if ["DISBURSED", "REJECTED", "EXPIRED", "CLOSED"].contains(&status.as_str()) {
                return status;
            }
            for name in ["kyc", "bankMandate", "eMandate", "loanAgreement"] {
                match self.step(name)["actionRequired"].as_str().unwrap() {
                    "REDIRECT" => drop(self.visit_step(name, Decision::Approve)),
                    "SUBMIT_FORM" => self.submit_account(),
                    _ => {}
                }
            }
            self.world.pass(1);
        }
        panic!("no end: {:?}", self.seen);
    }

    /// How often something really happened.
    pub fn times(&mut self, kind: EffectKind) -> usize {
        self.world.platform.settle(self.world.now_ms);
        self.world.platform.effects().of_journey(&self.journey).filter(|effect| effect.kind == kind).count()
    }
}

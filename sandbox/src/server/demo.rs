//! Who is signed in at the partner's site: a cookie, the experience that borrower came for, and its scenario.

use std::collections::HashMap;

use sandbox::experience::{hosted, hybrid};
use sandbox::scenario::Scenario;
use serde_json::{Value, json};

/// The signed-in borrowers, by cookie.
#[derive(Default)]
pub struct Demo(HashMap<String, Borrower>);

/// A borrower as the partner knows it.
#[derive(Clone)]
pub struct Borrower {
    /// The partner's permanent key.
    pub external_id: String,
    pub visit: Visit,
}

/// What a borrower came for. A back-end in life serves one experience, or asks its own records which.
#[derive(Clone, Copy)]
pub enum Visit {
    Api(&'static Scenario),
    Hybrid(&'static hybrid::Scenario),
    Hosted(&'static hosted::Scenario),
}

impl Visit {
    /// By the names of the experience (the API Experience, if none is named) and of its scenario.
    pub fn named(experience: Option<&str>, scenario: &str) -> Option<Self> {
        match experience {
            None | Some("api") => Scenario::named(scenario).map(Self::Api),
            Some("hybrid") => hybrid::Scenario::named(scenario).map(Self::Hybrid),
            Some("hosted") => hosted::Scenario::named(scenario).map(Self::Hosted),
            Some(_) => None,
        }
    }

    /// For the site, to show what is going on.
    pub fn described(self) -> Value {
        match self {
            Self::Api(scenario) => {
                json!({ "experience": "api", "scenario": scenario.name, "journeyType": scenario.journey_type })
            }
            Self::Hybrid(scenario) => json!({ "experience": "hybrid", "scenario": scenario.name }),
            Self::Hosted(scenario) => json!({ "experience": "hosted", "scenario": scenario.name }),
        }
    }
}

impl Demo {
    pub fn sign_in(&mut self, cookie: String, borrower: Borrower) {
        self.0.insert(cookie, borrower);
    }

    pub fn sign_out(&mut self, cookie: &str) {
        self.0.remove(cookie);
    }

    pub fn borrower(&self, cookie: &str) -> Option<Borrower> {
        self.0.get(cookie).cloned()
    }
}

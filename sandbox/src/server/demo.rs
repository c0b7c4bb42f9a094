//! Who is signed in at the partner's site: a cookie, and the scenario that borrower came for.

use std::collections::HashMap;

use sandbox::scenario::Scenario;

/// The signed-in borrowers, by cookie.
#[derive(Default)]
pub struct Demo(HashMap<String, Borrower>);

/// A borrower as the partner knows it.
#[derive(Clone)]
pub struct Borrower {
    /// The partner's permanent key.
    pub external_id: String,
    pub scenario: &'static Scenario,
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

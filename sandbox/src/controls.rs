//! Controls for tests, while the platform runs. No part of the platform.

use credit_journey::contract::{Endpoint, JourneyLifecycleStatus};

use crate::faults::Fault;
use crate::platform::Platform;
use crate::scenario::Scenario;

impl Platform {
    /// Journeys that start from now on play this scenario, unless they name another.
    pub fn play(&mut self, scenario: &'static Scenario) {
        self.scenario = Some(scenario);
    }

    /// These faults lie over every journey from now on, in place of those before.
    pub fn lay(&mut self, faults: Vec<Fault>) {
        self.config.faults = faults;
    }

    /// The next `times` calls of a borrower, or of this endpoint if one is named, meet this fault for certain, and no other.
    pub fn appoint(&mut self, fault: Fault, endpoint: Option<Endpoint>, times: u32) {
        self.appointments.make(fault, endpoint, times);
    }

    /// Puts a journey in a status. False if there is no such journey.
    pub fn force(&mut self, now_ms: u64, journey_id: &str, status: &str) -> bool {
        let (journeys, mut context) = self.background(now_ms);
        let Some(journey) = journeys.iter_mut().find(|journey| journey.id == journey_id) else { return false };
        journey.settle(&mut context);
        journey.force(JourneyLifecycleStatus::from(status), &mut context);
        true
    }
}

//! How a journey begins: its kind, its scenario, its faults, and what is already known of the borrower.

use credit_journey::contract::{JourneyLifecycleStatus as Status, JourneyType, ResumeMarkers};
use serde_json::{Map, Value};

use super::Journey;
use crate::agenda::Agenda;
use crate::context::Context;
use crate::effects::EffectKind;
use crate::faults::Fault;
use crate::refusal::Refusal;
use crate::scenario::Scenario;

/// What a body of `POST /journeys` asks for.
pub struct Start {
    kind: JourneyType,
    /// Of `metadata.scenario`, or the one that a test has chosen.
    scenario: Option<&'static Scenario>,
    /// Of `metadata.faults`.
    faults: Vec<Fault>,
}

impl Start {
    /// Reads it; `usual` is played where no scenario is named.
    pub fn of(body: &Value, usual: Option<&'static Scenario>) -> Result<Self, Refusal> {
        let kind = body.get("type").and_then(Value::as_str).unwrap_or_default();
        let unknown = || Refusal::validation("metadata.scenario", "is not a scenario of this sandbox");
        let named = |name: &Value| name.as_str().and_then(Scenario::named).ok_or_else(unknown);
        let scenario = body.pointer("/metadata/scenario").filter(|name| !name.is_null());
        let scenario = scenario.map(named).transpose()?.or(usual);
        Ok(Self { kind: JourneyType::from(kind), scenario, faults: faults_of(body)? })
    }

    /// The faults the new journey will have; they begin with the call that makes it.
    pub fn faults(&self) -> impl Iterator<Item = Fault> {
        let scenario = self.scenario.map_or(&[][..], |scenario| scenario.faults);
        scenario.iter().chain(&self.faults).copied()
    }
}

fn faults_of(body: &Value) -> Result<Vec<Fault>, Refusal> {
    let names = body.pointer("/metadata/faults").and_then(Value::as_array);
    let faults: Option<Vec<Fault>> = names.into_iter().flatten().map(|name| Fault::named(name.as_str()?)).collect();
    faults.ok_or_else(|| Refusal::validation("metadata.faults", "names a fault this sandbox does not know"))
}

impl Journey {
    /// `POST /journeys`. `profile` is what the session's bootstrap knew of the borrower.
    pub fn start(start: Start, borrower_id: &str, profile: &Map<String, Value>, context: &mut Context<'_>) -> Self {
        let Start { kind, scenario, faults } = start;
        let mut journey = Self {
            id: context.entropy.uuid(),
            borrower_id: borrower_id.to_owned(),
            scenario: scenario.unwrap_or_else(|| Scenario::usual(&kind)),
            scenario_named: scenario.is_some(),
            kind,
            faults,
            status: Status::Started,
            updated_ms: context.now_ms,
            profile: Map::new(),
            resume: ResumeMarkers::default(),
            offers: Vec::new(),
            chosen: None,
            consents: Vec::new(),
            loan: None,
            agenda: Agenda::default(),
        };
        if !profile.is_empty() {
            journey.profile.insert("profile".to_owned(), profile.clone().into());
        }
        journey.select_by_pan();
        context.record(&journey, EffectKind::JourneyCreated);
        journey
    }
}

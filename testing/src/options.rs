//! How a sandbox is set up. The package's TypeScript has filled in what its user left out.

use ::sandbox::Config;
use ::sandbox::faults::Fault;
use ::sandbox::scenario::{self, Scenario};
use serde::Deserialize;

use crate::partner;

/// Set-up, as a document.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
    /// When it begins, ms since 1970.
    pub start_at_ms: f64,
    /// Seed of ids, tokens and faults.
    seed: u64,
    /// What journeys play that name no scenario themselves.
    pub scenario: Option<String>,
    /// Where the borrower's journey stands; without it they have none yet.
    pub status: Option<String>,
    /// Names of the faults that lie over every journey.
    faults: Vec<String>,
    /// Divides every wait of lenders, banks and aggregator.
    speed: f64,
    /// Origin of the pages of other parties.
    pages_origin: String,
    /// Where those return to.
    return_url: String,
}

impl Options {
    /// Reads them.
    pub fn read(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map_err(|problem| format!("options: {problem}"))
    }

    /// The platform they ask for.
    pub fn config(&self) -> Result<Config, String> {
        if !(0.1..=1000.0).contains(&self.speed) {
            return Err("speed must be a number from 0.1 to 1000".to_owned());
        }
        Ok(Config {
            api_key: partner::api_key(self.seed),
            seed: self.seed,
            speed: self.speed,
            pages_origin: self.pages_origin.clone(),
            return_url: self.return_url.clone(),
            faults: faults(&self.faults)?,
        })
    }

    /// The scenario they name.
    pub fn scenario(&self) -> Result<Option<&'static Scenario>, String> {
        let named = |name: &String| {
            let names = scenario::ALL.iter().map(|scenario| scenario.name);
            Scenario::named(name).ok_or_else(|| unknown("scenario", name, names))
        };
        self.scenario.as_ref().map(named).transpose()
    }
}

/// The faults of these names.
pub fn faults(names: &[String]) -> Result<Vec<Fault>, String> {
    names.iter().map(|name| fault(name)).collect()
}

/// The fault of this name.
pub fn fault(name: &str) -> Result<Fault, String> {
    Fault::named(name).ok_or_else(|| unknown("fault", name, Fault::ALL.iter().map(|(name, _)| *name)))
}

/// There is no such thing; but there are these.
pub fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    format!("there is no {what} {name:?}; there are {}", known.collect::<Vec<_>>().join(", "))
}

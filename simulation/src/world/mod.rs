//! The world of one run: a device with its tabs, the network, the partner and the platform, in virtual time.
//!
//! `host` does what the machines say, `traffic` carries requests, `tabs` loads and leaves pages; `errand` is what the
//! borrower means to do, `trouble` what comes between, `calm` and `vigil` the end of all trouble; `channel` is what the
//! tabs share, `popup` where pages of other parties open.

mod calm;
mod channel;
mod errand;
mod host;
mod popup;
mod tabs;
mod traffic;
mod trouble;
mod vigil;
mod wish;

use std::collections::HashMap;

use credit_journey::contract::Text;
use sandbox::scenario::{self, Scenario};
use serde_json::Value;

use crate::dice::Dice;
use crate::fault::{Fault, Weather};
use crate::invariant::{Invariants, Moment, Seen};
use crate::partner::Partner;
use crate::plant::Plant;
use crate::queue::Queue;
use crate::recording::Recording;
use crate::tab::{Page, Tab};
use crate::trace::Trace;

/// When every run begins: noon of a day the seeds of the contract know.
const NOON: f64 = 1_772_712_000_000.0;
/// Where a borrower may stand who began elsewhere.
const FAR: [&str; 5] =
    ["OFFERS_AVAILABLE", "AA_REQUIRED", "KYC_PENDING", "E_MANDATE_PENDING", "LOAN_AGREEMENT_PENDING"];
/// The borrower keeps no more tabs.
const MOST_TABS: usize = 4;

/// Everything there is.
pub struct World {
    /// True time, ms since 1970.
    pub now: f64,
    dice: Dice,
    /// What goes wrong.
    pub weather: Weather,
    /// What must hold.
    pub invariants: Invariants,
    /// What happened.
    pub trace: Trace,
    /// What every page was told and said, if that is kept.
    pub recording: Option<Recording>,
    partner: Partner,
    scenario: &'static Scenario,
    options: Value,
    tabs: Vec<Tab>,
    queue: Queue,
    /// What the device's clock is ahead of true time, ms.
    skew: f64,
    online: bool,
    /// Whether tabs share a channel and locks.
    share: bool,
    /// Who holds which lock.
    locks: HashMap<Text, u32>,
    /// Whether pages of other parties open in a webview of the app, which stays.
    webview: bool,
    pages: u32,
    plant: Option<Plant>,
    /// The first state told of each journey, to be told again.
    first_states: HashMap<String, Value>,
}

impl World {
    /// The world of a seed.
    pub fn new(seed: u64, plant: Option<Plant>) -> Self {
        let mut dice = Dice::new(seed);
        let mut weather = Weather::new(dice.fork());
        let scenario = dice.pick(scenario::ALL).unwrap_or(&scenario::ALL[0]);
        let day = 24 * 3_600_000;
        let skew =
            if weather.strikes_times(Fault::ClockSkew, 10) { dice.between(0, 3 * day) - 1.5 * day as f64 } else { 0.0 };
        let mut world = Self {
            now: NOON,
            weather,
            invariants: Invariants::default(),
            trace: Trace::default(),
            recording: None,
            partner: Partner::new(seed),
            scenario,
            options: Value::Null,
            tabs: Vec::new(),
            queue: Queue::default(),
            skew,
            online: true,
            share: dice.chance(800),
            locks: HashMap::new(),
            webview: dice.chance(150),
            pages: 0,
            plant,
            first_states: HashMap::new(),
            dice,
        };
        world.options = world.choose_options();
        world
    }

    fn choose_options(&mut self) -> Value {
        let mut options =
            serde_json::json!({ "baseUrl": "https://platform.example", "returnUrl": crate::partner::SITE });
        if self.dice.chance(250) {
            options["directRefresh"] = true.into();
        }
        for option in ["popup", "asksDeparture"] {
            if self.dice.chance(350) {
                options[option] = true.into();
            }
        }
        options
    }

    /// Lives through all of it: an errand with trouble, then calm.
    pub fn run(&mut self) {
        self.note(format_args!("scenario {}", self.scenario.name));
        self.open_tab();
        self.skip_ahead();
        let doings = 8 + self.dice.below(30);
        for _ in 0..doings {
            let pause =
                if self.dice.chance(150) { self.dice.between(10_000, 90_000) } else { self.dice.between(0, 5_000) };
            self.pass(pause);
            if self.has_failed() {
                return;
            }
            self.trouble();
            self.errand();
            self.interruption();
        }
        self.calm();
    }

    /// Half of the borrowers have come far already, on another device.
    fn skip_ahead(&mut self) {
        let arrives = self.dice.between(2_000, 20_000);
        self.pass(arrives);
        let journey =
            self.tabs.iter().find_map(|tab| Some(tab.page.as_ref()?.snapshot["journeyID"].as_str()?.to_owned()));
        let status = self.dice.pick(&FAR).copied().filter(|_| self.dice.clone().chance(500));
        if let (Some(journey), Some(status)) = (journey, status) {
            self.note(format_args!("ahead to {status}"));
            self.partner.platform.force(self.now as u64, &journey, status);
            // Nobody wanted this of any tab here.
            self.partner.new_effects(self.now);
        }
    }

    /// Whether an invariant did not hold.
    pub fn has_failed(&self) -> bool {
        self.invariants.violation.is_some()
    }

    fn note(&mut self, line: impl std::fmt::Display) {
        self.trace.note(self.now - NOON, line);
    }

    /// Shows the invariants something about a page.
    fn see(&mut self, page: u32, seen: &Seen<'_>) {
        let local = self.page(page).map_or(self.now + self.skew, |page| page.local(self.now));
        let failed_before = self.has_failed();
        self.invariants.look(Moment { now: self.now, local, page }, seen);
        if let Some(violation) = self.invariants.violation.clone().filter(|_| !failed_before) {
            self.note(format_args!("VIOLATED {}: {}", violation.invariant, violation.what));
        }
    }

    fn page(&self, id: u32) -> Option<&Page> {
        self.tabs.iter().filter_map(|tab| tab.page.as_ref()).find(|page| page.id == id)
    }

    fn page_mut(&mut self, id: u32) -> Option<&mut Page> {
        self.tabs.iter_mut().filter_map(|tab| tab.page.as_mut()).find(|page| page.id == id)
    }

    fn tab_of(&mut self, page: u32) -> Option<&mut Tab> {
        self.tabs.iter_mut().find(|tab| tab.is_of(page))
    }
}

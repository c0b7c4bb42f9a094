//! Every scenario of the sandbox, walked to its end by a borrower who does what the screen says, and nothing else.

use sandbox::scenario;
use serde_json::{Value, json};

use super::borrower::{bank_account, profile};
use super::host::{Host, code, landing};
use super::platform::{SandboxPlatform, elapsed};

/// A borrower patient for this long, ms.
const PATIENCE_MS: f64 = 20.0 * 60_000.0;

pub(super) struct Walk {
    pub(super) host: Host<SandboxPlatform>,
    scenario: &'static scenario::Scenario,
    reloads: bool,
    screens: Vec<String>,
    refusals: Vec<String>,
}

impl Walk {
    pub(super) fn begin(name: &str, seed: u64, reloads: bool) -> Self {
        let scenario = scenario::Scenario::named(name).unwrap();
        let mut walk =
            Self { host: Host::at_sandbox(seed), scenario, reloads, screens: Vec::new(), refusals: Vec::new() };
        walk.open();
        walk
    }

    fn open(&mut self) {
        let kind = self.scenario.journey_type.as_str();
        let options = json!({ "type": kind, "metadata": { "scenario": self.scenario.name } });
        while let Err(failure) = self.host.open(options.clone()) {
            self.refusals.push(failure.code.as_str().to_owned());
            assert!(self.refusals.len() < 5, "{:?}", self.refusals);
        }
    }

    fn act(&mut self, command: &str, argument: Value) {
        let settled = self.host.command(command, argument);
        if settled.is_err() {
            self.refusals.push(code(&settled).to_owned());
        }
    }

    /// Does what the screen says. False when there is nothing left to do.
    fn step(&mut self) -> bool {
        let screen = self.host.snapshot()["screen"].clone();
        let name = screen["name"].as_str().unwrap().to_owned();
        let place = [&screen["step"], &screen["waitingFor"]].into_iter().find_map(Value::as_str).unwrap_or_default();
        let seen = format!("{name} {place}").trim().to_owned();
        if self.screens.last() != Some(&seen) {
            self.screens.push(seen);
            if self.reloads {
                self.host.reload(landing(&[]));
                self.open();
                return true;
            }
        }
        match &name[..] {
            "profile" => {
                self.act("saveProfile", profile());
                self.act("submitProfile", json!({ "bureauConsent": true }));
            }
            "offers" if screen["selectable"] != json!([]) && screen["awaiting"] == json!(0) => {
                self.act("viewOffer", screen["selectable"][0].clone());
                self.act("proceed", screen["selectable"][0].clone());
            }
            "offers" if screen["awaiting"] == json!(0) && screen["consentFor"] == json!([]) => return false,
            "offers" if screen["consentFor"] != json!([]) => self.leave(),
            "redirect" => self.leave(),
            "form" => self.act("submitBankMandate", bank_account()),
            "disbursed" | "closed" => return false,
            _ => self.host.pass(1_000.0),
        }
        assert!(elapsed(&self.host) < PATIENCE_MS, "no end: {:?} {:?}", self.screens, self.refusals);
        true
    }

    fn leave(&mut self) {
        let opened = self.host.opened.len();
        self.act("openRedirect", Value::Null);
        if self.host.opened.len() > opened {
            self.host.approve();
            self.open();
        }
    }

    pub(super) fn ended(mut self) -> Self {
        while self.step() {}
        self
    }
}

/// What must have happened, once each unless said otherwise.
fn expected(more: &[(&str, usize)]) -> Vec<(String, usize)> {
    let all = [
        "JourneyCreated",
        "ProfileSaved",
        "ProfileSubmitted",
        "OfferProceeded",
        "KycSubmitted",
        "BankMandateSubmitted",
        "EMandateApproved",
        "LoanAgreementSigned",
        "Disbursed",
    ];
    let times = |name: &str| more.iter().find(|(known, _)| *known == name).map_or(1, |(_, times)| *times);
    let mut effects: Vec<_> = all.iter().map(|name| ((*name).to_owned(), times(name))).collect();
    effects
        .extend(more.iter().filter(|(name, _)| !all.contains(name)).map(|(name, times)| ((*name).to_owned(), *times)));
    effects.retain(|(_, times)| *times > 0);
    effects.sort();
    effects
}

/// Kinds of effect, each with how often it happens.
type Times = Vec<(&'static str, usize)>;

const NOTHING_AFTER_OFFERS: [(&str, usize); 6] = [
    ("OfferProceeded", 0),
    ("KycSubmitted", 0),
    ("BankMandateSubmitted", 0),
    ("EMandateApproved", 0),
    ("LoanAgreementSigned", 0),
    ("Disbursed", 0),
];

/// Scenario, last screen, effects that differ from the straight way.
pub(super) fn table() -> Vec<(&'static str, &'static str, Times)> {
    let consent = vec![("ConsentStarted", 1), ("ConsentRedirected", 1), ("ConsentGiven", 1), ("ConsentCompleted", 1)];
    let rejected = [&NOTHING_AFTER_OFFERS[2..], &[("Rejected", 1)]].concat();
    vec![
        ("straight-through", "disbursed", vec![]),
        ("offers-trickling-in", "disbursed", vec![]),
        ("no-offers", "offers", NOTHING_AFTER_OFFERS.to_vec()),
        ("aa-required", "disbursed", consent),
        ("kyc-fails-then-passes", "disbursed", vec![("KycSubmitted", 2)]),
        ("bank-mandate-refused", "disbursed", vec![("BankMandateSubmitted", 2)]),
        ("e-mandate-abandoned", "disbursed", vec![("EMandateApproved", 2)]),
        ("agreement-returning-by-post", "disbursed", vec![]),
        ("lender-rejects", "closed", rejected),
        ("token-expires", "disbursed", vec![]),
        ("another-tab-locks-an-offer", "disbursed", vec![("OfferProceeded", 0), ("OfferProceededElsewhere", 1)]),
        ("async-pending", "disbursed", vec![]),
        ("rate-limited", "disbursed", vec![]),
        ("flapping-upstream", "disbursed", vec![]),
        ("values-from-the-future", "disbursed", vec![]),
        ("gold-loan", "disbursed", vec![("EMandateApproved", 0)]),
        ("servicing", "disbursed", vec![]),
    ]
}

fn walk_all(seed: u64, reloads: bool) {
    for (name, last, more) in table() {
        let mut walk = Walk::begin(name, seed, reloads).ended();
        let said = format!("{name}, seed {seed}: {:?} {:?}", walk.screens, walk.refusals);
        assert_eq!(walk.host.screen(), last, "{said}");
        let mut effects = walk.host.effects();
        effects.sort();
        let expected = expected(&more);
        assert_eq!(effects, expected, "{said}");
        let bad_weather = ["rate-limited", "flapping-upstream", "async-pending"].contains(&name);
        let conflict = if name == "another-tab-locks-an-offer" { vec!["OFFER_LOCK_CONFLICT"] } else { vec![] };
        assert!(bad_weather || walk.refusals == conflict, "{said}");
    }
}

#[test]
fn the_table_is_all_there_is() {
    let walked: Vec<_> = table().into_iter().map(|(name, ..)| name).chain(["journey-expires"]).collect();
    for scenario in scenario::ALL {
        assert!(walked.contains(&scenario.name), "{}", scenario.name);
    }
}

#[test]
fn every_scenario_ends_as_documented_with_one_effect_per_intent() {
    for seed in 1..=5 {
        walk_all(seed, false);
    }
}

#[test]
fn so_it_does_for_a_borrower_who_reloads_on_every_screen() {
    for seed in 1..=3 {
        walk_all(seed, true);
    }
}

#[test]
fn a_borrower_who_waits_too_long_sees_the_journey_expire() {
    let mut walk = Walk::begin("journey-expires", 1, false);
    while walk.host.screen() != "offers" {
        walk.step();
    }
    walk.host.pass(2.0 * 60_000.0);
    assert_eq!(walk.host.snapshot()["screen"], json!({ "name": "closed", "outcome": "expired" }));
    let sent = walk.host.sent.len();
    walk.host.pass(60.0 * 60_000.0);
    assert_eq!(walk.host.sent.len(), sent, "nothing is sent after the end");
}

#[test]
fn a_missed_instalment_is_paid_and_the_loan_paid_off() {
    let mut walk = Walk::begin("servicing", 1, false).ended();
    walk.host.pass(10_000.0);
    walk.act("refreshServicing", Value::Null);
    walk.host.pass(20_000.0);
    assert_eq!(walk.host.snapshot()["screen"]["offer"]["loan"]["status"], "OVERDUE");
    walk.act("payMissedEmi", Value::Null);
    walk.host.pass(20_000.0);
    assert_eq!(walk.host.snapshot()["screen"]["offer"]["loan"]["status"], "ACTIVE");
    walk.act("foreclose", Value::Null);
    walk.host.pass(30_000.0);
    assert_eq!(walk.host.snapshot()["screen"], json!({ "name": "closed", "outcome": "closed" }), "{:?}", walk.refusals);
    let effects = walk.host.effects();
    for kind in ["ServicingRefreshed", "MissedEmiPaid", "Foreclosed"] {
        assert!(effects.contains(&(kind.to_owned(), 1)), "{effects:?}");
    }
}

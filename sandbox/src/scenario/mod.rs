//! Scenarios: what lenders, banks, the aggregator and the borrower's other device do. Data; the journey plays it.
//!
//! A journey's scenario is named by `metadata.scenario` of `POST /journeys`; else by the borrower's PAN, once the profile
//! is saved; else it is straight-through, or gold-loan for a gold loan. All waits are in seconds at speed 1.

mod offers;
mod servicing;
mod steps;
mod surroundings;

use credit_journey::contract::JourneyType;

use crate::faults::Fault;
use crate::journey::StepName;

/// What happens to one journey.
#[derive(Debug, PartialEq)]
pub struct Scenario {
    /// Its name in `metadata.scenario`.
    pub name: &'static str,
    /// For a list to choose from.
    pub title: &'static str,
    /// What a user will see, in a line.
    pub about: &'static str,
    /// The kind of journey it is meant for. Lenders follow the journey's own kind.
    pub journey_type: JourneyType,
    /// The PAN that selects it.
    pub pan: &'static str,
    /// What each lender asked does; one card per entry.
    pub lenders: &'static [LenderPlan],
    /// How each try at a step ends; tries beyond the list pass.
    pub steps: &'static [(StepName, &'static [Verdict])],
    /// Steps this loan does not need.
    pub without: &'static [StepName],
    /// Whether the agreement page returns by HTTP POST.
    pub returns_by_post: bool,
    /// Whether another device of the borrower chooses an offer first.
    pub rival_device: bool,
    /// How long the offers stay open.
    pub offers_expire_after: Option<u64>,
    /// The lives of the session in use and of the next one.
    pub session_lives: Option<[u64; 2]>,
    /// Whether values and fields appear that no document knows.
    pub from_the_future: bool,
    /// How long after disbursal an instalment is missed.
    pub misses_instalment_after: Option<u64>,
    /// Faults of the network.
    pub faults: &'static [Fault],
}

/// What one lender does.
#[derive(Debug, PartialEq)]
pub struct LenderPlan {
    /// When it answers after the profile went out.
    pub after: u64,
    /// What it answers.
    pub answer: Answer,
}

/// A lender's answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// An offer.
    Offers,
    /// No offer, and why.
    Declines(&'static str),
    /// The borrower's consent first; then an offer this long after it is confirmed.
    WantsConsent(u64),
}

/// How the check of a step ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// It passes.
    Passes,
    /// It fails and may be tried again.
    Fails(&'static str),
    /// No answer comes for long; then it fails and may be tried again.
    TimesOut(&'static str),
    /// It passes, and the lender rejects the application on what it learned.
    LenderRejects(&'static str),
}

const STRAIGHT_THROUGH: Scenario = Scenario {
    name: "straight-through",
    title: "Straight through",
    about: "Three offers within seconds, every step passes at the first try, the money is paid out.",
    journey_type: JourneyType::PersonalLoan,
    pan: "TESPT0001A",
    lenders: &[
        LenderPlan { after: 5, answer: Answer::Offers },
        LenderPlan { after: 6, answer: Answer::Offers },
        LenderPlan { after: 7, answer: Answer::Offers },
    ],
    steps: &[],
    without: &[],
    returns_by_post: false,
    rival_device: false,
    offers_expire_after: None,
    session_lives: None,
    from_the_future: false,
    misses_instalment_after: None,
    faults: &[],
};

/// Every scenario.
pub const ALL: &[Scenario] = &[
    STRAIGHT_THROUGH,
    offers::TRICKLING_IN,
    offers::NONE,
    offers::AA_REQUIRED,
    steps::KYC_FAILS_THEN_PASSES,
    steps::BANK_MANDATE_REFUSED,
    steps::E_MANDATE_ABANDONED,
    steps::AGREEMENT_RETURNING_BY_POST,
    steps::LENDER_REJECTS,
    offers::EXPIRING,
    surroundings::TOKEN_EXPIRES,
    offers::ANOTHER_TAB,
    surroundings::ASYNC_PENDING,
    surroundings::RATE_LIMITED,
    surroundings::FLAPPING_UPSTREAM,
    surroundings::FROM_THE_FUTURE,
    offers::GOLD_LOAN,
    servicing::SERVICING,
];

impl Scenario {
    /// The scenario of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|scenario| scenario.name == name)
    }

    /// The scenario this PAN selects.
    pub fn of_pan(pan: &str) -> Option<&'static Self> {
        ALL.iter().find(|scenario| scenario.pan == pan)
    }

    /// The scenario of a journey for which none was chosen.
    pub fn usual(kind: &JourneyType) -> &'static Self {
        let same_kind = |scenario: &&Self| scenario.journey_type == *kind;
        ALL.iter().find(same_kind).unwrap_or(&STRAIGHT_THROUGH)
    }

    /// How the try at a step ends; `attempt` counts from 0.
    pub(crate) fn verdict(&self, step: StepName, attempt: usize) -> Verdict {
        let tries = self.steps.iter().find(|(name, _)| *name == step).map_or(&[][..], |(_, tries)| tries);
        tries.get(attempt).copied().unwrap_or(Verdict::Passes)
    }
}

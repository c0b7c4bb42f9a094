//! How far the borrower is, for a stepper.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::facts::StepName;
use super::known::Known;
use super::screen::Screen;
use crate::contract::{Document, JourneyLifecycleStatus as Status, StepStatus};

/// Where one part of the journey stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum ProgressMark {
    /// Behind the borrower.
    Done,
    /// Where the borrower is.
    Current,
    /// Ahead.
    Upcoming,
}

impl ProgressMark {
    /// Its name, as the app sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Current => "current",
            Self::Upcoming => "upcoming",
        }
    }
}

/// The parts of this journey, each with its mark.
pub fn derive<D: Document>(known: &Known<D>, screen: Screen) -> impl Iterator<Item = (StepName, ProgressMark)> {
    let disbursed = known.status == Some(Status::Disbursed);
    let current = screen.step();
    let mark = move |step: StepName| match current {
        _ if disbursed => ProgressMark::Done,
        Some(current) if step == current => ProgressMark::Current,
        Some(current) if step < current => ProgressMark::Done,
        None if reached(known, step) => ProgressMark::Done,
        _ => ProgressMark::Upcoming,
    };
    let parts = StepName::ALL.into_iter().filter(move |step| current == Some(*step) || takes_part(known, *step));
    parts.map(move |step| (step, mark(step)))
}

/// Whether a journey that ended had this part behind it.
fn reached<D: Document>(known: &Known<D>, step: StepName) -> bool {
    match step {
        StepName::Profile => !known.offers.is_empty() || known.chosen.is_some(),
        StepName::Offers | StepName::AaConsent => known.chosen.is_some(),
        _ => known.steps.iter().any(|facts| facts.name == step && facts.is_done()),
    }
}

fn takes_part<D: Document>(known: &Known<D>, step: StepName) -> bool {
    let not_required = |facts: &super::facts::StepFacts| facts.name == step && facts.status == StepStatus::NotRequired;
    match step {
        StepName::AaConsent => {
            !known.consents.is_empty()
                || known.status == Some(Status::AaRequired)
                || known.offers.iter().any(|offer| offer.aa_required)
        }
        _ => !known.steps.iter().any(not_required),
    }
}

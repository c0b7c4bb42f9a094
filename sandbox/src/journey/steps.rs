//! Steps of the chosen offer, in order: KYC, bank mandate, e-mandate, loan agreement, disbursal.

use credit_journey::contract::{ActionRequired, JourneyLifecycleStatus as Status, Step, StepResource, StepStatus};
use serde_json::{Value, json};

use crate::effects::EffectKind;
use crate::scenario::Scenario;

/// A step, in the order they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepName {
    Kyc,
    BankMandate,
    EMandate,
    LoanAgreement,
    Disbursal,
}

impl StepName {
    pub const ALL: [Self; 5] = [Self::Kyc, Self::BankMandate, Self::EMandate, Self::LoanAgreement, Self::Disbursal];

    /// Its word in a path; also that of its page.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Kyc => "kyc",
            Self::BankMandate => "bank-mandate",
            Self::EMandate => "e-mandate",
            Self::LoanAgreement => "loan-agreement",
            Self::Disbursal => "disbursal",
        }
    }

    /// The journey's status while this step is the current one.
    pub const fn status(self) -> Status {
        match self {
            Self::Kyc => Status::KycPending,
            Self::BankMandate => Status::BankMandatePending,
            Self::EMandate => Status::EMandatePending,
            Self::LoanAgreement => Status::LoanAgreementPending,
            Self::Disbursal => Status::LenderProcessing,
        }
    }

    pub(super) const fn effect(self) -> EffectKind {
        match self {
            Self::Kyc => EffectKind::KycSubmitted,
            Self::BankMandate => EffectKind::BankMandateSubmitted,
            Self::EMandate => EffectKind::EMandateApproved,
            Self::LoanAgreement => EffectKind::LoanAgreementSigned,
            Self::Disbursal => EffectKind::Disbursed,
        }
    }

    /// Whether the borrower fills in a form instead of visiting a page.
    const fn is_form(self) -> bool {
        matches!(self, Self::BankMandate)
    }
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Pending,
    /// The lender prepares it.
    Preparing,
    Ready,
    /// The borrower has acted; the answer is to come.
    Checking,
    Done,
    /// It failed and may be tried again.
    Failed,
    NotRequired,
}

/// One step.
pub struct Track {
    pub phase: Phase,
    /// The secret part of its page's address; another one for each try.
    pub link: String,
    pub(super) attempt: usize,
    pub(super) problem: Option<&'static str>,
}

/// All steps of an offer.
pub struct Steps([Track; 5]);

impl Steps {
    pub fn of(scenario: &Scenario) -> Self {
        Self(StepName::ALL.map(|name| Track {
            phase: if scenario.without.contains(&name) { Phase::NotRequired } else { Phase::Pending },
            link: String::new(),
            attempt: 0,
            problem: None,
        }))
    }

    pub fn track(&self, name: StepName) -> &Track {
        &self.0[name as usize]
    }

    pub(super) fn track_mut(&mut self, name: StepName) -> &mut Track {
        &mut self.0[name as usize]
    }

    /// The first step that is not done.
    pub fn current(&self) -> Option<StepName> {
        let over = |name: &StepName| matches!(self.track(*name).phase, Phase::Done | Phase::NotRequired);
        StepName::ALL.into_iter().find(|name| !over(name))
    }
}

impl Track {
    pub fn is_actionable(&self) -> bool {
        matches!(self.phase, Phase::Ready | Phase::Failed)
    }

    /// The step as the contract writes it. `pages` is the origin of the pages.
    pub fn view(&self, name: StepName, pages: &str) -> Step {
        let act = if name.is_form() { ActionRequired::SubmitForm } else { ActionRequired::Redirect };
        let wait = if name.is_form() { ActionRequired::Wait } else { ActionRequired::AwaitCallback };
        let (status, action_required) = match self.phase {
            Phase::Pending => (StepStatus::Pending, ActionRequired::None),
            Phase::Preparing => (StepStatus::Pending, ActionRequired::Wait),
            Phase::Ready => (StepStatus::Ready, act),
            Phase::Checking if name == StepName::Disbursal => (StepStatus::InProgress, ActionRequired::Wait),
            Phase::Checking => (StepStatus::InProgress, wait),
            Phase::Done => (StepStatus::Success, ActionRequired::None),
            Phase::Failed => (StepStatus::Failure, act),
            Phase::NotRequired => (StepStatus::NotRequired, ActionRequired::None),
        };
        let diagnostics = self.problem.map(|message| json!({ "message": message, "attempts": self.attempt }));
        Step { status, action_required, resource: self.resource(name, pages), diagnostics }
    }

    fn resource(&self, name: StepName, pages: &str) -> Option<StepResource> {
        if !self.is_actionable() {
            return None;
        }
        Some(if name.is_form() {
            StepResource { kind: "FORM".to_owned(), redirect_url: None, form: Some(bank_mandate_form()) }
        } else {
            let url = format!("{pages}/{}/{}", name.path(), self.link);
            StepResource { kind: "REDIRECT".to_owned(), redirect_url: Some(url), form: None }
        })
    }
}

/// The form's fields; the documents show an empty object, so a client cannot count on them.
fn bank_mandate_form() -> serde_json::Map<String, Value> {
    let field = |label: &str| json!({ "label": label, "required": true });
    [
        ("accountHolderName", field("Name on the account")),
        ("accountNumber", field("Account number")),
        ("ifsc", field("IFSC")),
        ("accountType", json!({ "label": "Kind of account", "required": true, "options": ["saving", "current"] })),
    ]
    .into_iter()
    .map(|(name, field)| (name.to_owned(), field))
    .collect()
}

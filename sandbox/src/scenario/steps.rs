//! Scenarios of what goes wrong on the way from the chosen offer to the money.

use super::{STRAIGHT_THROUGH, Scenario, Verdict};
use crate::journey::StepName;

pub const KYC_FAILS_THEN_PASSES: Scenario = Scenario {
    name: "kyc-fails-then-passes",
    title: "KYC fails, then passes",
    about: "The first identity check fails and says why; the second passes.",
    pan: "TESPT0005A",
    steps: &[(StepName::Kyc, &[Verdict::Fails("The photo does not match the document")])],
    ..STRAIGHT_THROUGH
};

pub const BANK_MANDATE_REFUSED: Scenario = Scenario {
    name: "bank-mandate-refused",
    title: "Bank mandate refused",
    about: "The bank refuses the first account; the second is accepted.",
    pan: "TESPT0006A",
    steps: &[(StepName::BankMandate, &[Verdict::Fails("The bank does not know this account")])],
    ..STRAIGHT_THROUGH
};

pub const E_MANDATE_ABANDONED: Scenario = Scenario {
    name: "e-mandate-abandoned",
    title: "E-mandate abandoned",
    about: "The bank never confirms the first e-mandate; it times out and the borrower tries again.",
    pan: "TESPT0007A",
    steps: &[(StepName::EMandate, &[Verdict::TimesOut("The bank did not confirm the e-mandate in time")])],
    ..STRAIGHT_THROUGH
};

pub const AGREEMENT_RETURNING_BY_POST: Scenario = Scenario {
    name: "agreement-returning-by-post",
    title: "Agreement returning by POST",
    about: "The signing page returns to the site by HTTP POST, as some signing providers do.",
    pan: "TESPT0008A",
    returns_by_post: true,
    ..STRAIGHT_THROUGH
};

pub const LENDER_REJECTS: Scenario = Scenario {
    name: "lender-rejects",
    title: "Lender rejects",
    about: "The lender rejects the application after KYC.",
    pan: "TESPT0009A",
    steps: &[(StepName::Kyc, &[Verdict::LenderRejects("Policy of the lender after KYC")])],
    ..STRAIGHT_THROUGH
};

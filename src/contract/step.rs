//! Steps of a chosen offer (CONTRACT.md 2.4, rows 16 to 22).

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::document::OpenObject;
use super::open_enum::open_enum;
use super::rule;
use super::validation::{Shape, Validate, required};

open_enum! {
    /// Where a step stands.
    StepStatus, KnownStepStatus {
        Pending = "PENDING",
        Ready = "READY",
        InProgress = "IN_PROGRESS",
        Success = "SUCCESS",
        Failure = "FAILURE",
        NotRequired = "NOT_REQUIRED",
    }
}

open_enum! {
    /// What a step wants of the borrower now.
    ActionRequired, KnownActionRequired {
        None = "NONE",
        Redirect = "REDIRECT",
        SubmitForm = "SUBMIT_FORM",
        AwaitCallback = "AWAIT_CALLBACK",
        Reconcile = "RECONCILE",
        Wait = "WAIT",
    }
}

/// Answer of `GET …/offers/{offerID}/steps`: all steps of the offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct Steps {
    /// Know your customer.
    pub kyc: Step,
    /// The account the loan is paid to and collected from.
    #[serde(rename = "bankMandate")]
    pub bank_mandate: Step,
    /// The standing instruction for the instalments.
    #[serde(rename = "eMandate")]
    pub e_mandate: Step,
    /// The loan agreement.
    #[serde(rename = "loanAgreement")]
    pub loan_agreement: Step,
    /// The money on its way.
    pub disbursal: Step,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct Step {
    /// Where it stands.
    pub status: StepStatus,
    /// What the borrower does now.
    #[serde(rename = "actionRequired")]
    pub action_required: ActionRequired,
    /// What is needed to do it; null when nothing.
    #[tsify(type = "StepResource | null")]
    pub resource: Option<StepResource>,
    /// What the lender says of it; open.
    #[tsify(type = "unknown")]
    pub diagnostics: Option<serde_json::Value>,
}

/// What a step needs: a page to open, or a form to show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct StepResource {
    /// `FORM`; the other values are not documented.
    #[serde(rename = "type")]
    pub kind: String,
    /// The page to open, for a redirect.
    #[serde(rename = "redirectURL")]
    #[tsify(type = "string | null")]
    pub redirect_url: Option<String>,
    /// The form to show; fields not documented.
    #[tsify(type = "Record<string, unknown> | null")]
    pub form: Option<OpenObject>,
}

/// Body of `POST …/steps/bank-mandate`.
#[derive(Clone, PartialEq, Serialize, Deserialize, Tsify, Zeroize, ZeroizeOnDrop)]
pub struct BankMandate {
    /// Name on the account.
    #[serde(rename = "accountHolderName")]
    pub account_holder_name: String,
    /// Number of the account, digits.
    #[serde(rename = "accountNumber")]
    pub account_number: String,
    /// The branch (`HDFC0000123`).
    pub ifsc: String,
    /// Kind of account (`saving`); open vocabulary.
    #[serde(rename = "accountType")]
    #[tsify(type = "\"saving\" | (string & {})")]
    pub account_type: String,
}

impl Validate for BankMandate {
    const SHAPE: Shape = &[
        required("accountHolderName", rule::NAME),
        required("accountNumber", rule::ACCOUNT_NUMBER),
        required("ifsc", rule::IFSC),
        required("accountType", rule::NAME),
    ];
}

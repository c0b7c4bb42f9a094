//! A platform as small as it can be while a journey can still take every turn: one borrower, one offer, one consent.

use serde_json::{Value, json};

pub const JOURNEY: &str = "11111111-1111-4111-8111-111111111111";
pub const OFFER: &str = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
pub const CONSENT: &str = "cccccccc-cccc-4ccc-8ccc-cccccccccccc";

pub const REJECTS: &str = "the lender rejects";
pub const EXPIRES: &str = "the journey expires";

const STEPS: [(&str, &str, &str); 5] = [
    ("kyc", "KYC_PENDING", "REDIRECT"),
    ("bankMandate", "BANK_MANDATE_PENDING", "SUBMIT_FORM"),
    ("eMandate", "E_MANDATE_PENDING", "REDIRECT"),
    ("loanAgreement", "LOAN_AGREEMENT_PENDING", "REDIRECT"),
    ("disbursal", "LENDER_PROCESSING", "WAIT"),
];
const MANDATE: usize = 1;
const DISBURSAL: usize = 4;

/// Whose turn a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Turn {
    Borrower,
    Lender,
    Failed,
}

/// How far a consent is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Consent {
    Required,
    AtThePage,
    Returned,
    Failed,
}

/// Where the journey stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    Profile,
    OffersPending,
    Offered,
    NoOffer,
    AccountAggregation(Consent),
    Step(usize, Turn),
    Disbursed,
    Closed,
    Rejected,
    Expired,
}

impl Stage {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let consents = [Consent::Required, Consent::AtThePage, Consent::Returned, Consent::Failed];
        let turns = |step| [Turn::Borrower, Turn::Lender, Turn::Failed].map(|turn| Self::Step(step, turn));
        [Self::Profile, Self::OffersPending, Self::Offered, Self::NoOffer]
            .into_iter()
            .chain(consents.map(Self::AccountAggregation))
            .chain((0..DISBURSAL).flat_map(turns))
            .chain([Self::Step(DISBURSAL, Turn::Lender), Self::Disbursed])
            .chain([Self::Closed, Self::Rejected, Self::Expired])
            .collect()
    }

    /// Whether nothing but servicing can follow.
    pub fn is_last(self) -> bool {
        matches!(self, Self::Disbursed | Self::Closed | Self::Rejected | Self::Expired)
    }

    /// Where the lenders, the aggregator and the clock may take the journey, and by what.
    pub fn moves(self) -> Vec<(&'static str, Self)> {
        let mut moves = match self {
            Self::OffersPending => vec![("an offer comes", Self::Offered), ("no lender offers", Self::NoOffer)],
            Self::Step(0, Turn::Borrower) => {
                vec![("the lender wants consent", Self::AccountAggregation(Consent::Required))]
            }
            Self::AccountAggregation(Consent::AtThePage) => {
                vec![("the aggregator calls back", Self::AccountAggregation(Consent::Returned))]
            }
            Self::AccountAggregation(Consent::Returned) => vec![
                ("the consent is confirmed", Self::Step(0, Turn::Borrower)),
                ("the consent fails", Self::AccountAggregation(Consent::Failed)),
            ],
            Self::Step(DISBURSAL, _) => vec![("the loan is paid out", Self::Disbursed)],
            Self::Step(step, Turn::Lender) => {
                let next = if step + 1 == DISBURSAL { Turn::Lender } else { Turn::Borrower };
                vec![
                    ("the step succeeds", Self::Step(step + 1, next)),
                    ("the step fails", Self::Step(step, Turn::Failed)),
                ]
            }
            Self::Step(step, Turn::Failed) => vec![("the lender asks again", Self::Step(step, Turn::Borrower))],
            Self::Disbursed => vec![("the loan is closed", Self::Closed)],
            _ => Vec::new(),
        };
        if !self.is_last() {
            moves.extend([(REJECTS, Self::Rejected), (EXPIRES, Self::Expired)]);
        }
        moves
    }

    /// Where the borrower's decision on the page they left for takes the journey. That of a consent page comes back with
    /// the borrower, and is handed on.
    pub fn after_page(self) -> Self {
        match self {
            Self::Step(step, Turn::Borrower) => Self::Step(step, Turn::Lender),
            other => other,
        }
    }

    /// Where a mutation takes the journey; `None` if it has no place here.
    pub fn after(self, endpoint: &str) -> Option<Self> {
        match (endpoint, self) {
            ("saveProfile", Self::Profile) => Some(self),
            ("submitProfile", Self::Profile) => Some(Self::OffersPending),
            ("proceedOffer", Self::Offered) => Some(Self::Step(0, Turn::Borrower)),
            ("setLoanAmount", Self::Step(..) | Self::AccountAggregation(_)) => Some(self),
            ("rejectOffer", Self::Step(..) | Self::AccountAggregation(_)) => Some(Self::Offered),
            ("submitBankMandate", Self::Step(MANDATE, Turn::Borrower)) => Some(Self::Step(MANDATE, Turn::Lender)),
            ("createAASession", Self::AccountAggregation(Consent::Failed)) => {
                Some(Self::AccountAggregation(Consent::Required))
            }
            ("redirectAASession", Self::AccountAggregation(Consent::Required | Consent::AtThePage)) => {
                Some(Self::AccountAggregation(Consent::AtThePage))
            }
            ("completeAASession", Self::AccountAggregation(Consent::AtThePage)) => {
                Some(Self::AccountAggregation(Consent::Returned))
            }
            ("completeAASession" | "reconcileAASession", Self::AccountAggregation(Consent::Returned)) => Some(self),
            ("refreshServicing" | "foreclose" | "prePartPay" | "payMissedEmi", Self::Disbursed) => Some(self),
            ("updateResume", _) => Some(self),
            _ => None,
        }
    }

    /// The status, by the platform's word.
    pub fn status(self) -> &'static str {
        match self {
            Self::Profile => "PROFILE_REQUIRED",
            Self::OffersPending => "OFFERS_PENDING",
            Self::Offered | Self::NoOffer => "OFFERS_AVAILABLE",
            Self::AccountAggregation(_) => "AA_REQUIRED",
            Self::Step(step, _) => STEPS[step].1,
            Self::Disbursed => "DISBURSED",
            Self::Closed => "CLOSED",
            Self::Rejected => "REJECTED",
            Self::Expired => "EXPIRED",
        }
    }

    /// The screen that is right for it, as `name` or `name:step`.
    pub fn screen(self) -> String {
        let (name, step) = match self {
            Self::Profile => ("profile", ""),
            Self::OffersPending => ("wait", "offers"),
            Self::Offered | Self::NoOffer => ("offers", ""),
            Self::AccountAggregation(Consent::Returned) => ("wait", "aaConsent"),
            Self::AccountAggregation(_) => ("redirect", "aaConsent"),
            Self::Step(MANDATE, Turn::Borrower) => ("form", "bankMandate"),
            Self::Step(step, Turn::Borrower) => ("redirect", STEPS[step].0),
            Self::Step(step, _) => ("wait", STEPS[step].0),
            Self::Disbursed => ("disbursed", ""),
            Self::Closed => ("closed", "closed"),
            Self::Rejected => ("closed", "rejected"),
            Self::Expired => ("closed", "expired"),
        };
        [name, step].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(":")
    }

    /// What a read brings.
    pub fn read(self, endpoint: &str, detail: &Value) -> Value {
        match endpoint {
            "listJourneys" => json!({ "items": [detail] }),
            "getJourney" | "getJourneyState" => detail.clone(),
            "listOffers" => json!({ "items": [self.offer()] }),
            "getOffer" => {
                let mut offer = self.offer();
                offer["proceedBoundaryState"] = if self.is_locked() { json!("LOCKED") } else { Value::Null };
                offer
            }
            "getSteps" => STEPS.iter().enumerate().map(|(at, step)| (step.0.to_owned(), self.step(at))).collect(),
            "getKyc" => self.step(0),
            "getEMandate" => self.step(2),
            "getLoanAgreement" => self.step(3),
            "listAASessions" => match self {
                Self::AccountAggregation(_) => json!({ "items": [self.consent()] }),
                _ => json!({ "items": [] }),
            },
            _ => json!({}),
        }
    }

    /// What a mutation that was done brings.
    pub fn done(self, endpoint: &str) -> Value {
        match endpoint {
            "submitProfile" => json!({ "operationID": "op", "status": "ACCEPTED", "pollAfterSeconds": 3 }),
            "redirectAASession" => {
                json!({ "aaSessionID": CONSENT, "state": "REDIRECT_READY", "redirectURL": "https://pages.example/aa" })
            }
            "createAASession" | "completeAASession" | "reconcileAASession" => self.consent(),
            _ => json!({}),
        }
    }

    fn is_locked(self) -> bool {
        matches!(self, Self::AccountAggregation(_) | Self::Step(..) | Self::Disbursed)
    }

    fn offer(self) -> Value {
        let status = match self {
            Self::OffersPending => "OFFER_AWAITED",
            Self::NoOffer => "NO_OFFER_AVAILABLE",
            _ => "OFFER_RECEIVED",
        };
        let aa = match self {
            Self::AccountAggregation(Consent::Returned) => json!({ "required": true, "actionRequired": "RECONCILE" }),
            Self::AccountAggregation(_) => json!({ "required": true, "actionRequired": "REDIRECT" }),
            _ => json!({ "required": false, "actionRequired": "NONE" }),
        };
        json!({ "lenderID": "lender", "lenderName": "Lender", "offerID": OFFER, "status": status, "aa": aa })
    }

    fn consent(self) -> Value {
        let state = match self {
            Self::AccountAggregation(Consent::Required) => "REQUIRED",
            Self::AccountAggregation(Consent::AtThePage) => "IN_PROGRESS",
            Self::AccountAggregation(Consent::Returned) => "USER_RETURNED",
            _ => "FAILED",
        };
        json!({ "aaSessionID": CONSENT, "state": state })
    }

    fn step(self, at: usize) -> Value {
        let Self::Step(current, turn) = self else { return step_as("PENDING", "NONE") };
        match (at.cmp(&current), turn) {
            (std::cmp::Ordering::Less, _) => step_as("SUCCESS", "NONE"),
            (std::cmp::Ordering::Greater, _) => step_as("PENDING", "NONE"),
            (_, Turn::Borrower) => step_as("READY", STEPS[at].2),
            (_, Turn::Lender) => step_as("IN_PROGRESS", "AWAIT_CALLBACK"),
            (_, Turn::Failed) => step_as("FAILURE", "WAIT"),
        }
    }
}

fn step_as(status: &str, action: &str) -> Value {
    let page = if action == "REDIRECT" { json!("https://pages.example/step") } else { Value::Null };
    let resource = json!({ "type": action, "redirectURL": page, "form": null });
    json!({ "status": status, "actionRequired": action, "resource": resource, "diagnostics": null })
}

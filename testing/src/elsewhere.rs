//! The pages of other parties, as documents: consent, KYC, e-mandate, agreement, key facts.

use ::sandbox::pages::{Decision, Page, PageKind, Return};
use serde_json::{Map, Value, json};

use crate::options::unknown;

const DECISIONS: [&str; 3] = ["approve", "decline", "later"];

/// What a page shows, what can be decided there, and what names it when a decision is sent.
pub fn page(page: &Page) -> String {
    let Page { kind, lender, facts, action } = page;
    let (kind, decisions) = match kind {
        PageKind::Consent => ("consent", &DECISIONS[..]),
        PageKind::Kyc => ("kyc", &DECISIONS[..]),
        PageKind::EMandate => ("eMandate", &DECISIONS[..]),
        PageKind::LoanAgreement => ("loanAgreement", &DECISIONS[..]),
        PageKind::KeyFacts => ("keyFacts", &[][..]),
    };
    json!({ "kind": kind, "lender": lender, "facts": facts, "decisions": decisions, "action": action }).to_string()
}

/// The decision of this name.
pub fn decision(name: &str) -> Result<Decision, String> {
    Decision::named(name).ok_or_else(|| unknown("decision", name, DECISIONS.into_iter()))
}

/// Where the browser goes after a decision. `form` is what it posts there; null if it just goes.
pub fn led_to(led_to: Return) -> String {
    let (url, form) = match led_to {
        Return::Get(url) => (url, Value::Null),
        Return::Post { url, fields } => {
            let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), Value::from(value)));
            (url, Value::Object(Map::from_iter(fields)))
        }
    };
    json!({ "url": url, "form": form }).to_string()
}

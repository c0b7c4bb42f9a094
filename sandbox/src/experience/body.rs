//! What the bodies of both experiences must have (CONTRACT.md 4.1 and 5.1).
//!
//! The documents show few of the inner keys. Those that the other experiences share are held to the same forms.

use credit_journey::contract::{Address, Document, Problem, Profile, Validate};
use serde_json::Value;

use super::routing::is_provider_id;
use crate::message::Request;
use crate::refusal::Refusal;

const PERSONAL_LOAN: &str = "PERSONAL_LOAN";
const GOLD_LOAN: &str = "GOLD_LOAN";
/// A bank account, complete.
const ACCOUNT: [&str; 4] = ["accountHolderName", "accountNumber", "ifsc", "accountType"];

/// The body that starts or resumes a Hybrid journey.
pub fn hybrid(request: &Request) -> Result<Value, Refusal> {
    let body = json(request)?;
    object(&body, "personal")?.ok_or_else(|| Refusal::validation("personal", "is required"))?;
    object(&body, "work")?;
    for name in ["bankingInformation", "banking_information"] {
        let missing = |banking: &Value| ACCOUNT.into_iter().find(|field| text(banking, field).is_empty());
        if let Some(field) = object(&body, name)?.and_then(missing) {
            return Err(Refusal::validation(&format!("{name}.{field}"), "is required: complete, or not at all"));
        }
    }
    forms::<Profile>(&body, "personal")?;
    common(&body)?;
    Ok(body)
}

/// The body that mints a hosted URL.
pub fn hosted(request: &Request) -> Result<Value, Refusal> {
    let body = json(request)?;
    if !is_provider_id(text(&body, "borrowerProviderID")) {
        return Err(Refusal::validation("borrowerProviderID", "is required, with 1 to 128 characters"));
    }
    let profile = object(&body, "profile")?;
    object(&body, "workProfile")?;
    forms::<Profile>(&body, "profile")?;
    common(&body)?;
    if journey_type(&body) == GOLD_LOAN && profile.is_none_or(|profile| text(profile, "contactNumber").is_empty()) {
        return Err(Refusal::validation("profile.contactNumber", "is required for a gold loan"));
    }
    Ok(body)
}

/// `PERSONAL_LOAN`, unless the body says otherwise.
pub fn journey_type(body: &Value) -> &str {
    body.get("journeyType").and_then(Value::as_str).unwrap_or(PERSONAL_LOAN)
}

/// The rules that both share.
fn common(body: &Value) -> Result<(), Refusal> {
    let kind = body.get("journeyType").filter(|kind| !kind.is_null());
    if kind.is_some_and(|kind| kind != PERSONAL_LOAN && kind != GOLD_LOAN) {
        return Err(Refusal::validation("journeyType", "must be PERSONAL_LOAN or GOLD_LOAN"));
    }
    object(body, "address")?;
    forms::<Address>(body, "address")?;
    let consent = object(body, "journey")?.and_then(|journey| journey.get("bureauConsent"));
    if consent.is_some_and(|consent| !consent.is_boolean()) {
        return Err(Refusal::validation("journey.bureauConsent", "must be true or false"));
    }
    if object(body, "goldLoan")?.is_some() && journey_type(body) != GOLD_LOAN {
        return Err(Refusal::validation("goldLoan", "needs journeyType GOLD_LOAN"));
    }
    if object(body, "bureau")?.is_some() && consent != Some(&Value::Bool(true)) {
        return Err(Refusal::validation("journey.bureauConsent", "must be true with bureau data"));
    }
    Ok(())
}

fn json(request: &Request) -> Result<Value, Refusal> {
    let kind = request.header("content-type").unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Refusal::validation("Content-Type", "must be application/json"));
    }
    let body: Option<Value> = serde_json::from_str(&request.body).ok();
    body.filter(Value::is_object).ok_or_else(|| Refusal::validation("body", "must be a JSON object"))
}

/// An object of the body, if it is there; null counts as absent.
fn object<'a>(body: &'a Value, name: &str) -> Result<Option<&'a Value>, Refusal> {
    match body.get(name).filter(|value| !value.is_null()) {
        Some(value) if !value.is_object() => Err(Refusal::validation(name, "must be an object")),
        value => Ok(value),
    }
}

/// Refuses a field in a wrong form. One that is absent is fine: no document says which are required.
fn forms<T: Validate>(body: &Value, name: &str) -> Result<(), Refusal>
where
    Value: Document,
{
    let Some(part) = body.get(name).filter(|part| part.is_object()) else { return Ok(()) };
    let given = |problem: &Problem| part.get(problem.field.as_str()).is_some_and(|value| !value.is_null());
    match T::problems(part).into_iter().find(given) {
        Some(problem) => Err(Refusal::validation(&format!("{name}.{}", problem.field), &problem.message)),
        None => Ok(()),
    }
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

//! Profile: saved in parts, complete or not, sent to the lenders once.

use credit_journey::contract::{Accepted, JourneyLifecycleStatus as Status, JourneyType};
use serde_json::{Map, Value};

use super::Journey;
use crate::agenda::Event;
use crate::context::Context;
use crate::effects::EffectKind;
use crate::refusal::Refusal;
use crate::scenario::Scenario;

const PERSONAL_LOAN_NEEDS: &[&str] = &[
    "profile.contactNumber",
    "profile.pan",
    "profile.panName",
    "profile.dob",
    "profile.gender",
    "profile.personalemail",
    "workProfile.employmentType",
    "workProfile.income",
    "address.addressL1",
    "address.city",
    "address.state",
    "address.pincode",
];
const GOLD_LOAN_NEEDS: &[&str] =
    &["profile.contactNumber", "profile.panName", "profile.dob", "address.city", "address.pincode"];

/// The parts a profile has; anything else in the body is journey metadata.
const PARTS: &[&str] = &["profile", "workProfile", "address", "bankingInformation"];

impl Journey {
    /// `PUT …/profile`: each part's fields replace those saved before.
    pub fn save_profile(&mut self, body: &Value, context: &mut Context<'_>) -> Result<Value, Refusal> {
        self.expect_status(&[Status::Started, Status::ProfileRequired])?;
        for part in PARTS {
            let Some(fields) = body.get(part).and_then(Value::as_object) else { continue };
            let saved = self.profile.entry(*part).or_insert_with(|| Map::new().into());
            if let Some(saved) = saved.as_object_mut() {
                saved.extend(fields.clone());
            }
        }
        self.status = Status::ProfileRequired;
        self.select_by_pan();
        self.done(EffectKind::ProfileSaved, context);
        Ok(self.profile_snapshot())
    }

    /// `GET …/profile`.
    pub fn profile_snapshot(&self) -> Value {
        let mut snapshot = self.profile.clone();
        snapshot.insert("requiredFields".to_owned(), self.missing_fields().collect());
        snapshot.into()
    }

    /// `POST …/profile/submit`.
    pub fn submit_profile(&mut self, body: &Value, context: &mut Context<'_>) -> Result<Accepted, Refusal> {
        self.expect_status(&[Status::Started, Status::ProfileRequired])?;
        if body.get("bureauConsent") != Some(&Value::Bool(true)) {
            return Err(Refusal::validation("bureauConsent", "must be given to ask the lenders"));
        }
        if let Some(field) = self.missing_fields().next() {
            return Err(Refusal::precondition("PROFILE_INCOMPLETE", &format!("{field} is still required.")));
        }
        self.status = Status::ProfileSubmitted;
        self.agenda.add(context.after(3), Event::Dispatched);
        self.done(EffectKind::ProfileSubmitted, context);
        Ok(context.accepted("op_profile_submit_", 3))
    }

    /// Dotted paths still to be filled in.
    pub fn missing_fields(&self) -> impl Iterator<Item = &'static str> {
        let needs = if self.kind == JourneyType::GoldLoan { GOLD_LOAN_NEEDS } else { PERSONAL_LOAN_NEEDS };
        needs.iter().copied().filter(|path| {
            let (part, field) = path.split_once('.').unwrap_or_default();
            self.profile.get(part).and_then(|part| part.get(field)).is_none_or(Value::is_null)
        })
    }

    /// Takes the scenario of a test PAN, unless one was named.
    pub(super) fn select_by_pan(&mut self) {
        let pan = self.profile.get("profile").and_then(|profile| profile.get("pan")).and_then(Value::as_str);
        if let (false, Some(scenario)) = (self.scenario_named, pan.and_then(Scenario::of_pan)) {
            self.scenario = scenario;
        }
    }
}

//! The rules of input, one row each: which field of which call, what it takes, what it refuses.

use credit_journey::contract::Endpoint;
use serde_json::Value;

use crate::fixtures;

/// One rule.
pub struct Rule {
    pub endpoint: Endpoint,
    /// The dotted path, as the platform spells it.
    pub field: &'static str,
    pub required: bool,
    pub good: &'static [&'static str],
    pub bad: &'static [&'static str],
}

const fn required(endpoint: Endpoint, field: &'static str, good: &'static [&str], bad: &'static [&str]) -> Rule {
    Rule { endpoint, field, required: true, good, bad }
}

const fn optional(endpoint: Endpoint, field: &'static str, good: &'static [&str], bad: &'static [&str]) -> Rule {
    Rule { endpoint, field, required: false, good, bad }
}

const NAMES: &[&str] = &["Rahul Sharma", "é", " x "];
const BLANKS: &[&str] = &["", " ", "\t\n", "\u{85}\u{a0}\u{feff}\0"];
const AMOUNTS: &[&str] = &["1", "250000", "999999999999999"];
const NO_AMOUNTS: &[&str] =
    &["", "0", "00", "007", "-250000", "+250000", "2.5", "2,50,000", " 250000", "1e5", "1000000000000000", "२५००००"];
const EMAILS: &[&str] = &["rahul@example.com", "a@b.c", "first.last+tag@mail.example.co.in"];
const NO_EMAILS: &[&str] = &[
    "",
    "rahul",
    "@example.com",
    "rahul@",
    "rahul@example",
    "rahul@@example.com",
    "rahul@.com",
    "rahul@example.",
    "rahul@example..com",
    "ra hul@example.com",
    "rahul@example.com\n",
    "rahul@exa\0mple.com",
    "rahul@example.com\u{a0}",
];

pub const RULES: &[Rule] = &[
    required(Endpoint::CreateJourney, "type", &["PERSONAL_LOAN", "GOLD_LOAN"], &["", "personal_loan", "HOME_LOAN"]),
    optional(Endpoint::ListJourneys, "type", &["PERSONAL_LOAN", "GOLD_LOAN"], &["", "gold"]),
    optional(Endpoint::UpdateResume, "resume.lastCompletedStep", &["kyc", "any step"], BLANKS),
    optional(
        Endpoint::UpdateResume,
        "resume.lastViewedOfferID",
        &["32188de4-c1ac-4623-a73f-a1f6ad6406a6", "32188DE4-C1AC-4623-A73F-A1F6AD6406A6"],
        &["", "..", "32188de4c1ac4623a73fa1f6ad6406a6", "{32188de4-c1ac-4623-a73f-a1f6ad6406a6}"],
    ),
    required(
        Endpoint::SaveProfile,
        "profile.contactNumber",
        &["9876543210", "6000000000"],
        &["", "987654321", "98765432100", "+919876543210", "5876543210", "98765 43210", "98765-4321", "९८७६५४३२१०"],
    ),
    optional(
        Endpoint::SaveProfile,
        "profile.pan",
        &["ABCDE1234F", "ZZZZZ9999Z"],
        &["", "ABCDE1234", "abcde1234f", "ABCD51234F", "ABCDE12345", "ABCDE1234FF", " ABCDE1234F"],
    ),
    optional(Endpoint::SaveProfile, "profile.panName", NAMES, BLANKS),
    optional(
        Endpoint::SaveProfile,
        "profile.dob",
        &["1995-06-20", "2000-02-29", "1900-01-01"],
        &[
            "",
            "1995-6-20",
            "20-06-1995",
            "1995/06/20",
            "1995-06-20T00:00:00.000Z",
            "1995-02-30",
            "1900-02-29",
            "1995-13-01",
            "1995-00-10",
            "1995-04-31",
            "1899-12-31",
            "yyyy-mm-dd",
        ],
    ),
    optional(Endpoint::SaveProfile, "profile.gender", &["male", "female", "transgender"], &["", "Male", "M", "other"]),
    optional(Endpoint::SaveProfile, "profile.personalemail", EMAILS, NO_EMAILS),
    optional(
        Endpoint::SaveProfile,
        "workProfile.employmentType",
        &["salaried", "selfEmployed"],
        &["", "SALARIED", "self_employed", "self-employed"],
    ),
    optional(Endpoint::SaveProfile, "workProfile.income", AMOUNTS, NO_AMOUNTS),
    optional(Endpoint::SaveProfile, "workProfile.companyName", NAMES, BLANKS),
    optional(Endpoint::SaveProfile, "workProfile.officialemail", EMAILS, NO_EMAILS),
    optional(Endpoint::SaveProfile, "address.addressL1", NAMES, BLANKS),
    optional(Endpoint::SaveProfile, "address.addressL2", &["MG Road", ""], &[]),
    optional(Endpoint::SaveProfile, "address.city", NAMES, BLANKS),
    optional(Endpoint::SaveProfile, "address.state", NAMES, BLANKS),
    optional(
        Endpoint::SaveProfile,
        "address.pincode",
        &["560001", "110001"],
        &["", "56000", "5600011", "060001", "56000a", "560 01"],
    ),
    required(Endpoint::RejectOffer, "rejectedStage", &["KYC", "any stage"], BLANKS),
    required(Endpoint::RejectOffer, "rejectionReason", &["Borrower chose another lender"], BLANKS),
    required(Endpoint::SetLoanAmount, "amount", AMOUNTS, NO_AMOUNTS),
    required(Endpoint::SubmitBankMandate, "accountHolderName", NAMES, BLANKS),
    required(
        Endpoint::SubmitBankMandate,
        "accountNumber",
        &["123456", "123456789012", "000000000000000001"],
        &["", "12345", "1234567890123456789", "1234-5678", "12345678901a", " 123456789"],
    ),
    required(
        Endpoint::SubmitBankMandate,
        "ifsc",
        &["HDFC0000123", "SBIN0ABC12Z"],
        &["", "HDFC000012", "HDFC1000123", "hdfc0000123", "HDF00000123", "HDFC00001234"],
    ),
    required(Endpoint::SubmitBankMandate, "accountType", &["saving", "current"], BLANKS),
    optional(Endpoint::Foreclose, "amount", AMOUNTS, NO_AMOUNTS),
    optional(Endpoint::PrePartPay, "amount", AMOUNTS, NO_AMOUNTS),
    optional(Endpoint::PayMissedEmi, "amount", AMOUNTS, NO_AMOUNTS),
];

/// An input that the endpoint takes.
pub fn good_input(endpoint: Endpoint) -> Value {
    match endpoint {
        Endpoint::ListJourneys => serde_json::json!({ "type": "GOLD_LOAN" }),
        Endpoint::CreateJourney => fixtures::read("journey-create"),
        Endpoint::UpdateResume => fixtures::read("resume-update"),
        Endpoint::SaveProfile => fixtures::read("profile-upsert"),
        Endpoint::SubmitProfile => fixtures::read("profile-submit"),
        Endpoint::RejectOffer => fixtures::read("offer-reject"),
        Endpoint::SetLoanAmount => fixtures::read("loan-amount"),
        Endpoint::SubmitBankMandate => fixtures::read("bank-mandate"),
        _ => serde_json::json!({ "amount": "5000" }),
    }
}

/// The input with one field set to `value`, or taken out.
pub fn with(mut input: Value, field: &str, value: Option<Value>) -> Value {
    let (parents, name) = field.rsplit_once('.').map_or((None, field), |(parents, name)| (Some(parents), name));
    let mut object = &mut input;
    for parent in parents.into_iter().flat_map(|parents| parents.split('.')) {
        object = &mut object[parent];
    }
    match value {
        Some(value) => object[name] = value,
        None => drop(object.as_object_mut().unwrap().shift_remove(name)),
    }
    input
}

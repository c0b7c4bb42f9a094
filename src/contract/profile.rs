//! The borrower's profile (CONTRACT.md 2.4, rows 8 to 10; rules in 2.5).

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::document::OpenObject;
use super::open_enum::open_enum;
use super::rule::{self, Rule};
use super::validation::{Shape, Validate, optional, required};

open_enum! {
    /// Canonical spellings; any other fails validation at the platform.
    Gender, KnownGender {
        Male = "male",
        Female = "female",
        Transgender = "transgender",
    }
}

open_enum! {
    /// Canonical spellings; any other fails validation at the platform.
    EmploymentType, KnownEmploymentType {
        Salaried = "salaried",
        SelfEmployed = "selfEmployed",
    }
}

/// Who the borrower is.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Tsify, Zeroize, ZeroizeOnDrop)]
pub struct Profile {
    /// Indian mobile number, 10 digits without +91.
    #[serde(default, rename = "contactNumber", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub contact_number: Option<String>,
    /// Permanent account number (`ABCDE1234F`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub pan: Option<String>,
    /// The name on the PAN card.
    #[serde(default, rename = "panName", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub pan_name: Option<String>,
    /// Date of birth, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub dob: Option<String>,
    /// Gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    #[zeroize(skip)]
    pub gender: Option<Gender>,
    /// Personal e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub personalemail: Option<String>,
}

impl Validate for Profile {
    const SHAPE: Shape = &[
        required("contactNumber", rule::MOBILE),
        optional("pan", rule::PAN),
        optional("panName", rule::NAME),
        optional("dob", rule::DATE_OF_BIRTH),
        optional("gender", Rule::OneOf(Gender::SPELLINGS)),
        optional("personalemail", rule::EMAIL),
    ];
}

/// How the borrower earns.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Tsify, Zeroize, ZeroizeOnDrop)]
pub struct WorkProfile {
    /// Kind of employment.
    #[serde(default, rename = "employmentType", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    #[zeroize(skip)]
    pub employment_type: Option<EmploymentType>,
    /// Monthly income in rupees, a digit string (`75000`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub income: Option<String>,
    /// The employer.
    #[serde(default, rename = "companyName", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub company_name: Option<String>,
    /// E-mail address at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub officialemail: Option<String>,
}

impl Validate for WorkProfile {
    const SHAPE: Shape = &[
        optional("employmentType", Rule::OneOf(EmploymentType::SPELLINGS)),
        optional("income", rule::AMOUNT),
        optional("companyName", rule::NAME),
        optional("officialemail", rule::EMAIL),
    ];
}

/// Where the borrower lives.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Tsify, Zeroize, ZeroizeOnDrop)]
pub struct Address {
    /// First line.
    #[serde(default, rename = "addressL1", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub address_l1: Option<String>,
    /// Second line.
    #[serde(default, rename = "addressL2", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub address_l2: Option<String>,
    /// City.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub city: Option<String>,
    /// State.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub state: Option<String>,
    /// PIN code, 6 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub pincode: Option<String>,
}

impl Validate for Address {
    const SHAPE: Shape = &[
        optional("addressL1", rule::NAME),
        optional("addressL2", rule::ANY_TEXT),
        optional("city", rule::NAME),
        optional("state", rule::NAME),
        optional("pincode", rule::PINCODE),
    ];
}

/// Body of `PUT /journeys/{journeyID}/profile`. The platform also takes banking information and journey metadata, whose
/// keys are not public: fields beside these are sent as given.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ProfileUpsert {
    /// Who the borrower is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub profile: Option<Profile>,
    /// How the borrower earns.
    #[serde(default, rename = "workProfile", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub work_profile: Option<WorkProfile>,
    /// Where the borrower lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub address: Option<Address>,
    /// Banking information; keys not public, passed on as given.
    #[serde(default, rename = "bankingInformation", skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "Record<string, unknown>")]
    pub banking_information: Option<OpenObject>,
}

impl Validate for ProfileUpsert {
    const SHAPE: Shape = &[
        optional("profile", Rule::Object(Profile::SHAPE)),
        optional("workProfile", Rule::Object(WorkProfile::SHAPE)),
        optional("address", Rule::Object(Address::SHAPE)),
        optional("bankingInformation", Rule::Object(&[])),
    ];
}

/// Answer of `GET /journeys/{journeyID}/profile`: what is known, and what is still needed. The shape is not documented;
/// the parts are those of the upsert.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ProfileSnapshot {
    /// Who the borrower is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub profile: Option<Profile>,
    /// How the borrower earns.
    #[serde(default, rename = "workProfile", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub work_profile: Option<WorkProfile>,
    /// Where the borrower lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub address: Option<Address>,
    /// Dotted paths still to be filled in (`profile.dob`).
    #[serde(default, rename = "requiredFields", skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub required_fields: Option<Vec<String>>,
}

/// Body of `POST /journeys/{journeyID}/profile/submit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct ProfileSubmit {
    /// Whether the borrower agrees to a credit bureau enquiry.
    #[serde(rename = "bureauConsent")]
    pub bureau_consent: bool,
}

impl Validate for ProfileSubmit {
    const SHAPE: Shape = &[required("bureauConsent", Rule::Boolean)];
}

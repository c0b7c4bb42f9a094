//! The Hybrid experience, as the partner's own back-end hands it on (CONTRACT.md 4): snake_case around the platform's own
//! names, and no token, since the partner's API key never leaves its servers.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::document::{Document, OpenObject};
use super::journey::JourneyType;
use super::offer::OfferCardStatus;
use super::open_enum::open_enum;
use super::validation::Problem;

open_enum! {
    /// What came of the search for offers. The values in between are not public.
    HybridStatus, KnownHybridStatus {
        Offered = "OFFERED",
        NotOffered = "NOT_OFFERED",
    }
}

open_enum! {
    /// Where the consent to share bank data stands.
    HybridConsentStatus, KnownHybridConsentStatus {
        Ready = "READY",
        Processing = "PROCESSING",
    }
}

/// The borrower's details, for the start. The platform requires `personal` alone; the keys inside are not public, and go to
/// your back-end as they are.
#[derive(Clone, Default, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct HybridDetails {
    /// Who the borrower is.
    #[tsify(type = "object")]
    pub personal: OpenObject,
    /// Kind of journey; `PERSONAL_LOAN` where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub journey_type: Option<JourneyType>,
    /// What they work as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "object")]
    pub work: Option<OpenObject>,
    /// Where they live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "object")]
    pub address: Option<OpenObject>,
    /// Their bank account: complete, or not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "object")]
    pub banking_information: Option<OpenObject>,
    /// What the borrower agreed to, such as `{ bureauConsent: true }`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "{ bureauConsent?: boolean } | { bureauConsent?: boolean; [field: string]: unknown }")]
    pub journey: Option<OpenObject>,
    /// For a gold loan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "object")]
    pub gold_loan: Option<OpenObject>,
    /// What is known of their credit; needs `journey.bureauConsent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "object | null")]
    pub bureau: Option<OpenObject>,
}

impl HybridDetails {
    /// What is wrong with details, as the platform would say it, before any request. None at all is fine: the back-end
    /// may know its borrower.
    pub fn problems<D: Document>(details: &D) -> Vec<Problem> {
        let problem = |field: &str, message: &'static str| Problem { field: field.into(), message: message.into() };
        let consented = details.field("journey").boolean_field("bureauConsent") == Some(true);
        let mut problems = Vec::new();
        if !details.is_null() && !details.field("personal").is_object() {
            problems.push(problem("personal", "must be an object"));
        }
        if details.field("bureau").is_object() && !consented {
            problems.push(problem("journey.bureauConsent", "must be true where `bureau` is given"));
        }
        problems
    }
}

/// `data` of the offers as the platform gives it. Fields beside these are not public, and kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct HybridOffers {
    /// What came of the search; absent or null where your back-end says nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "HybridStatus | null")]
    pub status: Option<HybridStatus>,
    /// The lenders by name, unchecked: a screen has them in order, each with its offers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "Record<string, { offers?: HybridOffer[] | null } | null>")]
    pub lenders: Option<OpenObject>,
    /// The consent to share bank data; absent where none is asked for. Its address is left out: it is opened and never
    /// kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub account_aggregator: Option<HybridConsent>,
}

/// The consent to share bank data, without its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct HybridConsent {
    /// How far it is.
    pub status: HybridConsentStatus,
}

/// One offer of a lender, as the platform gives it. Fields beside these are not public, and kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct HybridOffer {
    /// The offer.
    #[serde(rename = "offerID")]
    pub offer_id: String,
    /// Where it stands. Only `OFFER_RECEIVED` can be chosen.
    pub status: OfferCardStatus,
    /// Everything else.
    #[serde(flatten)]
    #[tsify(type = "Record<string, unknown>")]
    pub more: OpenObject,
}

//! The one screen the borrower should see, from what is known (CONTRACT.md 4).

use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum HybridAwaited {
    /// That the journey starts.
    Start,
    /// Offers.
    Offers,
    /// The platform's word of a consent.
    Consent,
}

impl HybridAwaited {
    /// Its name, as the app sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Offers => "offers",
            Self::Consent => "consent",
        }
    }
}

/// Where a borrower leaves to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum HybridDestination {
    /// To the account aggregator, to give a consent.
    Consent,
    /// To the Hosted experience, with an offer.
    Hosted,
}

impl HybridDestination {
    /// Its name, as the app sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Hosted => "hosted",
        }
    }
}

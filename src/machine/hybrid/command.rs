//! What a borrower can do in a Hybrid journey.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Names of the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum HybridCommandName {
    /// Gets the consent page, fresh, and leaves for it.
    OpenConsent,
    /// Gets the Hosted page of an offer, fresh, and leaves for it.
    HandOff,
    /// Gets the address of that page.
    HostedUrl,
    /// Reads the offers now.
    Refresh,
    /// Begins again where it failed.
    Retry,
}

impl HybridCommandName {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::OpenConsent, Self::HandOff, Self::HostedUrl, Self::Refresh, Self::Retry];

    /// As the app sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OpenConsent => "openConsent",
            Self::HandOff => "handOff",
            Self::HostedUrl => "hostedUrl",
            Self::Refresh => "refresh",
            Self::Retry => "retry",
        }
    }
}

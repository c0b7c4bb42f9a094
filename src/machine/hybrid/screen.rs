//! The one screen the borrower should see, and whether it polls, from what is known (CONTRACT.md 4).

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::command::HybridCommandName as Command;
use super::facts::{Consent, Facts};
use super::trip::Goal;
use crate::contract::{Document, HybridStatus, Text};

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

/// What the borrower should see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Wait for something to move by itself.
    Wait(HybridAwaited),
    /// Compare offers and choose.
    Offers,
    /// The lenders want the borrower's bank data.
    Consent,
    /// No lender made an offer.
    NoOffers,
    /// The borrower was sent to the Hosted experience with this offer.
    Handoff(Text),
    /// Nothing goes on by itself.
    Failed,
}

/// The one screen, for a borrower who left for this, if they did and it is not settled.
pub fn derive<D: Document>(facts: &Facts<D>, away: Option<&Goal>) -> Screen {
    match (away, facts.consent) {
        (Some(Goal::Hosted(id)), _) => Screen::Handoff(id.clone()),
        _ if facts.is_selectable() => Screen::Offers,
        (Some(Goal::Consent), _) => Screen::Wait(HybridAwaited::Consent),
        _ if facts.has_none() => Screen::NoOffers,
        (None, Consent::Ready) => Screen::Consent,
        (None, Consent::Preparing | Consent::Processing) => Screen::Wait(HybridAwaited::Consent),
        (None, Consent::None) => Screen::Wait(HybridAwaited::Offers),
    }
}

/// Whether there is more to come. The documents end the polling with offers that can be chosen, with none at all, and
/// with a consent that can be given; whoever just gave one hears what comes of it.
pub fn awaits_more<D: Document>(facts: &Facts<D>, away: Option<&Goal>) -> bool {
    let ended = match &facts.status {
        Some(HybridStatus::Offered) => facts.is_selectable(),
        Some(HybridStatus::NotOffered) => true,
        Some(HybridStatus::Other(_)) | None => false,
    };
    away == Some(&Goal::Consent) || !ended && facts.consent != Consent::Ready
}

impl Screen {
    /// Its name, as the app sees it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Wait(_) => "wait",
            Self::Offers => "offers",
            Self::Consent => "consent",
            Self::NoOffers => "noOffers",
            Self::Handoff(_) => "handoff",
            Self::Failed => "failed",
        }
    }

    /// Whether a command is allowed on it, as the consent stands.
    pub fn allows(&self, command: Command, consent: Consent) -> bool {
        match command {
            Command::OpenConsent => {
                consent == Consent::Ready
                    && !matches!(self, Self::Handoff(_) | Self::Failed | Self::Wait(HybridAwaited::Start))
            }
            Command::HandOff | Command::HostedUrl => matches!(self, Self::Offers | Self::Handoff(_)),
            Command::Refresh => !matches!(self, Self::Failed | Self::Wait(HybridAwaited::Start)),
            Command::Retry => *self == Self::Failed,
        }
    }
}

//! The shapes of what the app sees: the source of their TypeScript, and what tests read snapshots back into.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::super::journey::view::Trouble;
use super::screen::{HybridAwaited, HybridDestination};
use crate::contract::{HybridOffer, HybridOffers, HybridStatus, OfferCardStatus};

/// Everything to render by. Immutable, and the same object until something changes. No address of a page is in it.
#[derive(Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct HybridSnapshot {
    /// What came of the search for offers, by the platform's word; null until it says so.
    #[tsify(type = "HybridStatus | null")]
    pub status: Option<HybridStatus>,
    /// The one screen to render.
    pub screen: HybridScreen,
    /// What is allowed on this screen.
    #[tsify(type = "HybridCommandName[]")]
    pub commands: Vec<String>,
    /// The command under way, if any.
    #[tsify(type = "HybridCommandName | null")]
    pub busy: Option<String>,
    /// Why the last read failed; null when it did not. The journey goes on by itself.
    #[tsify(type = "Trouble | null")]
    pub trouble: Option<Trouble>,
    /// The offers as the platform gave them last; null until they are known.
    #[tsify(type = "HybridOffers | null")]
    pub data: Option<HybridOffers>,
}

/// The screen to render: switch on `name`.
///
/// - `wait`: wait until what it is `waitingFor` moves by itself: the `start`, `offers`, or the platform's word of a
///   `consent`. `lenders` have answered so far; `slow` once nothing has changed for long.
/// - `offers`: compare and choose, by `handOff` or `hostedUrl`. `consent`: the borrower may also share bank data first, by
///   `openConsent`.
/// - `consent`: the lenders want the borrower's bank data first. Ask for it, then `openConsent`.
/// - `noOffers`: no lender made an offer; `lenders` as they answered. `consent` as on `offers`.
/// - `handoff`: the borrower was sent to the Hosted experience for `offerID`, and may be again: `handOff` gets a fresh
///   page, `refresh` leads back to the offers.
/// - `failed`: nothing goes on by itself; `error` says why. `retry` begins where it ended.
// tsify leaves out what the variants say, so users read it here.
#[derive(Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(tag = "name", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum HybridScreen {
    /// Wait for something to move by itself.
    Wait {
        /// For what.
        waiting_for: HybridAwaited,
        /// The lenders that have answered so far.
        lenders: Vec<HybridLender>,
        /// Whether nothing has changed for long.
        slow: bool,
    },
    /// Compare offers and choose.
    Offers {
        /// All lenders and their offers.
        lenders: Vec<HybridLender>,
        /// Whether a consent may be given too.
        consent: bool,
    },
    /// The lenders want the borrower's bank data.
    Consent {
        /// The lenders that have answered so far.
        lenders: Vec<HybridLender>,
    },
    /// No lender made an offer.
    NoOffers {
        /// The lenders as they answered.
        lenders: Vec<HybridLender>,
        /// Whether a consent may still be given.
        consent: bool,
    },
    /// The borrower was sent to the Hosted experience.
    Handoff {
        /// For this offer.
        #[serde(rename = "offerID")]
        offer_id: String,
    },
    /// Nothing goes on by itself.
    Failed {
        /// Why.
        error: Trouble,
    },
}

/// A lender and its offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct HybridLender {
    /// The lender's name, as the platform groups by it.
    pub name: String,
    /// Its offers.
    pub offers: Vec<HybridChoice>,
}

/// An offer to show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct HybridChoice {
    /// The offer.
    #[serde(rename = "offerID")]
    pub offer_id: String,
    /// Where it stands.
    pub status: OfferCardStatus,
    /// Whether it can be chosen.
    pub selectable: bool,
    /// All of it, as the platform gave it.
    pub offer: HybridOffer,
}

/// Where a borrower is about to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct HybridDeparture {
    /// To give a consent, or to the Hosted experience.
    pub to: HybridDestination,
    /// Host of the page, such as `consent.example.com`; never its whole address.
    pub host: String,
}

//! What is known of the offers: the few facts the machine decides by, read in place.

use crate::contract::{Document, HybridConsentStatus, HybridStatus, OfferCardStatus, Text};

/// An id longer than this is none (CONTRACT.md 4 names 128 for the ids it bounds).
const LONGEST_ID: usize = 128;
/// The account aggregator's part, as the platform names it, and as a back-end in camelCase would.
const AGGREGATOR: [&str; 2] = ["account_aggregator", "accountAggregator"];

/// The offers as they stand.
#[derive(Clone)]
pub struct Facts<D> {
    /// What came of the search; `None` until it is known, and where nothing is said of it.
    pub status: Option<HybridStatus>,
    /// The lenders, in the platform's order.
    pub lenders: Vec<Lender<D>>,
    /// The consent to share bank data.
    pub consent: Consent,
    /// All of it for the app, without the consent's address; null until it is known.
    pub data: D,
}

/// A lender and its offers.
#[derive(Clone)]
pub struct Lender<D> {
    /// Its name.
    pub name: Text,
    /// Its offers.
    pub offers: Vec<Offer<D>>,
}

/// One offer.
#[derive(Clone)]
pub struct Offer<D> {
    /// Its id.
    pub id: Text,
    /// Where it stands.
    pub status: OfferCardStatus,
    /// Whether it can be chosen. After a search that ended without offers none can, whatever is listed.
    pub selectable: bool,
    /// All of it, as the platform gave it.
    pub data: D,
}

/// Where the consent stands. Its address is no fact: it is read anew for every click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// None is asked for, or its state is not known here.
    None,
    /// It can be given.
    Ready,
    /// It can be given, once it has an address.
    Preparing,
    /// The platform works on one that was given.
    Processing,
}

impl<D: Document> Facts<D> {
    /// Nothing is known.
    pub fn none() -> Self {
        Self { status: None, lenders: Vec::new(), consent: Consent::None, data: D::null() }
    }

    /// Reads `data` of an answer.
    pub fn read(data: &D) -> Self {
        let status = data.text_field("status").map(HybridStatus::from);
        let has_none = status == Some(HybridStatus::NotOffered);
        let groups = data.field("lenders");
        let lenders = groups.entries().into_iter().map(|(name, group)| {
            let offers = group.field("offers").items().unwrap_or_default();
            Lender { offers: offers.iter().filter_map(|offer| read_offer(offer, has_none)).collect(), name }
        });
        Self { status, lenders: lenders.collect(), consent: read_consent(data), data: without_address(data) }
    }

    /// The offer of this id, if it can be chosen.
    pub fn selectable(&self, id: &str) -> Option<&Offer<D>> {
        self.offers().find(|offer| offer.id == id && offer.selectable)
    }

    /// Whether there is anything to choose.
    pub fn is_selectable(&self) -> bool {
        self.offers().any(|offer| offer.selectable)
    }

    /// Whether an offer of this id is among them, however it stands.
    pub fn lists(&self, id: &str) -> bool {
        self.offers().any(|offer| offer.id == id)
    }

    /// Whether the search ended without offers.
    pub fn has_none(&self) -> bool {
        self.status == Some(HybridStatus::NotOffered)
    }

    fn offers(&self) -> impl Iterator<Item = &Offer<D>> {
        self.lenders.iter().flat_map(|lender| &lender.offers)
    }
}

/// Whether data has anything to say of offers or of a consent.
pub fn tells_of_offers<D: Document>(data: &D) -> bool {
    data.field("lenders").is_object() || aggregator(data).is_object()
}

/// The address of the consent page, if the consent can be given.
pub fn consent_address<D: Document>(data: &D) -> Option<Text> {
    let consent = aggregator(data);
    let status = consent.text_field("status").map(HybridConsentStatus::from);
    consent.text_field("url").filter(|url| status == Some(HybridConsentStatus::Ready) && !url.is_empty())
}

fn read_consent<D: Document>(data: &D) -> Consent {
    match aggregator(data).text_field("status").map(HybridConsentStatus::from) {
        Some(HybridConsentStatus::Ready) if consent_address(data).is_some() => Consent::Ready,
        Some(HybridConsentStatus::Ready) => Consent::Preparing,
        Some(HybridConsentStatus::Processing) => Consent::Processing,
        Some(HybridConsentStatus::Other(_)) | None => Consent::None,
    }
}

/// The account aggregator's part.
fn aggregator<D: Document>(data: &D) -> D {
    let parts = AGGREGATOR.into_iter().map(|name| data.field(name));
    parts.into_iter().find(|part| !part.is_null()).unwrap_or_else(D::null)
}

/// The data without what is opened and never kept.
fn without_address<D: Document>(data: &D) -> D {
    let mut bare = data.clone();
    for name in AGGREGATOR {
        let part = data.field(name);
        if !part.is_null() {
            bare = bare.copied_with(name, D::object().with("status", part.field("status")).made());
        }
    }
    bare
}

/// An offer whose id could lead elsewhere in a path, or nowhere, is none.
fn read_offer<D: Document>(data: &D, has_none: bool) -> Option<Offer<D>> {
    let id = ["offerID", "offerId", "offer_id"].into_iter().find_map(|name| data.text_field(name))?;
    let good = (1..=LONGEST_ID).contains(&id.len()) && id.bytes().any(|byte| byte != b'.');
    let status = OfferCardStatus::from(data.text_field("status").unwrap_or_default());
    let selectable = !has_none && status == OfferCardStatus::OfferReceived;
    good.then(|| Offer { id, status, selectable, data: data.clone() })
}

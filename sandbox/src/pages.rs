//! The pages at another origin: account aggregator, KYC, e-mandate and agreement. What they show, what a decision there
//! does, and where the browser goes next. The HTML is the server's.

use crate::context::Context;
use crate::instant;
use crate::journey::{Journey, StepName};
use crate::platform::Platform;
use crate::repayment::percent;
use crate::return_address::{site_url, with_query};

/// What the borrower does on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Agrees.
    Approve,
    /// Declines.
    Decline,
    /// Leaves without deciding.
    Later,
}

impl Decision {
    /// A decision by its name in a form: `approve`, `decline`, `later`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "approve" => Some(Self::Approve),
            "decline" => Some(Self::Decline),
            "later" => Some(Self::Later),
            _ => None,
        }
    }

    /// What an opaque status parameter says to the one who can read it.
    const fn returned_status(self) -> &'static str {
        match self {
            Self::Approve => "submitted",
            Self::Decline => "declined",
            Self::Later => "pending",
        }
    }
}

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// Consent to share bank data, at the account aggregator.
    Consent,
    /// Identity check.
    Kyc,
    /// Standing instruction, at the bank.
    EMandate,
    /// Signing the agreement.
    LoanAgreement,
    /// A lender's key facts statement; nothing to decide.
    KeyFacts,
}

/// A page that may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Which.
    pub kind: PageKind,
    /// The lender's name, where one is known.
    pub lender: Option<&'static str>,
    /// Facts to show: title and text.
    pub facts: Vec<(&'static str, String)>,
    /// Path to send the decision to.
    pub action: String,
}

/// Where the browser goes after a decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Return {
    /// Goes there.
    Get(String),
    /// Sends a form there.
    Post {
        /// Where.
        url: String,
        /// The form's fields.
        fields: Vec<(&'static str, String)>,
    },
}

pub(crate) const NO_PAGE: &str = "There is no such page. Go back and ask for a new link.";

impl Platform {
    /// Opens a page by its path and query. The text of a refusal is for the borrower.
    pub fn open_page(&mut self, now_ms: u64, path: &str, ecreq: Option<&str>) -> Result<Page, &'static str> {
        let (word, key) = split(path)?;
        if word == "consent" {
            return self.on_page(
                now_ms,
                |journey| journey.consent(key).is_ok(),
                |journey, context| {
                    let ticket = context.entropy.opaque(32);
                    let consent = journey.consent_mut(key).map_err(|_| NO_PAGE)?;
                    consent.open(ecreq.unwrap_or_default(), ticket.clone(), context.now_ms)?;
                    Ok(Page {
                        kind: PageKind::Consent,
                        lender: None,
                        facts: Vec::new(),
                        action: format!("/consent/{key}/{ticket}"),
                    })
                },
            );
        }
        if word == "key-facts" {
            let offered = |journey: &Journey| journey.offers.iter().any(|offer| offer.id == key && offer.is_open());
            return self.on_page(now_ms, offered, |journey, _| {
                Ok(Page { kind: PageKind::KeyFacts, action: String::new(), ..about_offer(journey, |id| id == key) })
            });
        }
        let (step, kind) = step_page(word)?;
        self.on_page(
            now_ms,
            |journey| has_link(journey, step, key),
            |journey, _| {
                let chosen = journey.chosen_offer().map(|offer| offer.id.clone()).unwrap_or_default();
                Ok(Page { kind, action: path.to_owned(), ..about_offer(journey, |id| id == chosen) })
            },
        )
    }

    /// Takes the borrower's decision on a page that was opened. The same decision once more changes nothing.
    pub fn decide(&mut self, now_ms: u64, action: &str, decision: Decision) -> Result<Return, &'static str> {
        match self.take_decision(now_ms, action, decision) {
            Ok(led_to) => {
                self.decisions.remember(action, decision, led_to.clone());
                Ok(led_to)
            }
            Err(refusal) => self.decisions.repeated(action, decision).ok_or(refusal),
        }
    }

    fn take_decision(&mut self, now_ms: u64, action: &str, decision: Decision) -> Result<Return, &'static str> {
        let (word, key) = split(action)?;
        let home = self.config().return_url.clone();
        if word == "consent" {
            let (id, ticket) = key.split_once('/').ok_or(NO_PAGE)?;
            return self.on_page(
                now_ms,
                |journey| journey.consent(id).is_ok(),
                |journey, context| {
                    let consent = journey.consent_mut(id).map_err(|_| NO_PAGE)?;
                    consent.redeem(ticket)?;
                    let to = consent.return_url().and_then(site_url).unwrap_or(home);
                    let ecres = journey.consent_decided(id, decision, context).map_err(|_| NO_PAGE)?;
                    let (fi, resdate) = (crate::journey::AGGREGATOR.to_owned(), instant::reqdate(context.now_ms));
                    Ok(Return::Get(with_query(&to, &[("fi", fi), ("resdate", resdate), ("ecres", ecres)])))
                },
            );
        }
        let (step, _) = step_page(word)?;
        self.on_page(
            now_ms,
            |journey| has_link(journey, step, key),
            |journey, context| {
                journey.step_page_decided(step, decision, context);
                let reference = context.entropy.opaque(24);
                let fields = vec![("status", decision.returned_status().to_owned()), ("reference", reference)];
                if step == StepName::LoanAgreement && journey.scenario.returns_by_post {
                    let url = home.trim_end_matches('/').to_owned() + "/return";
                    return Ok(Return::Post { url, fields });
                }
                Ok(Return::Get(with_query(&home, &fields)))
            },
        )
    }

    /// Acts on the journey that a page belongs to, at this time.
    fn on_page<T>(
        &mut self,
        now_ms: u64,
        belongs: impl Fn(&Journey) -> bool,
        act: impl FnOnce(&mut Journey, &mut Context<'_>) -> Result<T, &'static str>,
    ) -> Result<T, &'static str> {
        let (journeys, mut context) = self.background(now_ms);
        let journey = journeys.iter_mut().find(|journey| belongs(journey)).ok_or(NO_PAGE)?;
        journey.settle(&mut context);
        if journey.is_over() {
            return Err("This application has ended.");
        }
        act(journey, &mut context)
    }
}

pub(crate) fn split(path: &str) -> Result<(&str, &str), &'static str> {
    path.strip_prefix('/').and_then(|path| path.split_once('/')).ok_or(NO_PAGE)
}

fn step_page(word: &str) -> Result<(StepName, PageKind), &'static str> {
    match word {
        "kyc" => Ok((StepName::Kyc, PageKind::Kyc)),
        "e-mandate" => Ok((StepName::EMandate, PageKind::EMandate)),
        "loan-agreement" => Ok((StepName::LoanAgreement, PageKind::LoanAgreement)),
        _ => Err(NO_PAGE),
    }
}

fn has_link(journey: &Journey, step: StepName, link: &str) -> bool {
    journey.chosen.as_ref().is_some_and(|chosen| {
        let track = chosen.steps.track(step);
        track.is_actionable() && track.link == link
    })
}

fn about_offer(journey: &Journey, is_it: impl Fn(&str) -> bool) -> Page {
    let offer = journey.offers.iter().find(|offer| is_it(&offer.id));
    let facts = offer.map(|offer| {
        vec![
            ("Amount", rupees(offer.amount)),
            ("Yearly interest", format!("{} %", percent(offer.lender.rate))),
            ("Term", format!("{} months", offer.lender.months)),
            ("Monthly instalment", rupees(offer.terms().instalment())),
            ("Processing fee", rupees(offer.lender.fee)),
        ]
    });
    Page {
        kind: PageKind::KeyFacts,
        lender: offer.map(|offer| offer.lender.name),
        facts: facts.unwrap_or_default(),
        action: String::new(),
    }
}

/// Rupees as they are written in India: the last three digits, then pairs: `₹3,00,000`.
fn rupees(amount: u64) -> String {
    let digits = amount.to_string();
    let mut text = String::from("₹");
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len() - place;
        if place > 0 && (left == 3 || left > 3 && left % 2 == 1) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::rupees;

    #[test]
    fn rupees_are_grouped_as_in_india() {
        assert_eq!(
            [900, 4_500, 99_999, 300_000, 12_345_678].map(rupees),
            ["₹900", "₹4,500", "₹99,999", "₹3,00,000", "₹1,23,45,678"]
        );
    }
}

//! The pages of other parties in these experiences: the aggregator's consent, and a lender's own KYC.

use super::hosted::RESUME_LIFE_MS;
use super::{EffectKind, Experiences};
use crate::instant;
use crate::pages::{Decision, NO_PAGE, Page, PageKind, Return, split};
use crate::return_address::with_query;

const AGGREGATOR: &str = "aggregator";
const LENDER: &str = "lender";

/// What comes after a decision.
#[derive(Clone, Debug, PartialEq)]
pub enum After {
    /// The browser goes back to the partner's site.
    Back(Return),
    /// The page has done its work: the borrower closes it, or goes on in the hosted journey that this URL opens once.
    Done {
        /// A fresh URL.
        resume_url: String,
    },
}

impl Experiences {
    /// Whether a page is one of theirs.
    pub fn has_page(path: &str) -> bool {
        split(path).is_ok_and(|(word, _)| word == AGGREGATOR || word == LENDER)
    }

    /// Opens a page by its path and query. The text of a refusal is for the borrower.
    pub fn open_page(&mut self, now_ms: u64, path: &str, ecreq: Option<&str>) -> Result<Page, &'static str> {
        let (word, key) = split(path)?;
        if word == LENDER {
            let lender = self.hosted.at_lender(key).ok_or(NO_PAGE)?.lender();
            return Ok(Page { kind: PageKind::Kyc, lender, facts: Vec::new(), action: path.to_owned() });
        }
        let ticket = self.entropy.opaque(32);
        let journey = self.hybrid.values_mut().find(|journey| journey.consent.key == key).ok_or(NO_PAGE)?;
        journey.consent.open(ecreq.unwrap_or_default(), ticket.clone(), now_ms)?;
        let (id, provider_id) = (journey.id.clone(), journey.provider_id.clone());
        self.recorder(now_ms).record(&id, &provider_id, EffectKind::ConsentOpened);
        let action = format!("/{AGGREGATOR}/{key}/{ticket}");
        Ok(Page { kind: PageKind::Consent, lender: None, facts: Vec::new(), action })
    }

    /// Takes the borrower's decision on a page that was opened. The same decision once more changes nothing.
    pub fn decide(&mut self, now_ms: u64, action: &str, decision: Decision) -> Result<After, &'static str> {
        let (word, key) = split(action)?;
        if word == LENDER {
            return self.lender_decided(now_ms, key, decision);
        }
        match self.consent_decided(now_ms, key, decision) {
            Ok(led_to) => {
                self.decisions.remember(action, decision, led_to.clone());
                Ok(After::Back(led_to))
            }
            Err(refusal) => self.decisions.repeated(action, decision).map(After::Back).ok_or(refusal),
        }
    }

    fn consent_decided(&mut self, now_ms: u64, key: &str, decision: Decision) -> Result<Return, &'static str> {
        let (key, ticket) = key.split_once('/').ok_or(NO_PAGE)?;
        let journey = self.hybrid.values_mut().find(|journey| journey.consent.key == key).ok_or(NO_PAGE)?;
        let agrees = (decision != Decision::Later).then_some(decision == Decision::Approve);
        journey.consent.decide(ticket, agrees, now_ms)?;
        let (id, provider_id) = (journey.id.clone(), journey.provider_id.clone());
        if let Some(agrees) = agrees {
            let kind = if agrees { EffectKind::ConsentGiven } else { EffectKind::ConsentDeclined };
            self.recorder(now_ms).record(&id, &provider_id, kind);
        }
        let (fi, resdate) = (crate::journey::AGGREGATOR.to_owned(), instant::reqdate(now_ms));
        let ecres = self.entropy.opaque(48);
        Ok(Return::Get(with_query(&self.config.return_url, &[("fi", fi), ("resdate", resdate), ("ecres", ecres)])))
    }

    /// What was decided on a lender's page shows in the hosted journey. Decided twice, it counts once.
    fn lender_decided(&mut self, now_ms: u64, key: &str, decision: Decision) -> Result<After, &'static str> {
        let journey = self.hosted.at_lender(key).ok_or(NO_PAGE)?;
        let id = journey.id.clone();
        if decision == Decision::Approve && journey.back_from_lender() {
            self.step_done(now_ms, &id);
        }
        let resume_url = self.embed_url(&id, now_ms + RESUME_LIFE_MS);
        Ok(After::Done { resume_url })
    }
}

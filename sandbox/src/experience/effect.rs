//! What happens in Hybrid and Hosted, for the effect log.

use serde::Serialize;

use crate::digest::digest;
use crate::effects::{Effect, EffectLog};
use crate::instant;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EffectKind {
    /// A Hybrid journey started, and lenders were asked.
    HybridStarted,
    /// A Hybrid journey was started again: it went on instead.
    HybridResumed,
    /// The borrower opened a consent page.
    ConsentOpened,
    /// The borrower agreed on the consent page.
    ConsentGiven,
    /// The borrower declined on the consent page.
    ConsentDeclined,
    /// A one-time URL was made.
    HostedUrlIssued,
    /// A one-time URL was used.
    HostedOpened,
    /// A URL that was dead was tried.
    HostedRefused,
    /// The borrower was sent to a lender's own page.
    ExternalStepOpened,
    /// A step of the hosted journey was done.
    HostedStepDone,
    /// The hosted journey was left.
    HostedExited,
    /// The hosted journey came to its end.
    HostedCompleted,
}

/// Writes effects down at one moment.
pub struct Recorder<'a> {
    pub now_ms: u64,
    pub log: &'a mut EffectLog<EffectKind>,
}

impl Recorder<'_> {
    pub fn record(&mut self, journey_id: &str, provider_id: &str, kind: EffectKind) {
        self.log.push(Effect {
            at: instant::iso(self.now_ms),
            journey_id: journey_id.to_owned(),
            borrower_digest: digest(&[provider_id]),
            kind,
            key_digest: None,
        });
    }
}

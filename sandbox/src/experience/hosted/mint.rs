//! `POST /api/lab/sessions`: a one-time URL for the embedded page.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::ticket::BOOTSTRAP_LIFE_MS;
use crate::experience::body::journey_type;
use crate::experience::envelope::Answer;
use crate::experience::{EffectKind, Experiences};
use crate::refusal::Refusal;

/// The same value under every key (CONTRACT.md 3).
const CASINGS: [&str; 6] = ["embedURL", "embedUrl", "embedurl", "Embedurl", "EmbedUrl", "EmbedURL"];
const TENANT: &str = "5a0e9a52-0d1b-4a51-8f4e-6a1d2c3b0001";
const APPLICATION: &str = "5a0e9a52-0d1b-4a51-8f4e-6a1d2c3b0002";

impl Experiences {
    /// A URL for the borrower whom the body names; their journey begins, or goes on.
    pub(crate) fn mint_hosted(&mut self, now_ms: u64, body: &Value) -> Result<Answer, Refusal> {
        let provider_id = body.get("borrowerProviderID").and_then(Value::as_str).unwrap_or_default();
        let role = self.recast(provider_id, body.get("profile"));
        let known = self.hosted.of_borrower(provider_id).map(|journey| journey.id.clone());
        let id = known.unwrap_or_else(|| self.entropy.uuid());
        self.hosted.begin(&id, provider_id, role.hosted, None);
        let url = self.issue(now_ms, &id, journey_type(body));
        Ok(Answer::new(200, CASINGS.into_iter().map(|key| (key.to_owned(), json!(url))).collect::<Map<_, _>>().into()))
    }

    /// A URL that opens a journey once, within two minutes. The first of some scenarios are dead.
    pub(crate) fn issue(&mut self, now_ms: u64, id: &str, journey_type: &str) -> String {
        let Some(journey) = self.hosted.journey_mut(id) else { return String::new() };
        journey.links += 1;
        let is_dead = journey.links <= journey.scenario.dead_links;
        let provider_id = journey.provider_id.clone();
        self.recorder(now_ms).record(id, &provider_id, EffectKind::HostedUrlIssued);
        let expires_ms = if is_dead { now_ms } else { now_ms + BOOTSTRAP_LIFE_MS };
        self.embed_url(id, &provider_id, journey_type, expires_ms)
    }

    /// The address of the embedded page, a bootstrap token in its fragment.
    pub(crate) fn embed_url(&mut self, id: &str, provider_id: &str, journey_type: &str, expires_ms: u64) -> String {
        let token = self.hosted.tickets.bootstrap(id, expires_ms, &mut self.entropy);
        let (origin, borrower) = (&self.hosted_origin, utf8_percent_encode(provider_id, NON_ALPHANUMERIC));
        format!(
            "{origin}/lab/embed?tenant_id={TENANT}&application_id={APPLICATION}&borrower_provider_id={borrower}\
             &journey_type={journey_type}#{token}"
        )
    }
}

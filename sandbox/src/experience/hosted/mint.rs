//! `POST /api/lab/sessions`: a one-time URL for the embedded page.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::ticket::BOOTSTRAP_LIFE_MS;
use crate::experience::body::journey_type;
use crate::experience::envelope::Answer;
use crate::experience::{EffectKind, Experiences};
use crate::refusal::Refusal;
use crate::webhook::{APPLICATION_ID, TENANT_ID};

/// The same value under every key (CONTRACT.md 3).
const CASINGS: [&str; 6] = ["embedURL", "embedUrl", "embedurl", "Embedurl", "EmbedUrl", "EmbedURL"];

impl Experiences {
    /// A URL for the borrower whom the body names; their journey begins, or goes on.
    pub(crate) fn mint_hosted(&mut self, now_ms: u64, body: &Value) -> Result<Answer, Refusal> {
        let provider_id = body.get("borrowerProviderID").and_then(Value::as_str).unwrap_or_default();
        let role = self.recast(provider_id, body, "profile");
        let known = self.hosted.of_borrower(provider_id).map(|journey| journey.id.clone());
        let id = known.unwrap_or_else(|| self.entropy.uuid());
        self.hosted.begin(&id, provider_id, journey_type(body), role.hosted, None);
        let url = self.issue(now_ms, &id);
        Ok(Answer::new(200, CASINGS.into_iter().map(|key| (key.to_owned(), json!(url))).collect::<Map<_, _>>().into()))
    }

    /// A URL that opens a journey once, within two minutes. The first of some scenarios are dead.
    pub(crate) fn issue(&mut self, now_ms: u64, id: &str) -> String {
        let Some(journey) = self.hosted.journey_mut(id) else { return String::new() };
        journey.links += 1;
        let is_dead = journey.links <= journey.scenario.dead_links;
        let provider_id = journey.provider_id.clone();
        self.recorder(now_ms).record(id, &provider_id, EffectKind::HostedUrlIssued);
        let expires_ms = if is_dead { now_ms } else { now_ms + BOOTSTRAP_LIFE_MS };
        self.embed_url(id, expires_ms)
    }

    /// The address of the embedded page, a bootstrap token in its fragment.
    pub(crate) fn embed_url(&mut self, id: &str, expires_ms: u64) -> String {
        let token = self.hosted.tickets.bootstrap(id, expires_ms, &mut self.entropy);
        let Some(journey) = self.hosted.journey_mut(id) else { return String::new() };
        let (borrower, kind) = (utf8_percent_encode(&journey.provider_id, NON_ALPHANUMERIC), &journey.kind);
        let origin = &self.hosted_origin;
        format!(
            "{origin}/lab/embed?tenant_id={TENANT_ID}&application_id={APPLICATION_ID}&borrower_provider_id={borrower}\
             &journey_type={kind}#{token}"
        )
    }
}

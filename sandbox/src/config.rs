//! How a platform is set up.

use crate::faults::Fault;

/// What a platform needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    /// The partner's API key (`sk_test_…`).
    pub api_key: String,
    /// Seed of ids, tokens and faults.
    pub seed: u64,
    /// Divides every wait of the platform.
    pub speed: f64,
    /// Origin of the consent, KYC, mandate and agreement pages.
    pub pages_origin: String,
    /// Where those pages return to, unless a call says otherwise.
    pub return_url: String,
    /// Faults that lie over every journey.
    pub faults: Vec<Fault>,
}

impl Config {
    /// A wait of the platform in milliseconds; `seconds` at speed 1.
    pub(crate) fn scaled_ms(&self, seconds: u64) -> u64 {
        (seconds as f64 * 1000.0 / self.speed) as u64
    }
}

//! Randomness from one seed: the same seed and the same calls give the same ids, tokens and faults.

use uuid::Builder;

/// A seeded source.
pub struct Entropy(fastrand::Rng);

impl Entropy {
    pub fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A UUID, version 4.
    pub fn uuid(&mut self) -> String {
        Builder::from_random_bytes(self.0.u128(..).to_be_bytes()).into_uuid().to_string()
    }

    /// Letters and digits, for tokens and opaque values.
    pub fn opaque(&mut self, length: usize) -> String {
        (0..length).map(|_| self.0.alphanumeric()).collect()
    }

    /// Capitals and digits, for the tail of an id such as `req_01JABC123`.
    pub fn tail(&mut self) -> String {
        let letters = std::iter::repeat_with(|| self.0.alphanumeric().to_ascii_uppercase());
        "01".chars().chain(letters.take(10)).collect()
    }

    /// A number from `low` up to, but not, `high`.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        self.0.u64(low..high)
    }
}

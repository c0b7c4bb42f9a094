//! Randomness from a seed (SplitMix64), for the world and for each page's machine: a run replays.

use credit_journey::machine::Entropy;

/// A seeded source.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    /// A source that the seed determines.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Where it stands: a source of this seed goes on the same.
    pub const fn seed(&self) -> u64 {
        self.0
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A source of its own, so that what it is used for does not disturb this one.
    pub fn fork(&mut self) -> Self {
        Self(self.roll())
    }

    /// A whole number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.roll() % end.max(1)
    }

    /// Whole milliseconds from `low` to `high`.
    pub fn between(&mut self, low: u64, high: u64) -> f64 {
        (low + self.below(high - low + 1)) as f64
    }

    /// True so many times in a thousand.
    pub fn chance(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }

    /// One of these; none if there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let at = usize::try_from(self.below(from.len() as u64)).unwrap_or_default();
        from.get(at)
    }
}

impl Entropy for Dice {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let rolled = self.roll().to_le_bytes();
            chunk.copy_from_slice(rolled.get(..chunk.len()).unwrap_or_default());
        }
    }
}

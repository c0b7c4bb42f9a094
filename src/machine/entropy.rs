//! Randomness: given, never drawn. In the browser it is the platform's own generator; in tests a seeded one.

use super::Millis;
use crate::contract::Text;

/// A source of unpredictable bytes.
pub trait Entropy {
    /// Fills `bytes`.
    fn fill(&mut self, bytes: &mut [u8]);

    /// A random UUID (version 4): an idempotency key or correlation id.
    fn uuid(&mut self) -> Text {
        let mut bytes = [0; 16];
        self.fill(&mut bytes);
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        dashed(&hex(&bytes))
    }

    /// 128 random bits as text: the one-time state of a redirect.
    fn state(&mut self) -> Text {
        let mut bytes = [0; 16];
        self.fill(&mut bytes);
        hex(&bytes)
    }
}

/// Chance that need not be secret, only spread: when to poll, when to try again. It comes from a seed that the event log
/// keeps, so that a replay waits as long as the borrower did.
#[derive(Clone, Copy)]
pub struct Jitter(u32);

impl Jitter {
    /// A jitter whose seed is the next four bytes of `entropy`.
    pub fn drawn(entropy: &mut impl Entropy) -> Self {
        let mut seed = [0; 4];
        entropy.fill(&mut seed);
        Self(u32::from_le_bytes(seed))
    }

    /// What it goes on from.
    pub fn seed(self) -> u32 {
        self.0
    }

    /// A moment inside a band, evenly.
    pub fn within(&mut self, band: (Millis, Millis)) -> Millis {
        // SplitMix32: any seed will do, zero too.
        self.0 = self.0.wrapping_add(0x9e37_79b9);
        let mut mixed = (self.0 ^ (self.0 >> 16)).wrapping_mul(0x21f0_aaad);
        mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x735a_2d97);
        mixed ^= mixed >> 15;
        band.0 + (band.1 - band.0) * (f64::from(mixed) / 4_294_967_296.0)
    }
}

/// 32 hexadecimal digits in the shape of a UUID.
pub fn dashed(digits: &str) -> Text {
    let mut text = digits.to_owned();
    for at in [20, 16, 12, 8] {
        text.insert(at, '-');
    }
    text.into()
}

/// Bytes as lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> Text {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut digits = String::new();
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            digits.push(char::from(DIGITS[usize::from(nibble)]));
        }
    }
    digits.into()
}

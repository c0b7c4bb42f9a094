//! What may go wrong with deliveries, on demand. All of them arrive well in the end: a receiver that refuses what it
//! should gets them again.

/// One kind of mishap. It befalls every delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// What was taken comes once more.
    Duplicate,
    /// Of two snapshots of a journey the newer comes first; a last one, somewhat later.
    OutOfOrder,
    /// The first try is signed with a secret that nobody shares.
    BadSignature,
    /// The first try is well signed, but ten minutes ago.
    Late,
}

impl Mishap {
    /// Every mishap, with its name in `--webhook-faults`.
    pub const ALL: &[(&str, Self)] = &[
        ("duplicate", Self::Duplicate),
        ("out-of-order", Self::OutOfOrder),
        ("bad-signature", Self::BadSignature),
        ("late", Self::Late),
    ];

    /// The mishap of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, mishap)| *mishap)
    }
}

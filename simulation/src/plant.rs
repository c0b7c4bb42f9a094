//! Bugs planted outside the machine, to see that the invariants would catch them.

use clap::ValueEnum;

/// A planted bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Plant {
    /// Every attempt of a mutation leaves with an idempotency key of its own.
    FreshKeys,
    /// The record is never stored, though storage works.
    ForgottenRecord,
    /// An answer from the past is given as if it were new.
    StaleAsNew,
    /// Coming back from a page counts as having succeeded there.
    TrustedReturn,
    /// Every tab that tries for the lock is told that it leads.
    EveryTabLeads,
    /// No tab hears of a sign-out in another.
    QuietSignOut,
    /// A page is not told that it stands in a frame.
    UnseenFrame,
}

impl Plant {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::FreshKeys,
        Self::ForgottenRecord,
        Self::StaleAsNew,
        Self::TrustedReturn,
        Self::EveryTabLeads,
        Self::QuietSignOut,
        Self::UnseenFrame,
    ];
}

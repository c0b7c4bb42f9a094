//! A mutation that may have happened: enough to know it again, and nothing of what it carried.

use super::super::Millis;
use super::Record;
use crate::contract::{Document, Text};

/// A mutation whose outcome is not known.
#[derive(Clone, PartialEq, Debug)]
pub struct Intent {
    /// Its idempotency key.
    pub key: Text,
    /// Name of the endpoint.
    pub operation: Text,
    /// Digests of the ids in its path, the journey's first, one after the other.
    pub target: Text,
    /// Digest of the body; never the body.
    pub digest: Text,
    /// How far it came.
    pub phase: Phase,
    /// When it was made, ms.
    pub at_ms: Millis,
}

/// How far an intent came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// It waits, for a session say: what was never sent did not happen.
    Written,
    /// It was sent, and may have happened.
    Sent,
}

impl Phase {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Sent => "sent",
        }
    }
}

impl Intent {
    /// Whether both want the same done to the same, though perhaps in another way.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        self.operation == other.operation && self.target == other.target
    }

    pub(super) fn read<D: Document>(stored: &D) -> Option<Self> {
        let phase = stored.text_field("phase")?;
        Some(Self {
            key: stored.text_field("key")?,
            operation: stored.text_field("operation")?,
            target: stored.text_field("target")?,
            digest: stored.text_field("digest")?,
            phase: [Phase::Written, Phase::Sent].into_iter().find(|known| known.as_str() == &phase[..])?,
            at_ms: stored.number_field("atMs")?,
        })
    }

    pub(super) fn write<D: Document>(&self) -> D {
        D::object()
            .with_text("key", &self.key)
            .with_text("operation", &self.operation)
            .with_text("target", &self.target)
            .with_text("digest", &self.digest)
            .with_text("phase", self.phase.as_str())
            .with_number("atMs", self.at_ms)
            .made()
    }
}

impl Record {
    /// What stands for the ids of a path; that of a journey begins all those below it.
    pub fn target(&self, ids: &[Text]) -> Text {
        let mut target = String::new();
        for id in ids {
            target.push_str(&self.digest(&["target", id]));
        }
        target.into()
    }
}

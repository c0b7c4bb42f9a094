//! Text that is passed on more often than it is read.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Text that never changes, in one word: an id, a spelling, a message. Cheap to hand on and to keep twice.
///
/// A `String` is three words, to be copied wherever it goes: a kilobyte of wasm. Its functions are not inlined for the
/// same reason. Shared across threads, since the sandbox answers on several; in wasm, which has one, that costs nothing.
#[derive(PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Text(Arc<String>);

impl Text {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Clone for Text {
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::from("")
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Text {
    #[inline(never)]
    fn from(text: String) -> Self {
        Self(Arc::new(text))
    }
}

impl From<&str> for Text {
    #[inline(never)]
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        Arc::unwrap_or_clone(text.0)
    }
}

impl core::fmt::Debug for Text {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.as_str().fmt(formatter)
    }
}

impl core::fmt::Display for Text {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.as_str().fmt(formatter)
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

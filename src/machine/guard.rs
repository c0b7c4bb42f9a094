//! The secret guard (DESIGN.md 3.7): an API key has no business here, wherever it is seen.

use crate::contract::{API_KEY_PREFIX, Document};

/// Whether some word in a value begins as an API key does. Words begin after a quote or a space: `task_force` is none.
pub fn holds_api_key<D: Document>(value: &D) -> bool {
    ["\"", " "].iter().any(|before| value.mentions(&[before, API_KEY_PREFIX].concat()))
}

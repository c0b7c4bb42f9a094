//! The secret guard (DESIGN.md 3.7): an API key has no business here, wherever it is seen.

use crate::contract::{API_KEY_PREFIX, Document};

/// Whether some word in a value begins as an API key does, be it in the midst of an address: `?key=sk_…`. `task_force`
/// is no such word.
pub fn holds_api_key<D: Document>(value: &D) -> bool {
    value.mentions(API_KEY_PREFIX) && begins_a_word(&value.to_json())
}

fn begins_a_word(json: &str) -> bool {
    let of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    json.match_indices(API_KEY_PREFIX).any(|(at, _)| !json.get(..at).is_some_and(|before| before.ends_with(of_word)))
}

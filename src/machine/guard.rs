//! The secret guard (DESIGN.md 3.7): an API key has no business here, wherever it is seen.

use crate::contract::{API_KEY_PREFIX, Document};

/// Whether some word in a value begins as an API key does: `Bearer sk_…`. `task_force` is no such word.
pub fn holds_api_key<D: Document>(value: &D) -> bool {
    value.mentions(API_KEY_PREFIX) && holds_key(value.to_json().as_bytes())
}

/// Byte by byte: the standard library's search of text would cost a kilobyte more, for a speed that nobody needs.
fn holds_key(json: &[u8]) -> bool {
    (0..json.len()).any(|at| {
        let (before, word) = json.split_at(at);
        let key = word.strip_prefix(API_KEY_PREFIX.as_bytes()).filter(|_| begins_a_word(before));
        key.is_some_and(|key| has_mode(key) || !is_of_address(before))
    })
}

fn begins_a_word(before: &[u8]) -> bool {
    match before {
        [.., letter] if letter.is_ascii_alphanumeric() || *letter == b'_' => ends_an_escape(before),
        _ => true,
    }
}

/// Whether an address is being told. A part of another party's is chance, and may begin as a key does: there the mode of
/// the key must follow.
fn is_of_address(before: &[u8]) -> bool {
    before.rsplit(|letter| *letter == b'"').next().is_some_and(|text| text.starts_with(b"http"))
}

fn has_mode(key: &[u8]) -> bool {
    key.starts_with(b"live_") || key.starts_with(b"test_")
}

/// Letters that belong to no word: of an escape in JSON (`\n`, `\u000b`) or in an address (`%20`).
fn ends_an_escape(before: &[u8]) -> bool {
    match before {
        [.., b'\\', _] | [.., b'\\', b'u', _, _, _, _] => true,
        [.., b'%', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        _ => false,
    }
}

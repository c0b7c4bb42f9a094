//! The secret guard (DESIGN.md 3.7): an API key has no business here, wherever it is seen.

use crate::contract::{API_KEY_PREFIX, Document};

/// Whether some word in a value begins as an API key does, be it in the midst of an address: `?key=sk_…`. `task_force`
/// is no such word.
pub fn holds_api_key<D: Document>(value: &D) -> bool {
    value.mentions(API_KEY_PREFIX) && begins_a_word(&value.to_json())
}

/// Byte by byte: the standard library's search of text would cost a kilobyte more, for a speed that nobody needs.
fn begins_a_word(json: &str) -> bool {
    let prefix = API_KEY_PREFIX.as_bytes();
    let found = json.as_bytes().windows(prefix.len()).enumerate().filter(|(_, here)| *here == prefix);
    found.into_iter().any(|(at, _)| match json.as_bytes().get(..at) {
        Some(before @ [.., letter]) if letter.is_ascii_alphanumeric() || *letter == b'_' => ends_an_escape(before),
        _ => true,
    })
}

/// Letters that belong to no word: of an escape in JSON (`\n`, `\u000b`) or in an address (`%20`).
fn ends_an_escape(before: &[u8]) -> bool {
    match before {
        [.., b'\\', _] | [.., b'\\', b'u', _, _, _, _] => true,
        [.., b'%', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        _ => false,
    }
}

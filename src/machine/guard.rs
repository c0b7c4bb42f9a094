//! The secret guard (DESIGN.md 3.7): an API key has no business here, wherever it is seen.

use crate::contract::{API_KEY_PREFIX, Document};

/// Whether some word in a value begins as an API key does, be it in the midst of an address: `?key=sk_…`. `task_force`
/// is no such word.
pub fn holds_api_key<D: Document>(value: &D) -> bool {
    holds_word(value, API_KEY_PREFIX)
}

/// The same of another party's address: a part of it is chance, and may begin as a key does. There the mode of the key
/// must follow.
pub fn holds_api_key_in_address<D: Document>(address: &D) -> bool {
    holds_word(address, "sk_live_") || holds_word(address, "sk_test_")
}

fn holds_word<D: Document>(value: &D, beginning: &str) -> bool {
    value.mentions(beginning) && begins_a_word(&value.to_json(), beginning.as_bytes())
}

/// Byte by byte: the standard library's search of text would cost a kilobyte more, for a speed that nobody needs.
fn begins_a_word(json: &str, prefix: &[u8]) -> bool {
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

//! Identifiers in paths. All of them are strict UUIDs (CONTRACT.md 2.5), checked before a URL is built.

/// Whether `text` is a UUID in its 8-4-4-4-12 form, of either case.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

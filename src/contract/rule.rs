//! What a field must be: the platform's rules (CONTRACT.md 2.5), and Indian formats where it names them.

use super::is_uuid;
use super::validation::Shape;

/// What a field must be.
#[derive(Clone, Copy)]
pub enum Rule {
    /// A string that passes a test.
    Text {
        /// The test.
        good: fn(&str) -> bool,
        /// What is wrong when it fails, for people.
        message: &'static str,
    },
    /// One of the canonical spellings.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Boolean,
    /// An object of this shape.
    Object(Shape),
}

const fn text(message: &'static str, good: fn(&str) -> bool) -> Rule {
    Rule::Text { good, message }
}

/// Any string.
pub const ANY_TEXT: Rule = text("must be a string", |_| true);
/// A string that is not blank.
pub const NAME: Rule = text("must not be empty", |text| !text.chars().all(blank));
/// An Indian mobile number: 10 digits, the first 6 to 9.
pub const MOBILE: Rule = text("must be a valid mobile number", |text| {
    shaped(text, "dddddddddd") && text.as_bytes().first().is_some_and(|first| *first >= b'6')
});
/// A permanent account number: five letters, four digits, a letter.
pub const PAN: Rule = text("must be a valid PAN", |text| shaped(text, "AAAAAddddA"));
/// A PIN code: six digits, the first not zero.
pub const PINCODE: Rule = text("must be a valid PIN code", |text| shaped(text, "dddddd") && !text.starts_with('0'));
/// An IFSC: four letters, a zero, six letters or digits.
pub const IFSC: Rule = text("must be a valid IFSC", |text| shaped(text, "AAAA0xxxxxx"));
/// A bank account number: 6 to 18 digits.
pub const ACCOUNT_NUMBER: Rule = text("must be 6 to 18 digits", |text| (6..=18).contains(&text.len()) && digits(text));
/// A positive amount as a digit string (`250000`).
pub const AMOUNT: Rule = text("must be a positive amount in digits", |text| {
    digits(text) && (1..=15).contains(&text.len()) && !text.starts_with('0')
});
/// An e-mail address: something before one @, a dotted host after it, no spaces.
pub const EMAIL: Rule = text("must be a valid e-mail address", |text| {
    text.split_once(['@']).is_some_and(|(user, host)| {
        !user.is_empty()
            && text.len() <= 254
            && !host.contains(['@'])
            && host.contains(['.'])
            && host.split(['.']).all(|label| !label.is_empty())
            && !text.contains(blank)
    })
});
/// A date of birth, `YYYY-MM-DD`, that is on the calendar.
pub const DATE_OF_BIRTH: Rule =
    text("must be a date as YYYY-MM-DD", |text| shaped(text, "dddd-dd-dd") && on_calendar(text));
/// A strict UUID.
pub const UUID: Rule = text("must be a UUID", is_uuid);

/// Whether a letter shows nothing: white space as JavaScript's `\s` has it, or a control character.
fn blank(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || letter == '\u{feff}'
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `text` has the shape: `A` a capital letter, `d` a digit, `x` either; anything else itself.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, kind)| match kind {
            b'A' => byte.is_ascii_uppercase(),
            b'd' => byte.is_ascii_digit(),
            b'x' => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            literal => byte == literal,
        })
}

fn on_calendar(date: &str) -> bool {
    let mut parts = date.split(['-']).filter_map(|part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    year >= 1900 && (1..=days).contains(&day)
}

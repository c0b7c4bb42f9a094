//! Checks of input before any request, naming each fault by the platform's dotted path (CONTRACT.md 2.5).
//!
//! They run over the raw input, not a decoded type: a number where a string belongs is named like any other fault.

use std::borrow::Cow;

use super::document::Document;

/// One thing wrong with an input. It never holds the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a dotted path (`profile.contactNumber`).
    pub field: String,
    /// What is wrong, for people.
    pub message: Cow<'static, str>,
}

/// An input that can be checked.
pub trait Validate {
    /// Everything wrong with `input`; empty when it may be sent.
    fn problems<D: Document>(input: &D) -> Vec<Problem>;
}

/// The checks of one object, collecting what is wrong.
pub struct Checks<'a, D> {
    object: &'a D,
    path: String,
    problems: Vec<Problem>,
}

impl<'a, D: Document> Checks<'a, D> {
    /// Starts checking the whole input.
    pub fn of_object(object: &'a D) -> Self {
        let mut checks = Self { object, path: String::new(), problems: Vec::new() };
        if !object.is_object() {
            checks.fault("body", "must be an object");
        }
        checks
    }

    /// All that was found.
    pub fn done(self) -> Vec<Problem> {
        self.problems
    }

    /// Checks an object inside this one, if it is there.
    pub fn object(&mut self, name: &str, check: impl FnOnce(&mut Checks<'_, D>)) {
        let value = self.object.field(name);
        if value.is_null() {
            return;
        }
        if !value.is_object() {
            self.fault(name, "must be an object");
            return;
        }
        let mut inner = Checks { object: &value, path: self.at(name), problems: Vec::new() };
        check(&mut inner);
        self.problems.append(&mut inner.problems);
    }

    /// Checks a field that must be there.
    pub fn required(&mut self, name: &str, check: impl FnOnce(&mut Self, &str)) {
        if self.object.field(name).is_null() {
            self.fault(name, "is required");
        } else {
            check(self, name);
        }
    }

    /// Checks a field that may be absent.
    pub fn optional(&mut self, name: &str, check: impl FnOnce(&mut Self, &str)) {
        if !self.object.field(name).is_null() {
            check(self, name);
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, name: &str) {
        if self.object.field(name).boolean().is_none() {
            self.fault(name, "must be true or false");
        }
    }

    /// Any string.
    pub fn any_text(&mut self, name: &str) {
        self.text(name, "must be a string", |_| true);
    }

    /// A string that is not blank.
    pub fn name(&mut self, name: &str) {
        self.text(name, "must not be empty", |text| !text.chars().all(blank));
    }

    /// One of the canonical spellings.
    pub fn one_of(&mut self, name: &str, spellings: impl Iterator<Item = &'static str>) {
        let mut spellings = spellings;
        self.text(name, "must be one of the canonical spellings", |text| spellings.any(|known| known == text));
    }

    /// An Indian mobile number: 10 digits, the first 6 to 9.
    pub fn mobile(&mut self, name: &str) {
        self.text(name, "must be a valid mobile number", |text| {
            shaped(text, "dddddddddd") && text.as_bytes().first().is_some_and(|first| *first >= b'6')
        });
    }

    /// A permanent account number: five letters, four digits, a letter.
    pub fn pan(&mut self, name: &str) {
        self.text(name, "must be a valid PAN", |text| shaped(text, "AAAAAddddA"));
    }

    /// A PIN code: six digits, the first not zero.
    pub fn pincode(&mut self, name: &str) {
        self.text(name, "must be a valid PIN code", |text| shaped(text, "dddddd") && !text.starts_with('0'));
    }

    /// An IFSC: four letters, a zero, six letters or digits.
    pub fn ifsc(&mut self, name: &str) {
        self.text(name, "must be a valid IFSC", |text| shaped(text, "AAAA0xxxxxx"));
    }

    /// A bank account number: 6 to 18 digits.
    pub fn account_number(&mut self, name: &str) {
        self.text(name, "must be 6 to 18 digits", |text| (6..=18).contains(&text.len()) && digits(text));
    }

    /// A positive amount as a digit string (`250000`).
    pub fn amount(&mut self, name: &str) {
        self.text(name, "must be a positive amount in digits", |text| {
            digits(text) && text.len() <= 15 && text.bytes().any(|digit| digit != b'0') && !text.starts_with('0')
        });
    }

    /// An e-mail address: something before one @, a dotted host after it, no spaces.
    pub fn email(&mut self, name: &str) {
        self.text(name, "must be a valid e-mail address", |text| {
            text.split_once('@').is_some_and(|(user, host)| {
                !user.is_empty()
                    && text.len() <= 254
                    && !host.contains('@')
                    && host.split('.').count() > 1
                    && host.split('.').all(|label| !label.is_empty())
                    && !text.contains(blank)
            })
        });
    }

    /// A date of birth, `YYYY-MM-DD`, that is on the calendar.
    pub fn date_of_birth(&mut self, name: &str) {
        self.text(name, "must be a date as YYYY-MM-DD", |text| shaped(text, "dddd-dd-dd") && on_calendar(text));
    }

    /// A strict UUID.
    pub fn uuid(&mut self, name: &str) {
        self.text(name, "must be a UUID", super::is_uuid);
    }

    fn text(&mut self, name: &str, message: &'static str, good: impl FnOnce(&str) -> bool) {
        if !self.object.field(name).text().is_some_and(|text| good(&text)) {
            self.fault(name, message);
        }
    }

    fn fault(&mut self, name: &str, message: &'static str) {
        self.problems.push(Problem { field: self.at(name), message: message.into() });
    }

    fn at(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { [&self.path, ".", name].concat() }
    }
}

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
    let mut parts = date.split('-').filter_map(|part| part.parse::<u32>().ok());
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

//! Checks of input before any request, naming each fault by the platform's dotted path (CONTRACT.md 2.5).
//!
//! They run over the raw input, not a decoded type: a number where a string belongs is named like any other fault. What
//! is checked is data (a [`Shape`]), so that a type says in one line per field what it takes.

use super::document::Document;
use super::rule::Rule;
use super::text::Text;

/// One thing wrong with an input. It never holds the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a dotted path (`profile.contactNumber`).
    pub field: Text,
    /// What is wrong, for people.
    pub message: Text,
}

/// One field of an input.
#[derive(Clone, Copy)]
pub struct Field {
    name: &'static str,
    required: bool,
    rule: Rule,
}

/// The fields of an input that are checked; any other passes as given.
pub type Shape = &'static [Field];

/// A field that must be there.
pub const fn required(name: &'static str, rule: Rule) -> Field {
    Field { name, required: true, rule }
}

/// A field that may be absent or null.
pub const fn optional(name: &'static str, rule: Rule) -> Field {
    Field { name, required: false, rule }
}

/// An input that can be checked.
pub trait Validate {
    /// Its fields.
    const SHAPE: Shape;

    /// Everything wrong with `input`; empty when it may be sent.
    fn problems<D: Document>(input: &D) -> Vec<Problem> {
        check(input, Self::SHAPE)
    }
}

/// Everything wrong with `input`, which must be an object of this shape.
pub fn check<D: Document>(input: &D, shape: Shape) -> Vec<Problem> {
    let mut problems = Vec::new();
    if input.is_object() {
        check_fields(input, "", shape, &mut problems);
    } else {
        problems.push(Problem { field: "body".into(), message: "must be an object".into() });
    }
    problems
}

fn check_fields<D: Document>(object: &D, path: &str, shape: Shape, problems: &mut Vec<Problem>) {
    for Field { name, required, rule } in shape {
        let value = object.field(name);
        let at = if path.is_empty() { Text::from(*name) } else { [path, ".", name].concat().into() };
        let fault = match rule {
            _ if value.is_null() => required.then_some("is required"),
            Rule::Boolean => value.boolean().is_none().then_some("must be true or false"),
            Rule::Text { good, message } => (!value.text().is_some_and(|text| good(&text))).then_some(*message),
            Rule::OneOf(spellings) => {
                let known = value.text().is_some_and(|text| spellings.contains(&text.as_str()));
                (!known).then_some("must be one of the canonical spellings")
            }
            Rule::Object(_) if !value.is_object() => Some("must be an object"),
            Rule::Object(inner) => {
                check_fields(&value, &at, inner, problems);
                None
            }
        };
        if let Some(message) = fault {
            problems.push(Problem { field: at, message: message.into() });
        }
    }
}

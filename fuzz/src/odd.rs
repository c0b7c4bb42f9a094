//! What is odd: JSON in the contract's own words but not of its shapes, and real JSON with a few things wrong.

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value};

/// Every word of the contract: names of fields, spellings of enums, and whatever else stands there.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let words = include_str!("../../openapi.yaml").split(|other| !letter(other));
    let mut words: Vec<_> = words.filter(|word| word.len() > 1).collect();
    words.sort_unstable();
    words.dedup();
    words
});

/// Moments, and what only looks like one.
const MOMENTS: [&str; 7] = [
    "2026-03-05T12:00:00.000Z",
    "2026-03-05T11:59:59.999Z",
    "2126-03-05T12:00:00.000Z",
    "-262143-01-01T00:00:00Z",
    "2026-03-05T12:00:00+23:59",
    "Thu, 05 Mar 2026 12:00:00 GMT",
    "2026-13-45T99:99:99Z",
];

/// What the platform says in words may name the borrower, and even a token.
pub const INDISCREET: &str = "9876501234 of canary@example.com (QWERT6789Z): st_test_1, rt_test_1";

/// Some JSON, nested this deep at most.
pub fn document(bytes: &mut Unstructured<'_>, depth: u8) -> Result<Value> {
    let kinds = if depth == 0 { 8 } else { 11 };
    Ok(match bytes.int_in_range(0..=kinds)? {
        0 => Value::Null,
        1 => bytes.arbitrary::<bool>()?.into(),
        2 => bytes.arbitrary::<i8>()?.into(),
        3 => bytes.arbitrary::<i64>()?.into(),
        4 => bytes.arbitrary::<f64>()?.into(),
        5 => (*bytes.choose(&MOMENTS)?).into(),
        6 => bytes.arbitrary::<&str>()?.into(),
        7 | 8 => word(bytes)?.into(),
        9 => (0..bytes.int_in_range(0..=3)?).map(|_| document(bytes, depth - 1)).collect::<Result<_>>()?,
        _ => object(bytes, depth - 1)?.into(),
    })
}

/// Some object.
pub fn object(bytes: &mut Unstructured<'_>, depth: u8) -> Result<Map<String, Value>> {
    let fields = bytes.int_in_range(0..=5)?;
    (0..fields).map(|_| Ok((word(bytes)?.to_owned(), document(bytes, depth)?))).collect()
}

fn word(bytes: &mut Unstructured<'_>) -> Result<&'static str> {
    bytes.choose(&WORDS).copied()
}

/// Makes up to three things wrong, anywhere in it.
pub fn spoil(bytes: &mut Unstructured<'_>, whole: &mut Value) -> Result<()> {
    for _ in 0..bytes.int_in_range(1..=3)? {
        spoil_somewhere(bytes, whole)?;
    }
    Ok(())
}

fn spoil_somewhere(bytes: &mut Unstructured<'_>, part: &mut Value) -> Result<()> {
    let deeper = bytes.ratio(4, 5)?;
    match part {
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = bytes.choose_index(items.len())?;
            spoil_somewhere(bytes, &mut items[at])
        }
        Value::Object(fields) if deeper && !fields.is_empty() => {
            let at = bytes.choose_index(fields.len())?;
            fields.values_mut().nth(at).map_or(Ok(()), |field| spoil_somewhere(bytes, field))
        }
        Value::Object(fields) if bytes.arbitrary()? => {
            fields.extend(object(bytes, 2)?);
            Ok(())
        }
        _ => {
            *part = document(bytes, 2)?;
            Ok(())
        }
    }
}

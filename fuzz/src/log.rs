//! Event logs as they come back from a support ticket: cut short, edited, or something else. A log is lived through
//! again, or refused in a sentence.

use arbitrary::{Result, Unstructured};
use credit_journey::machine::journey::Command;
use serde_json::Value;

use crate::odd::{document, spoil};
use crate::page::{Page, STATUSES};

/// Where the journey stood, what was done, and what became of the log.
pub fn fuzz(bytes: &[u8]) {
    let _ = judge(&mut Unstructured::new(bytes));
}

fn judge(bytes: &mut Unstructured<'_>) -> Result<()> {
    let mut page = Page::at(bytes.choose(&STATUSES)?);
    page.load(None, Default::default());
    page.pass(3_000.0);
    page.command(bytes.choose(Command::ALL)?.as_str());
    page.pass(20_000.0);
    let mut log = page.log();
    let read = replay::replay(&log.to_string());
    assert!(read.is_ok_and(|read| read.verdict.is_good()), "a log does not lead to the same screens");
    let text = match bytes.int_in_range(0..=4)? {
        0 => String::from_utf8_lossy(bytes.bytes(bytes.len() / 2)?).into_owned(),
        1 => document(bytes, 4)?.to_string(),
        2 => {
            let text = log.to_string();
            let end = bytes.choose_index(text.len())?;
            text.chars().take(end).collect()
        }
        3 => {
            let inputs = log["entries"].as_array_mut().map(Vec::as_mut_slice).unwrap_or_default();
            let at = bytes.choose_index(inputs.len())?;
            let input: &mut Value = &mut inputs[at]["input"];
            spoil(bytes, input)?;
            log.to_string()
        }
        _ => {
            spoil(bytes, &mut log)?;
            log.to_string()
        }
    };
    if let Err(why) = replay::replay(&text) {
        assert!(!why.to_string().is_empty());
    }
    Ok(())
}

//! Stored records: any bytes, foreign JSON, a record of ours with things changed in it. It is ours, or it is dropped and
//! the app told so; and nothing is done because of it.

use arbitrary::{Result, Unstructured};
use credit_journey::machine::ClientEvent;
use credit_journey::machine::journey::Command;
use serde_json::Value;
use simulation::invariant::is_right;

use crate::deed::Did;
use crate::odd::{document, spoil};
use crate::page::{Page, STATUSES};

const DROPPED: ClientEvent = ClientEvent::Storage { phase: "dropped" };
/// What the client does of its own when nobody came back from anywhere.
const OWN: [&str; 2] = ["reconcileAASession", "updateResume"];

/// Where the journey stands, what was done before, and what became of the record.
pub fn fuzz(bytes: &[u8]) {
    let _ = judge(&mut Unstructured::new(bytes));
}

fn judge(bytes: &mut Unstructured<'_>) -> Result<()> {
    let mut page = Page::at(bytes.choose(&STATUSES)?);
    page.load(None, Default::default());
    page.pass(3_000.0);
    page.command(bytes.choose(Command::ALL)?.as_str());
    // In the midst of it, or after.
    page.pass(f64::from(bytes.int_in_range(0..=200u8)?));
    let real: Value = page.stored.as_deref().and_then(|record| serde_json::from_str(record).ok()).unwrap_or_default();
    let record = match bytes.int_in_range(0..=5)? {
        0 => String::from_utf8_lossy(bytes.bytes(bytes.len() / 2)?).into_owned(),
        1 => document(bytes, 4)?.to_string(),
        2 => {
            let text = real.to_string();
            let end = bytes.choose_index(text.len())?;
            text.chars().take(end).collect()
        }
        _ => {
            let mut changed = real.clone();
            spoil(bytes, &mut changed)?;
            changed.to_string()
        }
    };
    page.load(Some(&record), Default::default());
    let told = page.reported(&DROPPED);
    let read: Value = serde_json::from_str(&record).unwrap_or_default();
    let ours = read["version"] == real["version"] && read["salt"].is_string();
    assert!(told || ours, "not ours, and nobody is told: {record}");
    page.pass(90_000.0);
    goes_on(&mut page);
    if let Some(wanted) = bytes.choose(Command::ALL).ok().filter(|_| !told) {
        // What is sent because of it is fit to be sent.
        page.command(wanted.as_str());
        page.pass(90_000.0);
    }
    let stored = page.stored.clone();
    page.load(stored.as_deref(), Default::default());
    assert!(!page.reported(&DROPPED), "what was stored is not read again: {stored:?}");
    Ok(())
}

/// The page shows what the platform has, and nothing was done.
fn goes_on(page: &mut Page) {
    let stray = page.mutations().find(|sent| !OWN.contains(&sent.endpoint));
    assert!(stray.is_none(), "a record sends {stray:?}");
    assert!(!page.did.iter().any(|did| matches!(did, Did::Opened(_))), "a record opens a page");
    let truth = page.truth();
    assert!(is_right(&truth, &page.snapshot), "{} is shown as {}", truth["status"], page.snapshot["screen"]["name"]);
}

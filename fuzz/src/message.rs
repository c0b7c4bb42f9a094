//! Messages on the channel between tabs: anything that any script of the origin may say. Nothing is done because of it
//! that the tab would not do by itself, and it finds back to the truth.

use arbitrary::{Result, Unstructured};
use credit_journey::machine::{Input, Landing};
use serde_json::{Value, json};
use simulation::invariant::is_right;

use crate::deed::Did;
use crate::odd::{document, object, spoil};
use crate::page::{Page, STATUSES};

const KINDS: [&str; 5] = ["looked", "signedOut", "returned", "settled", "looking"];
/// What the client does of its own, or because a popup of its own has returned.
const OWN: [&str; 3] = ["completeAASession", "reconcileAASession", "updateResume"];

/// Where the journey stands, whether the borrower is away in a popup, and up to four messages with pauses between.
pub fn fuzz(bytes: &[u8]) {
    let _ = judge(&mut Unstructured::new(bytes));
}

fn judge(bytes: &mut Unstructured<'_>) -> Result<()> {
    let mut page = Page::at(bytes.choose(&STATUSES)?);
    page.load(None, Landing { tabs: true, ..Landing::default() });
    page.pass(3_000.0);
    let leaves = bytes.arbitrary()?;
    if leaves {
        page.command("openRedirect");
        page.pass(3_000.0);
    }
    let before = page.did.len();
    let mut signed_out = false;
    for _ in 0..bytes.int_in_range(1..=4)? {
        let message = message(bytes, &page)?;
        signed_out |= signs_out(&message, &page);
        page.feed(Input::Told(message));
        page.pass(f64::from(bytes.int_in_range(0..=8_000u16)?));
    }
    page.pass(3.0 * 60_000.0);

    let strays: Vec<_> = page.mutations_since(before).filter(|sent| !OWN.contains(&sent.endpoint)).collect();
    assert!(strays.is_empty(), "a message sends {strays:?}");
    assert!(!page.did.iter().skip(before).any(|did| matches!(did, Did::Opened(_))), "a message opens a page");
    let completed = page.mutations_since(before).any(|sent| sent.endpoint == "completeAASession");
    assert!(leaves || !completed, "a return of nobody is handed on");
    let screen = &page.snapshot["screen"]["name"];
    assert!(signed_out || screen != "signIn", "a message signs the borrower out");
    if !signed_out {
        let truth = page.truth();
        assert!(
            is_right(&truth, &page.snapshot),
            "{} is shown as {}",
            truth["status"],
            page.snapshot["screen"]["name"]
        );
    }
    Ok(())
}

/// A message: one that this tab told itself, spoiled; one of our kinds with anything in it; or anything at all.
fn message(bytes: &mut Unstructured<'_>, page: &Page) -> Result<Value> {
    let told: Vec<&Value> = page.told().collect();
    let last = told.last().copied().cloned().unwrap_or_default();
    let departure = page.record()["departure"].clone();
    Ok(match bytes.int_in_range(0..=4)? {
        0 => document(bytes, 4)?,
        1 => {
            let mut message = Value::Object(object(bytes, 4)?);
            message["creditJourney"] = 1.into();
            message["kind"] = (*bytes.choose(&KINDS)?).into();
            let another = json!("0123456789abcdef");
            message["borrower"] = bytes.choose(&[last["borrower"].clone(), Value::Null, another])?.clone();
            message["journeyID"] = last["journeyID"].clone();
            message
        }
        2 => json!({
            "creditJourney": 1, "kind": bytes.choose(&["returned", "settled"])?, "borrower": null,
            "state": if bytes.ratio(3, 4)? { departure["state"].clone() } else { document(bytes, 1)? },
            "parameters": object(bytes, 1)?,
        }),
        _ => {
            let mut message = last;
            spoil(bytes, &mut message)?;
            message
        }
    })
}

/// Whether a message is a sign-out of this borrower, or of one that is not named.
fn signs_out(message: &Value, page: &Page) -> bool {
    let of_us = page.told().any(|told| told["borrower"] == message["borrower"]);
    let ours = message["creditJourney"].as_f64() == Some(1.0) && message["kind"] == "signedOut";
    ours && (of_us || message["borrower"].is_null())
}

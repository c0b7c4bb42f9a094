//! Return addresses: any parameters, after a departure or without one. They are cleaned away, at most handed on once to
//! the consent that the borrower left for, and prove nothing.

use arbitrary::{Result, Unstructured};
use credit_journey::contract::Text;
use credit_journey::machine::{Input, Landing};
use serde_json::Value;
use simulation::invariant::is_right;

use crate::deed::Did;
use crate::page::Page;

const NAMES: [&str; 6] = ["credit_return", "ecres", "fi", "resdate", "status", "page"];
const STATUSES: [&str; 4] = ["AA_REQUIRED", "KYC_PENDING", "E_MANDATE_PENDING", "DISBURSED"];
const OWN: [&str; 3] = ["completeAASession", "reconcileAASession", "updateResume"];
/// A return that brings more is not handed on.
const MOST_BYTES: usize = 8 * 1024;

/// Where the journey stands, whether the borrower left, after how long they return, and with what.
pub fn fuzz(bytes: &[u8]) {
    let _ = judge(&mut Unstructured::new(bytes));
}

fn judge(bytes: &mut Unstructured<'_>) -> Result<()> {
    let mut page = Page::at(bytes.choose(&STATUSES)?);
    page.load(None, Default::default());
    page.pass(3_000.0);
    if bytes.arbitrary()? {
        page.command("openRedirect");
        page.pass(3_000.0);
    }
    if bytes.ratio(1, 8)? {
        page.feed(Input::Visible(false));
        page.pass(2.0 * 3_600_000.0);
    }
    let stored = page.stored.clone().filter(|_| !bytes.ratio(1, 8).unwrap_or_default());
    let record: Value = stored.as_deref().and_then(|record| serde_json::from_str(record).ok()).unwrap_or_default();
    let departure = record["departure"].clone();
    let state = departure["state"].as_str().unwrap_or_default();
    let mut parameters = Vec::new();
    for _ in 0..bytes.int_in_range(0..=6)? {
        let name = if bytes.ratio(4, 5)? { *bytes.choose(&NAMES)? } else { bytes.arbitrary()? };
        let value = if name == "credit_return" && bytes.ratio(3, 4)? { state } else { bytes.arbitrary()? };
        let times = if bytes.ratio(1, 16)? { 4_000 } else { 1 };
        parameters.push((name.into(), value.repeat(times).into()));
    }
    let framed = bytes.arbitrary()?;
    page.load(stored.as_deref(), Landing { parameters: parameters.clone(), framed, ..Landing::default() });
    page.pass(60_000.0);

    let stray = page.mutations().find(|sent| !OWN.contains(&sent.endpoint));
    assert!(stray.is_none(), "a return sends {stray:?}");
    assert!(!page.did.iter().any(|did| matches!(did, Did::Opened(_))), "a return opens a page");
    is_handed_on_once(&page, &departure, &parameters);
    for did in &page.did {
        if let Did::Cleaned(names) = did {
            let known = |name: &Text| parameters.iter().any(|(of_page, _)| of_page == name);
            assert!(names.iter().all(known), "cleans {names:?} away");
        }
    }
    let truth = page.truth();
    assert!(is_right(&truth, &page.snapshot), "{} is shown as {}", truth["status"], page.snapshot["screen"]["name"]);
    Ok(())
}

/// What the return came with goes to the consent that the borrower left for, and to nobody else.
fn is_handed_on_once(page: &Page, departure: &Value, parameters: &[(Text, Text)]) {
    let mut keys: Vec<_> = Vec::new();
    for sent in page.mutations().filter(|sent| sent.endpoint == "completeAASession") {
        let consent = departure["aaSessionID"].as_str().unwrap_or("none");
        assert!(sent.path.contains(consent), "completes another consent");
        let stated = parameters.iter().find(|(name, _)| name == "credit_return").map(|(_, state)| &state[..]);
        assert!(stated.is_none() || stated == departure["state"].as_str(), "a forged return is handed on");
        let body = sent.body.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
        assert!(!body.contains_key("credit_return"), "the state is handed on");
        for (name, value) in &body {
            let brought = parameters.iter().any(|(of_page, with)| *of_page == name[..] && *value == with[..]);
            assert!(brought, "{name} was never brought");
        }
        let bytes: usize = body.iter().map(|(name, value)| name.len() + value.as_str().map_or(0, str::len)).sum();
        assert!(bytes <= MOST_BYTES, "{bytes} bytes are handed on");
        keys.push(sent.header("Idempotency-Key").unwrap_or_default());
    }
    keys.dedup();
    assert!(keys.len() <= 1, "handed on {} times", keys.len());
}

//! Answers of the platform: envelopes, payloads, errors, statuses. Whatever they hold, nothing is done that nobody
//! wanted, and the page goes on.

use std::collections::{BTreeMap, HashSet};

use arbitrary::{Result, Unstructured};
use credit_journey::contract::Text;
use credit_journey::machine::journey::Command;
use credit_journey::machine::{Answer, Input};
use serde_json::{Value, json};

use crate::deed::Did;
use crate::odd::{INDISCREET, document, spoil};
use crate::page::{Page, STATUSES};

/// What the client does of its own.
const OWN: [&str; 3] = ["createJourney", "reconcileAASession", "updateResume"];

/// Where the journey stands, a command, and which answers are odd, and how.
pub fn fuzz(bytes: &[u8]) {
    let _ = judge(&mut Unstructured::new(bytes));
}

/// How an answer is odd.
enum Oddity {
    Instead(Value),
    Spoiled(Vec<u8>),
    NoJson,
}

fn judge(bytes: &mut Unstructured<'_>) -> Result<()> {
    let mut page = Page::at(bytes.choose(&STATUSES)?);
    let mut command = bytes.choose(Command::ALL)?.as_str();
    let opens_first = bytes.arbitrary()?;
    let mut odd: BTreeMap<usize, (u16, Option<Text>, Oddity)> = BTreeMap::new();
    for _ in 0..bytes.int_in_range(1..=3)? {
        let nth = if bytes.arbitrary()? { 0 } else { bytes.int_in_range(0..=9)? };
        let status =
            if bytes.ratio(1, 3)? { bytes.arbitrary()? } else { *bytes.choose(&[200, 400, 401, 409, 429, 503])? };
        let retry_after = bytes.arbitrary::<Option<&str>>()?.map(Text::from);
        let oddity = match bytes.int_in_range(0..=5)? {
            0 => Oddity::NoJson,
            1 => Oddity::Instead(document(bytes, 4)?),
            2 => Oddity::Instead(json!({ "data": document(bytes, 4)?, "error": null })),
            3 => Oddity::Instead(json!({ "data": null, "error": error(bytes)? })),
            _ => Oddity::Spoiled(bytes.bytes(bytes.len().min(24))?.to_vec()),
        };
        odd.insert(nth, (status, retry_after, oddity));
    }
    let mut count = 0;
    let meddler = move |input: &mut Input<Value>| {
        let Input::Answer { answer, .. } = input else { return };
        if let Some((status, retry_after, oddity)) = odd.remove(&count) {
            *answer = change(answer, status, retry_after, oddity);
        }
        count += 1;
    };
    if opens_first {
        page.load(None, Default::default());
        page.pass(3_000.0);
        // What the screen allows, mostly.
        let allowed: Vec<_> =
            Command::ALL.iter().map(|command| command.as_str()).filter(|name| page.allows(name)).collect();
        if bytes.ratio(3, 4)? && !allowed.is_empty() {
            command = bytes.choose(&allowed)?;
        }
        page.meddler = Some(Box::new(meddler));
    } else {
        page.meddler = Some(Box::new(meddler));
        page.load(None, Default::default());
        page.pass(3_000.0);
    }
    // An app has no journey to command before it is open.
    if !page.snapshot.is_null() {
        page.command(command);
    }
    page.pass(4.0 * 60_000.0);
    let _ = page.log();
    assert!(page.unsettled.is_empty(), "promises {:?} are never settled", page.unsettled);
    does_what_was_wanted(&page, command);
    Ok(())
}

fn error(bytes: &mut Unstructured<'_>) -> Result<Value> {
    let mut error = json!({ "code": "VALIDATION_FAILED", "retryable": false, "details": { "field": INDISCREET } });
    spoil(bytes, &mut error)?;
    if error.is_object() {
        error["message"] = INDISCREET.into();
    }
    Ok(error)
}

fn change(answer: &Answer<Value>, status: u16, retry_after: Option<Text>, oddity: Oddity) -> Answer<Value> {
    let body = match oddity {
        Oddity::NoJson => None,
        Oddity::Instead(body) => Some(body),
        Oddity::Spoiled(bytes) => answer.body.clone().map(|mut body| {
            let _ = spoil(&mut Unstructured::new(&bytes), &mut body);
            body
        }),
    };
    Answer { status, retry_after, body }
}

/// One command: nothing but its own mutation is sent, with one key; and nothing is opened that it does not open.
fn does_what_was_wanted(page: &Page, command: &str) {
    let of_command = |endpoint: &str| match command {
        "proceed" => endpoint == "proceedOffer",
        "openRedirect" => ["createAASession", "redirectAASession"].contains(&endpoint),
        _ => endpoint == command,
    };
    let mut keys = HashSet::new();
    for sent in page.mutations().filter(|sent| !OWN.contains(&sent.endpoint)) {
        assert!(of_command(sent.endpoint), "{command} sends {}", sent.endpoint);
        keys.insert((sent.endpoint, sent.header("Idempotency-Key")));
    }
    assert!(keys.len() <= 2 && (keys.len() < 2 || command == "openRedirect"), "{command} sends {keys:?}");
    let opened = page.did.iter().filter(|did| matches!(did, Did::Opened(_))).count();
    assert!(opened <= usize::from(command == "openRedirect"), "{command} opens {opened} pages");
}

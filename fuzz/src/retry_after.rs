//! `Retry-After`: seconds or a date, from any gateway. The client waits neither less than a second nor for ever.

use credit_journey::contract::Text;
use credit_journey::machine::retry::retry_after;
use credit_journey::machine::{ClientEvent, Input};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use serde_json::{Value, json};

use crate::deed::Did;
use crate::page::{NOON, Page};

/// A header, as text; its first bytes are a moment too.
pub fn fuzz(bytes: &[u8]) {
    is_read_as_meant(bytes);
    let Ok(header) = str::from_utf8(bytes) else { return };
    let asked = retry_after::<Value>(header, NOON);
    assert!(asked.is_none_or(|ms| ms.is_finite() && ms >= 0.0), "{header:?} asks for {asked:?} ms");

    let mut page = Page::at("KYC_PENDING");
    page.load(None, Default::default());
    page.pass(3_000.0);
    let header = Text::from(header);
    let mut limits = 1;
    page.meddler = Some(Box::new(move |input: &mut Input<Value>| {
        let Input::Answer { answer, .. } = input else { return };
        if limits > 0 {
            limits -= 1;
            (answer.status, answer.retry_after) = (429, Some(header.clone()));
            answer.body = Some(json!({ "error": { "code": "RATE_LIMITED", "message": "", "retryable": true } }));
        }
    }));
    page.command("refresh");
    page.pass(1_000.0);
    let rests = page.did.iter().find_map(|did| match did {
        Did::Reported(ClientEvent::Retry { after_ms, .. }) => Some(*after_ms),
        _ => None,
    });
    match (rests, asked) {
        (Some(rests), Some(_)) => assert!((1_000.0..=60_000.0).contains(&rests), "{asked:?}: rests for {rests} ms"),
        (Some(rests), None) => assert!((0.0..=20_000.0).contains(&rests), "rests for {rests} ms"),
        // Longer than a call may take: it is given up, and the journey is looked at later.
        (None, _) => assert!(asked.is_some_and(|ms| ms > 50_000.0), "{asked:?}: not sent again"),
    }
    page.did.clear();
    page.pass(61_000.0);
    assert!(page.unsettled.is_empty() && page.sent().count() > 0, "nothing comes after the pause");
}

/// What is written as the standards say is read so.
fn is_read_as_meant(bytes: &[u8]) {
    let Some(moment) = bytes.first_chunk().map(|bytes| i64::from(i32::from_le_bytes(*bytes))) else { return };
    let seconds = moment.unsigned_abs() % 1_000_000_000;
    assert_eq!(retry_after::<Value>(&format!(" {seconds} "), NOON), Some(seconds as f64 * 1000.0));
    let date =
        Timestamp::from_second(moment).ok().and_then(|at| DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok());
    let Some(date) = date else { return };
    assert_eq!(retry_after::<Value>(&date, NOON), Some((moment as f64 * 1000.0 - NOON).max(0.0)), "{date}");
}

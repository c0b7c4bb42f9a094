//! `Retry-After`: seconds or a date, from any gateway. The client waits neither less than a second nor for ever.

use credit_journey::machine::Input;
use credit_journey::machine::client::retry::retry_after;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use serde_json::{Value, json};

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
    let header = header.to_owned();
    let mut limits = 1;
    page.meddler = Some(Box::new(move |input: &mut Input<Value>| {
        let Input::Answer { answer, .. } = input else { return };
        if limits > 0 {
            limits -= 1;
            (answer.status, answer.retry_after) = (429, Some(header.clone()));
            answer.body = Some(json!({ "error": { "code": "RATE_LIMITED", "message": "", "retryable": true } }));
        }
    }));
    page.did.clear();
    page.command("refresh");
    let began = page.now;
    while page.sent().count() < 2 {
        page.pass(10.0);
        assert!(page.now - began < 61_000.0, "a minute later nothing is sent");
    }
    let waited = page.now - began;
    let least = if asked.is_some() { 1_000.0 } else { 0.0 };
    assert!(waited >= least, "{asked:?} ms were asked for, {waited} waited");
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

//! Dates of the platform: a clock, the end of a session, when a journey changed. Whatever they say, the client neither
//! hammers the platform nor the partner's back-end, nor falls asleep.

use credit_journey::contract::Document;
use credit_journey::machine::Input;
use serde_json::Value;

use crate::deed::Did;
use crate::page::Page;

/// Requests, and askings for a session, in five minutes of waiting: a poll of three reads every two seconds, and a
/// session that lives for a second.
const MOST_REQUESTS: usize = 500;
const MOST_ASKINGS: usize = 350;

/// Three dates, a line each.
pub fn fuzz(bytes: &[u8]) {
    // An API key is refused wherever it is seen, and that is another matter.
    let Some(text) = str::from_utf8(bytes).ok().filter(|text| !text.contains("sk_")) else { return };
    let mut lines = text.lines().map(ToOwned::to_owned);
    let mut next = || lines.next().filter(|line| !line.is_empty());
    let (expires, timestamp, updated) = (next(), next(), next());
    for date in [&expires, &timestamp, &updated].into_iter().flatten() {
        assert!(Value::instant(date).is_none_or(f64::is_finite), "{date:?}");
    }
    let mut page = Page::at("KYC_PENDING");
    page.meddler = Some(Box::new(move |input: &mut Input<Value>| {
        let put = |place: &mut Value, date: &Option<String>| {
            if let (Some(date), false) = (date, place.is_null()) {
                *place = Value::from_text(date);
            }
        };
        match input {
            Input::Session { session: Ok(session), .. } => put(&mut session["sessionExpiresAt"], &expires),
            Input::Answer { answer, .. } => {
                let Some(body) = &mut answer.body else { return };
                put(&mut body["timestamp"], &timestamp);
                if body["data"].is_object() {
                    put(&mut body["data"]["updatedAt"], &updated);
                }
            }
            _ => {}
        }
    }));
    page.load(None, Default::default());
    page.pass(5.0 * 60_000.0);
    assert!(page.unsettled.is_empty() && !page.snapshot.is_null(), "the journey is never shown");
    let asked = page.did.iter().filter(|did| matches!(did, Did::AskedSession)).count();
    let sent = page.sent().count();
    assert!(asked <= MOST_ASKINGS && sent <= MOST_REQUESTS, "{asked} askings, {sent} requests");
    let quiet = page.snapshot["screen"]["name"] == "signIn";
    assert!(quiet || sent > 10, "{sent} requests only");
}

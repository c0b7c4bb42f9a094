//! What becomes of a request on its way, and of its answer.

use credit_journey::contract::Text;
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::fault::{Fault, Weather};
use crate::sent::Sent;

/// The way of one request.
pub struct Fate {
    /// After how long it arrives, and arrives again; never if empty.
    pub arrives: Vec<f64>,
    /// What comes back.
    pub back: Back,
    /// How long that takes, from its arrival, or from its sending if it never arrives.
    pub back_ms: f64,
}

/// What comes back.
#[derive(Clone)]
pub enum Back {
    /// The platform's answer.
    Answer,
    /// The platform's answer, cut off.
    Truncated,
    /// An answer the platform gave to the same question before.
    Stale,
    /// Something else's answer: status, `Retry-After`, body.
    Instead(u16, Option<Text>, String),
    /// A failure.
    Failure,
    /// Nothing.
    Nothing,
}

/// What the network does to a request sent now.
pub fn fate(weather: &mut Weather, dice: &mut Dice, now: f64, sent: &Sent) -> Fate {
    let there = dice.between(20, 200);
    let mut fate = Fate { arrives: vec![there], back: Back::Answer, back_ms: dice.between(20, 300) };
    if weather.strikes(Fault::LostRequest) {
        (fate.arrives, fate.back, fate.back_ms) = (Vec::new(), Back::Failure, dice.between(50, 4_000));
    } else if weather.strikes(Fault::Hang) {
        fate.back = Back::Nothing;
        if dice.chance(500) {
            fate.arrives.clear();
        }
    } else if weather.strikes(Fault::Reordering) {
        (fate.arrives, fate.back) = (vec![dice.between(15_500, 45_000)], Back::Nothing);
    } else if let Some(answer) = gateway(weather, dice, now) {
        (fate.arrives, fate.back) = (Vec::new(), answer);
    } else if weather.strikes(Fault::LostAnswer) {
        (fate.back, fate.back_ms) = (Back::Failure, dice.between(50, 9_000));
    } else if weather.strikes(Fault::TruncatedJson) {
        fate.back = Back::Truncated;
    } else if sent.endpoint == "getJourneyState" && weather.strikes(Fault::StaleAnswer) {
        fate.back = Back::Stale;
    } else if weather.strikes(Fault::DuplicateDelivery) {
        fate.arrives.push(there + dice.between(1, 6_000));
    }
    if weather.strikes(Fault::Latency) {
        fate.back_ms += dice.between(2_000, 14_000);
    }
    fate
}

/// What a gateway answers of its own, instead of handing the request on. It repeats what it should not.
fn gateway(weather: &mut Weather, dice: &mut Dice, now: f64) -> Option<Back> {
    let refusal = |code: &str| {
        let message = "Try again: 9876501234 of canary@example.com, st_test_1";
        json!({ "requestID": "req_gateway", "data": Value::Null, "error": { "code": code, "message": message, "retryable": true } })
            .to_string()
    };
    let limited = || refusal("RATE_LIMITED");
    if weather.strikes(Fault::ServerError) {
        Some(Back::Instead(503, None, refusal("UPSTREAM_TEMPORARY_FAILURE")))
    } else if weather.strikes(Fault::HtmlPage) {
        Some(Back::Instead(502, None, "<!doctype html><title>502 Bad Gateway</title>".to_owned()))
    } else if weather.strikes(Fault::RateLimitSeconds) {
        Some(Back::Instead(429, Some(dice.between(1, 6).to_string().into()), limited()))
    } else if weather.strikes(Fault::RateLimitDate) {
        Some(Back::Instead(429, http_date(now + dice.between(1_000, 6_000)), limited()))
    } else {
        None
    }
}

fn http_date(at_ms: f64) -> Option<Text> {
    let at = jiff::Timestamp::from_millisecond(at_ms as i64).ok()?;
    jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok().map(Text::from)
}

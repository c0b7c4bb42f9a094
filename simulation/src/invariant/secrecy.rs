//! No token, key or personal datum in anything but requests and payloads.

use serde_json::Value;

use super::{Invariant, Moment, Seen, hold};
use crate::borrower::CANARIES;

/// Looks at every text that others may read.
pub struct Secrecy;

impl Invariant for Secrecy {
    fn name(&self) -> &'static str {
        "nothing secret in records, events, errors, addresses, snapshots"
    }

    fn look(&mut self, _: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        let (place, text) = match seen {
            Seen::Text(place, text) => (*place, (*text).to_owned()),
            Seen::Event(event) => ("event", format!("{event:?}")),
            Seen::Settled(_, Err(failure)) => ("error", format!("{failure:?} {}", failure.details::<Value>())),
            Seen::Shown(snapshot) => {
                let mut bare = (*snapshot).clone();
                for payload in ["profile", "offers", "offer", "resource"] {
                    bare["screen"][payload] = Value::Null;
                }
                ("snapshot", bare.to_string())
            }
            _ => return None,
        };
        let leak = CANARIES.iter().find(|canary| text.contains(**canary));
        hold(leak.is_none(), || format!("{leak:?} in a {place}"))
    }
}

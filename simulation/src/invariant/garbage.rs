//! What is not ours is dropped, and the app is told so.

use std::collections::HashSet;

use credit_journey::machine::ClientEvent;
use serde_json::Value;

use super::{Invariant, Moment, Seen};

/// Pages that were loaded with garbage in their storage and have not said so.
#[derive(Default)]
pub struct Dropped(HashSet<u32>);

impl Invariant for Dropped {
    fn name(&self) -> &'static str {
        "garbage in storage is dropped, and told"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Loaded(Some(stored), _) if !is_record(stored) => drop(self.0.insert(moment.page)),
            Seen::Event(ClientEvent::Storage { phase: "dropped" }) if self.0.remove(&moment.page) => {
                return Some(Ok(()));
            }
            Seen::Handled(..) if self.0.contains(&moment.page) => return Some(Err("nobody was told".to_owned())),
            _ => {}
        }
        None
    }
}

/// Whether it can be a record at all: an object with a version.
fn is_record(stored: &str) -> bool {
    serde_json::from_str(stored).is_ok_and(|stored: Value| stored["version"].is_number())
}

/// Pages that heard what no tab of ours says and have not said so.
#[derive(Default)]
pub struct Ignored(HashSet<u32>);

impl Invariant for Ignored {
    fn name(&self) -> &'static str {
        "a forged message is ignored, and told"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Forged => drop(self.0.insert(moment.page)),
            Seen::Event(ClientEvent::Tabs { phase: "ignored" }) if self.0.remove(&moment.page) => return Some(Ok(())),
            Seen::Handled(..) if self.0.contains(&moment.page) => return Some(Err("nobody was told".to_owned())),
            _ => {}
        }
        None
    }
}

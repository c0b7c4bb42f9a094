//! A page in a frame of another does nothing that cannot be undone.

use std::collections::HashSet;

use super::{Invariant, Moment, Seen, hold};

/// The pages that stand in a frame.
#[derive(Default)]
pub struct Framed(HashSet<u32>);

/// What no later request takes back, and what leads away.
const IRREVERSIBLE: [&str; 10] = [
    "submitProfile",
    "proceedOffer",
    "rejectOffer",
    "setLoanAmount",
    "submitBankMandate",
    "foreclose",
    "prePartPay",
    "payMissedEmi",
    "createAASession",
    "redirectAASession",
];

impl Invariant for Framed {
    fn name(&self) -> &'static str {
        "a framed page does nothing that cannot be undone"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Loaded(_, true) => drop(self.0.insert(moment.page)),
            Seen::Sent(sent) if self.0.contains(&moment.page) => {
                return hold(!IRREVERSIBLE.contains(&sent.endpoint), || format!("{} in a frame", sent.endpoint));
            }
            Seen::Opened(_) if self.0.contains(&moment.page) => return hold(false, || "leaves its frame".to_owned()),
            _ => {}
        }
        None
    }
}

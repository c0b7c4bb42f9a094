//! At most one effect per intent: the platform's own log against what the borrower wanted.

use std::collections::HashMap;

use sandbox::effects::EffectKind as Kind;

use super::{Invariant, Moment, Seen, hold};

/// Counts intents and effects by kind.
#[derive(Default)]
pub struct OneEffect {
    wanted: HashMap<String, u32>,
    done: HashMap<String, u32>,
}

impl Invariant for OneEffect {
    fn name(&self) -> &'static str {
        "one effect per intent"
    }

    fn look(&mut self, _: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Wanted(kind) => {
                *self.wanted.entry(name(*kind)).or_default() += 1;
                None
            }
            Seen::Effect(effect) => {
                // Markers overwrite, and asking after a consent changes nothing, however often.
                if matches!(effect.kind, Kind::ResumeStored | Kind::ConsentReconciled) {
                    return None;
                }
                // Time does these, to each journey once; another device of the borrower chooses once each time it can.
                let by_time = matches!(effect.kind, Kind::Disbursed | Kind::Rejected | Kind::Expired | Kind::Closed);
                let elsewhere = effect.kind == Kind::OfferProceededElsewhere;
                let counted = if by_time || elsewhere {
                    format!("{:?} of {}", effect.kind, effect.journey_id)
                } else {
                    name(effect.kind)
                };
                let of = |counts: &HashMap<String, u32>, kind| counts.get(kind).copied().unwrap_or_default();
                let wanted = match effect.kind {
                    _ if by_time => 1,
                    _ if elsewhere => 1 + of(&self.done, &name(Kind::OfferRejected)),
                    _ => of(&self.wanted, &counted),
                };
                let done = self.done.entry(counted).or_default();
                *done += 1;
                let done = *done;
                hold(done <= wanted, || {
                    format!("{:?} happened {done} times, and was wanted {wanted} times", effect.kind)
                })
            }
            _ => None,
        }
    }
}

fn name(kind: Kind) -> String {
    format!("{kind:?}")
}

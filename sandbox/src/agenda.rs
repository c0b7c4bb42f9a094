//! What a journey will do by itself, and when.

use credit_journey::contract::AASessionState;

use crate::journey::{Payment, StepName};
use crate::scenario::Verdict;

/// Something that happens to a journey without a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The profile has gone out to the lenders.
    Dispatched,
    /// A lender answers; by place in the journey's offers.
    LenderAnswers(usize),
    /// A consent moves on; by place in the journey's consents.
    ConsentMoves(usize, AASessionState),
    /// The aggregator tells the platform how a consent ended, whether or not the browser came back.
    AggregatorCallsBack(usize),
    /// A step can be acted on.
    StepOpens(StepName),
    /// The check of a step ends.
    StepDecided(StepName, Verdict),
    /// The money is paid out.
    Disburses,
    /// The lender rejects the application.
    LenderRejects(&'static str),
    /// The journey runs out of time.
    Expires,
    /// An instalment is missed.
    InstalmentMissed,
    /// A servicing operation ends.
    PaymentSettles(Payment),
}

impl Event {
    /// Whether it belongs to the chosen offer, and is void when that offer is given up.
    pub fn concerns_steps(&self) -> bool {
        matches!(self, Self::StepOpens(_) | Self::StepDecided(..) | Self::Disburses | Self::LenderRejects(_))
    }
}

/// The events to come.
#[derive(Debug, Default)]
pub struct Agenda(Vec<(u64, Event)>);

impl Agenda {
    pub fn add(&mut self, at_ms: u64, event: Event) {
        self.0.push((at_ms, event));
    }

    /// Takes out the earliest event that is due, first come first served among equals.
    pub fn due(&mut self, now_ms: u64) -> Option<(u64, Event)> {
        let due = self.0.iter().enumerate().filter(|(_, (at_ms, _))| *at_ms <= now_ms);
        let (place, _) = due.min_by_key(|(place, (at_ms, _))| (*at_ms, *place))?;
        Some(self.0.remove(place))
    }

    pub fn drop_if(&mut self, void: impl Fn(&Event) -> bool) {
        self.0.retain(|(_, event)| !void(event));
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.0.iter().map(|(_, event)| event)
    }
}

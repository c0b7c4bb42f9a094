//! What must hold at every moment of every run: each a small checker of its own, told everything that is seen.

mod end;
mod framing;
mod garbage;
mod intent;
mod page;
mod polling;
mod promise;
mod screen;
mod secrecy;
mod session;
mod sharing;
mod truth;
mod wake;
mod wire;

pub use screen::{bare, is_right};

use credit_journey::machine::{ClientEvent, Failure};
use sandbox::effects::{Effect, EffectKind};
use serde_json::Value;

use crate::sent::Sent;

/// Where and when something is seen.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// True time, ms.
    pub now: f64,
    /// The page's own clock, ms.
    pub local: f64,
    /// Which load of which tab; each has another number.
    pub page: u32,
}

/// Something seen.
pub enum Seen<'a> {
    /// The borrower wants something that was not wanted before: one effect of this kind may follow.
    Wanted(EffectKind),
    /// The platform did something.
    Effect(&'a Effect),
    /// The platform said where a journey stands.
    Said(&'a Value),
    /// A page was loaded, with this in its storage; in a frame of another page, if so.
    Loaded(Option<&'a str>, bool),
    /// A page is gone.
    Unloaded,
    /// The app, the borrower or the browser told the machine something, by this name.
    Told(&'static str),
    /// A promise was given to the app.
    Promised(u32),
    /// A promise was settled.
    Settled(u32, &'a Result<Value, Failure>),
    /// A request was sent.
    Sent(&'a Sent),
    /// An attempt was answered with this status, failed (0), or was cancelled (0).
    Ended(u32, u16),
    /// The session function gave this token.
    Granted(&'a str),
    /// A text left the machine for a place that others read.
    Text(&'static str, &'a str),
    /// The platform gave the address of a page that is soon too old.
    Issued(&'a str),
    /// The machine left for this address.
    Opened(&'a str),
    /// Another tab said something.
    Heard,
    /// A message came that must be ignored, and told so.
    Forged,
    /// The client told of itself.
    Event(&'a ClientEvent),
    /// A snapshot was shown.
    Shown(&'a Value),
    /// An input was dealt with, a tick if so; the machine wants to be woken then, on its own clock.
    Handled(bool, Option<f64>),
    /// The borrower signed out at the partner's site, or in.
    SignedIn(bool),
    /// All has been calm for long; the journey as the platform has it beside the snapshot, once they had time to agree.
    Compared(&'a Value, &'a Value),
    /// From now on several tabs wait and nobody does anything; or no longer. These are all that run.
    Waiting(bool, &'a [u32]),
    /// The borrower signed out in another tab, moments ago; the screen's name.
    SignedOutElsewhere(&'a str),
    /// From now on nobody does anything; the snapshot as it is.
    LeftAlone(&'a Value),
    /// All has been calm for long: whether the borrower came to the journey's end, and what was on the screen.
    Rested(bool, &'a Value),
}

/// One thing that must hold.
pub trait Invariant {
    /// What must hold, in words.
    fn name(&self) -> &'static str;
    /// Looks at what was seen. `None` if it is not about this; `Err` says what is wrong.
    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>>;
}

/// Something that did not hold.
#[derive(Clone, Debug)]
pub struct Violation {
    /// What should have held.
    pub invariant: &'static str,
    /// What was seen instead.
    pub what: String,
}

/// All invariants of one run.
pub struct Invariants {
    all: Vec<(Box<dyn Invariant>, u64)>,
    /// The first that did not hold.
    pub violation: Option<Violation>,
}

impl Default for Invariants {
    fn default() -> Self {
        let all: Vec<Box<dyn Invariant>> = vec![
            Box::<intent::OneEffect>::default(),
            Box::new(screen::RightScreen),
            Box::new(screen::Rest),
            Box::new(screen::WellFormed),
            Box::<truth::SaidByPlatform>::default(),
            Box::new(secrecy::Secrecy),
            Box::<polling::Bands>::default(),
            Box::<polling::OneRead>::default(),
            Box::<session::LiveToken>::default(),
            Box::<session::StaysSignedIn>::default(),
            Box::<end::Quiet>::default(),
            Box::<promise::SettledOnce>::default(),
            Box::<wake::Future>::default(),
            Box::new(wire::FitToSend),
            Box::<framing::Framed>::default(),
            Box::<garbage::Dropped>::default(),
            Box::<garbage::Ignored>::default(),
            Box::<page::Fresh>::default(),
            Box::<sharing::CostOfOne>::default(),
            Box::<sharing::Starved>::default(),
            Box::new(sharing::SignedOut),
        ];
        Self::of(all)
    }
}

impl Invariants {
    /// What must hold of one page by itself, whatever it is told: even a platform that lies cannot break it.
    pub fn of_a_page() -> Self {
        Self::of(vec![
            Box::new(secrecy::Secrecy),
            Box::<polling::Bands>::default(),
            Box::<polling::OneRead>::default(),
            Box::<session::LiveToken>::default(),
            Box::<end::Quiet>::default(),
            Box::<promise::SettledOnce>::default(),
            Box::<wake::Future>::default(),
            Box::new(wire::FitToSend),
        ])
    }

    fn of(all: Vec<Box<dyn Invariant>>) -> Self {
        Self { all: all.into_iter().map(|invariant| (invariant, 0)).collect(), violation: None }
    }

    /// Shows every invariant what was seen.
    pub fn look(&mut self, moment: Moment, seen: &Seen<'_>) {
        for (invariant, checked) in &mut self.all {
            let Some(verdict) = invariant.look(moment, seen) else { continue };
            *checked += 1;
            if let Err(what) = verdict {
                self.violation.get_or_insert(Violation { invariant: invariant.name(), what });
            }
        }
    }

    /// Each invariant with how often it was checked.
    pub fn checked(&self) -> impl Iterator<Item = (&'static str, u64)> {
        self.all.iter().map(|(invariant, checked)| (invariant.name(), *checked))
    }
}

/// `Err` with this sentence, unless it holds.
fn hold(holds: bool, otherwise: impl FnOnce() -> String) -> Option<Result<(), String>> {
    Some(if holds { Ok(()) } else { Err(otherwise()) })
}

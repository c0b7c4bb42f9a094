//! A journey as a state machine of `stateright`: what may happen in a state, and what must hold of every one.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use stateright::{Model, Property};

use super::page::Fate;
use super::platform::{Consent, EXPIRES, REJECTS, Stage, Turn};
use super::sight::{Act, Sight, State, state, unnoticed};

/// How often one way may meet trouble: a fault, a second click, a reload, a jump, an ended session, a value from the
/// future.
const MOST_TROUBLE: u8 = 1;
/// After trouble the ways are followed this far from an opened journey; without trouble, to their ends.
const MOST_ACTS_IN_TROUBLE: usize = 2;
/// Commands whose row in the command table differs from another's in the name alone.
const LIKE_ANOTHER: [&str; 3] = ["foreclose", "prePartPay", "payMissedEmi"];
/// Where jumps lead: one place of every kind.
const JUMPS: [Stage; 6] = [
    Stage::Profile,
    Stage::Offered,
    Stage::AccountAggregation(Consent::Required),
    Stage::Step(2, Turn::Borrower),
    Stage::Disbursed,
    Stage::Rejected,
];

/// The steps that were taken: from which sight, by what, to which. `stateright` knows no "from everywhere some way
/// leads there", so that is asked of these.
pub type Steps = Arc<Mutex<Vec<(Sight, Act, Sight)>>>;

#[derive(Default)]
pub struct Journeys {
    pub steps: Steps,
}

impl Model for Journeys {
    type State = State;
    type Action = Act;

    fn init_states(&self) -> Vec<State> {
        let starts = Stage::all().into_iter().map(|stage| (stage, false)).chain([(Stage::Profile, true)]);
        starts.map(|(stage, fresh)| state(stage, fresh, Vec::new())).collect()
    }

    fn actions(&self, state: &State, acts: &mut Vec<Act>) {
        let sight = &state.sight;
        let commands = sight.commands.iter().filter(|command| !LIKE_ANOTHER.contains(command));
        match sight.unsettled.len() {
            0 => acts.extend(commands.map(|command| Act::Command(command))),
            1 => acts.extend(commands.map(|command| Act::AlsoCommand(command))),
            _ => {}
        }
        for at in 0..sight.flying.len() {
            let fates = [Fate::Answered, Fate::NeverArrives, Fate::AnswerLost, Fate::Doubled];
            acts.extend(fates.map(|fate| Act::Meets(at, fate)));
        }
        if sight.flying.is_empty() && sight.waits {
            acts.extend([Act::Wait, Act::WaitInVain]);
        }
        if sight.unseen.is_none() {
            acts.extend(sight.stage.moves().into_iter().map(|(name, stage)| Act::Moves(name, stage)));
            acts.extend(JUMPS.into_iter().filter(|stage| *stage != sight.stage).map(Act::Jumps));
        }
        if sight.strange {
            acts.push(Act::Speaks(false));
        } else if !sight.stage.is_last() {
            acts.push(Act::Speaks(true));
        }
        if sight.departed {
            acts.push(Act::Return);
        }
        acts.push(Act::Reload);
        if !sight.signed_out {
            acts.push(Act::SessionEnds);
        }
        acts.retain(|act| !act.is_trouble() || sight.trouble < MOST_TROUBLE);
    }

    fn next_state(&self, last: &State, act: Act) -> Option<State> {
        let (stage, fresh, way) = &*last.way;
        let way = way.iter().copied().chain([act]).collect();
        let next = if act.is_unnoticed() {
            State { way: Arc::new((*stage, *fresh, way)), sight: unnoticed(last.sight.clone(), act) }
        } else {
            state(*stage, *fresh, way)
        };
        self.steps.lock().unwrap().push((last.sight.clone(), act, next.sight.clone()));
        (next.sight != last.sight).then_some(next)
    }

    fn within_boundary(&self, state: &State) -> bool {
        state.sight.trouble == 0 || state.way.2.len() <= MOST_ACTS_IN_TROUBLE
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("nothing happens that nobody wanted, nor twice", |_, state: &State| {
                state.sight.wrong.is_empty()
            }),
            Property::always("every promise settles", |_, state: &State| state.sight.settles),
            Property::always("the screen catches up with the platform", |_, state: &State| state.sight.catches_up),
            Property::always("there is a command on every screen", |_, state: &State| !state.sight.commands.is_empty()),
            Property::sometimes("a loan is paid out", |_, state: &State| state.sight.screen == "disbursed"),
            Property::sometimes("the borrower must sign in", |_, state: &State| state.sight.screen == "signIn"),
        ]
    }
}
/// Sights from which no way leads to an end, though the lenders neither reject nor let the journey expire. Where trouble
/// was not followed further, the ways without trouble go on.
pub fn dead_ends(steps: &[(Sight, Act, Sight)]) -> Vec<Sight> {
    let mut into: HashMap<&Sight, Vec<&Sight>> = HashMap::new();
    let followed: HashSet<&Sight> = steps.iter().map(|(from, ..)| from).collect();
    let kind = |act: &Act| !act.is_trouble() && !matches!(act, Act::Moves(REJECTS | EXPIRES, _));
    for (from, _, to) in steps.iter().filter(|(_, act, _)| kind(act)) {
        into.entry(to).or_default().push(from);
    }
    let is_end = |sight: &Sight| ["disbursed", "closed"].iter().any(|end| sight.screen.starts_with(end));
    // Where no lender made an offer, nothing is left but to let the journey expire.
    let is_goal = |sight: &Sight| is_end(sight) || (sight.stage == Stage::NoOffer && sight.screen == "offers");
    let all = followed.iter().copied().chain(into.keys().copied());
    let mut open: Vec<&Sight> = all.filter(|sight| is_goal(sight) || !followed.contains(sight)).collect();
    let mut alive: HashSet<&Sight> = HashSet::new();
    while let Some(reached) = open.pop() {
        if alive.insert(reached) {
            open.extend(into.remove(reached).unwrap_or_default());
        }
    }
    followed.into_iter().filter(|sight| !alive.contains(sight)).cloned().collect()
}

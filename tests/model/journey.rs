//! A journey as a state machine of `stateright`: a state is the platform and all that can be seen of the page.
//!
//! The machine cannot be copied, so a state remembers the way to it, and a step replays that way. Two ways that lead to
//! the same sight are one state.

use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex};

use credit_journey::machine::journey::Command;
use stateright::{Model, Property};

use super::page::{Fate, Page};
use super::platform::{Consent, EXPIRES, REJECTS, Stage, Turn};

/// How often one way may meet trouble: a fault, a second click, a reload,
/// a jump, an ended session, a value from the future.
const MOST_TROUBLE: u8 = 1;
/// A calm minute and a half is enough for what was begun to end.
const CALM_MS: f64 = 90_000.0;

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

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    Command(&'static str),
    /// A command is given while one is under way.
    AlsoCommand(&'static str),
    /// What becomes of a mutation on the wire, counted from the oldest.
    Meets(usize, Fate),
    Wait,
    /// The next read does not arrive.
    WaitInVain,
    /// The platform moves by itself.
    Moves(&'static str, Stage),
    /// The platform jumps, as another tab or an operator would make it.
    Jumps(Stage),
    Speaks(bool),
    /// The borrower comes back from the page they left for.
    Return,
    Reload,
    SessionEnds,
}

impl Act {
    fn is_trouble(self) -> bool {
        match self {
            Self::Meets(_, fate) => fate != Fate::Answered,
            Self::AlsoCommand(_) | Self::WaitInVain | Self::Jumps(_) => true,
            Self::Speaks(true) | Self::Reload | Self::SessionEnds => true,
            _ => false,
        }
    }

    /// Whether the page does not notice it yet.
    fn is_unnoticed(self) -> bool {
        matches!(self, Self::Moves(..) | Self::Jumps(_) | Self::Speaks(_) | Self::SessionEnds)
    }
}

/// All that can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sight {
    pub stage: Stage,
    pub screen: String,
    pub trouble: u8,
    strange: bool,
    signed_out: bool,
    /// A move of the platform that nobody has looked at yet.
    pub unseen: Option<&'static str>,
    commands: Vec<&'static str>,
    pub busy: Option<String>,
    flying: Vec<&'static str>,
    unsettled: Vec<&'static str>,
    departed: bool,
    failed: bool,
    waits: bool,
    wrong: Vec<String>,
    settles: bool,
    catches_up: bool,
}

#[derive(Clone, Debug)]
pub struct State {
    way: Arc<(Stage, bool, Vec<Act>)>,
    pub sight: Sight,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.sight == other.sight
    }
}

impl Hash for State {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.sight.hash(hasher);
    }
}

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

/// What happens at the platform alone is not walked to be seen.
fn unnoticed(mut sight: Sight, act: Act) -> Sight {
    sight.trouble += u8::from(act.is_trouble());
    match act {
        Act::Moves(name, stage) => (sight.unseen, sight.stage) = (Some(name), stage),
        Act::Jumps(stage) => (sight.unseen, sight.stage) = (Some("a jump"), stage),
        Act::Speaks(strange) => sight.strange = strange,
        _ => sight.signed_out = true,
    }
    sight
}

/// Walks a way from its start.
fn state(stage: Stage, fresh: bool, way: Vec<Act>) -> State {
    let mut page = Page::open(stage, fresh);
    let (mut unseen, mut trouble) = (None, 0);
    for act in &way {
        let looks = page.looks;
        walk(&mut page, *act);
        trouble += u8::from(act.is_trouble());
        unseen = match act {
            Act::Moves(name, _) => Some(*name),
            Act::Jumps(_) => Some("a jump"),
            _ if page.looks > looks => None,
            _ => unseen,
        };
    }
    let snapshot = page.snapshot();
    let allowed =
        |command: &&Command| snapshot["commands"].as_array().unwrap().iter().any(|name| name == command.as_str());
    let mut sight = Sight {
        stage: page.stage,
        screen: page.screen(),
        trouble,
        strange: page.strange,
        signed_out: page.signed_out,
        unseen,
        commands: Command::ALL.iter().filter(allowed).map(|command| command.as_str()).collect(),
        busy: snapshot["busy"].as_str().map(ToOwned::to_owned),
        flying: page.flying.iter().map(|flying| flying.endpoint.name()).collect(),
        unsettled: page.unsettled.values().copied().collect(),
        departed: page.stored["departure"].is_object(),
        failed: !snapshot["trouble"].is_null(),
        waits: page.waits(),
        wrong: page.wrong.iter().cloned().collect(),
        settles: false,
        catches_up: false,
    };
    let listens = page.polls() || !page.flying.is_empty();
    calm(&mut page);
    sight.settles = page.unsettled.is_empty();
    // Where nothing is awaited any more, and where words are not understood, the platform is not followed.
    sight.catches_up = !listens || page.strange || page.signed_out || page.screen() == page.stage.screen();
    State { way: Arc::new((stage, fresh, way)), sight }
}

fn walk(page: &mut Page, act: Act) {
    match act {
        Act::Command(command) | Act::AlsoCommand(command) => {
            page.signed_out &= command != "signIn";
            page.click(command);
        }
        Act::Meets(at, fate) => page.answer(at, fate),
        Act::Wait => page.wait(),
        Act::WaitInVain => {
            page.lose_read = true;
            page.wait();
            page.lose_read = false;
        }
        Act::Moves(_, stage) | Act::Jumps(stage) => page.stand(stage),
        Act::Speaks(strange) => page.speak(strange),
        Act::Return => {
            if page.stage.after_page() != page.stage {
                page.stand(page.stage.after_page());
            }
            page.load(&[("ecres", "opaque"), ("fi", "opaque")]);
        }
        Act::Reload => page.load(&[]),
        Act::SessionEnds => page.signed_out = true,
    }
}

/// Nothing more happens than that what is on the wire is answered, and time passes.
fn calm(page: &mut Page) {
    let end = page.now + CALM_MS;
    loop {
        if !page.flying.is_empty() {
            page.answer(0, Fate::Answered);
        } else if page.unsettled.is_empty() && page.screen() == page.stage.screen() {
            return;
        } else if page.waits() && page.now < end {
            page.wait();
        } else {
            return;
        }
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

//! A state of the model: the platform, and all that can be seen of the page.
//!
//! The machine cannot be copied, so a state remembers the way to it, and a step replays that way. Two ways that lead to
//! the same sight are one state.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use credit_journey::machine::journey::Command;

use super::page::{Fate, Page};
use super::platform::Stage;

/// A calm minute and a half is enough for what was begun to end.
const CALM_MS: f64 = 90_000.0;

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
    pub fn is_trouble(self) -> bool {
        match self {
            Self::Meets(_, fate) => fate != Fate::Answered,
            Self::AlsoCommand(_) | Self::WaitInVain | Self::Jumps(_) => true,
            Self::Speaks(true) | Self::Reload | Self::SessionEnds => true,
            _ => false,
        }
    }

    /// Whether the page does not notice it yet.
    pub fn is_unnoticed(self) -> bool {
        matches!(self, Self::Moves(..) | Self::Jumps(_) | Self::Speaks(_) | Self::SessionEnds)
    }
}

/// All that can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sight {
    pub stage: Stage,
    pub screen: String,
    pub trouble: u8,
    pub strange: bool,
    pub signed_out: bool,
    /// A move of the platform that nobody has looked at yet.
    pub unseen: Option<&'static str>,
    pub commands: Vec<&'static str>,
    pub busy: Option<String>,
    pub flying: Vec<&'static str>,
    pub unsettled: Vec<&'static str>,
    pub departed: bool,
    pub failed: bool,
    pub waits: bool,
    pub wrong: Vec<String>,
    pub settles: bool,
    pub catches_up: bool,
}

#[derive(Clone, Debug)]
pub struct State {
    pub way: Arc<(Stage, bool, Vec<Act>)>,
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

/// What happens at the platform alone is not walked to be seen.
pub fn unnoticed(mut sight: Sight, act: Act) -> Sight {
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
pub fn state(stage: Stage, fresh: bool, way: Vec<Act>) -> State {
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

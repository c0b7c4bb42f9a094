//! Pages are loaded, left, kept, killed; tabs are opened, duplicated and closed.

use credit_journey::contract::Text;
use credit_journey::machine::{ClientEvent, Config, Input, Landing, Machine};
use sandbox::effects::EffectKind as Kind;
use serde_json::{Value, json};

use super::{MOST_TABS, World};
use crate::fault::Fault;
use crate::invariant::Seen;
use crate::plant::Plant;
use crate::queue::Happening;
use crate::tab::{Page, Stored, Tab};

const DAY_MS: f64 = 24.0 * 3_600_000.0;

impl World {
    /// The borrower opens the site in a new tab, which has no record.
    pub(super) fn open_tab(&mut self) {
        self.tabs.push(Tab::default());
        self.load(self.tabs.len() - 1, &[], None);
    }

    /// The same tab a second time: the browser copies its storage.
    pub(super) fn duplicate(&mut self, at: usize) {
        if self.tabs.len() >= MOST_TABS {
            return;
        }
        if let Some(tab) = self.tabs.get(at) {
            let twin = Tab { stored: tab.stored.clone(), ..Tab::default() };
            self.tabs.push(twin);
            self.load(self.tabs.len() - 1, &[], None);
        }
    }

    /// Loads the site in a tab, with these query parameters, maybe on the return from a page.
    pub(super) fn load(&mut self, at: usize, parameters: &[(String, String)], from: Option<Text>) {
        self.read_storage(at);
        let denied = self.weather.strikes_times(Fault::StorageDenied, 2);
        let framed = self.weather.strikes_times(Fault::Framed, 2);
        let share = self.share;
        let told = json!({ "parameters": parameters, "framed": framed && self.plant != Some(Plant::UnseenFrame), "tabs": share });
        let landing = Landing::read(&told);
        let entropy = self.dice.fork();
        self.pages += 1;
        let (id, local) = (self.pages, self.now + self.skew);
        // Checked once for all: the options are the world's own.
        let Ok(config) = Config::read(&self.options) else { return };
        let Some(tab) = self.tabs.get_mut(at) else { return };
        tab.unsettled = if denied { Vec::new() } else { tab.stored.intents.clone() };
        // The platform may not know so old a key any more.
        tab.unsettled.retain(|intent| local - intent.at_local < DAY_MS);
        let stored = tab.stored.record.as_deref().filter(|_| !denied);
        if let Some(recording) = &mut self.recording {
            recording.loaded(id, local, &self.options, &entropy, stored, &told);
        }
        let page = Page {
            id,
            machine: Machine::new(local, config, entropy, stored, landing),
            ahead: self.skew,
            timer: None,
            snapshot: Value::Null,
            opening: None,
            reopens_at: None,
            running: Vec::new(),
            promises: 0,
            in_flight: std::collections::HashMap::new(),
            storage_denied: denied,
            visible: true,
            framed,
            suspended_until: None,
            closing: false,
            leaving: None,
            returned_from: from,
        };
        let found = stored.map(ToOwned::to_owned);
        (tab.page, tab.frozen, tab.away) = (Some(page), None, None);
        self.note(format_args!("{id} loaded in tab {at}, with {} parameters", parameters.len()));
        self.see(id, &Seen::Loaded(found.as_deref(), framed));
        if !parameters.is_empty() {
            self.see(id, &Seen::Wanted(Kind::ConsentCompleted));
        }
        if denied {
            self.see(id, &Seen::Event(&ClientEvent::Storage { phase: "denied" }));
        }
        self.feed(id, Input::Visible(true));
        self.feed(id, Input::Online(self.online));
        self.open_journey(id);
    }

    /// What storage does to the record before it is read.
    fn read_storage(&mut self, at: usize) {
        let lost = self.weather.strikes_times(Fault::StorageLost, 3);
        let corrupted = self.weather.strikes_times(Fault::StorageCorrupted, 3);
        let Some(stored) = self.tabs.get_mut(at).map(|tab| &mut tab.stored) else { return };
        if lost {
            *stored = Stored::default();
        }
        if let Some(record) = stored.record.take() {
            stored.record = Some(if corrupted { corrupt(&mut self.dice, &record).into() } else { record });
        }
        if corrupted {
            stored.intents.clear();
        }
    }

    pub(super) fn open_journey(&mut self, id: u32) {
        let options = self.want_journey(id);
        let Some(page) = self.page_mut(id) else { return };
        let promise = page.promise();
        page.opening = Some(promise);
        self.see(id, &Seen::Promised(promise));
        self.tell(id, "openJourney", Input::OpenJourney { promise, journey: 1, options });
    }

    /// The borrower wants a journey: if there is none to take up, one is to be created.
    pub(super) fn want_journey(&mut self, id: u32) -> Value {
        let kind = self.scenario.journey_type.as_str();
        let options = json!({ "type": kind, "metadata": { "scenario": self.scenario.name } });
        self.want(id, "createJourney", &options, &[Kind::JourneyCreated]);
        options
    }

    /// The page of a tab goes away: with a word, or killed. Its requests may or may not still arrive.
    pub(super) fn unload(&mut self, at: usize, with_a_word: bool) {
        let Some(id) = self.tabs.get(at).and_then(|tab| tab.page.as_ref()).map(|page| page.id) else { return };
        if with_a_word {
            self.tell(id, "pagehide", Input::Visible(false));
        }
        self.note(format_args!("{id} unloaded"));
        self.unlock(id);
        self.see(id, &Seen::Unloaded);
        if let Some(tab) = self.tabs.get_mut(at) {
            tab.page = None;
        }
        let dice = &mut self.dice;
        self.queue.retain(|due| match &due.what {
            Happening::Arrives(sent, ..) if due.page == id => sent.keepalive && with_a_word || dice.chance(500),
            _ => due.page != id,
        });
    }

    /// The page leaves for another party's, as its machine asked; the browser may keep it as it is.
    pub(super) fn leave(&mut self, id: u32, url: Text) {
        let Some(at) = self.tabs.iter().position(|tab| tab.is_of(id)) else {
            return;
        };
        let kept = self.dice.chance(400);
        if kept {
            self.tell(id, "pagehide", Input::Visible(false));
            self.unlock(id);
            if let Some(tab) = self.tabs.get_mut(at) {
                tab.frozen = tab.page.take();
            }
        } else {
            self.unload(at, true);
        }
        if let Some(tab) = self.tabs.get_mut(at) {
            tab.away = Some(url);
        }
    }

    /// Back: to the page as it was, if it was kept; its requests have died meanwhile.
    pub(super) fn back(&mut self, at: usize) {
        let Some(tab) = self.tabs.get_mut(at) else { return };
        tab.away = None;
        if tab.page.is_some() {
            return;
        }
        let frozen = tab.frozen.take();
        if frozen.is_none() && tab.popup_of.is_some() {
            return self.close_window(at);
        }
        let Some(mut page) = frozen else { return self.load(at, &[], None) };
        let (id, died) = (page.id, std::mem::take(&mut page.in_flight));
        if let Some(tab) = self.tabs.get_mut(at) {
            tab.page = Some(page);
        }
        let mut died: Vec<u32> = died.into_keys().collect();
        died.sort_unstable();
        for attempt in died {
            self.see(id, &Seen::Ended(attempt, 0));
            self.feed(id, Input::Unreachable { attempt });
        }
        // What it missed meanwhile: the browser knows.
        let online = self.online;
        self.tell(id, "network", Input::Online(online));
        self.tell(id, "pageshow", Input::Visible(true));
    }
}

/// A record with some of its bytes changed, cut off, or not a record at all.
fn corrupt(dice: &mut crate::dice::Dice, record: &str) -> String {
    let mut letters: Vec<char> = record.chars().collect();
    match dice.below(3) {
        0 => letters.truncate(usize::try_from(dice.below(letters.len() as u64)).unwrap_or_default()),
        1 => letters = "[{\"version\":1}]".chars().collect(),
        _ => {
            for _ in 0..=dice.below(4) {
                let place = usize::try_from(dice.below(letters.len() as u64)).unwrap_or_default();
                let with = dice.pick(&['"', 'x', '0', '\u{7f}', 'é', ' ', ',', '\n']).copied();
                if let (Some(letter), Some(with)) = (letters.get_mut(place), with) {
                    *letter = with;
                }
            }
        }
    }
    letters.into_iter().collect()
}

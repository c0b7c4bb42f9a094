//! One browser in virtual time: several tabs with their channel and their locks, before one platform.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use credit_journey::machine::{Input, Landing};
use serde_json::{Value, json};

use super::borrower::JOURNEY;
use super::desk::Desk;
use super::host::{Host, NOON, Settled};
use super::wire::{BackEnd, Reply, Sent, SessionReply};

/// The desk that all tabs stand before.
#[derive(Clone)]
pub struct OneDesk(pub Rc<RefCell<Desk>>);

impl BackEnd for OneDesk {
    fn session(&mut self, now: f64) -> SessionReply {
        self.0.borrow_mut().session(now)
    }

    fn answer(&mut self, now: f64, request: &Sent) -> Reply {
        self.0.borrow_mut().answer(now, request)
    }
}

pub struct Browser {
    pub now: f64,
    pub desk: OneDesk,
    pub tabs: Vec<Host<OneDesk>>,
    /// Who holds which lock.
    pub locks: BTreeMap<String, usize>,
    /// Tabs that do nothing, though they keep their locks.
    pub frozen: Vec<usize>,
    options: Value,
}

impl Browser {
    pub fn new(desk: Desk) -> Self {
        Self::with(desk, json!({}))
    }

    /// A browser whose pages have these options of `connect`.
    pub fn with(desk: Desk, options: Value) -> Self {
        let desk = OneDesk(Rc::new(RefCell::new(desk)));
        Self { now: NOON, desk, tabs: Vec::new(), locks: BTreeMap::new(), frozen: Vec::new(), options }
    }

    /// A browser with this many tabs that show the journey.
    pub fn showing(desk: Desk, tabs: usize) -> Self {
        let mut browser = Self::new(desk);
        for _ in 0..tabs {
            browser.open();
        }
        browser
    }

    /// One more tab that shows the journey.
    pub fn open(&mut self) -> usize {
        let at = self.load();
        self.command_promise(at, |tab| tab.begin_open(1, json!({ "type": "PERSONAL_LOAN", "journeyID": JOURNEY })));
        at
    }

    /// One more tab, whose page has connected and no more.
    pub fn load(&mut self) -> usize {
        let mut tab = Host::with(self.desk.clone(), self.options.clone(), None, Landing::default());
        (tab.now, tab.seed) = (self.now, 100 + self.tabs.len() as u64);
        tab.reload(Landing { tabs: true, ..Landing::default() });
        self.tabs.push(tab);
        self.carry();
        self.tabs.len() - 1
    }

    /// The app of a tab calls a command, and waits for it.
    pub fn command(&mut self, at: usize, name: &str, argument: Value) -> Settled {
        let promise = self.command_promise(at, |tab| tab.begin(name, argument));
        self.tabs[at].settled[&promise].clone()
    }

    /// The app of a tab begins something, and does not wait for it.
    pub fn begin(&mut self, at: usize, begin: impl FnOnce(&mut Host<OneDesk>) -> u32) -> u32 {
        self.tabs[at].now = self.now;
        let promise = begin(&mut self.tabs[at]);
        self.carry();
        promise
    }

    fn command_promise(&mut self, at: usize, begin: impl FnOnce(&mut Host<OneDesk>) -> u32) -> u32 {
        let promise = self.begin(at, begin);
        while !self.tabs[at].settled.contains_key(&promise) {
            assert!(self.step(f64::MAX), "promise {promise} of tab {at} never settles");
        }
        promise
    }

    /// Tells one tab something.
    pub fn feed(&mut self, at: usize, input: Input<Value>) {
        self.tabs[at].now = self.now;
        self.tabs[at].feed(input);
        self.carry();
    }

    /// The borrower closes a tab: it says nothing more, and the browser takes its locks.
    pub fn close(&mut self, at: usize) {
        self.frozen.push(at);
        self.locks.retain(|_, holder| *holder != at);
    }

    pub fn pass(&mut self, ms: f64) {
        let end = self.now + ms;
        while self.step(end) {}
        self.now = end;
    }

    /// Lets the next thing happen, if it does until then.
    fn step(&mut self, end: f64) -> bool {
        let awake = (0..self.tabs.len()).filter(|at| !self.frozen.contains(at));
        let due = awake.filter_map(|at| Some((self.tabs[at].next_at()?, at)));
        let Some((at, tab)) = due.min_by(|one, other| one.0.total_cmp(&other.0)).filter(|(at, _)| *at <= end) else {
            return false;
        };
        self.now = self.now.max(at);
        self.tabs[tab].now = self.now;
        self.tabs[tab].step();
        self.carry();
        true
    }

    /// Carries what tabs say to the others, and answers who leads, until all is quiet.
    fn carry(&mut self) {
        while let Some(from) = (0..self.tabs.len()).find(|at| self.has_said(*at)) {
            let tab = &mut self.tabs[from];
            let down = std::mem::take(&mut tab.stepped_down);
            let lead = std::mem::take(&mut tab.asked_to_lead);
            let told = std::mem::take(&mut tab.told);
            if !down.is_empty() {
                self.locks.retain(|_, holder| *holder != from);
            }
            for (journey, lock) in lead {
                let granted = *self.locks.entry(lock.into()).or_insert(from) == from;
                self.feed_one(from, Input::Led { journey, granted });
            }
            for message in told {
                for to in (0..self.tabs.len()).filter(|to| *to != from) {
                    self.feed_one(to, Input::Told(message.clone()));
                }
            }
        }
    }

    fn has_said(&self, at: usize) -> bool {
        let tab = &self.tabs[at];
        !(tab.told.is_empty() && tab.asked_to_lead.is_empty() && tab.stepped_down.is_empty())
    }

    fn feed_one(&mut self, at: usize, input: Input<Value>) {
        if !self.frozen.contains(&at) {
            self.tabs[at].now = self.now;
            self.tabs[at].feed(input);
        }
    }

    /// How often the journey was read, by all tabs together.
    pub fn reads(&self) -> usize {
        self.tabs.iter().map(|tab| tab.sent_to("getJourneyState").len()).sum()
    }

    /// How often one tab read it.
    pub fn reads_of(&self, at: usize) -> usize {
        self.tabs[at].sent_to("getJourneyState").len()
    }

    /// What each tab shows.
    pub fn screens(&self) -> Vec<String> {
        self.tabs.iter().map(Host::screen).collect()
    }
}

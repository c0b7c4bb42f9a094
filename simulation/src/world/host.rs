//! Does what a machine says, as a browser and the app on it would.

use credit_journey::contract::Text;
use credit_journey::machine::{Effect, Failure, Input};
use serde_json::Value;

use super::World;
use crate::invariant::Seen;
use crate::plant::Plant;
use crate::queue::Happening;
use crate::sent::Sent;
use crate::spoken::spoken;

impl World {
    /// Lets time pass, and happen what is due.
    pub(super) fn pass(&mut self, ms: f64) {
        let end = self.now + ms;
        while let Some(at) = self.next_at().filter(|at| *at <= end && !self.has_failed()) {
            self.now = self.now.max(at);
            self.step();
        }
        self.now = self.now.max(end);
    }

    fn next_at(&self) -> Option<f64> {
        let pages = self.tabs.iter().filter_map(|tab| tab.page.as_ref());
        let timers = pages.flat_map(|page| [page.timer, page.reopens_at]).flatten();
        timers.chain(self.queue.next_at()).reduce(f64::min)
    }

    fn step(&mut self) {
        if self.queue.next_at().is_some_and(|at| at <= self.now) {
            if let Some(due) = self.queue.take() {
                self.happen(due);
            }
            return;
        }
        let now = self.now;
        let mut pages = self.tabs.iter_mut().filter_map(|tab| tab.page.as_mut());
        let Some(page) = pages.find(|page| [page.timer, page.reopens_at].iter().flatten().any(|at| *at <= now)) else {
            return;
        };
        let id = page.id;
        if page.reopens_at.is_some_and(|at| at <= now) {
            page.reopens_at = None;
            self.open_journey(id);
        } else {
            page.timer = None;
            self.feed(id, Input::Tick);
        }
    }

    /// Tells a machine something from outside, and does what it says.
    pub(super) fn tell(&mut self, page: u32, what: &'static str, input: Input<Value>) {
        if self.page(page).is_some_and(|page| page.suspended_until.is_some()) {
            return self.bring(page, 0.0, Happening::Says(what, Box::new(input)));
        }
        self.note(format_args!("{page} {what}"));
        self.see(page, &Seen::Told(what));
        self.feed(page, input);
    }

    /// Gives a machine an input, and does what it says.
    pub(super) fn feed(&mut self, id: u32, input: Input<Value>) {
        let now = self.now;
        let mut recording = self.recording.take();
        let Some(page) = self.page_mut(id) else {
            self.recording = recording;
            return;
        };
        let (local, ticked) = (page.local(now), matches!(input, Input::Tick));
        let told = spoken(&input);
        page.machine.note(local, &told);
        let effects = page.machine.handle(local, input);
        if let Some(recording) = &mut recording {
            recording.heard(id, local, told, &effects, &page.machine);
        }
        self.recording = recording;
        for effect in effects {
            self.perform(id, effect);
        }
        let Some(page) = self.page_mut(id) else { return };
        let wake_at = page.machine.wake_at();
        page.timer = wake_at.map(|at| now + (at - local).max(0.0));
        let (leaving, closing) = (page.leaving.take(), std::mem::take(&mut page.closing));
        self.see(id, &Seen::Handled(ticked, wake_at));
        if let Some(url) = leaving {
            self.open_page(id, url);
        }
        if let Some(at) = self.tabs.iter().position(|tab| tab.is_of(id)).filter(|_| closing) {
            self.close_window(at);
        }
    }

    fn perform(&mut self, id: u32, effect: Effect<Value>) {
        match effect {
            Effect::Send(request) => self.send(id, Sent::read(&request)),
            Effect::Cancel { attempt } => {
                self.note(format_args!("{id} cancel {attempt}"));
                if let Some(page) = self.page_mut(id) {
                    page.in_flight.remove(&attempt);
                }
                self.see(id, &Seen::Ended(attempt, 0));
            }
            Effect::AskSession { renewal } => self.ask_session(id, renewal),
            Effect::Store(record) => self.store(id, record),
            Effect::Settle { promise, result } => self.settle(id, promise, &result),
            Effect::Show { journey } => {
                let Some(page) = self.page_mut(id) else { return };
                let snapshot = page.machine.snapshot(journey);
                page.snapshot = snapshot.clone();
                let screen = crate::invariant::bare(&snapshot["screen"]);
                self.note(format_args!("{id} shows {screen}"));
                self.see(id, &Seen::Shown(&snapshot));
                self.forget_what_passed(id, &snapshot);
            }
            Effect::Open { url } => {
                self.see(id, &Seen::Text("opened address", &url));
                self.see(id, &Seen::Opened(&url));
                if let Some(page) = self.page_mut(id) {
                    page.leaving = Some(url);
                }
            }
            Effect::AskDeparture { journey, .. } => self.ask_departure(id, journey),
            Effect::OpenPopup => self.open_popup(id),
            Effect::ClosePopup => self.close_popup(id),
            Effect::CloseWindow => {
                if let Some(page) = self.page_mut(id) {
                    page.closing = true;
                }
            }
            Effect::Tell(message) => self.spread(id, &message),
            Effect::Lead { journey, lock } => self.try_lock(id, journey, lock),
            Effect::StepDown { .. } => self.unlock(id),
            Effect::CleanAddress { parameters } => {
                let names: Vec<_> = parameters.iter().map(Text::as_str).collect();
                self.see(id, &Seen::Text("cleaned address", &names.join(" ")));
            }
            Effect::Report(event) => {
                self.note(format_args!("{id} {event:?}"));
                self.see(id, &Seen::Event(&event));
            }
        }
    }

    fn store(&mut self, id: u32, record: Option<Text>) {
        self.see(id, &Seen::Text("record", record.as_deref().unwrap_or_default()));
        let forgotten = self.plant == Some(Plant::ForgottenRecord);
        let denied = self.page_is_denied(id);
        let Some(tab) = self.tab_of(id) else { return };
        if record.is_none() {
            tab.unsettled.clear();
        }
        if !denied {
            tab.stored.intents = tab.unsettled.iter().filter(|intent| intent.sent).cloned().collect();
            tab.stored.record = record.filter(|_| !forgotten);
        }
    }

    fn page_is_denied(&mut self, id: u32) -> bool {
        let strikes = self.weather.strikes(crate::fault::Fault::StorageDenied);
        let Some(page) = self.page_mut(id) else { return true };
        // A storage that failed is not asked again.
        page.storage_denied |= strikes;
        page.storage_denied
    }

    fn settle(&mut self, id: u32, promise: u32, result: &Result<Value, Failure>) {
        let outcome = result.as_ref().err().map_or("ok", |failure| failure.code.as_str()).to_owned();
        self.note(format_args!("{id} settles {promise}: {outcome}"));
        self.see(id, &Seen::Settled(promise, result));
        let reopens_at = self.now + self.dice.between(1_000, 8_000);
        let Some(page) = self.page_mut(id) else { return };
        page.running.retain(|(running, ..)| *running != promise);
        if page.opening == Some(promise) {
            page.opening = None;
            page.reopens_at = result.is_err().then_some(reopens_at);
        }
    }

    fn ask_session(&mut self, id: u32, renewal: u32) {
        use crate::fault::Fault;
        let mut after = self.dice.between(30, 400);
        if self.weather.strikes_times(Fault::SessionHangs, 2) {
            return;
        }
        if self.weather.strikes_times(Fault::SessionSlow, 3) {
            after += self.dice.between(2_000, 40_000);
        }
        let rejects = !self.online || self.weather.strikes_times(Fault::SessionRejected, 3);
        let answer = if rejects { Err(()) } else { Ok(self.partner.session(self.now)) };
        self.bring(id, after, Happening::Session(renewal, answer));
    }
}

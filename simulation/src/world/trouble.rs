//! What comes between: reloads, lost records, sleep, other tabs, being signed out.

use credit_journey::machine::Input;

use super::World;
use crate::fault::Fault;
use crate::invariant::Seen;

impl World {
    /// Whatever the weather of this run has in store for the device and its tabs.
    pub(super) fn trouble(&mut self) {
        self.tab_trouble();
        self.device_trouble();
    }

    fn tab_trouble(&mut self) {
        if self.tabs.is_empty() {
            return;
        }
        let at = usize::try_from(self.dice.below(self.tabs.len() as u64)).unwrap_or_default();
        let loaded = self.tabs.get(at).and_then(|tab| tab.page.as_ref()).map(|page| page.id);
        if let Some(id) = loaded {
            if self.weather.strikes_times(Fault::Reload, 3) {
                self.unload(at, true);
                self.load(at, &[], None);
            } else if self.weather.strikes_times(Fault::Crash, 2) {
                self.unload(at, false);
                self.load(at, &[], None);
            } else if self.weather.strikes(Fault::SecondReturn) {
                let again = self.tabs.get(at).map(|tab| tab.returned_with.clone()).unwrap_or_default();
                self.unload(at, true);
                self.load(at, &again, None);
            } else if self.weather.strikes(Fault::ForgedReturn) {
                let forged = [("credit_return", "f0f0"), ("ecres", "forged"), ("status", "submitted")];
                let forged = forged.map(|(name, value)| (name.to_owned(), value.to_owned()));
                self.unload(at, true);
                self.load(at, &forged, None);
            } else if self.weather.strikes(Fault::SignOut) {
                self.sign_in_at_partner(false);
                self.tell(id, "signOut", Input::SignOut);
            } else if let Some(promise) = self.under_way(id).filter(|_| self.weather.strikes_times(Fault::Aborted, 4)) {
                self.tell(id, "abort", Input::Abort { promise });
            } else if self.weather.strikes_times(Fault::Hidden, 3) {
                let visible = self.page_mut(id).is_some_and(|page| {
                    page.visible = !page.visible;
                    page.visible
                });
                self.tell(id, if visible { "visible" } else { "hidden" }, Input::Visible(visible));
            }
        }
        if let Some(id) =
            loaded.filter(|id| self.share && self.page(*id).is_some_and(|page| page.suspended_until.is_none()))
        {
            if self.weather.strikes_times(Fault::MessageForged, 2) {
                self.forge(id);
                self.forge_reads(id);
            } else if self.weather.strikes_times(Fault::Suspended, 2) {
                let ms = self.dice.between(20_000, 400_000);
                self.suspend(id, ms);
            }
        }
        if self.weather.strikes(Fault::DuplicateTab) {
            self.duplicate(at);
        }
        if self.weather.strikes(Fault::ClosedTab) {
            self.unload(at, true);
            self.tabs.remove(at);
        }
    }

    /// A tab goes away in the midst of what the borrower has just begun.
    pub(super) fn interruption(&mut self) {
        let busy = |tab: &crate::tab::Tab| tab.page.as_ref().is_some_and(|page| !page.running.is_empty());
        let Some(at) = self.tabs.iter().position(busy) else { return };
        let killed = self.weather.strikes_times(Fault::Crash, 3);
        if killed || self.weather.strikes_times(Fault::Reload, 3) {
            let moment = self.dice.between(0, 1_200);
            self.pass(moment);
            self.unload(at, !killed);
            self.load(at, &[], None);
        }
    }

    fn device_trouble(&mut self) {
        if self.weather.strikes_times(Fault::Offline, 2) {
            self.go_online(!self.online);
        }
        if self.weather.strikes(Fault::ClockJump) {
            let jump = self.dice.between(0, 48 * 3_600_000) - 24.0 * 3_600_000.0;
            self.note(format_args!("the clock is set by {jump} ms"));
            // A page's own clock runs on; the next page begins with the new time.
            self.skew += jump;
        }
        if self.weather.strikes(Fault::Sleep) {
            self.sleep();
        }
    }

    pub(super) fn go_online(&mut self, online: bool) {
        self.online = online;
        self.note(if online { "online" } else { "offline" });
        for id in self.loaded() {
            self.tell(id, "network", Input::Online(online));
        }
    }

    /// Nothing runs on the device; what is on its way arrives or dies. Some clocks do not count the time.
    fn sleep(&mut self) {
        let asleep_ms = self.dice.between(5 * 60_000, 3 * 3_600_000);
        let counted = self.dice.chance(500);
        self.note(format_args!("asleep for {asleep_ms} ms"));
        for id in self.loaded() {
            self.suspend(id, asleep_ms);
            if let Some(page) = self.page_mut(id).filter(|_| !counted) {
                page.ahead -= asleep_ms;
            }
        }
        self.pass(asleep_ms);
    }

    /// The borrower signs in at the partner's site, or out.
    pub(super) fn sign_in_at_partner(&mut self, signed_in: bool) {
        self.partner.signed_in = signed_in;
        self.see(0, &Seen::SignedIn(signed_in));
    }

    /// The promise of a command that is not settled.
    fn under_way(&self, id: u32) -> Option<u32> {
        self.page(id).and_then(|page| page.running.first()).map(|(promise, ..)| *promise)
    }

    /// The pages that are loaded.
    pub(super) fn loaded(&self) -> Vec<u32> {
        self.tabs.iter().filter_map(|tab| tab.page.as_ref()).map(|page| page.id).collect()
    }
}

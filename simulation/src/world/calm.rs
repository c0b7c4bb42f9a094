//! The end of all trouble: every page comes to the right screen, and the borrower to the journey's end.

use credit_journey::machine::Input;
use sandbox::pages::Decision;
use serde_json::{Value, json};

use super::World;
use crate::borrower::{bank_account, profile};
use crate::invariant::{Seen, is_right};

/// Two polls at the slowest pace, a cool-down, a call that hangs, and their pauses.
const AGREES_WITHIN_MS: f64 = 300_000.0;
/// A borrower patient for this long.
const PATIENCE_MS: f64 = 30.0 * 60_000.0;
/// Then nobody does anything: a journey that has ended must be quiet.
const LEFT_ALONE_MS: f64 = 10.0 * 60_000.0;
const GLANCE_MS: f64 = 2_000.0;

impl World {
    /// Faults stop. Everything must be well, and end well.
    pub(super) fn calm(&mut self) {
        self.note("CALM");
        self.weather.calm_down();
        let suspended = self.tabs.iter().filter_map(|tab| tab.page.as_ref()?.suspended_until);
        let wakes = suspended.fold(self.now, f64::max);
        self.pass(wakes - self.now);
        self.sign_in_at_partner(true);
        self.go_online(true);
        if self.tabs.is_empty() {
            self.open_tab();
        }
        while let Some(at) = self.tabs.iter().position(|tab| tab.away.is_some()) {
            self.back(at);
        }
        self.tabs.retain(|tab| tab.page.is_some());
        if self.tabs.is_empty() {
            self.open_tab();
        }
        while let Some(at) = self.tabs.iter().position(|tab| tab.page.as_ref().is_some_and(|page| page.framed)) {
            self.load(at, &[], None);
        }
        for id in self.loaded() {
            if let Some(page) = self.page_mut(id) {
                page.visible = true;
            }
            self.tell(id, "visible", Input::Visible(true));
        }
        if self.share && self.dice.chance(400) {
            self.open_tab();
        }
        self.agree();
        self.vigil();
        self.agree();
        self.finish();
        self.agree();
        for id in self.loaded() {
            let snapshot = self.page(id).map(|page| page.snapshot.clone()).unwrap_or_default();
            self.see(id, &Seen::LeftAlone(&snapshot));
        }
        self.pass(LEFT_ALONE_MS);
        for id in self.loaded() {
            let log = self.page(id).map(|page| page.machine.export_log().to_string()).unwrap_or_default();
            self.see(id, &Seen::Text("log", &log));
        }
        self.farewell();
    }

    /// Waits until every page shows what the platform has.
    fn agree(&mut self) {
        let until = self.now + AGREES_WITHIN_MS;
        let mut wrong = self.loaded();
        while !wrong.is_empty() && !self.has_failed() {
            self.pass(GLANCE_MS);
            wrong.retain(|id| !self.agrees(*id, self.now >= until));
        }
    }

    /// Whether a page shows what the platform has, or it is the last moment to say so.
    fn agrees(&mut self, id: u32, at_last: bool) -> bool {
        self.tend(id);
        let Some(snapshot) = self.page(id).map(|page| page.snapshot.clone()) else { return true };
        let journey = snapshot["journeyID"].as_str().unwrap_or_default().to_owned();
        let truth = self.partner.truth(self.now, &journey).unwrap_or_default();
        self.look_at_platform();
        let right = !snapshot.is_null() && is_right(&truth, &snapshot);
        if right || at_last {
            self.see(id, &Seen::Compared(&truth, &snapshot));
        }
        right || at_last
    }

    /// What any site does by itself: a borrower who must sign in is led to it.
    fn tend(&mut self, id: u32) {
        let idle = self
            .page(id)
            .is_some_and(|page| page.screen() == "signIn" && page.running.is_empty() && page.opening.is_none());
        if idle {
            self.command(id, "signIn", Value::Null);
        }
    }

    /// The borrower does what the screen of the first tab says, and nothing else, to the end.
    fn finish(&mut self) {
        let until = self.now + PATIENCE_MS;
        loop {
            // In the tab itself, or in its popup.
            if let Some(at) = self.tabs.iter().position(|tab| tab.away.is_some()) {
                match self.decide(at, Decision::Approve) {
                    Some(parameters) => self.come_home(at, parameters, None),
                    None => self.back(at),
                }
            }
            self.pass(GLANCE_MS);
            let Some(page) = self.tabs.first().and_then(|tab| tab.page.as_ref()) else { continue };
            let away = self.tabs.iter().any(|tab| tab.away.is_some());
            let (id, snapshot, busy) = (page.id, page.snapshot.clone(), away || !page.running.is_empty());
            let screen = &snapshot["screen"];
            let over = match screen["name"].as_str().unwrap_or_default() {
                "disbursed" | "closed" => true,
                "offers" => {
                    ["selectable", "consentFor"].iter().all(|list| screen[*list] == json!([]))
                        && screen["awaiting"] == json!(0)
                }
                _ => false,
            };
            if over || self.now > until || self.has_failed() {
                return self.see(id, &Seen::Rested(over, &snapshot));
            }
            if !busy {
                self.tend(id);
                self.follow(id, screen);
            }
        }
    }

    fn follow(&mut self, id: u32, screen: &Value) {
        match screen["name"].as_str().unwrap_or_default() {
            "profile" if screen["profile"]["requiredFields"] == json!([]) => {
                self.command(id, "submitProfile", json!({ "bureauConsent": true }));
            }
            "profile" => drop(self.command(id, "saveProfile", profile())),
            "offers" if screen["selectable"] != json!([]) => {
                self.command(id, "proceed", screen["selectable"][0].clone());
            }
            "offers" if screen["consentFor"] == json!([]) => {}
            "offers" | "redirect" => drop(self.command(id, "openRedirect", Value::Null)),
            "form" => drop(self.command(id, "submitBankMandate", bank_account())),
            _ => {}
        }
    }
}

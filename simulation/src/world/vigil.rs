//! Several tabs wait together and nobody does anything; and at the very end, a sign-out.

use credit_journey::machine::Input;

use super::World;
use crate::invariant::Seen;

/// Long enough to tell one tab's polls from two's.
const VIGIL_MS: f64 = 6.0 * 60_000.0;
const HEARD_WITHIN_MS: f64 = 2_000.0;

impl World {
    /// Waits, maybe with the tab that leads suspended.
    pub(super) fn vigil(&mut self) {
        let all = self.loaded();
        let journeys = all.iter().filter_map(|id| self.page(*id)).map(|page| &page.snapshot["journeyID"]);
        let one = journeys.collect::<std::collections::HashSet<_>>().len() == 1;
        if !self.share || !one || all.len() < 2 || self.has_failed() {
            return;
        }
        let leader = self.locks.values().next().copied().filter(|_| self.dice.clone().chance(500));
        if let Some(leader) = leader {
            self.suspend(leader, VIGIL_MS);
        }
        let awake: Vec<u32> = all.into_iter().filter(|id| Some(*id) != leader).collect();
        self.note("VIGIL");
        self.see(0, &Seen::Waiting(true, &awake));
        self.pass(VIGIL_MS);
        let still = awake.iter().any(|id| {
            let screen = self.page(*id).map(crate::tab::Page::screen).unwrap_or_default();
            ["closed", "disbursed", "signIn", ""].contains(&screen)
        });
        self.see(0, &Seen::Waiting(false, if still { &[] } else { &awake }));
        self.pass(1_000.0);
    }

    /// The borrower signs out in one tab.
    pub(super) fn farewell(&mut self) {
        let all = self.loaded();
        let Some(first) = all.first().copied().filter(|_| self.share && !self.has_failed()) else { return };
        self.sign_in_at_partner(false);
        self.tell(first, "signOut", Input::SignOut);
        self.pass(HEARD_WITHIN_MS);
        for id in self.loaded() {
            let screen = self.page(id).map(|page| page.screen().to_owned()).unwrap_or_default();
            self.see(id, &Seen::SignedOutElsewhere(&screen));
        }
    }
}

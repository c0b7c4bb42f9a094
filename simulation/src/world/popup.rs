//! Pages of other parties: in the tab itself, in a popup, or in a webview of the app; and the app's word before.

use credit_journey::contract::Text;
use credit_journey::machine::Input;
use sandbox::effects::EffectKind as Kind;
use serde_json::Value;

use super::World;
use crate::fault::Fault;
use crate::invariant::Seen;
use crate::queue::Happening;
use crate::tab::Tab;

impl World {
    /// The machine asks whether the borrower may leave now.
    pub(super) fn ask_departure(&mut self, id: u32, journey: u32) {
        let go = !self.weather.strikes_times(Fault::DepartureRefused, 3);
        let mut after = self.dice.between(5, 500);
        if self.weather.strikes_times(Fault::DepartureSlow, 8) {
            after += self.dice.between(60_000, 400_000);
            // The page may be too old by then: another is asked for.
            self.see(id, &Seen::Wanted(Kind::ConsentRedirected));
        }
        self.bring(id, after, Happening::Departs(journey, go));
    }

    /// A popup opens, with a copy of its opener's storage, unless the browser blocks it.
    pub(super) fn open_popup(&mut self, id: u32) {
        if self.weather.strikes_times(Fault::PopupBlocked, 3) {
            return self.note(format_args!("{id} may open no popup"));
        }
        let Some(stored) = self.tab_of(id).map(|tab| tab.stored.clone()) else { return };
        self.tabs.push(Tab { stored, popup_of: Some(id), ..Tab::default() });
        self.note(format_args!("{id} opens a popup"));
    }

    /// The machine needs its popup no more.
    pub(super) fn close_popup(&mut self, id: u32) {
        self.tabs.retain(|tab| !is_empty_popup(tab, id));
    }

    /// The page leaves for another party's, as its machine asked.
    pub(super) fn open_page(&mut self, id: u32, url: Text) {
        if let Some(popup) = self.tabs.iter_mut().find(|tab| is_empty_popup(tab, id)) {
            popup.away = Some(url);
        } else if self.webview {
            if let Some(tab) = self.tab_of(id) {
                tab.away = Some(url);
            }
        } else {
            self.leave(id, url);
        }
    }

    /// The borrower comes home with these parameters: to a page that waited for them, or to a fresh one.
    pub(super) fn come_home(&mut self, at: usize, parameters: Vec<(String, String)>, from: Option<Text>) {
        let waiting = self.tabs.get_mut(at).filter(|tab| tab.page.is_some()).and_then(|tab| {
            tab.away = None;
            tab.page.as_mut()
        });
        let Some(page) = waiting else { return self.load(at, &parameters, from) };
        page.returned_from = from;
        let (id, promise) = (page.id, page.promise());
        page.running.push((promise, "returned", Value::Null));
        self.see(id, &Seen::Promised(promise));
        self.see(id, &Seen::Wanted(Kind::ConsentCompleted));
        let parameters = parameters.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        self.tell(id, "returned", Input::Returned { promise, journey: 1, parameters });
    }

    /// The borrower closes a popup without deciding, or the page in it closes it.
    pub(super) fn close_window(&mut self, at: usize) {
        self.unload(at, true);
        self.tabs.remove(at);
    }
}

fn is_empty_popup(tab: &Tab, of: u32) -> bool {
    tab.popup_of == Some(of) && tab.page.is_none() && tab.away.is_none()
}

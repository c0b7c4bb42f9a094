//! The page around us, where there is one: its address, its visibility, its network.

use js_sys::{Array, Function};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, Url, VisibilityState, Window};

use crate::machine::Landing;

/// What is listened to, for what, and how.
type Listener = (EventTarget, &'static str, Closure<dyn FnMut()>);

/// The page, and the listeners on it: to be taken off with `leave`.
pub struct Page {
    window: Option<Window>,
    listeners: Vec<Listener>,
}

impl Page {
    /// The page, if this runs in one.
    pub fn new() -> Self {
        Self { window: web_sys::window(), listeners: Vec::new() }
    }

    /// The address the page was loaded at.
    pub fn landing(&self) -> Landing {
        let Some(url) = self.url() else { return Landing::default() };
        let pairs = Array::from(&url.search_params());
        let text = |pair: &JsValue, at: u32| pair.unchecked_ref::<Array>().get(at).as_string();
        let parameters = pairs.iter().filter_map(|pair| text(&pair, 0).zip(text(&pair, 1))).collect();
        Landing { parameters, ..Landing::default() }
    }

    /// Takes query parameters out of the address, without a history entry: nothing of a return stays behind.
    pub fn clean_address(&self, names: &[String]) {
        let (Some(window), Some(url)) = (&self.window, self.url()) else { return };
        for name in names {
            url.search_params().delete(name);
        }
        if let Ok(history) = window.history() {
            let state = history.state().unwrap_or(JsValue::NULL);
            // A page that may not change its address keeps it.
            let _ = history.replace_state_with_url(&state, "", Some(&url.href()));
        }
    }

    /// Leaves for another page.
    pub fn open(&self, url: &str) {
        if let Some(window) = &self.window {
            // The address was checked; a browser that still refuses has told its console.
            let _ = window.location().assign(url);
        }
    }

    /// Whether the borrower sees the page; a host without pages always counts as seen.
    pub fn is_visible(&self) -> bool {
        let document = self.window.as_ref().and_then(Window::document);
        document.is_none_or(|document| document.visibility_state() != VisibilityState::Hidden)
    }

    /// Whether there is a network, as far as the browser knows.
    pub fn is_online(&self) -> bool {
        self.window.as_ref().is_none_or(|window| window.navigator().on_line())
    }

    /// Calls `run` with the event's name whenever visibility or network may have changed, and when the page goes into
    /// the back-forward cache or comes out of it.
    pub fn listen(&mut self, run: impl Fn(&'static str) + Clone + 'static) {
        let Some(window) = self.window.clone() else { return };
        let document = window.document().map(EventTarget::from);
        let window = EventTarget::from(window);
        let targets = ["online", "offline", "pageshow", "pagehide"].map(|name| (window.clone(), name));
        let visibility = document.map(|document| (document, "visibilitychange"));
        for (target, name) in targets.into_iter().chain(visibility) {
            let run = run.clone();
            let listener = Closure::<dyn FnMut()>::new(move || run(name));
            let _ = target.add_event_listener_with_callback(name, as_function(&listener));
            self.listeners.push((target, name, listener));
        }
    }

    /// Listens no more.
    pub fn leave(&mut self) {
        for (target, name, listener) in self.listeners.drain(..) {
            let _ = target.remove_event_listener_with_callback(name, as_function(&listener));
        }
    }

    fn url(&self) -> Option<Url> {
        let href = self.window.as_ref()?.location().href().ok()?;
        Url::new(&href).ok()
    }
}

fn as_function(listener: &Closure<dyn FnMut()>) -> &Function {
    listener.as_ref().unchecked_ref()
}

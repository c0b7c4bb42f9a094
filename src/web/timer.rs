//! One timer: the host's, or the app's `clock`.

use std::cell::RefCell;

use js_sys::{Date, Function};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::document::get;
use crate::machine::Millis;

/// A browser fires a longer timer at once (2^31 - 1 ms).
const LONGEST_MS: Millis = 2_147_483_647.0;

/// The clock, and the one timer on it.
pub struct Timer {
    clock: JsValue,
    performance: JsValue,
    run: RefCell<Option<Closure<dyn FnMut()>>>,
    armed: RefCell<Option<(Millis, JsValue)>>,
}

impl Timer {
    /// A timer on the app's clock, or the host's where there is none.
    pub fn new(clock: JsValue) -> Self {
        let global = js_sys::global();
        let performance = get(&global, "performance");
        let clock = if clock.is_object() { clock } else { global.into() };
        Self { clock, performance, run: RefCell::default(), armed: RefCell::default() }
    }

    /// What to run when the time has come.
    pub fn on_fire(&self, run: Closure<dyn FnMut()>) {
        *self.run.borrow_mut() = Some(run);
    }

    /// Now, ms since 1970. On the host: monotonic since the page was loaded, so that no correction of the wall clock
    /// can stop the polling.
    pub fn now(&self) -> Millis {
        let own = get(&self.clock, "now");
        if let Some(now) = own.dyn_ref::<Function>().and_then(|now| now.call0(&self.clock).ok()) {
            return now.as_f64().unwrap_or_else(Date::now);
        }
        let since_load = get(&self.performance, "now");
        let since_load = since_load.dyn_ref::<Function>().and_then(|now| now.call0(&self.performance).ok());
        match (get(&self.performance, "timeOrigin").as_f64(), since_load.and_then(|ms| ms.as_f64())) {
            // At the edge `timeOrigin` may be 0.
            (Some(origin), Some(ms)) if origin > 0.0 => origin + ms,
            _ => Date::now(),
        }
    }

    /// Fires at `at`, and at no other time.
    pub fn arm(&self, at: Option<Millis>) {
        if self.armed.borrow().as_ref().map(|(armed_at, _)| *armed_at) == at {
            return;
        }
        self.disarm();
        let Some(at) = at else { return };
        let run = self.run.borrow();
        let Some(run) = run.as_ref() else { return };
        let after_ms = (at - self.now()).clamp(0.0, LONGEST_MS).ceil();
        let set_timeout = get(&self.clock, "setTimeout");
        let set = set_timeout.dyn_ref::<Function>();
        let timer = set.and_then(|set| set.call2(&self.clock, run.as_ref(), &after_ms.into()).ok());
        *self.armed.borrow_mut() = timer.map(|timer| (at, timer));
    }

    /// The timer has fired.
    pub fn fired(&self) {
        self.armed.borrow_mut().take();
    }

    /// Fires no more.
    pub fn disarm(&self) {
        let Some((_, timer)) = self.armed.borrow_mut().take() else { return };
        let clear_timeout = get(&self.clock, "clearTimeout");
        if let Some(clear) = clear_timeout.dyn_ref::<Function>() {
            // A timer that is already gone is not missed.
            let _ = clear.call1(&self.clock, &timer);
        }
    }
}

//! The app's promises, and the `AbortSignal`s that watch over them.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortSignal;

use super::error::journey_error;
use super::shell::Shell;
use crate::machine::{Failure, PromiseNumber};

struct Pending {
    number: PromiseNumber,
    resolve: Function,
    reject: Function,
    signal: Option<Watched>,
    /// An app may forget its client and still wait for this: what works on it stays.
    _shell: Rc<Shell>,
}

/// A signal with our listener on it: taken off again when the promise settles.
struct Watched {
    signal: AbortSignal,
    listener: Closure<dyn FnMut()>,
}

/// Promises that are not settled yet.
#[derive(Default)]
pub struct Promises {
    pending: RefCell<Vec<Pending>>,
    last: RefCell<PromiseNumber>,
}

impl Promises {
    /// A promise of the app's, with its number.
    pub fn make(&self, shell: &Rc<Shell>) -> (PromiseNumber, Promise) {
        *self.last.borrow_mut() += 1;
        let number = *self.last.borrow();
        let promise = Promise::new(&mut |resolve, reject| {
            let pending = Pending { number, resolve, reject, signal: None, _shell: shell.clone() };
            self.pending.borrow_mut().push(pending);
        });
        (number, promise)
    }

    /// Calls `aborted` when the signal fires while the promise is pending.
    pub fn watch(&self, number: PromiseNumber, signal: AbortSignal, aborted: Closure<dyn FnMut()>) {
        let mut pending = self.pending.borrow_mut();
        let Some(waiting) = pending.iter_mut().find(|waiting| waiting.number == number) else { return };
        // A signal that cannot be listened to never fires.
        let _ = signal.add_event_listener_with_callback("abort", aborted.as_ref().unchecked_ref());
        waiting.signal = Some(Watched { signal, listener: aborted });
    }

    /// Settles a promise, once; nothing may be borrowed now, since the app runs next.
    pub fn settle(&self, number: PromiseNumber, result: &Result<JsValue, Failure>) {
        let mut pending = self.pending.borrow_mut();
        let Some(at) = pending.iter().position(|waiting| waiting.number == number) else { return };
        let waiting = pending.remove(at);
        drop(pending);
        let mut reason = JsValue::NULL;
        if let Some(watched) = waiting.signal {
            let listener = watched.listener.as_ref().unchecked_ref();
            let _ = watched.signal.remove_event_listener_with_callback("abort", listener);
            if watched.signal.aborted() {
                reason = watched.signal.reason();
            }
            // The listener may be what is running now: freed once it has returned.
            wasm_bindgen_futures::spawn_local(async move { drop(watched.listener) });
        }
        // Calling a resolver cannot throw.
        let _ = match result {
            Ok(value) => waiting.resolve.call1(&JsValue::UNDEFINED, value),
            Err(failure) => waiting.reject.call1(&JsValue::UNDEFINED, &journey_error(failure, &reason)),
        };
    }
}

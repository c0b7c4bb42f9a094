//! The one exported class. The package's TypeScript makes `Credit`, `Api` and `Journey` of it: its methods go by name,
//! so that a row in the request or command table is all it takes to add one.
//!
//! Every method takes `&self` and clones the inner `Rc`: no borrow outlives the call, so concurrent calls are safe,
//! and so is `free()` while promises are pending.

use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortSignal;

use super::document::{copy, get};
use super::error::journey_error;
use super::shell::Shell;
use crate::contract::{Document, Endpoint};
use crate::machine::journey::Command;
use crate::machine::{CallOptions, Code, Failure, Input, JourneyNumber, PromiseNumber};

/// One client, for the package's own TypeScript.
#[wasm_bindgen]
pub struct Core {
    shell: Rc<Shell>,
}

#[wasm_bindgen]
impl Core {
    /// A client with the options of `connect`. Throws a `JourneyError`.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Core, JsValue> {
        let shell = Shell::new(options).map_err(|failure| journey_error(&failure, &JsValue::NULL))?;
        Ok(Self { shell })
    }

    /// Calls an endpoint by the name it has on `credit.api`.
    pub fn call(&self, name: &str, arguments: Array) -> Promise {
        let Some(endpoint) = Endpoint::ALL.iter().copied().find(|endpoint| endpoint.name() == name) else {
            return refuse(&Failure::config("endpoint", "is not known"));
        };
        let inputs =
            endpoint.parameters().count() + usize::from(endpoint.input() != crate::contract::endpoint::Input::Nothing);
        let options = arguments.get(u32::try_from(inputs).unwrap_or(u32::MAX));
        let arguments = arguments.iter().take(inputs).collect::<Array>();
        self.promise(&arguments, &options, |promise, arguments, options| {
            let arguments = Array::from(&arguments).iter().collect();
            Input::Call { promise, endpoint, arguments, options }
        })
    }

    /// Opens a journey under a handle the caller chose.
    pub fn open(&self, journey: JourneyNumber, options: JsValue, call: JsValue) -> Promise {
        self.promise(&options, &call, |promise, options, _| Input::OpenJourney { promise, journey, options })
    }

    /// Runs a command of a journey by its name.
    pub fn command(&self, journey: JourneyNumber, name: String, arguments: Array) -> Promise {
        let takes_input = !matches!(Command::named(&name), Some(Command::Refresh | Command::SignIn));
        let argument = if takes_input { arguments.get(0) } else { JsValue::NULL };
        let options = arguments.get(u32::from(takes_input));
        self.promise(&argument, &options, |promise, argument, options| Input::Command {
            promise,
            journey,
            name,
            argument,
            options,
        })
    }

    /// The snapshot of a journey.
    pub fn snapshot(&self, journey: JourneyNumber) -> JsValue {
        self.shell.snapshot(journey)
    }

    /// When and why a journey reads next.
    #[wasm_bindgen(js_name = nextPoll)]
    pub fn next_poll(&self, journey: JourneyNumber) -> JsValue {
        self.shell.next_poll(journey)
    }

    /// Calls `listener` with every new snapshot of a journey.
    pub fn watch(&self, journey: JourneyNumber, listener: Function) {
        self.shell.watch(journey, listener);
    }

    /// Lets go of a journey.
    pub fn close(&self, journey: JourneyNumber) {
        self.shell.close_journey(journey);
    }

    /// Signs the borrower out.
    #[wasm_bindgen(js_name = signOut)]
    pub fn sign_out(&self) {
        self.shell.feed(Input::SignOut);
    }

    /// Lets go of everything.
    pub fn dispose(&self) {
        self.shell.dispose();
    }
}

impl Core {
    fn promise(
        &self,
        given: &JsValue,
        options: &JsValue,
        input: impl FnOnce(PromiseNumber, JsValue, CallOptions) -> Input<JsValue>,
    ) -> Promise {
        let Some(given) = copy(given) else {
            return refuse(&Failure::config("input", "must be JSON"));
        };
        let read = match read_options(options) {
            Ok(read) => read,
            Err(failure) => return refuse(&failure),
        };
        let signal = match read_signal(options) {
            Ok(Some(signal)) if signal.aborted() => {
                return Promise::reject(&journey_error(&Failure::of(Code::Aborted), &signal.reason()));
            }
            Ok(signal) => signal,
            Err(failure) => return refuse(&failure),
        };
        let (number, promise) = self.shell.promises.make(&self.shell);
        if let Some(signal) = signal {
            let shell = Rc::downgrade(&self.shell);
            let aborted = move || {
                if let Some(shell) = shell.upgrade() {
                    shell.feed(Input::Abort { promise: number });
                }
            };
            self.shell.promises.watch(number, signal, Closure::new(aborted));
        }
        self.shell.feed(input(number, given, read));
        promise
    }
}

/// The names of the methods of `credit.api`.
#[wasm_bindgen(js_name = endpointNames)]
pub fn endpoint_names() -> Vec<String> {
    Endpoint::ALL.iter().map(|endpoint| endpoint.name().to_owned()).collect()
}

/// The names of the commands of a journey.
#[wasm_bindgen(js_name = commandNames)]
pub fn command_names() -> Vec<String> {
    Command::ALL.iter().map(|command| command.as_str().to_owned()).collect()
}

/// The error of a call on a client that was disposed of.
#[wasm_bindgen(js_name = disposedError)]
pub fn disposed_error() -> JsValue {
    journey_error(&Failure::of(Code::Disposed), &JsValue::NULL)
}

fn read_options(options: &JsValue) -> Result<CallOptions, Failure> {
    let text = |name: &str| match get(options, name) {
        value if Document::is_null(&value) => Ok(None),
        value => value.as_string().map(Some).ok_or_else(|| Failure::config(name, "must be a string")),
    };
    if !Document::is_null(options) && !Document::is_object(options) {
        return Err(Failure::config("options", "must be an object"));
    }
    Ok(CallOptions { idempotency_key: text("idempotencyKey")?, correlation_id: text("correlationID")? })
}

/// By its shape, not its class: a signal of another realm will do.
fn read_signal(options: &JsValue) -> Result<Option<AbortSignal>, Failure> {
    match get(options, "signal") {
        signal if Document::is_null(&signal) => Ok(None),
        signal if get(&signal, "addEventListener").is_function() => Ok(Some(signal.unchecked_into())),
        _ => Err(Failure::config("signal", "must be an AbortSignal")),
    }
}

fn refuse(failure: &Failure) -> Promise {
    Promise::reject(&journey_error(failure, &JsValue::NULL))
}

//! The shell around the machine: feeds it what happened, and does what it says, in order.
//!
//! The app's code may run inside an effect (a subscriber, a hook) or on its own clock, and call us again. The machine
//! is never borrowed then: effects go through one queue, and what such a call asks for is done after what was already
//! to be done.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use super::document::get;
use super::entropy::HostEntropy;
use super::options;
use super::page::Page;
use super::promises::Promises;
use super::send::send;
use super::storage::Store;
use super::timer::Timer;
use crate::machine::effect::Request;
use crate::machine::{AttemptNumber, ClientEvent, Config, Effect, Failure, Input, JourneyNumber, Machine};

/// The machine with its host.
pub struct Shell {
    machine: RefCell<Machine<JsValue, HostEntropy>>,
    queue: RefCell<Vec<Effect<JsValue>>>,
    working: Cell<bool>,
    /// The app's promises.
    pub promises: Promises,
    timer: Timer,
    store: Store,
    page: RefCell<Page>,
    flying: RefCell<Vec<(AttemptNumber, AbortController)>>,
    watchers: RefCell<Vec<(JourneyNumber, Function)>>,
    options: JsValue,
    fetch: Function,
}

impl Shell {
    /// A shell for the options of `connect`.
    pub fn new(options: JsValue) -> Result<Rc<Self>, Failure> {
        let config = Config::read(&options::of_machine(&options))?;
        options::check(&options)?;
        let fetch = [get(&options, "fetch"), get(&js_sys::global(), "fetch")]
            .into_iter()
            .find_map(|fetch| fetch.dyn_into().ok());
        let fetch: Function = fetch.ok_or_else(|| Failure::config("fetch", "must be given: this host has none"))?;
        let timer = Timer::new(get(&options, "clock"));
        let store = Store::new(&get(&options, "storage"));
        let page = Page::new();
        let stored = store.read();
        let denied = stored.is_err();
        let machine = Machine::new(timer.now(), config, HostEntropy, stored.ok().flatten().as_deref(), page.landing());
        let shell = Rc::new(Self {
            machine: RefCell::new(machine),
            queue: RefCell::default(),
            working: Cell::new(false),
            promises: Promises::default(),
            timer,
            store,
            page: RefCell::new(page),
            flying: RefCell::default(),
            watchers: RefCell::default(),
            options,
            fetch,
        });
        shell.attach();
        if denied {
            shell.report(&ClientEvent::Storage { phase: "denied" });
        }
        shell.feed(Input::Visible(shell.page.borrow().is_visible()));
        shell.feed(Input::Online(shell.page.borrow().is_online()));
        Ok(shell)
    }

    /// Tells the machine what happened, and does what it says.
    pub fn feed(self: &Rc<Self>, input: Input<JsValue>) {
        let now = self.timer.now();
        let effects = self.machine.borrow_mut().handle(now, input);
        self.queue.borrow_mut().extend(effects);
        if self.working.replace(true) {
            return;
        }
        loop {
            let next = core::mem::take(&mut *self.queue.borrow_mut());
            if next.is_empty() {
                break;
            }
            for effect in next {
                self.execute(effect);
            }
        }
        self.working.set(false);
        let wake_at = self.machine.borrow().wake_at();
        self.timer.arm(wake_at);
    }

    /// The snapshot of a journey.
    pub fn snapshot(&self, journey: JourneyNumber) -> JsValue {
        self.machine.borrow().snapshot(journey)
    }

    /// When and why a journey reads next.
    pub fn next_poll(&self, journey: JourneyNumber) -> JsValue {
        self.machine.borrow().next_poll(journey)
    }

    /// Calls `listener` with every new snapshot of a journey.
    pub fn watch(&self, journey: JourneyNumber, listener: Function) {
        self.watchers.borrow_mut().push((journey, listener));
    }

    /// The app lets go of a journey.
    pub fn close_journey(self: &Rc<Self>, journey: JourneyNumber) {
        self.watchers.borrow_mut().retain(|(watched, _)| *watched != journey);
        self.feed(Input::CloseJourney { journey });
    }

    /// The app lets go of the client: nothing of ours stays on the page.
    pub fn dispose(self: &Rc<Self>) {
        self.feed(Input::Dispose);
        self.watchers.borrow_mut().clear();
        self.timer.disarm();
        self.page.borrow_mut().leave();
    }

    fn attach(self: &Rc<Self>) {
        let shell = Rc::downgrade(self);
        self.timer.on_fire(Closure::new(move || {
            if let Some(shell) = shell.upgrade() {
                shell.timer.fired();
                shell.feed(Input::Tick);
            }
        }));
        let shell = Rc::downgrade(self);
        self.page.borrow_mut().listen(move |event| {
            let Some(shell) = shell.upgrade() else { return };
            let input = match event {
                "online" | "offline" => Input::Online(shell.page.borrow().is_online()),
                "pagehide" => Input::Visible(false),
                _ => Input::Visible(shell.page.borrow().is_visible()),
            };
            shell.feed(input);
        });
    }

    fn execute(self: &Rc<Self>, effect: Effect<JsValue>) {
        match effect {
            Effect::Send(request) => self.send(request),
            Effect::Cancel { attempt } => {
                if let Some(controller) = self.landed(attempt) {
                    controller.abort();
                }
            }
            Effect::AskSession { renewal } => self.ask_session(renewal),
            Effect::Store(record) => {
                if self.store.write(record.as_deref()).is_err() {
                    self.report(&ClientEvent::Storage { phase: "denied" });
                }
            }
            Effect::Settle { promise, result } => self.promises.settle(promise, &result),
            Effect::Show { journey } => {
                let snapshot = self.snapshot(journey);
                let watchers = self.watchers.borrow().clone();
                for (_, listener) in watchers.iter().filter(|(watched, _)| *watched == journey) {
                    call(listener, &snapshot);
                }
            }
            Effect::Open { url } => match get(&self.options, "openRedirect").dyn_ref::<Function>() {
                Some(open) => call(open, &JsValue::from_str(&url)),
                None => self.page.borrow().open(&url),
            },
            Effect::AskDeparture { .. }
            | Effect::OpenPopup
            | Effect::ClosePopup
            | Effect::CloseWindow
            | Effect::Tell(_)
            | Effect::Lead { .. }
            | Effect::StepDown { .. } => {}
            Effect::CleanAddress { parameters } => self.page.borrow().clean_address(&parameters),
            Effect::Report(event) => self.report(&event),
        }
    }

    fn report(&self, event: &ClientEvent) {
        if let Some(on_event) = get(&self.options, "onEvent").dyn_ref::<Function>() {
            call(on_event, &event.to_document());
        }
    }

    fn send(self: &Rc<Self>, request: Request<JsValue>) {
        let attempt = request.attempt;
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        self.flying.borrow_mut().push((attempt, controller));
        let shell = self.clone();
        spawn_local(async move {
            let answer = send(&shell.fetch, request, &signal).await;
            if shell.landed(attempt).is_some() {
                shell.feed(match answer {
                    Some(answer) => Input::Answer { attempt, answer },
                    None => Input::Unreachable { attempt },
                });
            }
        });
    }

    /// Takes an attempt off the list of those on the wire; `None` if it was cancelled.
    fn landed(&self, attempt: AttemptNumber) -> Option<AbortController> {
        let mut flying = self.flying.borrow_mut();
        let at = flying.iter().position(|(number, _)| *number == attempt)?;
        Some(flying.remove(at).1)
    }

    fn ask_session(self: &Rc<Self>, renewal: u32) {
        // Who waits for the session keeps the client; a session that never comes does not.
        let shell = Rc::downgrade(self);
        let session = get(&self.options, "session");
        spawn_local(async move {
            let session = match session.dyn_ref::<Function>() {
                Some(ask) => match ask.call0(&JsValue::UNDEFINED) {
                    Ok(answer) => JsFuture::from(Promise::resolve(&answer)).await.map_err(drop),
                    Err(_) => Err(()),
                },
                None => Ok(session),
            };
            if let Some(shell) = shell.upgrade() {
                shell.feed(Input::Session { renewal, session });
            }
        });
    }
}

/// The client was freed, or collected, without `dispose()`: no timer and no listener may call into what is gone.
impl Drop for Shell {
    fn drop(&mut self) {
        self.timer.disarm();
        self.page.get_mut().leave();
    }
}

/// Runs the app's code. What it throws is its own: it shows as an unhandled rejection, and stops nothing here.
fn call(function: &Function, argument: &JsValue) {
    if let Err(thrown) = function.call1(&JsValue::UNDEFINED, argument) {
        let _ = Promise::reject(&thrown);
    }
}

//! A client on a host made to measure (`host.js`), and the ways to read what it did.

use std::rc::Rc;

use credit_journey::web::Core;
use js_sys::{Array, Object, Promise};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::javascript::{arguments, done, function, get, js, message, read, set};

#[wasm_bindgen(module = "/tests/web/host.js")]
extern "C" {
    pub type Platform;
    #[wasm_bindgen(constructor)]
    fn new() -> Platform;
    #[wasm_bindgen(method)]
    fn script(this: &Platform, call: &str, replies: &JsValue);
    #[wasm_bindgen(method)]
    fn answer(this: &Platform, number: u32, reply: &JsValue);
    #[wasm_bindgen(method)]
    fn calm(this: &Platform) -> Promise;
    #[wasm_bindgen(method)]
    fn sent(this: &Platform) -> JsValue;
    #[wasm_bindgen(method)]
    pub fn signal(this: &Platform, number: u32) -> AbortSignal;
    #[wasm_bindgen(method, getter)]
    pub fn sessions(this: &Platform) -> u32;

    pub type Clock;
    #[wasm_bindgen(constructor)]
    fn new() -> Clock;
    #[wasm_bindgen(method)]
    fn step(this: &Clock, until: f64) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn time(this: &Clock) -> f64;
    #[wasm_bindgen(method, setter)]
    pub fn set_time(this: &Clock, time: f64);
    #[wasm_bindgen(method)]
    fn fire(this: &Clock);
    #[wasm_bindgen(method, getter)]
    pub fn armed(this: &Clock) -> u32;
    #[wasm_bindgen(method, getter)]
    pub fn waits(this: &Clock) -> Vec<f64>;

    pub type Shelf;
    #[wasm_bindgen(constructor)]
    pub fn new() -> Shelf;
    #[wasm_bindgen(method, js_name = getItem)]
    pub fn get_item(this: &Shelf, name: &str) -> Option<String>;
    #[wasm_bindgen(method, js_name = setItem)]
    pub fn set_item(this: &Shelf, name: &str, text: &str);
    #[wasm_bindgen(method, getter)]
    pub fn history(this: &Shelf) -> Array;
}

/// The journey that the scripted platform knows, on the screen `profile`.
pub const JOURNEY: &str = "11111111-1111-4111-8111-111111111111";
/// The handle under which tests open it.
pub const HANDLE: u32 = 1;

/// The least that `saveProfile` takes.
pub fn profile() -> Value {
    json!({ "profile": { "contactNumber": "9876501234" } })
}

/// One page with its client's options.
pub struct Host {
    pub platform: Platform,
    pub clock: Clock,
    /// What `onEvent` was told.
    pub events: Array,
    /// The addresses that were opened.
    pub opened: Array,
    pub options: JsValue,
}

impl Host {
    pub fn new() -> Self {
        let (platform, clock) = (Platform::new(), Clock::new());
        let (events, opened) = (Array::new(), Array::new());
        let options = js(&json!({ "baseUrl": "https://platform.example", "storage": null }));
        let host = Self { platform, clock, events, opened, options };
        host.set("session", &get(&host.platform, "getSession"));
        host.set("fetch", &get(&host.platform, "fetch"));
        host.set("clock", &host.clock);
        host.set("onEvent", &pushing(&host.events));
        host.set("openRedirect", &pushing(&host.opened));
        host
    }

    /// Sets an option of `connect`.
    pub fn set(&self, option: &str, value: &JsValue) {
        set(&self.options, option, value);
    }

    pub fn connect(&self) -> Rc<Core> {
        Rc::new(Core::new(self.options.clone()).unwrap_or_else(|error| panic!("{}", message(&error))))
    }

    /// A client with its journey open.
    pub async fn at_journey(&self) -> Rc<Core> {
        let core = self.connect();
        done(open(&core)).await;
        core
    }

    /// What the platform replies to a call such as `GET /journeys`: one after the other, the last for good.
    pub fn script(&self, call: &str, replies: &Value) {
        self.platform.script(call, &js(replies));
    }

    /// Replies to a request that was held, and waits for what follows.
    pub async fn answer(&self, number: u32, reply: &Value) {
        self.platform.answer(number, &js(reply));
        self.calm().await;
    }

    /// Waits until nothing moves any more but by time.
    pub async fn calm(&self) {
        JsFuture::from(self.platform.calm()).await.unwrap();
    }

    /// Lets time pass.
    pub async fn pass(&self, ms: f64) {
        let until = self.clock.time() + ms;
        while self.clock.step(until) {
            self.calm().await;
        }
    }

    /// Lets every timer fire before its time.
    pub async fn fire_early(&self) {
        self.clock.fire();
        self.calm().await;
    }

    /// The requests, as they were given to `fetch`.
    pub fn sent(&self) -> Vec<Value> {
        serde_json::from_value(read(&self.platform.sent())).unwrap()
    }

    /// The calls that were sent, as `GET /journeys`.
    pub fn calls(&self) -> Vec<String> {
        let call = |sent: &Value| {
            let url = sent["url"].as_str().unwrap();
            format!("{} {}", sent["method"].as_str().unwrap(), url.split_once("/headless").unwrap().1)
        };
        self.sent().iter().map(call).collect()
    }

    /// The phases of the events of a kind, oldest first.
    pub fn phases(&self, kind: &str) -> Vec<String> {
        let events = self.events.iter().map(|event| read(&event)).filter(|event| event["kind"] == kind);
        events.map(|event| event["phase"].as_str().unwrap().to_owned()).collect()
    }
}

fn pushing(list: &Array) -> JsValue {
    let list = list.clone();
    function(move |value| {
        list.push(&value);
    })
}

pub fn open(core: &Core) -> Promise {
    core.open(HANDLE, js(&json!({ "type": "PERSONAL_LOAN" })), JsValue::UNDEFINED)
}

pub fn get_journey(core: &Core) -> Promise {
    core.call("getJourney", arguments(&[JOURNEY.into()]))
}

/// `credit.api` without options.
pub fn call(core: &Core, name: &str, values: &[Value]) -> Promise {
    core.call(name, values.iter().map(js).collect())
}

/// `{ signal }`, as an argument.
pub fn with_signal(signal: &AbortSignal) -> JsValue {
    let options = Object::new();
    set(&options, "signal", signal);
    options.into()
}

//! What tests put in the place of the page's own, and listen in on, until dropped.

use js_sys::Function;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::javascript::read;

#[wasm_bindgen(module = "/tests/web/standins.js")]
extern "C" {
    #[wasm_bindgen(js_name = instead)]
    fn put_instead(target: &JsValue, name: &str, value: &JsValue) -> Function;
    #[wasm_bindgen(js_name = insteadOfGetter)]
    fn put_instead_of_getter(target: &JsValue, name: &str, getter: &JsValue) -> Function;

    #[wasm_bindgen(js_name = Listeners)]
    type Counter;
    #[wasm_bindgen(constructor, js_class = "Listeners")]
    fn new(target: &JsValue) -> Counter;
    #[wasm_bindgen(method)]
    fn counts(this: &Counter) -> JsValue;
    #[wasm_bindgen(method)]
    fn leave(this: &Counter);

    #[wasm_bindgen(js_name = Faults)]
    type Collector;
    #[wasm_bindgen(constructor, js_class = "Faults")]
    fn new() -> Collector;
    #[wasm_bindgen(method, getter)]
    fn messages(this: &Collector) -> Vec<String>;
    #[wasm_bindgen(method)]
    fn leave(this: &Collector);
}

/// A property with another value.
pub struct Instead(Function);

pub fn instead(target: &JsValue, name: &str, value: &JsValue) -> Instead {
    Instead(put_instead(target, name, value))
}

/// A property that runs this when it is read.
pub fn instead_of_getter(target: &JsValue, name: &str, getter: &JsValue) -> Instead {
    Instead(put_instead_of_getter(target, name, getter))
}

impl Drop for Instead {
    fn drop(&mut self) {
        self.0.call0(&JsValue::UNDEFINED).unwrap();
    }
}

/// The listeners that come onto a target, and go.
pub struct Listeners(Counter);

impl Listeners {
    pub fn on(target: &JsValue) -> Self {
        Self(Counter::new(target))
    }

    /// How many there are, by type.
    pub fn counts(&self) -> Value {
        read(&self.0.counts())
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// What nobody caught: unhandled rejections, and errors thrown in an event or a timer.
pub struct Faults(Collector);

impl Faults {
    pub fn watch() -> Self {
        Self(Collector::new())
    }

    pub fn seen(&self) -> Vec<String> {
        self.0.messages()
    }
}

impl Drop for Faults {
    fn drop(&mut self) {
        self.0.leave();
    }
}

//! The exported class of the Hybrid experience: its machine, spoken to in documents.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::entropy::HostEntropy;
use crate::machine::hybrid::{Config, Hybrid, Landing};

/// One Hybrid journey, for the package's own TypeScript.
#[wasm_bindgen]
pub struct HybridCore {
    machine: RefCell<Hybrid<JsValue, HostEntropy>>,
}

#[wasm_bindgen]
impl HybridCore {
    /// A journey with the options of `hybrid` that are not the host's, what an earlier page stored, and what the page
    /// stands in. Throws the failure, as a document.
    #[wasm_bindgen(constructor)]
    pub fn new(now_ms: f64, options: &JsValue, stored: Option<String>, landing: &JsValue) -> Result<Self, JsValue> {
        let machine = Hybrid::new(now_ms, read(options)?, HostEntropy, stored.as_deref(), Landing::read(landing));
        Ok(Self { machine: RefCell::new(machine) })
    }

    /// Throws what is wrong with options, as a document.
    pub fn check(options: &JsValue) -> Result<(), JsValue> {
        read(options).map(drop)
    }

    /// Takes an input; returns the effects.
    pub fn hear(&self, now_ms: f64, input: &JsValue) -> Array {
        let mut machine = self.machine.borrow_mut();
        #[cfg(feature = "panic-on-demand")]
        super::panic::on_demand(input);
        machine.hear(now_ms, input).iter().collect()
    }

    /// When and why the offers are read next.
    #[wasm_bindgen(js_name = nextPoll)]
    pub fn next_poll(&self) -> JsValue {
        self.machine.borrow().next_poll()
    }
}

fn read(options: &JsValue) -> Result<Config, JsValue> {
    Config::read(options).map_err(|failure| failure.to_document::<JsValue>())
}

//! The exported class of the Hybrid experience: its machine, spoken to in documents.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::document::Value;
use super::entropy::HostEntropy;
use crate::contract::Document;
use crate::machine::hybrid::{Config, Hybrid, Landing};

/// One Hybrid journey, for the package's own TypeScript. Values go in and out by their numbers (`document`): each is given
/// away.
#[wasm_bindgen]
pub struct HybridCore {
    machine: RefCell<Hybrid<Value, HostEntropy>>,
}

#[wasm_bindgen]
impl HybridCore {
    /// A journey with the options of `hybrid` that are not the host's, what an earlier page stored, and what the page
    /// stands in. None for options that are refused.
    pub fn begin(now_ms: f64, options: i32, stored: Option<String>, landing: i32) -> Option<Self> {
        let config = Config::read(&Value::given(options)).ok()?;
        let landing = Landing::read(&Value::given(landing));
        let machine = Hybrid::new(now_ms, config, HostEntropy, stored.as_deref(), landing);
        Some(Self { machine: RefCell::new(machine) })
    }

    /// Why options are refused; null if they are not.
    pub fn refusal(options: i32) -> i32 {
        Config::read(&Value::given(options)).err().map_or_else(Value::null, |failure| failure.to_document()).give()
    }

    /// Takes an input; returns the effects.
    pub fn hear(&self, now_ms: f64, input: i32) -> i32 {
        let (mut machine, input) = (self.machine.borrow_mut(), Value::given(input));
        #[cfg(feature = "panic-on-demand")]
        super::panic::on_demand(&input);
        Value::from_items(machine.hear(now_ms, &input)).give()
    }

    /// When and why the offers are read next.
    #[wasm_bindgen(js_name = nextPoll)]
    pub fn next_poll(&self) -> i32 {
        self.machine.borrow().next_poll().give()
    }
}

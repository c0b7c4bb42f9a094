//! The exported class of the headless experience: the machine, spoken to in documents. The package's TypeScript is its host, and makes
//! `Credit`, `Api` and `Journey` of it; a row in the request or command table is all it takes to add a method.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::entropy::HostEntropy;
use crate::contract::{Document, Endpoint};
use crate::machine::journey::Command;
use crate::machine::{Config, Landing, Machine};

/// One client, for the package's own TypeScript.
#[wasm_bindgen]
pub struct Core {
    machine: RefCell<Machine<JsValue, HostEntropy>>,
}

#[wasm_bindgen]
impl Core {
    /// A client with the options of `connect` that are not the host's, what an earlier page stored, and how the page
    /// was reached. Throws the failure, as a document.
    #[wasm_bindgen(constructor)]
    pub fn new(now_ms: f64, options: &JsValue, stored: Option<String>, landing: &JsValue) -> Result<Core, JsValue> {
        let config = Config::read(options).map_err(|failure| failure.to_document::<JsValue>())?;
        let machine = Machine::new(now_ms, config, HostEntropy, stored.as_deref(), Landing::read(landing));
        Ok(Self { machine: RefCell::new(machine) })
    }

    /// Takes an input; returns the effects.
    pub fn hear(&self, now_ms: f64, input: &JsValue) -> Array {
        let mut machine = self.machine.borrow_mut();
        #[cfg(feature = "panic-on-demand")]
        super::panic::on_demand(input);
        machine.hear(now_ms, input).iter().collect()
    }

    /// What happened, for support.
    #[wasm_bindgen(js_name = exportLog)]
    pub fn export_log(&self) -> JsValue {
        self.machine.borrow().export_log()
    }

    /// When and why a journey reads next.
    #[wasm_bindgen(js_name = nextPoll)]
    pub fn next_poll(&self, journey: u32) -> JsValue {
        self.machine.borrow().next_poll(journey)
    }
}

/// The methods of `credit.api` and the commands of a journey: their names, and how many inputs come before the options.
#[wasm_bindgen(unchecked_return_type = "{ endpoints: [string, number][]; commands: [string, number][] }")]
pub fn methods() -> JsValue {
    let method = |name: &str, inputs: usize| {
        JsValue::from_items(vec![JsValue::from_text(name), JsValue::from(u32::try_from(inputs).unwrap_or_default())])
    };
    let endpoints = Endpoint::ALL.iter().map(|endpoint| method(endpoint.name(), endpoint.inputs())).collect();
    let commands = Command::ALL.iter().map(|command| method(command.as_str(), command.inputs())).collect();
    Document::from_fields([("endpoints", JsValue::from_items(endpoints)), ("commands", JsValue::from_items(commands))])
}

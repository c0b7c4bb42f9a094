//! The exported class of the headless experience: the machine, spoken to in documents. The package's TypeScript is its host, and makes
//! `Credit`, `Api` and `Journey` of it; a row in the request or command table is all it takes to add a method.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::document::Value;
use super::entropy::HostEntropy;
use crate::contract::{Document, Endpoint};
use crate::machine::journey::Command;
use crate::machine::{Config, Landing, Machine};

/// One client, for the package's own TypeScript. Values go in and out by their numbers (`document`): each is given away.
#[wasm_bindgen]
pub struct Core {
    machine: RefCell<Machine<Value, HostEntropy>>,
}

#[wasm_bindgen]
impl Core {
    /// A client with the options of `connect` that are not the host's, what an earlier page stored, and how the page
    /// was reached. None for options that are refused.
    pub fn begin(now_ms: f64, options: i32, stored: Option<String>, landing: i32) -> Option<Self> {
        let config = Config::read(&Value::given(options)).ok()?;
        let landing = Landing::read(&Value::given(landing));
        let machine = Machine::new(now_ms, config, HostEntropy, stored.as_deref(), landing);
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

    /// What happened, for support.
    #[wasm_bindgen(js_name = exportLog)]
    pub fn export_log(&self) -> i32 {
        self.machine.borrow().export_log().give()
    }

    /// When and why a journey reads next.
    #[wasm_bindgen(js_name = nextPoll)]
    pub fn next_poll(&self, journey: u32) -> i32 {
        self.machine.borrow().next_poll(journey).give()
    }
}

/// The methods of `credit.api`: their names, and how many inputs come before the options.
#[wasm_bindgen]
pub fn endpoints() -> i32 {
    methods(Endpoint::ALL.iter().map(|endpoint| (endpoint.name(), endpoint.inputs())))
}

/// The commands of a journey, in the same way.
#[wasm_bindgen]
pub fn commands() -> i32 {
    methods(Command::ALL.iter().map(|command| (command.as_str(), command.inputs())))
}

fn methods(of: impl Iterator<Item = (&'static str, usize)>) -> i32 {
    let method = |(name, inputs)| {
        let inputs = u32::try_from(inputs).unwrap_or_default();
        Value::from_items([Value::from_text(name), Value::from_number(inputs.into())])
    };
    Value::from_items(of.map(method)).give()
}

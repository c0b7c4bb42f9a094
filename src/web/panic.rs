//! For the tests of recovery: a panic in the midst of the work.

use wasm_bindgen::JsValue;

use crate::contract::Document;

/// Panics wherever the input asks for it.
#[expect(clippy::panic, reason = "what it is for")]
pub fn on_demand(input: &JsValue) {
    if input.mentions("panic-on-demand") {
        panic!("on demand");
    }
}

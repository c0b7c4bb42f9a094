//! The exported class of the Hybrid experience: its machine, spoken to in documents.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// One Hybrid journey, for the package's own TypeScript.
#[wasm_bindgen]
pub struct HybridCore {}

#[wasm_bindgen]
impl HybridCore {
    /// A journey with the options of `hybrid` that are not the host's, what an earlier page stored, and how the page was
    /// reached. Throws the failure, as a document.
    #[wasm_bindgen(constructor)]
    pub fn new(_now_ms: f64, _options: &JsValue, _stored: Option<String>, _landing: &JsValue) -> Result<Self, JsValue> {
        Ok(Self {})
    }

    /// Throws what is wrong with options, as a document.
    pub fn check(_options: &JsValue) -> Result<(), JsValue> {
        Ok(())
    }

    /// Takes an input; returns the effects.
    pub fn hear(&self, _now_ms: f64, _input: &JsValue) -> Array {
        Array::new()
    }

    /// When and why the journey reads next.
    #[wasm_bindgen(js_name = nextPoll)]
    pub fn next_poll(&self) -> JsValue {
        JsValue::NULL
    }
}

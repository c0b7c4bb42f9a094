//! Where the record is kept: the tab's session storage or the app's own; memory where that is denied.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::document::get;

/// Name of the one item.
const ITEM: &str = "credit-journey";

/// The record's place. A storage that fails is not asked again.
pub struct Store {
    storage: RefCell<Option<JsValue>>,
}

impl Store {
    /// The app's storage; `null` for memory only; the tab's session storage where the option was left out.
    pub fn new(option: &JsValue) -> Self {
        let storage = if option.is_undefined() {
            // Merely naming it throws where storage is blocked; some webviews have null. Neither is asked twice.
            web_sys::window().map(|window| window.session_storage().ok().flatten().into())
        } else {
            Some(option.clone()).filter(JsValue::is_object)
        };
        Self { storage: RefCell::new(storage) }
    }

    /// What an earlier page stored. `Err` if the storage refused.
    pub fn read(&self) -> Result<Option<String>, ()> {
        Ok(self.call("getItem", &[])?.as_string())
    }

    /// Stores the record, or removes it. `Err` if the storage refused: the record then lives in the machine alone.
    pub fn write(&self, record: Option<&str>) -> Result<(), ()> {
        match record {
            Some(text) => self.call("setItem", &[JsValue::from_str(text)]),
            None => self.call("removeItem", &[]),
        }
        .map(drop)
    }

    fn call(&self, method: &str, more: &[JsValue]) -> Result<JsValue, ()> {
        let Some(storage) = self.storage.borrow().clone() else { return Ok(JsValue::UNDEFINED) };
        let arguments: js_sys::Array = [JsValue::from_str(ITEM)].iter().chain(more).collect();
        let method = get(&storage, method);
        let result = method.dyn_ref::<Function>().map(|method| method.apply(&storage, &arguments));
        result.and_then(Result::ok).ok_or_else(|| {
            self.storage.borrow_mut().take();
        })
    }
}

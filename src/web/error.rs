//! Failures as the app catches them: real `Error`s named `JourneyError`.

use js_sys::{Error, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::document::set;
use crate::contract::Document;
use crate::machine::Failure;

/// A `JourneyError`; `cause` is the app's own abort reason, if there is one.
pub fn journey_error(failure: &Failure, cause: &JsValue) -> JsValue {
    let error = Error::new(&[failure.code.as_str(), ": ", &failure.message].concat());
    error.set_name("JourneyError");
    let text = |value: &Option<String>| value.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    let object: &Object = error.unchecked_ref();
    set(object, "code", &JsValue::from_str(failure.code.as_str()));
    set(object, "status", &failure.status.map_or(JsValue::NULL, JsValue::from));
    set(object, "retryable", &JsValue::from_bool(failure.retryable));
    set(object, "requestID", &text(&failure.request_id));
    set(object, "correlationID", &text(&failure.correlation_id));
    set(object, "details", &failure.details::<JsValue>());
    if !Document::is_null(cause) {
        set(object, "cause", cause);
    }
    error.into()
}

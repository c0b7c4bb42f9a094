//! The options of `connect` that are the host's and not the machine's: functions, and objects with methods.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::document::get;
use crate::contract::Document;
use crate::machine::Failure;

const FUNCTIONS: [&str; 3] = ["fetch", "onEvent", "openRedirect"];
const OBJECTS: [(&str, [&str; 3], &str); 2] = [
    ("clock", ["now", "setTimeout", "clearTimeout"], "must have now, setTimeout and clearTimeout"),
    ("storage", ["getItem", "setItem", "removeItem"], "must have getItem, setItem and removeItem"),
];

/// Finds the first option of the host's that cannot be right. A service binding given whole, say, must not end in
/// requests by the global `fetch`.
pub fn check(options: &JsValue) -> Result<(), Failure> {
    let session = get(options, "session");
    if !session.is_function() && !Document::is_object(&session) {
        return Err(Failure::config("session", "must be a session or a function that gets one"));
    }
    for name in FUNCTIONS {
        let given = get(options, name);
        if !Document::is_null(&given) && !given.is_function() {
            return Err(Failure::config(name, "must be a function"));
        }
    }
    for (name, methods, message) in OBJECTS {
        let given = get(options, name);
        if !Document::is_null(&given) && !methods.iter().all(|method| get(&given, method).is_function()) {
            return Err(Failure::config(name, message));
        }
    }
    Ok(())
}

/// The options without what belongs to the host: those are objects whose content is none of our business.
pub fn of_machine(options: &JsValue) -> JsValue {
    let own = Object::assign(&Object::new(), options.unchecked_ref());
    for name in FUNCTIONS.into_iter().chain(OBJECTS.map(|(name, ..)| name)) {
        let _ = Reflect::delete_property(&own, &JsValue::from_str(name));
    }
    own.into()
}

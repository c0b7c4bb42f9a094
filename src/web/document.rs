//! JavaScript's own values as the machine's documents: read in place, never decoded, handed on untouched.

use js_sys::{Array, Date, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::contract::Document;

impl Document for JsValue {
    fn null() -> Self {
        Self::NULL
    }
    fn from_text(value: &str) -> Self {
        Self::from_str(value)
    }
    fn from_number(value: f64) -> Self {
        Self::from_f64(value)
    }
    fn from_boolean(value: bool) -> Self {
        Self::from_bool(value)
    }
    fn from_items(items: Vec<Self>) -> Self {
        let array = Array::new();
        for item in &items {
            array.push(item);
        }
        array.into()
    }
    fn from_fields<const N: usize>(fields: [(&str, Self); N]) -> Self {
        let object = Object::new();
        for (name, value) in &fields {
            set(&object, name, value);
        }
        object.into()
    }
    fn with_field(self, name: &str, value: Self) -> Self {
        if !Document::is_object(&self) {
            return self;
        }
        // A copy: the object may be the app's own.
        let copy = Object::assign(&Object::new(), self.unchecked_ref());
        set(&copy, name, &value);
        copy.into()
    }
    fn parse(json: &str) -> Option<Self> {
        JSON::parse(json).ok()
    }
    fn to_json(&self) -> String {
        JSON::stringify(self).ok().and_then(|json| json.as_string()).unwrap_or_default()
    }
    fn instant(text: &str) -> Option<f64> {
        Some(Date::parse(text)).filter(|ms| !ms.is_nan())
    }
    fn field(&self, name: &str) -> Self {
        if Document::is_object(self) { get(self, name) } else { Self::NULL }
    }
    fn text(&self) -> Option<String> {
        self.as_string()
    }
    fn number(&self) -> Option<f64> {
        self.as_f64()
    }
    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }
    fn items(&self) -> Option<Vec<Self>> {
        Array::is_array(self).then(|| self.unchecked_ref::<Array>().iter().collect())
    }
    fn names(&self) -> Vec<String> {
        if !Document::is_object(self) {
            return Vec::new();
        }
        Object::keys(self.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()).collect()
    }
    fn is_object(&self) -> bool {
        Self::is_object(self) && !Array::is_array(self)
    }
    fn is_null(&self) -> bool {
        Self::is_null(self) || self.is_undefined()
    }
    fn mentions(&self, needle: &str) -> bool {
        // In JavaScript: the text need not cross into wasm memory to be searched.
        // What is no JSON (undefined, above all) gives no text at all.
        JSON::stringify(self).is_ok_and(|json| json.is_string() && json.includes(needle, 0))
    }
    fn same(&self, other: &Self) -> bool {
        let json = |value: &Self| JSON::stringify(value).map(JsValue::from).unwrap_or(Self::UNDEFINED);
        self == other || json(self) == json(other)
    }
}

/// Reads a property. What is not there, or cannot be read, is null, as it is natively: it may be handed on.
fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined()).unwrap_or(JsValue::NULL)
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain extensible object refuses nothing.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

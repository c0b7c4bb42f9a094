//! JavaScript's own values, functions and promises, as tests write and read them.

use js_sys::{Array, Function, JSON, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A JavaScript function for as long as the tests run.
pub fn function(run: impl FnMut(JsValue) + 'static) -> JsValue {
    Closure::<dyn FnMut(JsValue)>::new(run).into_js_value()
}

/// A JavaScript function by its text.
pub fn script(body: &str) -> JsValue {
    Function::new_no_args(body).into()
}

pub fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &name.into()).unwrap()
}

pub fn set(target: &JsValue, name: &str, value: &JsValue) {
    Reflect::set(target, &name.into(), value).unwrap();
}

/// A JSON value as JavaScript's own.
pub fn js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).unwrap()
}

/// JavaScript's own value as JSON; undefined and functions as null.
pub fn read(value: &JsValue) -> Value {
    JSON::stringify(value).ok().and_then(|json| json.as_string()).map_or(Value::Null, |json| json.parse().unwrap())
}

pub fn arguments(values: &[JsValue]) -> Array {
    values.iter().collect()
}

/// Waits for a promise; one that does not settle fails its own test instead of holding up all others.
async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    let late = "return new Promise((_, reject) => setTimeout(() => reject(new Error('still pending')), 5000))";
    let late = Function::new_no_args(late).call0(&JsValue::UNDEFINED)?;
    JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await
}

/// Waits for a promise that must resolve.
pub async fn done(promise: Promise) -> JsValue {
    settled(promise).await.unwrap_or_else(|error| panic!("rejected: {}", message(&error)))
}

/// Waits for a promise that must reject.
pub async fn refused(promise: Promise) -> JsValue {
    settled(promise).await.expect_err("resolved")
}

/// What has become of a promise by now: `resolved`, `rejected` or `pending`.
pub async fn fate(promise: &Promise) -> String {
    let race = "const open = {}; return Promise.race([promise, open]).then((won) => won === open ? 'pending' : 'resolved', () => 'rejected')";
    let fate = Function::new_with_args("promise", race).call1(&JsValue::UNDEFINED, promise).unwrap();
    JsFuture::from(fate.unchecked_into::<Promise>()).await.unwrap().as_string().unwrap()
}

pub fn code(error: &JsValue) -> String {
    get(error, "code").as_string().unwrap_or_else(|| format!("no code: {error:?}"))
}

pub fn message(error: &JsValue) -> String {
    get(error, "message").as_string().unwrap_or_else(|| format!("{error:?}"))
}

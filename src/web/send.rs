//! Sending a request by `fetch`: the host's, or the app's.
//!
//! Not gloo-net: it always calls the global `fetch`, and ours can be injected (service bindings, tests); it also costs
//! 2.6 KB of brotli where this needs one call.

use js_sys::{Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Response};

use super::document::{parse_json, set};
use crate::contract::{Document, Method};
use crate::machine::Answer;
use crate::machine::effect::Request;

/// Sends one request and reads its answer; `None` if the platform could not be reached.
pub async fn send(fetch: &Function, request: Request<JsValue>, signal: &AbortSignal) -> Option<Answer<JsValue>> {
    // Cancelled before it could leave, by a subscriber that disposed, say.
    if signal.aborted() {
        return None;
    }
    let init = init(&request, signal);
    let url = JsValue::from_str(&request.url);
    drop(request);
    let answer = fetch.call2(&JsValue::UNDEFINED, &url, &init).ok()?;
    // Neither promise nor Response need be of this realm's class: a zone, a frame, a test has its own.
    let response = JsFuture::from(Promise::resolve(&answer)).await.ok().filter(JsValue::is_object)?;
    let response: Response = response.unchecked_into();
    let retry_after = response.headers().get("Retry-After").ok().flatten();
    let text = JsFuture::from(response.text().ok()?).await.ok()?;
    let body = parse_json(&text).ok();
    Some(Answer { status: response.status(), retry_after, body })
}

/// The token goes to the configured origin and nowhere else: no redirect is followed, no cookie or referrer is sent,
/// nothing is cached.
fn init(request: &Request<JsValue>, signal: &AbortSignal) -> Object {
    let headers = Object::new();
    for (name, value) in &request.headers {
        set(&headers, name, &JsValue::from_str(value));
    }
    let init = Object::new();
    let fixed =
        [("redirect", "error"), ("credentials", "omit"), ("referrerPolicy", "no-referrer"), ("cache", "no-store")];
    for (name, value) in fixed.into_iter().chain([("method", request.method.as_str())]) {
        set(&init, name, &JsValue::from_str(value));
    }
    set(&init, "headers", &headers);
    set(&init, "signal", signal);
    if request.method != Method::Get {
        set(&init, "keepalive", &JsValue::from_bool(request.keepalive));
    }
    if let Some(body) = &request.body {
        set(&init, "body", &JsValue::from_str(&body.to_json()));
    }
    init
}

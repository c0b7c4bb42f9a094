//! Inputs as a host that is not Rust tells them: so they reach the event log, and can be told to the wasm again.

use credit_journey::machine::{CallOptions, Input};
use serde_json::{Value, json};

/// The document of an input.
pub fn spoken(input: &Input<Value>) -> Value {
    match input {
        Input::Call { promise, endpoint, arguments, options } => json!({
            "kind": "call", "promise": promise, "endpoint": endpoint.name(), "arguments": arguments,
            "options": spoken_options(options),
        }),
        Input::OpenJourney { promise, journey, options } => {
            json!({ "kind": "open", "promise": promise, "journey": journey, "arguments": [options] })
        }
        Input::Reopen { journey, options } => json!({ "kind": "reopen", "journey": journey, "arguments": [options] }),
        Input::Command { promise, journey, name, argument, options } => json!({
            "kind": "command", "promise": promise, "journey": journey, "name": name, "arguments": [argument],
            "options": spoken_options(options),
        }),
        Input::Abort { promise } => json!({ "kind": "abort", "promise": promise }),
        Input::Answer { attempt, answer } => json!({
            "kind": "answer", "attempt": attempt, "status": answer.status, "retryAfter": answer.retry_after,
            "body": answer.body,
        }),
        Input::Unreachable { attempt } => json!({ "kind": "unreachable", "attempt": attempt }),
        Input::Session { renewal, session } => match session {
            Ok(session) => json!({ "kind": "session", "renewal": renewal, "session": session }),
            Err(()) => json!({ "kind": "session", "renewal": renewal, "failed": true }),
        },
        Input::Tick => json!({ "kind": "tick" }),
        Input::Visible(visible) => json!({ "kind": "visible", "visible": visible }),
        Input::Online(online) => json!({ "kind": "online", "online": online }),
        Input::Told(message) => json!({ "kind": "told", "message": message }),
        Input::Led { journey, granted } => json!({ "kind": "led", "journey": journey, "granted": granted }),
        Input::Departing { journey, go } => json!({ "kind": "departing", "journey": journey, "go": go }),
        Input::Returned { promise, journey, parameters } => {
            json!({ "kind": "returned", "promise": promise, "journey": journey, "parameters": parameters })
        }
        Input::CloseJourney { journey } => json!({ "kind": "close", "journey": journey }),
        Input::SignOut => json!({ "kind": "signOut" }),
        Input::Dispose => json!({ "kind": "dispose" }),
    }
}

fn spoken_options(options: &CallOptions) -> Value {
    json!({ "idempotencyKey": options.idempotency_key, "correlationID": options.correlation_id })
}

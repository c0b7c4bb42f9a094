//! What no effect of any test may say: an address, a detail of the borrower's, a key. Requests and pages are opened for
//! that, and the app asks for the address itself.

use credit_journey::machine::hybrid::Effect;
use serde_json::Value;

const SECRETS: [&str; 7] = ["canary-aa", "canary-hosted", "QWERT6789Z", "Canary", "sk_", "9876501234", "https://"];

pub fn is_clean(effect: &Effect<Value>) {
    let text = match effect {
        Effect::Send(_) | Effect::Open { .. } | Effect::Cancel { .. } | Effect::OpenPopup | Effect::ClosePopup => {
            return;
        }
        Effect::Settle { result: Ok(value), .. } => return assert!(value.is_null() || value.is_string()),
        Effect::Settle { result: Err(failure), .. } => failure.to_document::<Value>().to_string().replace("(sk_…)", ""),
        Effect::Store(record) => record.clone().unwrap_or_default().into(),
        Effect::Show(snapshot) => snapshot.to_string(),
        Effect::AskDeparture { host, .. } => host.clone().into(),
        Effect::Report(event) => event.to_document::<Value>().to_string(),
    };
    let said: Vec<_> = SECRETS.iter().filter(|secret| text.contains(**secret)).collect();
    assert!(said.is_empty(), "{said:?} in {text}");
}

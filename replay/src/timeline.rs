//! A log to read: inputs at the margin, what came of them below.

use serde_json::Value;

use crate::event_log::EventLog;
use crate::past::Moment;

/// Every input with its events; those that came out otherwise are marked.
pub fn of(log: &EventLog, moments: &[Moment]) -> Vec<String> {
    let mut lines = vec![format!("log of build {}, seed {}, options {}", log.build, log.seed, log.options)];
    if !log.stored.is_null() {
        lines.push(format!("found in storage: {}", log.stored));
    }
    if log.landing["parameters"].as_array().is_some_and(|parameters| !parameters.is_empty()) {
        lines.push(format!("landed with: {}", log.landing));
    }
    for (entry, moment) in log.entries.iter().zip(moments) {
        lines.push(format!("{:>10.3}  {}", entry.at_ms / 1000.0, line(&entry.input)));
        let same = log.dropped > 0 || entry.events == *moment;
        lines.extend(entry.events.iter().map(|event| format!("{:>10}    {}", "", line(event))));
        if !same {
            lines.extend(moment.iter().map(|event| format!("{:>10}  ! {}", "replayed", line(event))));
        }
    }
    lines
}

/// Its kind, then what there is to say of it.
fn line(document: &Value) -> String {
    let mut line = document["kind"].as_str().unwrap_or_default().to_owned();
    for (name, value) in document.as_object().into_iter().flatten().filter(|(name, _)| *name != "kind") {
        match value {
            Value::Null => {}
            Value::String(word) => line.extend([" ", name, "=", word]),
            other => line.extend([" ", name, "=", &other.to_string()]),
        }
    }
    line
}

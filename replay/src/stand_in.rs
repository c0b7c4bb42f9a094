//! From what the log tells of an input back to an input: the rules of the machine's `log::vocabulary`, the other way.

use credit_journey::contract::Text;
use credit_journey::machine::log::vocabulary::{Kind, field};
use credit_journey::machine::record::Record;
use serde_json::{Value, json};

use crate::argument;

/// The platform of the replay.
pub const PLATFORM: &str = "https://platform.example";

/// What the replay knows that the log does not tell.
#[derive(Default)]
pub struct StandIn {
    /// The beginning of the log, on the device's clock.
    pub began_at: f64,
    /// The one-time state of the departure under way.
    pub departure: Option<Text>,
    /// Whose session it is.
    pub borrower: Option<String>,
}

impl StandIn {
    /// An input, as a host would tell it.
    pub fn input(&self, told: &Value) -> Value {
        let mut input = self.value(Kind::Word, told);
        let refused = told["refused"] == true;
        match told["kind"].as_str() {
            Some("call" | "command" | "open" | "reopen") => {
                let arguments = told["arguments"].as_array().cloned().unwrap_or_default();
                let arguments = arguments.iter().map(|told| self.value(Kind::Word, told)).map(|told| match told {
                    // No endpoint and no journey takes a text for an object.
                    Value::Object(_) if refused => json!("refused"),
                    told => argument::of(&input, &told),
                });
                input["arguments"] = arguments.collect();
                if refused {
                    input["options"] = json!({ "idempotencyKey": "sk_refused" });
                }
            }
            Some("answer") if refused => input["body"] = json!({ "data": "sk_refused" }),
            Some("session") if refused => input["session"] = json!({ "sessionToken": "sk_refused" }),
            _ => {}
        }
        input
    }

    /// What an earlier page stored. The borrower of it is known by the first session that came.
    pub fn stored(&self, told: &Value, is_of_stranger: bool) -> Option<String> {
        let mut record = self.value(Kind::Word, told);
        if let Some(record) = record.as_object_mut() {
            record.remove("borrower");
            if is_of_stranger {
                record.insert("borrower".to_owned(), json!("another"));
            }
        }
        (!told.is_null()).then(|| record.to_string())
    }

    /// Anything told by the same rules.
    pub fn value(&self, told_as: Kind, told: &Value) -> Value {
        match (told_as, told) {
            (_, Value::Object(fields)) => {
                let within = |(name, told): (&String, &Value)| {
                    let value = match field(name).map(|(kind, _)| kind) {
                        Some(Kind::Moment) if name == "atMs" => json!(told.as_f64().map(|at| self.began_at + at)),
                        Some(told_as) => self.value(told_as, told),
                        None => told.clone(),
                    };
                    (name.clone(), value)
                };
                fields.iter().map(within).collect()
            }
            (_, Value::Array(items)) => items.iter().map(|told| self.value(told_as, told)).collect(),
            (Kind::Moment, Value::Number(at)) => json!(at.as_f64().and_then(|at| self.instant(at))),
            (Kind::Page, Value::String(page)) => json!(format!("https://page.example/{page}")),
            (Kind::Page, Value::Bool(_)) => json!("javascript:"),
            (Kind::Token, Value::String(token)) => json!(format!("st_live_{token}")),
            (Kind::Token, Value::Bool(_)) => json!(""),
            (Kind::Borrower, Value::Bool(own)) => {
                json!(self.mark().filter(|_| *own).unwrap_or_else(|| "another".into()))
            }
            (Kind::Word, Value::String(word)) if word == "~departure" => {
                json!(self.departure.as_deref().unwrap_or(word))
            }
            (Kind::Word, Value::String(word)) => json!(word.replace('+', &"+".repeat(1024))),
            _ => told.clone(),
        }
    }

    fn instant(&self, at_ms: f64) -> Option<String> {
        #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, some thousand years around")]
        let at = jiff::Timestamp::from_millisecond((self.began_at + at_ms) as i64).ok()?;
        Some(at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
    }

    /// What the tabs of one borrower know each other by.
    fn mark(&self) -> Option<Text> {
        let public = Record { salt: PLATFORM.into(), ..Record::default() };
        self.borrower.as_ref().map(|borrower| public.digest(&["borrower", borrower]))
    }
}

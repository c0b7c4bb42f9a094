//! Inputs, as a host tells them.

use crate::contract::{Document, Endpoint, Text};
use crate::machine::list::list;
use crate::machine::{Answer, CallOptions, Code, Failure, Input, Landing, PromiseNumber};

impl<D: Document> Input<D> {
    /// Reads an input. `None` for one that is not known; `Err` for a call whose options cannot be right.
    pub fn read(told: &D) -> Result<Option<Self>, (PromiseNumber, Failure)> {
        let promise = number(told, "promise");
        let journey = number(told, "journey");
        let text = |name: &'static str| told.text_field(name).unwrap_or_default();
        let yes = |name: &'static str| told.boolean_field(name).unwrap_or_default();
        if yes("aborted") {
            return Err((promise, Failure::of(Code::Aborted)));
        }
        let options = read_options(&told.field("options")).map_err(|failure| (promise, failure))?;
        let arguments = told.field("arguments").items().unwrap_or_default();
        let first = || arguments.first().cloned().unwrap_or_else(D::null);
        Ok(Some(match &text("kind")[..] {
            "call" => {
                let name = text("endpoint");
                let Some(endpoint) = Endpoint::named(&name) else {
                    return Err((promise, Failure::config("endpoint", "is not known")));
                };
                Self::Call { promise, endpoint, arguments, options }
            }
            "open" => Self::OpenJourney { promise, journey, options: first() },
            "reopen" => Self::Reopen { journey, options: first() },
            "command" => Self::Command { promise, journey, name: text("name"), argument: first(), options },
            "returned" => Self::Returned { promise, journey, parameters: read_parameters(told) },
            "abort" => Self::Abort { promise },
            "answer" => {
                let body = told.field("body");
                Self::Answer {
                    attempt: number(told, "attempt"),
                    answer: Answer {
                        status: u16::try_from(number(told, "status")).unwrap_or_default(),
                        retry_after: told.text_field("retryAfter"),
                        body: (!body.is_null()).then_some(body),
                    },
                }
            }
            "unreachable" => Self::Unreachable { attempt: number(told, "attempt") },
            "session" => {
                let session = if yes("failed") { Err(()) } else { Ok(told.field("session")) };
                Self::Session { renewal: number(told, "renewal"), session }
            }
            "tick" => Self::Tick,
            "visible" => Self::Visible(yes("visible")),
            "online" => Self::Online(yes("online")),
            "told" => Self::Told(told.field("message")),
            "led" => Self::Led { journey, granted: yes("granted") },
            "departing" => Self::Departing { journey, go: yes("go") },
            "close" => Self::CloseJourney { journey },
            "signOut" => Self::SignOut,
            "dispose" => Self::Dispose,
            _ => return Ok(None),
        }))
    }
}

impl Landing {
    /// Reads how the page was reached.
    pub fn read<D: Document>(told: &D) -> Self {
        let yes = |name: &'static str| told.boolean_field(name).unwrap_or_default();
        Self {
            parameters: read_parameters(told),
            framed: yes("framed"),
            tabs: yes("tabs"),
            recovered: yes("recovered"),
        }
    }
}

fn read_options<D: Document>(given: &D) -> Result<CallOptions, Failure> {
    if !given.is_null() && !given.is_object() {
        return Err(Failure::config("options", "must be an object"));
    }
    let text = |name: &'static str| match given.field(name) {
        value if value.is_null() => Ok(None),
        value => value.text().map(Some).ok_or_else(|| Failure::config(name, "must be a string")),
    };
    Ok(CallOptions { idempotency_key: text("idempotencyKey")?, correlation_id: text("correlationID")? })
}

fn read_parameters<D: Document>(told: &D) -> Vec<(Text, Text)> {
    let pairs = told.field("parameters").items().unwrap_or_default();
    let text = |pair: &[D], at: usize| pair.get(at).and_then(D::text);
    list(pairs.iter().filter_map(D::items).filter_map(|pair| Some((text(&pair, 0)?, text(&pair, 1)?))))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers the host was given by us")]
fn number<D: Document>(told: &D, name: &'static str) -> u32 {
    told.number_field(name).unwrap_or_default() as u32
}

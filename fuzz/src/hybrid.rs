//! Answers of a partner's back-end in the Hybrid experience, and whatever else happens to such a page: nothing secret is
//! said, nothing opens that nobody clicked for, every promise is settled, and the machine never spins.

use std::collections::{HashSet, VecDeque};

use arbitrary::{Result, Unstructured};
use credit_journey::contract::Text;
use credit_journey::machine::Answer;
use credit_journey::machine::hybrid::{
    Command, Config, Effect, Endpoint, Hybrid, HybridEvent, Input, Landing, Request,
};
use serde_json::{Value, json};
use simulation::dice::Dice;

use crate::odd::{INDISCREET, document, spoil};

const SECRETS: [&str; 5] = ["canary", "9876501234", "QWERT6789Z", "https://", "sk_"];

/// A page, in as much as a machine needs one.
struct Page {
    machine: Hybrid<Value, Dice>,
    now: f64,
    flying: VecDeque<Request<Value>>,
    promises: u32,
    unsettled: HashSet<u32>,
    /// Clicks that may open a page, less the pages that were opened.
    clicks: usize,
}

/// What happens to a page, one byte and what follows it after the other.
pub fn fuzz(bytes: &[u8]) {
    let _ = live(&mut Unstructured::new(bytes));
}

fn live(bytes: &mut Unstructured<'_>) -> Result<()> {
    let places = json!({ "journey": "/a", "offers": true, "hostedUrl": "https://partner.example/{offerID}" });
    let options = json!({ "backEnd": places, "asksDeparture": bytes.arbitrary::<bool>()? });
    let Ok(config) = Config::read(&options) else { unreachable!() };
    let stored = bytes.arbitrary::<Option<&str>>()?;
    let machine = Hybrid::new(1.0e12, config, Dice::new(7), stored, Landing::default());
    let (flying, unsettled) = (VecDeque::new(), HashSet::new());
    let mut page = Page { machine, now: 1.0e12, flying, promises: 0, unsettled, clicks: 0 };
    page.ask(|promise| Input::Start { promise, details: json!({ "personal": {} }), correlation_id: None });
    while !bytes.is_empty() {
        page.happen(bytes)?;
    }
    page.tell(Input::Dispose);
    assert!(page.unsettled.is_empty(), "promises {:?} are never settled", page.unsettled);
    assert!(page.machine.wake_at().is_none());
    Ok(())
}

impl Page {
    fn happen(&mut self, bytes: &mut Unstructured<'_>) -> Result<()> {
        match bytes.int_in_range(0..=13)? {
            0 => self.click(Command::OpenConsent),
            1 => self.click(Command::HandOff("offer-1".into())),
            2 => self.command(Command::HostedUrl("offer-1".into())),
            3 => self.command(Command::Refresh),
            4 => self.command(Command::Retry),
            5 => {
                self.tell(Input::Beside(self.promises.is_multiple_of(2)));
                self.tell(Input::Visible(bytes.arbitrary()?));
            }
            6 => self.tell(Input::Online(bytes.arbitrary()?)),
            7 => self.tell(Input::Departing { ask: bytes.int_in_range(0..=3)?, go: bytes.arbitrary()? }),
            8 => self.tell(Input::Abort { promise: bytes.int_in_range(0..=9)? }),
            9 => self.pass(f64::from(bytes.arbitrary::<u16>()?) * 10.0),
            10 => {
                if let Some(Request { attempt, .. }) = self.flying.pop_front() {
                    self.tell(Input::Unreachable { attempt });
                }
            }
            _ => {
                if let Some(Request { attempt, endpoint, .. }) = self.flying.pop_front() {
                    let answer = answer(bytes, endpoint)?;
                    self.tell(Input::Answer { attempt, answer });
                }
            }
        }
        Ok(())
    }

    fn click(&mut self, command: Command) {
        self.clicks += 1;
        self.command(command);
    }

    fn command(&mut self, command: Command) {
        self.ask(|promise| Input::Command { promise, command, correlation_id: None });
    }

    fn ask(&mut self, input: impl FnOnce(u32) -> Input<Value>) {
        self.promises += 1;
        self.unsettled.insert(self.promises);
        self.tell(input(self.promises));
    }

    fn pass(&mut self, ms: f64) {
        let until = self.now + ms;
        while let Some(at) = self.machine.wake_at().filter(|at| *at <= until) {
            self.now = self.now.max(at);
            self.tell(Input::Tick);
            assert!(self.machine.wake_at().is_none_or(|at| at > self.now), "it spins");
        }
        self.now = until;
    }

    fn tell(&mut self, input: Input<Value>) {
        let effects = self.machine.handle(self.now, input);
        let opens = effects.iter().any(|effect| matches!(effect, Effect::Open { .. }));
        for effect in effects {
            let said = match effect {
                Effect::Send(request) => {
                    self.flying.push_back(request);
                    continue;
                }
                Effect::Cancel { attempt } => {
                    self.flying.retain(|request| request.attempt != attempt);
                    continue;
                }
                Effect::Open { .. } => {
                    assert!(self.clicks > 0, "nobody clicked");
                    self.clicks -= 1;
                    continue;
                }
                Effect::OpenPopup | Effect::ClosePopup | Effect::AskDeparture { .. } => continue,
                Effect::Settle { promise, result } => {
                    assert!(self.unsettled.remove(&promise), "{promise} is settled twice");
                    result.err().map(|failure| failure.to_document::<Value>().to_string()).unwrap_or_default()
                }
                Effect::Store(record) => record.unwrap_or_default().into(),
                // So does its word for where the search stands.
                Effect::Report(HybridEvent::Screen { .. }) => continue,
                Effect::Report(event) => event.to_document::<Value>().to_string(),
                // The platform's own words about offers reach the app untouched.
                Effect::Show(mut snapshot) => {
                    snapshot["data"] = Value::Null;
                    snapshot["screen"]["lenders"] = Value::Null;
                    snapshot["status"] = Value::Null;
                    assert!(snapshot["commands"].as_array().is_some());
                    snapshot.to_string()
                }
            };
            let said = said.replace("(sk_…)", "");
            let secrets: Vec<_> = SECRETS.iter().filter(|secret| said.contains(**secret)).collect();
            assert!(secrets.is_empty(), "{secrets:?} in {said}");
        }
        if opens {
            // Now and then the app cannot.
            self.tell(Input::Opened { opened: !self.promises.is_multiple_of(4) });
        }
    }
}

fn answer(bytes: &mut Unstructured<'_>, endpoint: Endpoint) -> Result<Answer<Value>> {
    let status = *bytes.choose(&[200, 200, 200, 204, 400, 401, 404, 409, 429, 503])?;
    let retry_after = bytes.arbitrary::<Option<&str>>()?.map(Text::from);
    let mut body = match endpoint {
        Endpoint::Journey => json!({ "data": {} }),
        Endpoint::HostedUrl => json!({ "data": { "hosted_url": "https://hosted.example/canary" } }),
        Endpoint::Offers => json!({ "poll_after_ms": 2_000, "data": {
            "status": *bytes.choose(&["OFFERED", "NOT_OFFERED", "NEW"])?,
            "lenders": { "A": { "offers": [{ "offerID": "offer-1", "status": "OFFER_RECEIVED" }] } },
            "account_aggregator": {
                "status": *bytes.choose(&["READY", "PROCESSING", "NEW"])?,
                "url": "https://consent.example/canary",
            },
        } }),
    };
    match bytes.int_in_range(0..=5)? {
        0 => spoil(bytes, &mut body)?,
        1 => body = document(bytes, 4)?,
        2 => {
            body = json!({ "error": { "code": document(bytes, 1)?, "message": INDISCREET, "details": { "field": INDISCREET } } })
        }
        _ => {}
    }
    Ok(Answer { status, retry_after, body: (!body.is_null()).then_some(body) })
}

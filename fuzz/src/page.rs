//! A page on its journey, in virtual time, with the sandbox behind it. Whatever it does is noted, and whatever must hold
//! of a page is checked at once.

use credit_journey::contract::Text;
use credit_journey::machine::{Answer, CallOptions, Config, Effect, Input, Landing, Machine};
use sandbox::Request;
use serde_json::{Value, json};
use simulation::borrower::{bank_account, profile};
use simulation::invariant::{Invariants, Moment, Seen};
use simulation::partner::{Partner, SITE};
use simulation::spoken::spoken;
use simulation::{Dice, Sent};

use crate::address;
use crate::deed::Did;

/// Noon of a day that the sandbox's examples know.
pub const NOON: f64 = 1_772_712_000_000.0;
/// Where a journey may stand when something odd comes.
pub const STATUSES: [&str; 10] = [
    "PROFILE_REQUIRED",
    "OFFERS_PENDING",
    "OFFERS_AVAILABLE",
    "AA_REQUIRED",
    "KYC_PENDING",
    "BANK_MANDATE_PENDING",
    "E_MANDATE_PENDING",
    "LOAN_AGREEMENT_PENDING",
    "DISBURSED",
    "REJECTED",
];
const LATENCY_MS: f64 = 40.0;

/// Changes the input that is on its way to the page in answer to this.
pub type Meddler = Box<dyn FnMut(&mut Input<Value>)>;

/// A page.
pub struct Page {
    /// Now, on every clock.
    pub now: f64,
    /// The platform, and the partner's back-end.
    pub partner: Partner,
    /// What it did since it was loaded.
    pub did: Vec<Did>,
    /// What it stored last.
    pub stored: Option<Text>,
    /// What it shows.
    pub snapshot: Value,
    /// Promises that are not settled.
    pub unsettled: Vec<u32>,
    /// Comes between the platform and the page.
    pub meddler: Option<Meddler>,
    pub(crate) machine: Machine<Value, Dice>,
    invariants: Invariants,
    coming: Vec<(f64, Input<Value>)>,
    promises: u32,
    loads: u32,
}

impl Page {
    /// A page, not opened yet, of a borrower whose journey stands there.
    pub fn at(status: &str) -> Self {
        let mut partner = Partner::new(1);
        let session = partner.session(NOON);
        let token = format!("Bearer {}", session["sessionToken"].as_str().unwrap_or_default());
        let mut send = |method: &str, path: &str, body: Value| {
            let request = Request::new(method, &format!("/api/v1/headless/journeys{path}"));
            let request =
                request.with_header("Authorization", &token).with_header("Idempotency-Key", &["fuzz", path].concat());
            let answer = partner.platform.handle(NOON as u64, &request.with_json(&body)).json().unwrap_or_default();
            answer["data"]["journeyID"].as_str().unwrap_or_default().to_owned()
        };
        let journey = send("POST", "", json!({ "type": "PERSONAL_LOAN" }));
        send("PUT", &format!("/{journey}/profile"), profile());
        assert!(partner.platform.force(NOON as u64, &journey, status), "no journey");
        Self {
            now: NOON,
            partner,
            did: Vec::new(),
            stored: None,
            snapshot: Value::Null,
            unsettled: Vec::new(),
            meddler: None,
            machine: machine(NOON, 0, None, Landing::default()),
            invariants: Invariants::of_a_page(),
            coming: Vec::new(),
            promises: 0,
            loads: 0,
        }
    }

    /// Loads the page anew, with this in its storage, at this address; and opens the journey.
    pub fn load(&mut self, stored: Option<&str>, landing: Landing) {
        self.loads += 1;
        self.machine = machine(self.now, self.loads, stored, landing);
        self.invariants = Invariants::of_a_page();
        (self.did, self.snapshot, self.unsettled, self.coming) = Default::default();
        self.feed(Input::Tick);
        let promise = self.promise("openJourney");
        self.feed(Input::OpenJourney { promise, journey: 1, options: json!({ "type": "PERSONAL_LOAN" }) });
    }

    /// Calls a command, as an app would that does not look at the screen.
    pub fn command(&mut self, name: &'static str) {
        let offer = self.snapshot["screen"]["selectable"][0].clone();
        let argument = match name {
            "saveProfile" => profile(),
            "submitProfile" => json!({ "bureauConsent": true }),
            "viewOffer" | "proceed" => offer,
            "setLoanAmount" => json!({ "amount": "50000" }),
            "rejectOffer" => json!({ "rejectedStage": "KYC", "rejectionReason": "Too dear" }),
            "submitBankMandate" => bank_account(),
            _ => Value::Null,
        };
        let (promise, options) = (self.promise(name), CallOptions::default());
        self.feed(Input::Command { promise, journey: 1, name: name.into(), argument, options });
    }

    /// Lets time pass, and happen what is due.
    pub fn pass(&mut self, ms: f64) {
        let end = self.now + ms;
        while let Some(at) = self.next_at().filter(|at| *at <= end) {
            self.now = self.now.max(at);
            match self.coming.iter().position(|(at, _)| *at <= self.now) {
                Some(due) => {
                    let (_, input) = self.coming.remove(due);
                    self.feed(input);
                }
                None => self.feed(Input::Tick),
            }
        }
        self.now = end;
    }

    /// Gives it an input, and does what it says.
    pub fn feed(&mut self, input: Input<Value>) {
        match &input {
            Input::Answer { attempt, answer } => {
                // A session is refused by the platform's word, whatever the status: that may be a gateway's.
                let word = answer.body.as_ref().map(|body| &body["error"]["code"]);
                let refused = word.is_some_and(|word| word == "AUTH_INVALID_SESSION");
                self.see(&Seen::Ended(*attempt, if refused { 401 } else { 0 }));
            }
            Input::Session { session: Ok(session), .. } => {
                self.see(&Seen::Granted(session["sessionToken"].as_str().unwrap_or_default()));
            }
            Input::Told(_) => self.see(&Seen::Heard),
            _ => {}
        }
        let ticked = matches!(input, Input::Tick);
        self.machine.note(self.now, &spoken(&input));
        for effect in self.machine.handle(self.now, input) {
            self.perform(effect);
        }
        let wake_at = self.machine.wake_at();
        assert!(wake_at.is_none_or(f64::is_finite), "wants to be woken at {wake_at:?}");
        self.see(&Seen::Handled(ticked, wake_at));
    }

    fn perform(&mut self, effect: Effect<Value>) {
        match effect {
            Effect::Send(request) => {
                assert!(request.url.starts_with("https://platform.example/api/"), "sends to {}", request.url);
                let sent = Sent::read(&request);
                self.see(&Seen::Sent(&sent));
                let response = self.partner.platform.handle(self.now as u64, &sent.arriving());
                let answer = Answer { status: response.status, retry_after: None, body: response.json() };
                self.reply(Input::Answer { attempt: sent.attempt, answer });
                self.did.push(Did::Sent(sent));
            }
            Effect::Cancel { attempt } => {
                self.coming.retain(|(_, input)| !matches!(input, Input::Answer { attempt: of, .. } if *of == attempt));
                self.see(&Seen::Ended(attempt, 0));
            }
            Effect::AskSession { renewal } => {
                self.did.push(Did::AskedSession);
                let session = Ok(self.partner.session(self.now));
                self.reply(Input::Session { renewal, session });
            }
            Effect::Store(record) => {
                self.see(&Seen::Text("record", record.as_deref().unwrap_or_default()));
                self.stored.clone_from(&record);
                self.did.push(Did::Stored(record));
            }
            Effect::Settle { promise, result } => {
                self.see(&Seen::Settled(promise, &result));
                self.unsettled.retain(|unsettled| *unsettled != promise);
            }
            Effect::Show { journey } => {
                self.snapshot = self.machine.snapshot(journey);
                let commands = self.snapshot["commands"].as_array();
                assert!(commands.is_some_and(|commands| !commands.is_empty()), "no way on: {}", self.snapshot);
            }
            Effect::AskDeparture { journey, .. } => self.reply(Input::Departing { journey, go: true }),
            Effect::Open { url } => {
                assert!(address::may_be_opened(&url), "opens {url}");
                self.did.push(Did::Opened(url));
            }
            Effect::Tell(message) => {
                self.see(&Seen::Text("message", &message.to_string()));
                self.did.push(Did::Told(message));
            }
            Effect::Lead { journey, .. } => self.reply(Input::Led { journey, granted: true }),
            Effect::CleanAddress { parameters } => self.did.push(Did::Cleaned(parameters)),
            Effect::Report(event) => {
                self.see(&Seen::Event(&event));
                self.did.push(Did::Reported(event));
            }
            Effect::OpenPopup | Effect::ClosePopup | Effect::CloseWindow | Effect::StepDown { .. } => {}
        }
    }

    fn reply(&mut self, mut input: Input<Value>) {
        if let Some(meddler) = &mut self.meddler {
            meddler(&mut input);
        }
        self.coming.push((self.now + LATENCY_MS, input));
    }

    fn promise(&mut self, by: &'static str) -> u32 {
        self.promises += 1;
        self.unsettled.push(self.promises);
        self.see(&Seen::Promised(self.promises));
        self.see(&Seen::Told(by));
        self.promises
    }

    fn next_at(&self) -> Option<f64> {
        self.coming.iter().map(|(at, _)| *at).chain(self.machine.wake_at()).reduce(f64::min)
    }

    fn see(&mut self, seen: &Seen<'_>) {
        self.invariants.look(Moment { now: self.now, local: self.now, page: self.loads }, seen);
        if let Some(violation) = &self.invariants.violation {
            panic!("{}: {}", violation.invariant, violation.what);
        }
    }
}

fn machine(now: f64, seed: u32, stored: Option<&str>, landing: Landing) -> Machine<Value, Dice> {
    let options = json!({ "baseUrl": "https://platform.example", "returnUrl": SITE });
    let config = Config::read(&options).unwrap_or_else(|failure| panic!("{}", failure.message));
    Machine::new(now, config, Dice::new(seed.into()), stored, landing)
}

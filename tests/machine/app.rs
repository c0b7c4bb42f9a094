//! The app's side of the host: what a site calls, and what it sees.

use credit_journey::contract::Endpoint;
use credit_journey::machine::{CallOptions, Input};
use serde_json::Value;

use super::host::{Host, Settled};
use super::wire::{BackEnd, Sent};

impl<B: BackEnd> Host<B> {
    fn promise(&mut self) -> u32 {
        self.promises += 1;
        self.promises
    }

    /// Opens journey number 1 and waits for its first screen.
    pub fn open(&mut self, options: Value) -> Settled {
        let promise = self.begin_open(1, options);
        self.wait(promise)
    }

    pub fn begin_open(&mut self, journey: u32, options: Value) -> u32 {
        let promise = self.promise();
        self.feed(Input::OpenJourney { promise, journey, options });
        promise
    }

    /// Runs a command of journey number 1 and waits for it.
    pub fn command(&mut self, name: &str, argument: Value) -> Settled {
        let promise = self.begin(name, argument);
        self.wait(promise)
    }

    pub fn begin(&mut self, name: &str, argument: Value) -> u32 {
        let promise = self.promise();
        let (name, options) = (name.into(), CallOptions::default());
        self.feed(Input::Command { promise, journey: 1, name, argument, options });
        promise
    }

    pub fn call(&mut self, endpoint: Endpoint, arguments: &[Value]) -> Settled {
        let promise = self.begin_call(endpoint, arguments, CallOptions::default());
        self.wait(promise)
    }

    pub fn begin_call(&mut self, endpoint: Endpoint, arguments: &[Value], options: CallOptions) -> u32 {
        let promise = self.promise();
        self.feed(Input::Call { promise, endpoint, arguments: arguments.to_vec(), options });
        promise
    }

    /// What the app sees of journey number 1.
    pub fn snapshot(&self) -> Value {
        self.machine.snapshot(1)
    }

    pub fn screen(&self) -> String {
        self.snapshot()["screen"]["name"].as_str().unwrap_or_default().to_owned()
    }

    /// The requests to an endpoint, oldest first.
    pub fn sent_to(&self, endpoint: &str) -> Vec<Sent> {
        self.sent.iter().filter(|sent| sent.endpoint == endpoint).cloned().collect()
    }
}

//! Posts webhooks: moves the outbox and the courier by the machine's clock.

use std::mem;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sandbox::webhook::{Courier, Delivery, Mishap, Outbox, Posting, Snapshots};
use ureq::Agent;

use super::shared::Shared;

const TICK: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(5);
/// At speed 1; each further wait is twice as long.
const FIRST_WAIT_MS: f64 = 2_000.0;
const LEAST_SECRET_LENGTH: usize = 16;

/// Whom to tell, and how.
#[derive(clap::Args, Clone)]
pub struct Receiver {
    /// Where a signed journey.snapshot is posted after every change of a journey: an http:// address.
    #[arg(long = "webhook-url", requires = "secrets", value_parser = address, value_name = "URL")]
    url: Option<String>,

    /// Secret that webhooks are signed with, of 16 characters or more; give two while you rotate.
    #[arg(long = "webhook-secret", requires = "url", value_parser = long_enough, value_name = "SECRET")]
    secrets: Vec<String>,

    /// What befalls every delivery, separated by commas: duplicate, out-of-order, bad-signature, late.
    #[arg(long = "webhook-faults", requires = "url", value_delimiter = ',', value_parser = mishap, value_name = "FAULT")]
    mishaps: Vec<Mishap>,
}

impl Receiver {
    /// Whether there is somebody to post to.
    pub const fn is_there(&self) -> bool {
        self.url.is_some()
    }
}

/// What has changed, until it is fetched.
#[derive(Default)]
pub struct Mailbox {
    outbox: Outbox,
    ready: Vec<Delivery>,
}

impl Mailbox {
    pub fn note(&mut self, source: &mut impl Snapshots, now_ms: u64) {
        self.ready.extend(self.outbox.collect(source, now_ms));
    }

    fn empty(&mut self) -> Vec<Delivery> {
        mem::take(&mut self.ready)
    }
}

/// For `--help`.
pub const GUIDE: &str = "\
WEBHOOKS, with --webhook-url and --webhook-secret
  The journey's full state, posted as JSON after every change until the answer is 2xx; eight tries at
  most, ever further apart. The platform's own scheme is not public; this is the sandbox's:
  X-Sandbox-Signature: sha256=HEX
      HMAC-SHA256 over the timestamp, a dot, the body. One for each secret, separated by commas.
  X-Sandbox-Timestamp
      Seconds since 1970, anew at every try.
  X-Sandbox-Delivery
      The id, the same at every try.
  X-Sandbox-Event: journey.snapshot
  Faults: duplicate (what was taken comes again), out-of-order (of two the newer comes first),
  bad-signature (the first try is forged), late (the first try was signed ten minutes ago).
";

fn address(url: &str) -> Result<String, String> {
    let parsed = url.parse::<axum::http::Uri>().ok().filter(|uri| uri.host().is_some());
    let is_http = parsed.is_some_and(|uri| uri.scheme_str() == Some("http"));
    is_http.then(|| url.to_owned()).ok_or_else(|| "must be an http:// address; the sandbox speaks no TLS".to_owned())
}

fn long_enough(secret: &str) -> Result<String, String> {
    let is_long = secret.len() >= LEAST_SECRET_LENGTH;
    is_long.then(|| secret.to_owned()).ok_or_else(|| format!("must have {LEAST_SECRET_LENGTH} characters or more"))
}

fn mishap(name: &str) -> Result<Mishap, String> {
    let names = Mishap::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    Mishap::named(name).ok_or_else(|| format!("must be one of {names}"))
}

/// Posts until the process ends, if there is somebody to post to. Waits between tries are divided by `speed`.
pub fn start(receiver: &Receiver, speed: f64, shared: Shared) {
    let Receiver { url, secrets, mishaps } = receiver.clone();
    let Some(url) = url else { return };
    let courier = Courier::new(secrets, mishaps, (FIRST_WAIT_MS / speed) as u64);
    thread::spawn(move || post_for_ever(&url, courier, &shared));
}

fn post_for_ever(url: &str, mut courier: Courier, shared: &Shared) {
    let patience = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).http_status_as_error(false);
    // Not by a proxy: the receiver is on this machine.
    let agent = patience.proxy(None).build().new_agent();
    loop {
        for delivery in changes(shared) {
            courier.take(now_ms(), delivery);
        }
        let Some(posting) = courier.next(now_ms()) else {
            thread::sleep(TICK);
            continue;
        };
        let status = post(&agent, url, &posting);
        let id = posting.delivery.id.clone();
        if !courier.answered(now_ms(), posting, status) {
            let said = status.map_or_else(|| "no answer".to_owned(), |status| status.to_string());
            eprintln!("webhook {id}: given up, the last try had {said}");
        }
    }
}

/// What has changed since the last look, by calls or by time.
fn changes(shared: &Shared) -> Vec<Delivery> {
    drop(shared.platform());
    drop(shared.experiences());
    shared.mailbox().map(|mut mailbox| mailbox.empty()).unwrap_or_default()
}

/// One try; the status of the answer, if there is one in time.
fn post(agent: &Agent, url: &str, Posting { delivery, headers, .. }: &Posting) -> Option<u16> {
    let mut request = agent.post(url).header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    request.send(&delivery.body).ok().map(|answer| answer.status().as_u16())
}

/// The receiver's time, by which it judges a signature; not the platform's, which tests may put ahead.
fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

//! What the four origins share: the platform, its clock, and who is signed in.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use sandbox::webhook::Snapshots;
use sandbox::{Config, Experiences, Platform};

use super::demo::Demo;
use super::options::Options;
use super::webhook::Mailbox;

/// Where the four parts are.
#[derive(Clone, Debug)]
pub struct Origins {
    pub api: String,
    pub pages: String,
    pub site: String,
    pub hosted: String,
}

/// The sandbox, as every handler holds it.
#[derive(Clone)]
pub struct Shared(Arc<Inner>);

struct Inner {
    origins: Origins,
    edge_secret: Option<String>,
    platform: Mutex<Platform>,
    experiences: Mutex<Experiences>,
    clock: Mutex<Clock>,
    demo: Mutex<Demo>,
    /// Only if somebody is told.
    mailbox: Option<Mutex<Mailbox>>,
}

/// The virtual clock: the machine's, plus what tests let pass.
struct Clock {
    epoch_ms: u64,
    started: Instant,
    advanced_ms: u64,
}

impl Shared {
    pub fn new(options: &Options, origins: Origins) -> anyhow::Result<Self> {
        let config = Config {
            api_key: format!("sk_test_{}", secret()?),
            seed: options.seed,
            speed: options.speed,
            pages_origin: origins.pages.clone(),
            return_url: options.return_url.clone().unwrap_or_else(|| format!("{}/", origins.site)),
            faults: options.faults.clone(),
        };
        let led = Config {
            return_url: options.return_url.clone().unwrap_or_else(|| format!("{}/hybrid/", origins.site)),
            ..config.clone()
        };
        let hosted_origin = origins.hosted.clone();
        let epoch_ms = u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
        Ok(Self(Arc::new(Inner {
            origins,
            edge_secret: options.edge_secret.clone(),
            experiences: Mutex::new(Experiences::new(led, hosted_origin)),
            platform: Mutex::new(Platform::new(config)),
            clock: Mutex::new(Clock { epoch_ms, started: Instant::now(), advanced_ms: 0 }),
            demo: Mutex::default(),
            mailbox: options.receiver.is_there().then(Mutex::default),
        })))
    }

    pub fn origins(&self) -> &Origins {
        &self.0.origins
    }

    /// What an edge worker proves itself with.
    pub fn edge_secret(&self) -> Option<&str> {
        self.0.edge_secret.as_deref()
    }

    /// The platform, and the time. Nothing is awaited while it is held.
    pub fn platform(&self) -> (MutexGuard<'_, Platform>, u64) {
        let (mut platform, now_ms) = (held(&self.0.platform), self.now_ms());
        self.note(&mut *platform, now_ms);
        (platform, now_ms)
    }

    /// Hybrid and Hosted, and the time.
    pub fn experiences(&self) -> (MutexGuard<'_, Experiences>, u64) {
        let (mut experiences, now_ms) = (held(&self.0.experiences), self.now_ms());
        self.note(&mut *experiences, now_ms);
        (experiences, now_ms)
    }

    /// What whoever held it before has changed.
    fn note(&self, source: &mut impl Snapshots, now_ms: u64) {
        if let Some(mut mailbox) = self.mailbox() {
            mailbox.note(source, now_ms);
        }
    }

    /// What is to be posted.
    pub fn mailbox(&self) -> Option<MutexGuard<'_, Mailbox>> {
        self.0.mailbox.as_ref().map(held)
    }

    fn now_ms(&self) -> u64 {
        let clock = held(&self.0.clock);
        let elapsed_ms = u64::try_from(clock.started.elapsed().as_millis()).unwrap_or_default();
        clock.epoch_ms + elapsed_ms + clock.advanced_ms
    }

    /// Lets time pass at once.
    pub fn advance(&self, ms: u64) {
        held(&self.0.clock).advanced_ms += ms;
    }

    /// Forgets every borrower, journey, effect and request; the time and the key stay.
    pub fn reset(&self) {
        let mut platform = held(&self.0.platform);
        *platform = Platform::new(platform.config().clone());
        let mut experiences = held(&self.0.experiences);
        *experiences = Experiences::new(experiences.config().clone(), self.0.origins.hosted.clone());
    }

    pub fn demo(&self) -> MutexGuard<'_, Demo> {
        held(&self.0.demo)
    }
}

/// A handler that panicked leaves data that is still fit for a simulation.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// 128 bits from the system, in hex.
pub fn secret() -> Result<String, getrandom::Error> {
    Ok(format!("{:016x}{:016x}", getrandom::u64()?, getrandom::u64()?))
}

//! Faults: what the network and the gateway do to a request. A layer over any scenario.
//!
//! A journey's faults are those of its scenario, those of `metadata.faults`, and those of the whole sandbox. They come at
//! random from the seed, never more than twice in a row for the same call, so that a client that tries again gets through.

use std::collections::HashMap;

use crate::entropy::Entropy;
use crate::instant;
use crate::message::Response;
use crate::refusal::Refusal;

/// One kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The answer takes up to two seconds longer.
    Latency,
    /// The request takes effect, but its answer is lost: HTTP 504.
    LostAnswer,
    /// The request arrives twice.
    DuplicateDelivery,
    /// HTTP 503, `UPSTREAM_TEMPORARY_FAILURE`.
    ServerError,
    /// HTTP 429 with `Retry-After`, in seconds and as a date by turns; what comes too early is refused again.
    RateLimit,
    /// The request takes effect, but the answer's JSON is cut off.
    TruncatedJson,
    /// HTTP 502 with an HTML page, as a gateway sends.
    HtmlPage,
    /// `ASYNC_OPERATION_PENDING` for two seconds at the first try of every action.
    AsyncPending,
}

impl Fault {
    /// Every fault, with its name in `metadata.faults` and `--faults`.
    pub const ALL: &[(&str, Self)] = &[
        ("latency", Self::Latency),
        ("lost-answer", Self::LostAnswer),
        ("duplicate-delivery", Self::DuplicateDelivery),
        ("server-error", Self::ServerError),
        ("rate-limit", Self::RateLimit),
        ("truncated-json", Self::TruncatedJson),
        ("html-page", Self::HtmlPage),
        ("async-pending", Self::AsyncPending),
    ];

    /// How it strikes, if it strikes at random.
    const fn by_chance(self) -> Option<Strike> {
        match self {
            Self::LostAnswer => Some(Strike::LostAnswer),
            Self::DuplicateDelivery => Some(Strike::DuplicateDelivery),
            Self::ServerError => Some(Strike::Unavailable),
            Self::TruncatedJson => Some(Strike::TruncatedJson),
            Self::HtmlPage => Some(Strike::HtmlPage),
            Self::Latency | Self::RateLimit | Self::AsyncPending => None,
        }
    }

    /// The fault of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, fault)| *fault)
    }
}

/// What is about to happen to one request.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Forecast {
    pub delay_ms: u64,
    pub strike: Option<Strike>,
}

/// A fault as it strikes.
#[derive(Debug, PartialEq)]
pub(crate) enum Strike {
    Unavailable,
    RateLimited { retry_after: String },
    Pending,
    HtmlPage,
    TruncatedJson,
    LostAnswer,
    DuplicateDelivery,
}

impl Strike {
    /// What the client gets instead of `answer`, which is given the refusal to answer with, if there is one.
    pub fn fall(self, mut answer: impl FnMut(Option<Refusal>) -> Response) -> Response {
        match self {
            Self::Unavailable => answer(Some(Refusal::upstream(503))),
            Self::Pending => answer(Some(Refusal::pending())),
            Self::RateLimited { retry_after } => answer(Some(Refusal::rate_limited(retry_after))),
            Self::HtmlPage => {
                let page = "<!doctype html><html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>";
                Response::raw(502, "text/html", page)
            }
            Self::LostAnswer => {
                answer(None);
                Response::raw(504, "text/plain", "upstream request timeout")
            }
            Self::TruncatedJson => {
                let mut response = answer(None);
                let middle = response.body.len() / 2;
                response.body = response.body.chars().take(middle).collect();
                response
            }
            Self::DuplicateDelivery => {
                answer(None);
                answer(None)
            }
        }
    }
}

/// The request a forecast is for.
pub(crate) struct Target<'a> {
    /// Whose bad weather it is: a journey, or the sandbox.
    pub subject: &'a str,
    pub method: &'a str,
    pub path: &'a str,
    pub mutates: bool,
}

/// The weather: remembers what has struck, so that it does not strike for ever.
#[derive(Default)]
pub(crate) struct Weather {
    /// How often in a row a call was struck.
    in_a_row: HashMap<String, u8>,
    /// When each action was first tried.
    first_tried_ms: HashMap<String, u64>,
    limits: HashMap<String, Limit>,
}

#[derive(Default)]
struct Limit {
    until_ms: u64,
    times: u32,
}

const MOST_IN_A_ROW: u8 = 2;
const ONCE_IN: u64 = 4;

impl Weather {
    /// What happens to this request. Waits are `wait_ms` long.
    pub fn forecast(
        &mut self,
        faults: &[Fault],
        target: &Target<'_>,
        now_ms: u64,
        wait_ms: u64,
        entropy: &mut Entropy,
    ) -> Forecast {
        let has = |fault| faults.contains(&fault);
        let call = format!("{} {} {}", target.subject, target.method, target.path);
        let delay_ms = if has(Fault::Latency) { entropy.between(50, 2000) } else { 0 };
        let mut strike = None;
        if has(Fault::RateLimit) {
            let limit = self.limits.entry(target.subject.to_owned()).or_default();
            strike = limit.strike(now_ms, wait_ms, entropy);
        }
        if has(Fault::AsyncPending) && target.mutates && strike.is_none() {
            let first_ms = *self.first_tried_ms.entry(call.clone()).or_insert(now_ms);
            strike = (now_ms < first_ms + wait_ms).then_some(Strike::Pending);
        }
        Forecast { delay_ms, strike: strike.or_else(|| self.by_chance(faults, call, entropy)) }
    }

    /// What happens to a request that meets this fault for certain.
    pub fn strike(&mut self, fault: Fault, subject: &str, now_ms: u64, wait_ms: u64) -> Forecast {
        let strike = match fault {
            Fault::Latency => return Forecast { delay_ms: 2000, strike: None },
            Fault::RateLimit => Some(self.limits.entry(subject.to_owned()).or_default().impose(now_ms, wait_ms)),
            Fault::AsyncPending => Some(Strike::Pending),
            _ => fault.by_chance(),
        };
        Forecast { delay_ms: 0, strike }
    }

    fn by_chance(&mut self, faults: &[Fault], call: String, entropy: &mut Entropy) -> Option<Strike> {
        let strikes: Vec<Strike> = faults.iter().filter_map(|fault| fault.by_chance()).collect();
        let in_a_row = self.in_a_row.entry(call).or_default();
        if strikes.is_empty() || *in_a_row >= MOST_IN_A_ROW || entropy.between(0, ONCE_IN) > 0 {
            *in_a_row = 0;
            return None;
        }
        *in_a_row += 1;
        let place = entropy.between(0, strikes.len() as u64);
        strikes.into_iter().nth(usize::try_from(place).unwrap_or_default())
    }
}

impl Limit {
    fn strike(&mut self, now_ms: u64, wait_ms: u64, entropy: &mut Entropy) -> Option<Strike> {
        let held = now_ms < self.until_ms;
        // After a wait one request is let through before the dice fall again.
        let rested = self.until_ms > 0 && !held;
        if !held && (rested || entropy.between(0, ONCE_IN) > 0) {
            self.until_ms = 0;
            return None;
        }
        Some(self.impose(now_ms, wait_ms))
    }

    /// Refuses until a moment of its own, unless one is set.
    fn impose(&mut self, now_ms: u64, wait_ms: u64) -> Strike {
        if now_ms >= self.until_ms {
            self.times += 1;
            // Whole seconds, as a date knows nothing finer.
            self.until_ms = (now_ms + wait_ms.max(1000)).div_ceil(1000) * 1000;
        }
        let as_date = self.times.is_multiple_of(2);
        let in_seconds = (self.until_ms - now_ms).div_ceil(1000);
        let retry_after = if as_date { instant::http_date(self.until_ms) } else { in_seconds.to_string() };
        Strike::RateLimited { retry_after }
    }
}

//! Scenarios of what surrounds the journey: tokens, the gateway, a platform newer than its client.

use super::{STRAIGHT_THROUGH, Scenario};
use crate::faults::Fault;

pub const TOKEN_EXPIRES: Scenario = Scenario {
    name: "token-expires",
    title: "Token expires",
    about: "The session token dies without notice; the next one is short-lived and says so.",
    pan: "TESPT0011A",
    session_lives: Some([45, 60]),
    ..STRAIGHT_THROUGH
};

pub const ASYNC_PENDING: Scenario = Scenario {
    name: "async-pending",
    title: "Async operation pending",
    about: "Every action is refused for two seconds because an earlier operation is still under way.",
    pan: "TESPT0013A",
    faults: &[Fault::AsyncPending],
    ..STRAIGHT_THROUGH
};

pub const RATE_LIMITED: Scenario = Scenario {
    name: "rate-limited",
    title: "Rate limited",
    about: "429 now and then, with Retry-After in seconds or as a date, and it is meant.",
    pan: "TESPT0014A",
    faults: &[Fault::RateLimit],
    ..STRAIGHT_THROUGH
};

pub const FLAPPING_UPSTREAM: Scenario = Scenario {
    name: "flapping-upstream",
    title: "Flapping upstream",
    about: "503s, HTML error pages, truncated JSON, and answers lost after their effect.",
    pan: "TESPT0015A",
    faults: &[Fault::ServerError, Fault::HtmlPage, Fault::TruncatedJson, Fault::LostAnswer],
    ..STRAIGHT_THROUGH
};

pub const FROM_THE_FUTURE: Scenario = Scenario {
    name: "values-from-the-future",
    title: "Values from the future",
    about: "Statuses, actions and fields that no document knows; a tolerant client gets its loan.",
    pan: "TESPT0016A",
    from_the_future: true,
    ..STRAIGHT_THROUGH
};

//! The borrower of the tests: what only requests and payloads may show of them.

pub use simulation::borrower::{bank_account, profile};

pub const JOURNEY: &str = "11111111-1111-4111-8111-111111111111";
pub const OTHER_JOURNEY: &str = "22222222-2222-4222-8222-222222222222";
pub const OFFER: &str = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
pub const OTHER_OFFER: &str = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
pub const CONSENT: &str = "cccccccc-cccc-4ccc-8ccc-cccccccccccc";

/// Tokens, keys, and everything personal.
pub const SECRETS: &[&str] = &[
    "st_live",
    "st_test",
    "rt_live",
    "rt_test",
    "sk_live",
    "sk_test",
    "9876501234",
    "QWERT6789Z",
    "Canary Borrower",
    "1987-03-21",
    "canary@example.com",
    "9182736450",
    "Canary Towers",
    "borrower-of-canaries",
    "cnf-opaque-return",
];

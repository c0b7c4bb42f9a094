//! The borrower of the tests: what only requests and payloads may show of them.

use serde_json::{Value, json};

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

pub fn profile() -> Value {
    json!({
        "profile": {
            "contactNumber": "9876501234",
            "pan": "QWERT6789Z",
            "panName": "Canary Borrower",
            "dob": "1987-03-21",
            "gender": "female",
            "personalemail": "canary@example.com",
        },
        "workProfile": { "employmentType": "salaried", "income": "75000" },
        "address": {
            "addressL1": "Canary Towers", "city": "Pune", "state": "Maharashtra", "pincode": "411001",
        },
    })
}

pub fn bank_account() -> Value {
    json!({
        "accountHolderName": "Canary Borrower",
        "accountNumber": "9182736450",
        "ifsc": "HDFC0000123",
        "accountType": "saving",
    })
}

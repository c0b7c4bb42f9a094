//! The borrower: who they are, and what of them nobody but the platform may see.

use serde_json::{Value, json};

use crate::partner::BORROWER;

/// Tokens, keys, and everything personal.
pub const CANARIES: &[&str] = &[
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
    BORROWER,
];

/// The whole profile.
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

/// A part of it, as a form in pages would save it.
pub fn part_of_profile() -> Value {
    json!({ "profile": { "contactNumber": "9876501234", "panName": "Canary Borrower" } })
}

/// The bank account.
pub fn bank_account() -> Value {
    json!({
        "accountHolderName": "Canary Borrower",
        "accountNumber": "9182736450",
        "ifsc": "HDFC0000123",
        "accountType": "saving",
    })
}

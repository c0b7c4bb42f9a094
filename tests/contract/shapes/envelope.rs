use credit_journey::contract::{Accepted, Envelope, ErrorCode, ErrorDetails, PlatformError};
use serde_json::json;

use super::{INSTANT, Shape, shape, some};

pub fn shapes() -> Vec<Shape> {
    let details =
        ErrorDetails { field: some("profile.pan"), proceed_boundary_state: some("LOCKED_TO_DIFFERENT_OFFER") };
    let error = PlatformError {
        code: ErrorCode::ValidationFailed,
        message: "profile.pan must be a valid PAN".to_owned(),
        retryable: false,
        details: Some(details.clone()),
    };
    // Both halves at once, which no answer has: here for the fields alone.
    let envelope = Envelope {
        request_id: "req_1".to_owned(),
        correlation_id: some("trace"),
        timestamp: INSTANT.to_owned(),
        data: Some(json!({})),
        error: Some(error.clone()),
    };
    let accepted =
        Accepted { operation_id: some("op_1"), status: some("ACCEPTED"), poll_after_seconds: Some(3.into()) };
    vec![
        shape("Envelope", &envelope, &Envelope { correlation_id: None, data: None, error: None, ..envelope.clone() }),
        shape("PlatformError", &error, &PlatformError { details: None, ..error.clone() }),
        shape("ErrorDetails", &details, &ErrorDetails::default()),
        shape("Accepted", &accepted, &Accepted::default()),
    ]
}

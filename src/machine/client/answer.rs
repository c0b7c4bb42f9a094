//! Reading an answer: the envelope, and nothing more of the payload than is needed.

use super::super::guard::holds_api_key;
use super::super::{Answer, Code, Failure, Millis};
use super::call::Reply;
use crate::contract::Document;

/// What an answer said, with what the envelope tells in passing.
pub struct Read<D> {
    /// The payload, or the failure.
    pub result: Result<Reply<D>, Failure>,
    /// The platform's clock, ms.
    pub server_now: Option<Millis>,
}

/// Reads an answer by its envelope first and its HTTP status second.
pub fn read<D: Document>(answer: &Answer<D>) -> Read<D> {
    let body = answer.body.clone().unwrap_or_else(D::null);
    let server_now = body.text_field("timestamp").and_then(|timestamp| D::instant(&timestamp));
    let mut result = payload(answer, &body);
    if let Err(failure) = &mut result {
        failure.status = Some(answer.status);
        failure.request_id = body.text_field("requestID");
    }
    Read { result, server_now }
}

fn payload<D: Document>(answer: &Answer<D>, body: &D) -> Result<Reply<D>, Failure> {
    let good = (200..300).contains(&answer.status);
    if holds_api_key(body) {
        return Err(Failure::of(Code::SecretKeyRefused));
    }
    let error = body.field("error");
    if error.is_object() {
        return Err(Failure::from_platform(&error, answer.status));
    }
    let enveloped = body.entries().iter().any(|(name, _)| name == "data");
    if good && (enveloped || answer.status == 204) {
        let data = body.field("data");
        let poll_after_ms = data.number_field("pollAfterSeconds").filter(|seconds| *seconds > 0.0);
        return Ok(Reply { poll_after_ms: poll_after_ms.map(|seconds| seconds * 1000.0), data });
    }
    let mut failure = Failure::of(Code::Decode);
    failure.retryable = answer.status >= 500 || answer.status == 429;
    Err(failure)
}

//! Reading an answer of the partner's back-end: the platform's envelope as it came, or its `data` alone; the platform's
//! error, or whatever the back-end says by its status.

use super::super::guard::holds_api_key;
use super::super::{Answer, Code, Failure, Millis};
use super::back_end::Endpoint;
use super::facts::tells_of_offers;
use crate::contract::{Document, ErrorCode, Text};

/// The address of a Hosted page, by any of its names.
const HOSTED: [&str; 3] = ["hosted_url", "hostedUrl", "hostedURL"];

/// A good answer.
pub struct Reply<D> {
    /// The envelope's `data`, untouched.
    pub data: D,
    /// When to look again, by the platform's own word.
    pub poll_after_ms: Option<Millis>,
}

/// What an answer said, with what it tells in passing.
pub struct Read<D> {
    /// The payload, or the failure.
    pub result: Result<Reply<D>, Failure>,
    /// The platform's clock, ms.
    pub server_now: Option<Millis>,
}

/// Reads an answer by its envelope first and its HTTP status second.
pub fn read<D: Document>(endpoint: Endpoint, answer: &Answer<D>) -> Read<D> {
    let body = answer.body.clone().unwrap_or_else(D::null);
    let server_now = body.text_field("timestamp").and_then(|timestamp| D::instant(&timestamp));
    let mut result = payload(endpoint, answer.status, &body);
    if let Err(failure) = &mut result {
        failure.status = Some(answer.status);
        failure.request_id = either(&body, ["request_id", "requestID"]).text();
    }
    Read { result, server_now }
}

fn payload<D: Document>(endpoint: Endpoint, status: u16, body: &D) -> Result<Reply<D>, Failure> {
    let inner = body.field("data");
    let enveloped = inner.is_object();
    let data = if enveloped { inner } else { body.clone() };
    if holds_api_key(body) {
        return Err(Failure::of(Code::SecretKeyRefused));
    }
    let error = body.field("error");
    if error.is_object() || !(200..300).contains(&status) {
        return Err(failure(endpoint, status, &error));
    }
    let poll_after_ms = hint(&data).or_else(|| hint(body));
    let good = match endpoint {
        // What it tells is not public: that it was accepted is enough.
        Endpoint::Journey => status == 204 || body.is_object(),
        // The values in between are not public: none at all may be one of them.
        Endpoint::Offers => match data.field("status") {
            none if none.is_null() => enveloped || poll_after_ms.is_some() || tells_of_offers(&data),
            status => status.text().is_some(),
        },
        Endpoint::HostedUrl => hosted_address(&data).is_some(),
    };
    if good { Ok(Reply { data, poll_after_ms }) } else { Err(Failure::of(Code::Decode)) }
}

/// When to look again; a back-end may hand the number on as text.
fn hint<D: Document>(place: &D) -> Option<Millis> {
    let given = either(place, ["poll_after_ms", "pollAfterMs"]);
    let digits = || given.text().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let ms = given.number().or_else(|| digits()?.parse::<u32>().ok().map(f64::from));
    ms.filter(|ms| *ms > 0.0)
}

/// The address of a Hosted page.
pub fn hosted_address<D: Document>(data: &D) -> Option<Text> {
    HOSTED.into_iter().find_map(|name| data.text_field(name))
}

/// The platform's failure where it is one of those it documents; otherwise what the status says.
fn failure<D: Document>(endpoint: Endpoint, status: u16, error: &D) -> Failure {
    let mut failure = Failure::from_platform(error, status);
    let code = match (&failure.code, status) {
        (Code::Platform(ErrorCode::AuthInvalidSession), _) => Code::SessionUnavailable,
        (Code::Platform(known), _) if !matches!(known, ErrorCode::Other(_)) => failure.code.clone(),
        (_, 400 | 422) => Code::Platform(ErrorCode::ValidationFailed),
        (_, 401) => Code::SessionUnavailable,
        (_, 403) => Code::Platform(ErrorCode::AccessScopeMismatch),
        (_, 404) => Code::Platform(ErrorCode::ResourceNotFound),
        (_, 409) if endpoint == Endpoint::HostedUrl => Code::Platform(ErrorCode::OfferLockConflict),
        (_, 409) => Code::Platform(ErrorCode::StatePreconditionFailed),
        (_, 429) => Code::Platform(ErrorCode::RateLimited),
        (_, 500..) => Code::Platform(ErrorCode::UpstreamTemporaryFailure),
        _ => Code::Decode,
    };
    if error.text_field("message").is_none() {
        failure.message.clone_from(&Failure::of(code.clone()).message);
    }
    failure.retryable |= code == Code::Platform(ErrorCode::RateLimited);
    failure.code = code;
    failure
}

fn either<D: Document>(place: &D, names: [&'static str; 2]) -> D {
    let [one, other] = names.map(|name| place.field(name));
    if one.is_null() { other } else { one }
}

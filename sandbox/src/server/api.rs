//! The platform's origin: HTTP in and out of the library, with CORS as a browser needs it.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Query, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use sandbox::{Experiences, is_site_origin};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::control;
use super::shared::Shared;

const MOST_BODY_BYTES: usize = 1 << 20;
const REQUEST_HEADERS: [HeaderName; 5] = [
    AUTHORIZATION,
    CONTENT_TYPE,
    HeaderName::from_static("idempotency-key"),
    HeaderName::from_static("x-correlation-id"),
    HeaderName::from_static("x-al-api-version"),
];
const EXPOSED_HEADERS: [HeaderName; 2] = [RETRY_AFTER, HeaderName::from_static("idempotent-replay")];

pub fn router(shared: Shared) -> Router {
    Router::new().nest("/_sandbox", control::router()).fallback(platform).layer(cors()).with_state(shared)
}

/// Any site on loopback may call: a development server's port is anyone's guess. No cookies: the token is a header.
fn cors() -> CorsLayer {
    let from_site = |origin: &HeaderValue, _: &Parts| origin.to_str().is_ok_and(is_site_origin);
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(from_site))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH])
        .allow_headers(REQUEST_HEADERS)
        .expose_headers(EXPOSED_HEADERS)
        .max_age(Duration::from_secs(600))
}

async fn platform(
    State(shared): State<Shared>,
    Query(query): Query<Vec<(String, String)>>,
    request: Request,
) -> Response {
    let Some(request) = read(query, request).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let answer = if Experiences::has(&request.path) {
        let (mut experiences, now_ms) = shared.experiences();
        experiences.handle(now_ms, &request)
    } else {
        let (mut platform, now_ms) = shared.platform();
        platform.handle(now_ms, &request)
    };
    send(answer).await
}

/// A request as the library takes it; none if its body is too large.
pub async fn read(query: Vec<(String, String)>, request: Request) -> Option<sandbox::Request> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, MOST_BODY_BYTES).await.ok()?;
    let headers = parts.headers.iter();
    Some(sandbox::Request {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query,
        headers: headers
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect(),
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

/// An answer of the library, held back as long as it says.
pub async fn send(answer: sandbox::Response) -> Response {
    if answer.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(answer.delay_ms)).await;
    }
    let mut response = Response::builder().status(answer.status);
    for (name, value) in answer.headers {
        response = response.header(name, value);
    }
    response.body(Body::from(answer.body)).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

//! The partner's back-end for Hybrid and Hosted: it knows who is signed in, speaks to the platform with the API key, and
//! hands the page the platform's answer, which holds no key.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::cookie::CookieJar;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sandbox::Request;
use sandbox::experience::Role;
use serde_json::json;

use super::api::send;
use super::demo::{Borrower, Visit};
use super::partner::{Unused, signed_in};
use super::shared::Shared;

const CORRELATION_ID: &str = "x-correlation-id";

pub fn router() -> Router<Shared> {
    Router::new()
        .route("/api/credit/hybrid/journey", post(start))
        .route("/api/credit/hybrid/offers", get(offers))
        .route("/api/credit/hybrid/offers/{offerID}/hosted-url", post(hand_off))
        .route("/api/credit/hosted", post(mint))
}

/// Starts or resumes the borrower's Hybrid journey with the details the page sends, or with what is known of them.
async fn start(State(shared): State<Shared>, jar: CookieJar, headers: HeaderMap, body: Bytes) -> Response {
    let Some(provider_id) = hybrid_borrower(&shared, &jar) else { return nobody() };
    let mut request =
        Request::new("POST", &path(&provider_id, "/journey")).with_header("content-type", "application/json");
    // The page sends none to resume: whose journey it is, the cookie says.
    let details = if body.trim_ascii() == b"{}" { br#"{"personal":{}}"# } else { &body[..] };
    request.body = String::from_utf8_lossy(details).into_owned();
    ask(&shared, &headers, request).await
}

async fn offers(State(shared): State<Shared>, jar: CookieJar, headers: HeaderMap) -> Response {
    let Some(provider_id) = hybrid_borrower(&shared, &jar) else { return nobody() };
    ask(&shared, &headers, Request::new("GET", &path(&provider_id, "/journey/offers"))).await
}

/// A fresh one-time URL for the chosen offer. POST, though the platform is asked by GET: no cache or link may set it off.
async fn hand_off(
    State(shared): State<Shared>,
    jar: CookieJar,
    headers: HeaderMap,
    Path(offer_id): Path<String>,
    _: Unused,
) -> Response {
    let Some(provider_id) = hybrid_borrower(&shared, &jar) else { return nobody() };
    let offer = utf8_percent_encode(&offer_id, NON_ALPHANUMERIC);
    ask(&shared, &headers, Request::new("GET", &path(&provider_id, &format!("/journey/offers/{offer}/hosted-url"))))
        .await
}

/// A fresh one-time URL of the embedded page, and nothing else of the answer.
async fn mint(State(shared): State<Shared>, jar: CookieJar, headers: HeaderMap, _: Unused) -> Response {
    let Some(Borrower { external_id, visit: Visit::Hosted(scenario) }) = signed_in(&shared, &jar) else {
        return nobody();
    };
    shared.experiences().0.cast(&external_id, Role { hosted: scenario, ..Role::default() });
    let body = json!({ "borrowerProviderID": external_id, "journeyType": "PERSONAL_LOAN" });
    let answer = handle(&shared, &headers, Request::new("POST", "/api/lab/sessions").with_json(&body));
    let url = answer.json().and_then(|answer| answer.get("embedURL").cloned());
    match url.filter(|_| answer.status == 200) {
        Some(url) => ([("cache-control", "no-store")], Json(json!({ "embedURL": url }))).into_response(),
        None => send(answer).await,
    }
}

fn hybrid_borrower(shared: &Shared, jar: &CookieJar) -> Option<String> {
    let Borrower { external_id, visit: Visit::Hybrid(scenario) } = signed_in(shared, jar)? else { return None };
    shared.experiences().0.cast(&external_id, Role { hybrid: scenario, ..Role::default() });
    Some(external_id)
}

fn path(provider_id: &str, below: &str) -> String {
    let provider_id = utf8_percent_encode(provider_id, NON_ALPHANUMERIC);
    format!("/api/v1/hybrid/personal-loan/borrowers/{provider_id}{below}")
}

async fn ask(shared: &Shared, headers: &HeaderMap, request: Request) -> Response {
    send(handle(shared, headers, request)).await
}

/// The platform's answer to a request with the key, and the page's correlation id.
fn handle(shared: &Shared, headers: &HeaderMap, mut request: Request) -> sandbox::Response {
    let (mut experiences, now_ms) = shared.experiences();
    request = request.with_header("authorization", &format!("Bearer {}", experiences.config().api_key));
    if let Some(id) = headers.get(CORRELATION_ID).and_then(|id| id.to_str().ok()) {
        request = request.with_header(CORRELATION_ID, id);
    }
    experiences.handle(now_ms, &request)
}

fn nobody() -> Response {
    StatusCode::UNAUTHORIZED.into_response()
}

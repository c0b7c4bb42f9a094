//! The partner's back-end: it holds the API key, knows who is signed in, and hands the page a session token and no more.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use sandbox::Request;
use sandbox::scenario::{self, Scenario};
use serde::Deserialize;
use serde_json::{Value, json};

use super::demo::Borrower;
use super::shared::{Shared, secret};

/// Cookies ignore the port, so the name keeps clear of others on loopback.
const COOKIE: &str = "sandbox_borrower";

pub fn router() -> Router<Shared> {
    Router::new()
        .route("/api/credit/session", post(session))
        .route("/api/demo", get(demo))
        .route("/api/demo/borrower", post(sign_in).delete(sign_out))
        .route("/return", post(returned))
}

/// A fresh session for the signed-in borrower: the platform's answer without the refresh token.
async fn session(State(shared): State<Shared>, jar: CookieJar) -> Response {
    let Some(borrower) = signed_in(&shared, &jar) else { return StatusCode::UNAUTHORIZED.into_response() };
    let Ok(key) = secret() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let (mut platform, now_ms) = shared.platform();
    let body = json!({ "borrowerExternalID": borrower.external_id, "journeyType": borrower.scenario.journey_type });
    let request = Request::new("POST", "/api/v1/headless/sessions")
        .with_header("authorization", &format!("Bearer {}", platform.config().api_key))
        .with_header("idempotency-key", &key)
        .with_json(&body);
    let answer = platform.handle(now_ms, &request);
    match answer.json().as_ref().and_then(|envelope| envelope.get("data")) {
        Some(grant) if answer.status == 200 => Json(without_secrets(grant)).into_response(),
        _ => StatusCode::BAD_GATEWAY.into_response(),
    }
}

fn without_secrets(grant: &Value) -> Value {
    let fields = ["sessionToken", "sessionExpiresAt", "borrowerID", "activeJourney"];
    fields.into_iter().map(|name| (name.to_owned(), grant.get(name).cloned().unwrap_or_default())).collect()
}

/// What the example site needs to know to begin.
async fn demo(State(shared): State<Shared>, jar: CookieJar) -> Json<Value> {
    let about = |scenario: &Scenario| {
        let Scenario { name, title, about, journey_type, .. } = scenario;
        json!({ "name": name, "title": title, "about": about, "journeyType": journey_type })
    };
    let borrower = signed_in(&shared, &jar).map(|borrower| borrower.scenario);
    Json(json!({
        "platformUrl": shared.origins().api,
        "scenarios": scenario::ALL.iter().map(about).collect::<Vec<_>>(),
        "borrower": borrower.map(|scenario| json!({ "scenario": scenario.name, "journeyType": scenario.journey_type })),
    }))
}

#[derive(Deserialize)]
struct SignIn {
    scenario: String,
}

/// A new borrower every time: the one before stays as it is, signed out.
async fn sign_in(State(shared): State<Shared>, jar: CookieJar, Json(sign_in): Json<SignIn>) -> Response {
    let Some(scenario) = Scenario::named(&sign_in.scenario) else {
        return (StatusCode::BAD_REQUEST, "No such scenario.").into_response();
    };
    let (Ok(cookie), Ok(id)) = (secret(), secret()) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    shared.demo().sign_in(cookie.clone(), Borrower { external_id: format!("CUST_{id}"), scenario });
    (jar.add(borrower_cookie(cookie)), StatusCode::NO_CONTENT).into_response()
}

async fn sign_out(State(shared): State<Shared>, jar: CookieJar) -> Response {
    if let Some(cookie) = jar.get(COOKIE) {
        shared.demo().sign_out(cookie.value());
    }
    (jar.remove(borrower_cookie(String::new())), StatusCode::NO_CONTENT).into_response()
}

/// Where an agreement page posts to. A static site cannot read a POST: it gets a clean GET instead.
async fn returned() -> Redirect {
    Redirect::to("/")
}

fn signed_in(shared: &Shared, jar: &CookieJar) -> Option<Borrower> {
    shared.demo().borrower(jar.get(COOKIE)?.value())
}

fn borrower_cookie(value: String) -> Cookie<'static> {
    Cookie::build((COOKIE, value)).http_only(true).same_site(SameSite::Strict).path("/api").build()
}

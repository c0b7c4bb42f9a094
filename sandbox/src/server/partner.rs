//! The partner's back-end: it holds the API key, knows who is signed in, and hands the page a session token and no more.
//! An edge worker that stands before it, and proves that it does, gets the refresh token too.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use sandbox::Request;
use sandbox::experience::{hosted, hybrid};
use sandbox::scenario::{self, Scenario};
use serde::Deserialize;
use serde_json::{Value, json};

use super::back_end;
use super::demo::{Borrower, Visit};
use super::shared::{Shared, secret};

/// Where the edge worker names the secret it shares with this back-end.
const EDGE_SECRET: &str = "x-edge-secret";
/// Cookies ignore the port, so the name keeps clear of others on loopback.
const COOKIE: &str = "sandbox_borrower";

/// A body that says nothing here, and is read all the same: a connection with unread bytes is closed under the next request.
pub type Unused = Bytes;

pub fn router() -> Router<Shared> {
    Router::new()
        .route("/api/credit/session", post(session))
        .route("/api/edge/session", post(edge_session))
        .route("/api/demo", get(demo))
        .route("/api/demo/borrower", post(sign_in).delete(sign_out))
        .route("/return", post(returned))
        .merge(back_end::router())
}

/// A fresh session for the signed-in borrower: the platform's answer without the refresh token.
async fn session(State(shared): State<Shared>, jar: CookieJar, _: Unused) -> Response {
    match mint(&shared, &jar) {
        Ok(grant) => Json(without_secrets(&grant)).into_response(),
        Err(refused) => refused.into_response(),
    }
}

/// The same for the edge worker, which keeps the refresh token. Without `--edge-secret` there is no such worker.
async fn edge_session(State(shared): State<Shared>, headers: HeaderMap, jar: CookieJar, _: Unused) -> Response {
    let named = headers.get(EDGE_SECRET).and_then(|secret| secret.to_str().ok());
    if named.is_none() || named != shared.edge_secret() {
        return StatusCode::NOT_FOUND.into_response();
    }
    match mint(&shared, &jar) {
        Ok(grant) => Json(grant).into_response(),
        Err(refused) => refused.into_response(),
    }
}

/// `POST /sessions` for whoever is signed in.
fn mint(shared: &Shared, jar: &CookieJar) -> Result<Value, StatusCode> {
    let Some(Borrower { external_id, visit: Visit::Api(scenario) }) = signed_in(shared, jar) else {
        return Err(StatusCode::UNAUTHORIZED);
    };
    let key = secret().map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let (mut platform, now_ms) = shared.platform();
    let body = json!({ "borrowerExternalID": external_id, "journeyType": scenario.journey_type });
    let request = Request::new("POST", "/api/v1/headless/sessions")
        .with_header("authorization", &format!("Bearer {}", platform.config().api_key))
        .with_header("idempotency-key", &key)
        .with_json(&body);
    let answer = platform.handle(now_ms, &request);
    let grant = answer.json().and_then(|mut envelope| envelope.get_mut("data").map(Value::take));
    grant.filter(|_| answer.status == 200).ok_or(StatusCode::BAD_GATEWAY)
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
    let line = |(name, title, about): (&str, &str, &str)| json!({ "name": name, "title": title, "about": about });
    let hybrid = hybrid::scenario::ALL.iter().map(|plan| (plan.name, plan.title, plan.about));
    let hosted = hosted::scenario::ALL.iter().map(|plan| (plan.name, plan.title, plan.about));
    Json(json!({
        "platformUrl": shared.origins().api,
        "hostedOrigin": shared.origins().hosted,
        "scenarios": scenario::ALL.iter().map(about).collect::<Vec<_>>(),
        "hybridScenarios": hybrid.map(line).collect::<Vec<_>>(),
        "hostedScenarios": hosted.map(line).collect::<Vec<_>>(),
        "borrower": signed_in(&shared, &jar).map(|borrower| about_borrower(&shared, &borrower)),
    }))
}

/// What the site is told of its borrower: the visit, and whether the platform has their details already.
fn about_borrower(shared: &Shared, borrower: &Borrower) -> Value {
    let mut about = borrower.visit.described();
    if let Visit::Hybrid(_) = borrower.visit {
        about["started"] = json!(shared.experiences().0.has_started(&borrower.external_id));
    }
    about
}

#[derive(Deserialize)]
struct SignIn {
    scenario: String,
    experience: Option<String>,
}

/// A new borrower every time: the one before stays as it is, signed out.
async fn sign_in(State(shared): State<Shared>, jar: CookieJar, Json(sign_in): Json<SignIn>) -> Response {
    let Some(visit) = Visit::named(sign_in.experience.as_deref(), &sign_in.scenario) else {
        return (StatusCode::BAD_REQUEST, "No such scenario.").into_response();
    };
    let (Ok(cookie), Ok(id)) = (secret(), secret()) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    shared.demo().sign_in(cookie.clone(), Borrower { external_id: format!("CUST_{id}"), visit });
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

pub fn signed_in(shared: &Shared, jar: &CookieJar) -> Option<Borrower> {
    shared.demo().borrower(jar.get(COOKIE)?.value())
}

/// `Lax`, for all paths: a borrower who returns from a bank's page is still signed in, for an edge worker that renders.
fn borrower_cookie(value: String) -> Cookie<'static> {
    Cookie::build((COOKIE, value)).http_only(true).same_site(SameSite::Lax).path("/").build()
}

//! The origin of the consent, KYC, e-mandate and agreement pages.

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use sandbox::Experiences;
use sandbox::experience::After;
use sandbox::pages::{Decision, Return};
use serde::Deserialize;
use tower_http::set_header::SetResponseHeaderLayer;

use super::page_html;
use super::shared::Shared;

/// `form-action` also rules the redirect after a form: it must let the borrower go back to a site on any port.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
    form-action 'self' http://127.0.0.1:* http://localhost:*; frame-ancestors 'none'; base-uri 'none'";

pub fn router(shared: Shared) -> Router {
    let header = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    Router::new()
        .route("/pages.css", get(page_html::style))
        .route("/send.js", get(page_html::send))
        .fallback(get(open).post(decide))
        .layer(header(CONTENT_SECURITY_POLICY, POLICY))
        .layer(header(REFERRER_POLICY, "no-referrer"))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(CACHE_CONTROL, "no-store"))
        .with_state(shared)
}

#[derive(Deserialize)]
struct Outgoing {
    ecreq: Option<String>,
}

async fn open(State(shared): State<Shared>, uri: Uri, Query(outgoing): Query<Outgoing>) -> Response {
    let (path, ecreq) = (uri.path(), outgoing.ecreq.as_deref());
    let opened = if Experiences::has_page(path) {
        let (mut experiences, now_ms) = shared.experiences();
        experiences.open_page(now_ms, path, ecreq)
    } else {
        let (mut platform, now_ms) = shared.platform();
        platform.open_page(now_ms, path, ecreq)
    };
    match opened {
        Ok(page) => page_html::page(&page).into_response(),
        Err(reason) => refused(&shared, reason),
    }
}

#[derive(Deserialize)]
struct Chosen {
    decision: String,
}

async fn decide(State(shared): State<Shared>, uri: Uri, Form(chosen): Form<Chosen>) -> Response {
    let Some(decision) = Decision::named(&chosen.decision) else { return StatusCode::BAD_REQUEST.into_response() };
    let after = if Experiences::has_page(uri.path()) {
        let (mut experiences, now_ms) = shared.experiences();
        experiences.decide(now_ms, uri.path(), decision)
    } else {
        let (mut platform, now_ms) = shared.platform();
        platform.decide(now_ms, uri.path(), decision).map(After::Back)
    };
    match after {
        Ok(After::Back(Return::Get(url))) => Redirect::to(&url).into_response(),
        Ok(After::Back(Return::Post { url, fields })) => page_html::post_back(&url, &fields).into_response(),
        Ok(After::Done { resume_url }) => page_html::done(&resume_url).into_response(),
        Err(reason) => refused(&shared, reason),
    }
}

fn refused(shared: &Shared, reason: &str) -> Response {
    (StatusCode::GONE, page_html::refused(reason, &shared.origins().site)).into_response()
}

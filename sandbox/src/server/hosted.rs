//! The origin of the Hosted Experience: the embedded page, and what it asks.

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::Markup;
use tower_http::set_header::SetResponseHeaderLayer;

use super::api::{read, send};
use super::page_html;
use super::shared::Shared;

/// Sites on loopback may frame it: they are the partner's domains, as the platform would have them on its list.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
    frame-ancestors http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'";

pub fn router(shared: Shared) -> Router {
    let header = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    Router::new()
        .route("/lab/embed", get(page))
        .route("/lab/embed.js", get(script))
        .route("/pages.css", get(page_html::style))
        .fallback(journey)
        .layer(header(CONTENT_SECURITY_POLICY, POLICY))
        .layer(header(REFERRER_POLICY, "no-referrer"))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(CACHE_CONTROL, "no-store"))
        .with_state(shared)
}

async fn page(State(shared): State<Shared>) -> Markup {
    page_html::embed(&shared.experiences().0.config().return_url)
}

async fn script() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript")], include_str!("embed.js"))
}

async fn journey(
    State(shared): State<Shared>,
    Query(query): Query<Vec<(String, String)>>,
    request: Request,
) -> Response {
    let Some(request) = read(query, request).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let answer = {
        let (mut experiences, now_ms) = shared.experiences();
        experiences.embed(now_ms, &request)
    };
    send(answer).await
}

//! The partner's origin: the static site, its back-end beside it, and the headers a lender's site should have.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use super::page_html;
use super::partner;
use super::shared::Shared;

pub fn router(shared: Shared, directory: Option<&Path>) -> Router {
    let origins = shared.origins();
    let policies = Policies::new(&origins.api, &origins.hosted);
    let mut router = partner::router().with_state(shared);
    router = match directory {
        Some(directory) => router
            .nest("/assets", assets(directory))
            .fallback_service(ServeDir::new(directory).fallback(app_routes(directory))),
        None => router.route("/", get(no_site)).route("/pages.css", get(page_html::style)),
    };
    router
        .layer(middleware::from_fn(move |request: Request, next: Next| policies.clone().apply(request, next)))
        .layer(header(REFERRER_POLICY, Some(HeaderValue::from_static("no-referrer"))))
        .layer(header(X_CONTENT_TYPE_OPTIONS, Some(HeaderValue::from_static("nosniff"))))
        .layer(header(CACHE_CONTROL, Some(HeaderValue::from_static("no-cache"))))
}

/// Files that a bundler names by their content are kept for good, as a lender's site has it.
fn assets(directory: &Path) -> Router {
    let for_good = |response: &Response| {
        response.status().is_success().then_some(HeaderValue::from_static("public, max-age=31536000, immutable"))
    };
    Router::new()
        .fallback_service(ServeDir::new(directory.join("assets")))
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, for_good))
}

/// A path of the app gets the index page; a missing file stays missing.
fn app_routes(directory: &Path) -> Router {
    let index = ServeFile::new(directory.join("index.html"));
    Router::new().fallback(move |request: Request| {
        let index = index.clone();
        async move {
            let last = request.uri().path().rsplit('/').next().unwrap_or_default();
            if last.contains('.') || request.method() != Method::GET {
                return StatusCode::NOT_FOUND.into_response();
            }
            serve(index, request).await
        }
    })
}

async fn serve(mut file: ServeFile, request: Request) -> Response {
    match file.try_call(request).await {
        Ok(response) => response.into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn header(name: HeaderName, value: Option<HeaderValue>) -> SetResponseHeaderLayer<Option<HeaderValue>> {
    SetResponseHeaderLayer::if_not_present(name, value)
}

/// The pages that show the Hosted Experience in a frame.
const FRAMING: [&str; 2] = ["/hybrid", "/hosted"];

/// What a page may load: the platform's API, and on the pages that need it a frame of the hosted origin.
#[derive(Clone)]
struct Policies {
    usual: Option<HeaderValue>,
    framing: Option<HeaderValue>,
}

impl Policies {
    fn new(api: &str, hosted: &str) -> Self {
        let usual = format!(
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' {api}; style-src 'self'; \
             img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'"
        );
        let framing = format!("{usual}; frame-src {hosted}");
        Self { usual: HeaderValue::from_str(&usual).ok(), framing: HeaderValue::from_str(&framing).ok() }
    }

    async fn apply(self, request: Request, next: Next) -> Response {
        let path = request.uri().path();
        let frames =
            FRAMING.iter().any(|page| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest == "/"));
        let mut response = next.run(request).await;
        let policy = if frames { self.framing } else { self.usual };
        response.headers_mut().extend(policy.map(|policy| (CONTENT_SECURITY_POLICY, policy)));
        response
    }
}

async fn no_site() -> Response {
    page_html::document("No site", &html! { p { "Start the sandbox with --site DIR to serve one here." } })
        .into_response()
}

//! Only names of the loopback interface are answered, so that no foreign page reaches the sandbox by rebinding its own
//! name to 127.0.0.1.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sandbox::is_site_origin;

pub async fn require_loopback(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if is_site_origin(&format!("http://{host}")) {
        next.run(request).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, "The sandbox answers to loopback names only.").into_response()
    }
}

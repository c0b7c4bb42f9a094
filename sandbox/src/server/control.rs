//! Controls for tests, under `/_sandbox/` of the API's origin. No part of the platform.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::shared::Shared;

pub fn router() -> Router<Shared> {
    Router::new()
        .route("/health", get(health))
        .route("/effects", get(effects))
        .route("/requests", get(requests))
        .route("/reset", post(reset))
        .route("/advance", post(advance))
        .route("/journeys/{id}/force", post(force))
}

async fn health() -> Json<Value> {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}

#[derive(Deserialize)]
struct EffectQuery {
    #[serde(rename = "journeyID")]
    journey_id: Option<String>,
}

async fn effects(State(shared): State<Shared>, Query(query): Query<EffectQuery>) -> Json<Value> {
    let (mut platform, now_ms) = shared.platform();
    platform.settle(now_ms);
    let (experiences, _) = shared.experiences();
    let wanted = |journey: &str| query.journey_id.as_deref().is_none_or(|id| id == journey);
    let headless = platform.effects().all().iter().filter(|effect| wanted(&effect.journey_id));
    let led = experiences.effects().all().iter().filter(|effect| wanted(&effect.journey_id));
    let mut items: Vec<(&str, Value)> = headless.map(|effect| (&*effect.at, json!(effect))).collect();
    items.extend(led.map(|effect| (&*effect.at, json!(effect))));
    Json(in_order(items))
}

async fn requests(State(shared): State<Shared>) -> Json<Value> {
    let (platform, _) = shared.platform();
    let (experiences, _) = shared.experiences();
    let all = platform.requests().all().chain(experiences.requests().all());
    Json(in_order(all.map(|request| (&*request.at, json!(request))).collect()))
}

/// Of several logs one, by time. The sort is stable: each log keeps its own order.
fn in_order(mut items: Vec<(&str, Value)>) -> Value {
    items.sort_by_key(|(at, _)| *at);
    json!({ "items": items.into_iter().map(|(_, item)| item).collect::<Vec<_>>() })
}

async fn reset(State(shared): State<Shared>) -> StatusCode {
    shared.reset();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
struct Advance {
    seconds: u32,
}

async fn advance(State(shared): State<Shared>, Json(advance): Json<Advance>) -> StatusCode {
    shared.advance(u64::from(advance.seconds) * 1000);
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
struct Force {
    status: String,
}

async fn force(State(shared): State<Shared>, Path(id): Path<String>, Json(force): Json<Force>) -> StatusCode {
    let (mut platform, now_ms) = shared.platform();
    if platform.force(now_ms, &id, &force.status) { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND }
}

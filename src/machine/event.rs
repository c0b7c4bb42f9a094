//! What the client tells of itself: enums, endpoint names and durations only, so that nothing personal can be in it.

use serde::Serialize;
use tsify::Tsify;

use super::Millis;
use crate::contract::{Document, Text};

/// Something the client did or noticed, for a trace.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ClientEvent {
    /// A request was sent.
    Request {
        /// Name of the endpoint.
        endpoint: &'static str,
        /// HTTP method.
        method: &'static str,
        /// 1 for the first.
        attempt: u32,
        /// Names this sending.
        request_number: u32,
    },
    /// It was answered, or not.
    Answer {
        /// Name of the endpoint.
        endpoint: &'static str,
        /// 1 for the first.
        attempt: u32,
        /// Names this sending.
        request_number: u32,
        /// HTTP status, if there was an answer.
        #[tsify(type = "number | null")]
        status: Option<u16>,
        /// Error code, if it failed.
        #[tsify(type = "JourneyErrorCode | null")]
        code: Option<Text>,
        /// How long it took, ms.
        #[tsify(type = "number")]
        took_ms: Millis,
    },
    /// A request will be sent again.
    Retry {
        /// Name of the endpoint.
        endpoint: &'static str,
        /// The attempt to come.
        attempt: u32,
        /// In how long, ms.
        #[tsify(type = "number")]
        after_ms: Millis,
        /// The error code that made it so.
        #[tsify(type = "string")]
        reason: Text,
    },
    /// The next poll was set.
    Poll {
        /// When, on the local clock.
        #[tsify(type = "number")]
        at_ms: Millis,
        /// Why then.
        #[tsify(type = "PollReason")]
        reason: &'static str,
    },
    /// The borrower sees another screen, or the journey stands elsewhere.
    Screen {
        /// Name of the screen.
        #[tsify(type = "Screen[\"name\"]")]
        screen: &'static str,
        /// Which step it is about, if any.
        #[tsify(type = "StepName | null")]
        step: Option<&'static str>,
        /// Status of the journey.
        #[tsify(type = "JourneyLifecycleStatus | null")]
        status: Option<Text>,
        /// Next action of the journey.
        #[tsify(type = "string | null")]
        next_action: Option<Text>,
    },
    /// The session changed.
    Session {
        /// `renewing`, `renewed`, `failed`, `signedOut`.
        #[tsify(type = "\"renewing\" | \"renewed\" | \"failed\" | \"signedOut\"")]
        phase: &'static str,
    },
    /// A redirect went out, came back, or came back without being ours.
    Redirect {
        /// `out`, `returned`, `ignored`.
        #[tsify(type = "\"out\" | \"returned\" | \"ignored\"")]
        phase: &'static str,
        /// For which step.
        #[tsify(type = "StepName | null")]
        step: Option<&'static str>,
    },
    /// Tabs of one borrower and what they do for each other.
    Tabs {
        /// `leading`, `steppedDown`; `ignored`: a message came that is not ours, of another build or borrower, or for
        /// nobody here.
        #[tsify(type = "\"leading\" | \"steppedDown\" | \"ignored\"")]
        phase: &'static str,
    },
    /// The platform has moved away from the contract. Told once for each path, and the journey goes on.
    #[serde(rename = "contract.drift")]
    Drift {
        /// Where: a dotted path, never the value.
        path: &'static str,
        /// `unknownValue`, or `missingField` for a promised one.
        #[tsify(type = "\"unknownValue\" | \"missingField\"")]
        drift: &'static str,
    },
    /// The client failed, and has started over within the page: journeys go on from the snapshot they show.
    Recovered {},
    /// Storage failed, or held something that is not ours.
    Storage {
        /// `denied`, `dropped`.
        #[tsify(type = "\"denied\" | \"dropped\"")]
        phase: &'static str,
    },
}

impl ClientEvent {
    /// The event as the app sees it.
    pub fn to_document<D: Document>(&self) -> D {
        let maybe = D::from_optional_text;
        match self {
            Self::Request { endpoint, method, attempt, request_number } => D::object()
                .with_text("kind", "request")
                .with_text("endpoint", endpoint)
                .with_text("method", method)
                .with_number("attempt", (*attempt).into())
                .with_number("requestNumber", (*request_number).into())
                .made(),
            Self::Answer { endpoint, attempt, request_number, status, code, took_ms } => D::object()
                .with_text("kind", "answer")
                .with_text("endpoint", endpoint)
                .with_number("attempt", (*attempt).into())
                .with_number("requestNumber", (*request_number).into())
                .with("status", status.map_or_else(D::null, |status| D::from_number(status.into())))
                .with("code", maybe(code.as_deref()))
                .with_number("tookMs", *took_ms)
                .made(),
            Self::Retry { endpoint, attempt, after_ms, reason } => D::object()
                .with_text("kind", "retry")
                .with_text("endpoint", endpoint)
                .with_number("attempt", (*attempt).into())
                .with_number("afterMs", *after_ms)
                .with_text("reason", reason)
                .made(),
            Self::Poll { at_ms, reason } => {
                D::object().with_text("kind", "poll").with_number("atMs", *at_ms).with_text("reason", reason).made()
            }
            Self::Screen { screen, step, status, next_action } => D::object()
                .with_text("kind", "screen")
                .with_text("screen", screen)
                .with("step", maybe(*step))
                .with("status", maybe(status.as_deref()))
                .with("nextAction", maybe(next_action.as_deref()))
                .made(),
            Self::Session { phase } => D::object().with_text("kind", "session").with_text("phase", phase).made(),
            Self::Redirect { phase, step } => {
                D::object().with_text("kind", "redirect").with_text("phase", phase).with("step", maybe(*step)).made()
            }
            Self::Tabs { phase } => D::object().with_text("kind", "tabs").with_text("phase", phase).made(),
            Self::Drift { path, drift } => {
                D::object().with_text("kind", "contract.drift").with_text("path", path).with_text("drift", drift).made()
            }
            Self::Recovered {} => D::object().with_text("kind", "recovered").made(),
            Self::Storage { phase } => D::object().with_text("kind", "storage").with_text("phase", phase).made(),
        }
    }
}

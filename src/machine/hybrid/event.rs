//! What the Hybrid client tells of itself: enums, names of endpoints and durations only, so that nothing personal can be
//! in it.

use serde::Serialize;
use tsify::Tsify;

use super::super::Millis;
use super::screen::HybridDestination;
use crate::contract::{Document, Text};

/// Something the client did or noticed, for a trace.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum HybridEvent {
    /// A request was sent to your back-end.
    Request {
        /// Which: the name it has in `backEnd`.
        #[tsify(type = "HybridEndpoint")]
        endpoint: &'static str,
        /// 1 for the first.
        attempt: u32,
        /// Names this sending.
        request_number: u32,
    },
    /// It was answered, or not.
    Answer {
        /// Which.
        #[tsify(type = "HybridEndpoint")]
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
        /// Which.
        #[tsify(type = "HybridEndpoint")]
        endpoint: &'static str,
        /// The attempt to come.
        attempt: u32,
        /// In how long, ms.
        #[tsify(type = "number")]
        after_ms: Millis,
        /// The error code that made it so.
        #[tsify(type = "JourneyErrorCode")]
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
    /// The borrower sees another screen, or the search for offers stands elsewhere.
    Screen {
        /// Name of the screen.
        #[tsify(type = "HybridScreen[\"name\"]")]
        screen: &'static str,
        /// What came of the search; `other` for what is not known here, null where nothing is said.
        #[tsify(type = "KnownHybridStatus | \"other\" | null")]
        status: Option<&'static str>,
    },
    /// The borrower left for another party's page, or is back; or its address was none to open.
    Redirect {
        /// `out`, `returned`, `refused`.
        #[tsify(type = "\"out\" | \"returned\" | \"refused\"")]
        phase: &'static str,
        /// Where to, or from.
        to: HybridDestination,
    },
    /// The client failed, and has started over within the page: the journey goes on from the snapshot it shows.
    Recovered {},
    /// Storage failed, or held something that is not ours.
    Storage {
        /// `denied`, `dropped`.
        #[tsify(type = "\"denied\" | \"dropped\"")]
        phase: &'static str,
    },
}

impl HybridEvent {
    /// The event as the app sees it.
    pub fn to_document<D: Document>(&self) -> D {
        let maybe = D::from_optional_text;
        match self {
            Self::Request { endpoint, attempt, request_number } => D::object()
                .with_text("kind", "request")
                .with_text("endpoint", endpoint)
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
            Self::Screen { screen, status } => D::object()
                .with_text("kind", "screen")
                .with_text("screen", screen)
                .with("status", maybe(*status))
                .made(),
            Self::Redirect { phase, to } => {
                D::object().with_text("kind", "redirect").with_text("phase", phase).with_text("to", to.as_str()).made()
            }
            Self::Recovered {} => D::object().with_text("kind", "recovered").made(),
            Self::Storage { phase } => D::object().with_text("kind", "storage").with_text("phase", phase).made(),
        }
    }
}

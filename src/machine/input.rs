//! What comes in.

use super::{AttemptNumber, JourneyNumber, PromiseNumber};
use crate::contract::{Document, Endpoint, Text};

/// Something that happened, told to the machine.
pub enum Input<D: Document> {
    /// The app called a method of `credit.api`.
    Call {
        /// To be settled.
        promise: PromiseNumber,
        /// Which.
        endpoint: Endpoint,
        /// Path parameters, then query or body.
        arguments: Vec<D>,
        /// Options of the call.
        options: CallOptions,
    },
    /// The app asked for a journey.
    OpenJourney {
        /// To be settled when the first screen is known.
        promise: PromiseNumber,
        /// The handle the app will hold.
        journey: JourneyNumber,
        /// `JourneyOptions`.
        options: D,
    },
    /// The host had to start over: a journey of the app's is opened again under its handle.
    Reopen {
        /// The handle the app holds.
        journey: JourneyNumber,
        /// `JourneyOptions`.
        options: D,
    },
    /// The app called a command of a journey.
    Command {
        /// To be settled.
        promise: PromiseNumber,
        /// Of which journey.
        journey: JourneyNumber,
        /// The command's name.
        name: Text,
        /// Its argument.
        argument: D,
        /// Options of the call.
        options: CallOptions,
    },
    /// The app's `AbortSignal` fired.
    Abort {
        /// Whose call.
        promise: PromiseNumber,
    },
    /// The platform answered.
    Answer {
        /// What was sent.
        attempt: AttemptNumber,
        /// The answer.
        answer: Answer<D>,
    },
    /// The platform could not be reached.
    Unreachable {
        /// What was sent.
        attempt: AttemptNumber,
    },
    /// The app's session function answered; `Err` if it rejected.
    Session {
        /// Which asking.
        renewal: u32,
        /// The session, or null for a signed-out borrower.
        session: Result<D, ()>,
    },
    /// The time asked for by `wake_at` has come.
    Tick,
    /// The page was shown or hidden.
    Visible(bool),
    /// The network came or went.
    Online(bool),
    /// Another tab of this origin said something. Anything at all may stand in it.
    Told(D),
    /// The host was asked whether this tab may lead a journey's polling.
    Led {
        /// Which journey.
        journey: JourneyNumber,
        /// Whether it may: no other tab does.
        granted: bool,
    },
    /// The app was asked whether its borrower may leave for a page of another party.
    Departing {
        /// From which journey.
        journey: JourneyNumber,
        /// Whether they may.
        go: bool,
    },
    /// The app caught a return itself: in a webview of its own, or after a route change.
    Returned {
        /// To be settled once the screen is known.
        promise: PromiseNumber,
        /// Of which journey.
        journey: JourneyNumber,
        /// What the return address carried.
        parameters: Vec<(Text, Text)>,
    },
    /// The app let go of a journey.
    CloseJourney {
        /// Which.
        journey: JourneyNumber,
    },
    /// The borrower signs out.
    SignOut,
    /// The app lets go of the client.
    Dispose,
}

/// An HTTP answer.
pub struct Answer<D: Document> {
    /// HTTP status.
    pub status: u16,
    /// The `Retry-After` header, as it stood.
    pub retry_after: Option<Text>,
    /// The body as JSON; `None` if it was not JSON.
    pub body: Option<D>,
}

/// Options of one call.
#[derive(Clone, Default)]
pub struct CallOptions {
    /// The app's own idempotency key.
    pub idempotency_key: Option<Text>,
    /// The app's own correlation id.
    pub correlation_id: Option<Text>,
}

/// How the page was reached, and what it stands in.
#[derive(Clone, Default)]
pub struct Landing {
    /// Query parameters of its address, decoded, in order: for noticing a return.
    pub parameters: Vec<(Text, Text)>,
    /// Whether the page stands in a frame of another.
    pub framed: bool,
    /// Whether tabs can agree on a leader: the host has locks, and a channel between tabs.
    pub tabs: bool,
    /// Whether the host had to start over within this page.
    pub recovered: bool,
}

//! What comes in.

use super::{AttemptNumber, JourneyNumber, PromiseNumber};
use crate::contract::{Document, Endpoint};

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
    /// The app called a command of a journey.
    Command {
        /// To be settled.
        promise: PromiseNumber,
        /// Of which journey.
        journey: JourneyNumber,
        /// The command's name.
        name: String,
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
    pub retry_after: Option<String>,
    /// The body as JSON; `None` if it was not JSON.
    pub body: Option<D>,
}

/// Options of one call.
#[derive(Clone, Default)]
pub struct CallOptions {
    /// The app's own idempotency key.
    pub idempotency_key: Option<String>,
    /// The app's own correlation id.
    pub correlation_id: Option<String>,
}

/// The address the page was loaded at, for noticing a return.
#[derive(Clone, Default)]
pub struct Landing {
    /// Query parameters, decoded, in order.
    pub parameters: Vec<(String, String)>,
}

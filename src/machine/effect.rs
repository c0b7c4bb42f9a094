//! What is to be done.

use zeroize::Zeroizing;

use super::{AttemptNumber, ClientEvent, Failure, JourneyNumber, PromiseNumber};
use crate::contract::{Document, Method};

/// Something to do, told by the machine.
pub enum Effect<D: Document> {
    /// Send a request; answer with `Input::Answer` or `Input::Unreachable`.
    Send(Request<D>),
    /// Stop waiting for a request.
    Cancel {
        /// Which sending.
        attempt: AttemptNumber,
    },
    /// Ask the app for a session; answer with `Input::Session`.
    AskSession {
        /// Which asking.
        renewal: u32,
    },
    /// Store the record of this client, or remove it.
    Store(Option<String>),
    /// Settle a promise of the app.
    Settle {
        /// Which.
        promise: PromiseNumber,
        /// With what.
        result: Result<D, Failure>,
    },
    /// A journey has a new snapshot.
    Show {
        /// Which journey.
        journey: JourneyNumber,
    },
    /// Leave for a page of another party.
    Open {
        /// Its address, already checked.
        url: String,
    },
    /// Take these query parameters out of the page's address.
    CleanAddress {
        /// Their names.
        parameters: Vec<String>,
    },
    /// Tell the app's `onEvent`.
    Report(ClientEvent),
}

/// A request to send.
pub struct Request<D: Document> {
    /// Names this sending.
    pub attempt: AttemptNumber,
    /// HTTP method.
    pub method: Method,
    /// Absolute URL.
    pub url: String,
    /// Headers; the bearer is wiped when dropped.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// The body, as the app gave it.
    pub body: Option<D>,
    /// Whether it must outlive the page.
    pub keepalive: bool,
}

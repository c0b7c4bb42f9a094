//! What is to be done.

use zeroize::Zeroizing;

use super::{AttemptNumber, ClientEvent, Failure, JourneyNumber, PromiseNumber};
use crate::contract::{Document, Method, Text};

/// Something to do, told by the machine.
#[derive(Clone)]
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
    Store(Option<Text>),
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
    /// Ask the app whether the borrower may leave now; answer with `Input::Departing`.
    AskDeparture {
        /// From which journey.
        journey: JourneyNumber,
        /// For which step.
        step: &'static str,
        /// Host of the page, never its whole address.
        host: Text,
    },
    /// Open an empty popup: browsers allow it only on the click, before the address is known.
    OpenPopup,
    /// Close the popup again: there is no page to show in it.
    ClosePopup,
    /// Leave for a page of another party: in the popup if there is one, else in this tab.
    Open {
        /// Its address, already checked.
        url: Text,
    },
    /// This page is the popup, and its return was handed on: close it.
    CloseWindow,
    /// Tell all other tabs of this origin; they get `Input::Told`.
    Tell(D),
    /// Try for the lock of this name without waiting; answer with `Input::Led`.
    Lead {
        /// For which journey.
        journey: JourneyNumber,
        /// The lock's name.
        lock: Text,
    },
    /// Let go of the lock of a journey, if it is held.
    StepDown {
        /// Of which journey.
        journey: JourneyNumber,
    },
    /// Take these query parameters out of the page's address.
    CleanAddress {
        /// Their names.
        parameters: Vec<Text>,
    },
    /// Tell the app's `onEvent`.
    Report(ClientEvent),
}

/// A request to send.
#[derive(Clone)]
pub struct Request<D: Document> {
    /// Names this sending.
    pub attempt: AttemptNumber,
    /// HTTP method.
    pub method: Method,
    /// Absolute URL.
    pub url: Text,
    /// Headers; the bearer is wiped when dropped.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// The body, as the app gave it.
    pub body: Option<D>,
    /// Whether it must outlive the page.
    pub keepalive: bool,
}

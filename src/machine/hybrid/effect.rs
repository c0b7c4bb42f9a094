//! What is to be done for a Hybrid journey.

use super::super::{AttemptNumber, Failure, PromiseNumber};
use super::HybridEvent;
use super::back_end::Endpoint;
use super::input::AskNumber;
use super::screen::HybridDestination;
use crate::contract::Text;

/// Something to do, told by the machine.
#[derive(Clone)]
pub enum Effect<D> {
    /// Ask the partner's back-end; answer with `Input::Answer` or `Input::Unreachable`.
    Send(Request<D>),
    /// Stop waiting for an answer.
    Cancel {
        /// Which sending.
        attempt: AttemptNumber,
    },
    /// Store that the borrower has left, or forget it.
    Store(Option<Text>),
    /// Settle a promise of the app.
    Settle {
        /// Which.
        promise: PromiseNumber,
        /// With what.
        result: Result<D, Failure>,
    },
    /// Show this snapshot.
    Show(D),
    /// Ask the app whether the borrower may leave now; answer with `Input::Departing`.
    AskDeparture {
        /// Names this asking.
        ask: AskNumber,
        /// Where to.
        to: HybridDestination,
        /// Host of the page, never its whole address.
        host: Text,
    },
    /// Open an empty popup: browsers allow it only on the click, before the address is known.
    OpenPopup,
    /// Close the popup again: there is no page to show in it.
    ClosePopup,
    /// Leave for another party's page: in the popup if there is one, else in this tab.
    Open {
        /// Its address, already checked.
        url: Text,
        /// Whose page it is.
        to: HybridDestination,
    },
    /// Tell the app's `onEvent`.
    Report(HybridEvent),
}

/// A request to send.
#[derive(Clone)]
pub struct Request<D> {
    /// Names this sending.
    pub attempt: AttemptNumber,
    /// Which call.
    pub endpoint: Endpoint,
    /// Its address; `None` where a function of the app's makes it.
    pub url: Option<Text>,
    /// The same for every attempt of one call.
    pub correlation_id: Text,
    /// The same for every attempt of a start.
    pub idempotency_key: Option<Text>,
    /// What a function is given: the details, or the offer; null for neither. The details are the body at an address.
    pub given: D,
}

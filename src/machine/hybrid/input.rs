//! What comes in, for a Hybrid journey.

use super::super::{Answer, AttemptNumber, PromiseNumber};
use super::command::HybridCommandName;
use crate::contract::{Document, Text};

/// Names an asking whether the borrower may leave.
pub type AskNumber = u32;

/// Something that happened, told to the machine.
pub enum Input<D: Document> {
    /// The app starts or resumes the borrower's journey.
    Start {
        /// To be settled when the first screen is known.
        promise: PromiseNumber,
        /// The borrower's details.
        details: D,
        /// The app's own correlation id.
        correlation_id: Option<Text>,
    },
    /// The host had to start over: the journey that is shown is read anew.
    Restart {
        /// The borrower's details.
        details: D,
    },
    /// The app called a command.
    Command {
        /// To be settled.
        promise: PromiseNumber,
        /// What is to be done.
        command: Command,
        /// The app's own correlation id.
        correlation_id: Option<Text>,
    },
    /// The app's `AbortSignal` fired.
    Abort {
        /// Whose call.
        promise: PromiseNumber,
    },
    /// The back-end answered.
    Answer {
        /// What was sent.
        attempt: AttemptNumber,
        /// The answer.
        answer: Answer<D>,
    },
    /// The back-end could not be reached.
    Unreachable {
        /// What was sent.
        attempt: AttemptNumber,
    },
    /// The app was asked whether its borrower may leave.
    Departing {
        /// Which asking.
        ask: AskNumber,
        /// Whether they may.
        go: bool,
    },
    /// The host was told to open a page.
    Opened {
        /// Whether it could: a function of the app's may have thrown.
        opened: bool,
    },
    /// The time asked for by `wake_at` has come.
    Tick,
    /// The page was shown or hidden.
    Visible(bool),
    /// The network came or went.
    Online(bool),
    /// Whether the popup with another party's page is known to be open: who looks at this page meanwhile is not back.
    Beside(bool),
    /// The app lets go of the journey.
    Dispose,
}

/// A command, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Leave for a consent page of this moment.
    OpenConsent,
    /// Leave for the Hosted page of this offer.
    HandOff(Text),
    /// Get the address of that page.
    HostedUrl(Text),
    /// Read the offers now.
    Refresh,
    /// Begin again where it failed.
    Retry,
}

impl Command {
    /// The command of this name.
    pub fn new(name: HybridCommandName, offer_id: Text) -> Self {
        match name {
            HybridCommandName::OpenConsent => Self::OpenConsent,
            HybridCommandName::HandOff => Self::HandOff(offer_id),
            HybridCommandName::HostedUrl => Self::HostedUrl(offer_id),
            HybridCommandName::Refresh => Self::Refresh,
            HybridCommandName::Retry => Self::Retry,
        }
    }

    /// Its name.
    pub fn name(&self) -> HybridCommandName {
        match self {
            Self::OpenConsent => HybridCommandName::OpenConsent,
            Self::HandOff(_) => HybridCommandName::HandOff,
            Self::HostedUrl(_) => HybridCommandName::HostedUrl,
            Self::Refresh => HybridCommandName::Refresh,
            Self::Retry => HybridCommandName::Retry,
        }
    }
}

/// How the page was reached, and what it stands in.
#[derive(Clone, Copy, Default)]
pub struct Landing {
    /// Whether the page stands in a frame of another.
    pub framed: bool,
    /// Whether the host had to start over within this page.
    pub recovered: bool,
}

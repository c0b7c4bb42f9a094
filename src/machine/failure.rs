//! What went wrong, as the app will see it: a `JourneyError`.

use std::ops::{Deref, DerefMut};

use crate::contract::{Document, ErrorCode, Making, Problem, Text};

/// Which failure: one of the platform's, or one of this client's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// The platform said so.
    Platform(ErrorCode),
    /// The platform could not be reached.
    Network,
    /// No answer in time.
    Timeout,
    /// The app's `AbortSignal` fired.
    Aborted,
    /// The answer was no envelope: not JSON, cut short, or of another shape.
    Decode,
    /// An option or argument cannot be right.
    Config,
    /// An API key was seen where none may be.
    SecretKeyRefused,
    /// No session could be had: the borrower is signed out.
    SessionUnavailable,
    /// A page to open was not one that may be opened.
    RedirectRefused,
    /// The page stands in a frame of another, and what was asked cannot be undone.
    Framed,
    /// The client or journey was disposed of.
    Disposed,
}

impl Code {
    /// The code as the app sees it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Platform(code) => code.as_str(),
            Self::Network => "NETWORK",
            Self::Timeout => "TIMEOUT",
            Self::Aborted => "ABORTED",
            Self::Decode => "DECODE",
            Self::Config => "CONFIG",
            Self::SecretKeyRefused => "SECRET_KEY_REFUSED",
            Self::SessionUnavailable => "SESSION_UNAVAILABLE",
            Self::RedirectRefused => "REDIRECT_REFUSED",
            Self::Framed => "FRAMED",
            Self::Disposed => "DISPOSED",
        }
    }

    fn sentence(&self) -> &'static str {
        match self {
            Self::Platform(_) => "the platform refused the request",
            Self::Network => "the platform could not be reached",
            Self::Timeout => "the platform did not answer in time",
            Self::Aborted => "the call was aborted",
            Self::Decode => "the answer was not a platform envelope",
            Self::Config => "an option or argument is not valid",
            Self::SecretKeyRefused => {
                "an API key (sk_…) was found where only a session token (st_…) may be: keep it on your server, and revoke it if it was shipped"
            }
            Self::SessionUnavailable => "no borrower session could be had",
            Self::RedirectRefused => "the page to open is not https, or its host is not among allowedRedirectHosts",
            Self::Framed => "what cannot be undone is refused in a frame of another page, unless allowFraming says so",
            Self::Disposed => "the client was disposed of: connect anew",
        }
    }
}

/// A failure, with what support needs and nothing personal. Cheap to hand on: one word.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure(Box<Facts>);

/// What is known of a failure.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Which.
    pub code: Code,
    /// For developers; never a token or a value of the borrower's.
    pub message: Text,
    /// HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// Whether the same call may succeed later.
    pub retryable: bool,
    /// The platform's id of the request.
    pub request_id: Option<Text>,
    /// The correlation id of the request.
    pub correlation_id: Option<Text>,
    /// Every field at fault.
    pub problems: Vec<Problem>,
    /// `OFFER_LOCK_CONFLICT`: how the offer is locked.
    pub proceed_boundary_state: Option<Text>,
}

impl Deref for Failure {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.0
    }
}

impl DerefMut for Failure {
    fn deref_mut(&mut self) -> &mut Facts {
        &mut self.0
    }
}

impl Failure {
    /// A failure with its standing sentence.
    pub fn of(code: Code) -> Self {
        Self::saying(code.sentence(), code)
    }

    /// A failure with a sentence of its own.
    pub fn saying(message: &str, code: Code) -> Self {
        let retryable = matches!(code, Code::Network | Code::Timeout);
        Self(Box::new(Facts {
            code,
            message: message.into(),
            status: None,
            retryable,
            request_id: None,
            correlation_id: None,
            problems: Vec::new(),
            proceed_boundary_state: None,
        }))
    }

    /// An option at fault.
    pub fn config(field: &str, message: &'static str) -> Self {
        Self::about(Code::Config, vec![Problem { field: field.into(), message: message.into() }])
    }

    /// An input at fault: what the platform would have said, before any request.
    pub fn invalid(problems: Vec<Problem>) -> Self {
        Self::about(Code::Platform(ErrorCode::ValidationFailed), problems)
    }

    /// A command that this screen does not allow.
    pub fn not_now(command: &str, screen: &str) -> Self {
        let sentence = [command, " is not allowed on the screen ", screen].concat();
        Self::saying(&sentence, Code::Platform(ErrorCode::StatePreconditionFailed))
    }

    fn about(code: Code, problems: Vec<Problem>) -> Self {
        let mut failure = Self::of(code);
        if let Some(first) = problems.first() {
            failure.message = [&first.field, " ", &first.message].concat().into();
        }
        failure.problems = problems;
        failure
    }

    /// Reads the error of an envelope.
    pub fn from_platform<D: Document>(error: &D, status: u16) -> Self {
        let code = ErrorCode::from(error.text_field("code").unwrap_or_default());
        let mut failure = Self::of(Code::Platform(code));
        failure.status = Some(status);
        failure.retryable = error.boolean_field("retryable").unwrap_or(status >= 500);
        if let Some(message) = error.text_field("message") {
            failure.message = scrubbed(&message);
        }
        let details = error.field("details");
        failure.proceed_boundary_state = details.text_field("proceedBoundaryState");
        if let Some(field) = details.text_field("field") {
            failure.problems = vec![Problem { field: scrubbed(&field), message: failure.message.clone() }];
        }
        failure
    }

    /// The failure as a host hears it, who makes a `JourneyError` of it.
    pub fn to_document<D: Document>(&self) -> D {
        self.facts::<D>().with_text("message", &self.message).with("details", self.details()).made()
    }

    /// The `details` of the error the app catches; null if there are none.
    pub fn details<D: Document>(&self) -> D {
        let Some(first) = self.problems.first() else {
            return self
                .proceed_boundary_state
                .as_deref()
                .map_or_else(D::null, |state| D::object().with_text("proceedBoundaryState", state).made());
        };
        let problem = |problem: &Problem| {
            D::object().with_text("field", &problem.field).with_text("message", &problem.message).made()
        };
        D::object()
            .with_text("field", &first.field)
            .with("problems", D::from_items(self.problems.iter().map(problem)))
            .made()
    }

    /// The short form that a snapshot carries as `trouble`.
    pub fn trouble<D: Document>(&self) -> D {
        self.facts().made()
    }

    fn facts<D: Document>(&self) -> Making<D> {
        let text = |value: &Option<Text>| D::from_optional_text(value.as_deref());
        D::object()
            .with_text("code", self.code.as_str())
            .with_boolean("retryable", self.retryable)
            .with("status", self.status.map_or_else(D::null, |status| D::from_number(status.into())))
            .with("requestID", text(&self.request_id))
            .with("correlationID", text(&self.correlation_id))
    }
}

/// The platform's words without what could be the borrower's: words with four digits or more, addresses, tokens.
fn scrubbed(text: &str) -> Text {
    let token = |part: &str| ["sk_", "st_", "rt_", "bt_"].iter().any(|prefix| part.starts_with(prefix));
    let personal = |word: &str| {
        word.contains(['@'])
            || word.as_bytes().windows(3).any(|here| here == b"://")
            || word.bytes().filter(u8::is_ascii_digit).count() >= 4
            || word.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').any(token)
    };
    let mut scrubbed = String::with_capacity(text.len());
    for word in text.split([' ']) {
        if !scrubbed.is_empty() {
            scrubbed.push(' ');
        }
        scrubbed.push_str(if personal(word) { "…" } else { word });
    }
    scrubbed.into()
}

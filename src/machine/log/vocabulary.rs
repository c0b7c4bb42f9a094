//! What may stand in the log: names of fields, each with how its value is told, and words.

use crate::contract::{
    AASessionState, ActionRequired, Endpoint, ErrorCode, JourneyLifecycleStatus, JourneyType, OfferCardStatus,
    ProceedBoundaryState, StepStatus,
};
use crate::machine::journey::Command;
use crate::machine::journey::facts::StepName;

/// How the value of a field is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of this vocabulary as it is; any other text as a keyed digest, in the shape of a UUID if it was one.
    Word,
    /// A small number, as it is.
    Number,
    /// A moment, as milliseconds since the log began; as text of a few digits, the seconds until then.
    Moment,
    /// The address of a page: a digest if it may be opened, else false.
    Page,
    /// A session token: a digest if it is one that may be used, else false.
    Token,
    /// The mark of a borrower: whether it is the borrower of this tab.
    Borrower,
}

/// The fields that are told; whatever else an object holds stands in its `digest`. Objects and lists are told by the
/// same rules within.
const FIELDS: &[(Kind, &str)] = &[
    // Inputs.
    (Kind::Word, "kind name endpoint arguments options body session failed visible online message granted go"),
    (Kind::Word, "parameters framed tabs recovered"),
    (Kind::Number, "promise journey attempt renewal"),
    // Envelopes; HTTP has a status too, but that is a number.
    (Kind::Word, "data error code retryable status"),
    (Kind::Number, "pollAfterSeconds"),
    (Kind::Moment, "retryAfter timestamp updatedAt expiresAt sessionExpiresAt"),
    // Sessions, journeys, offers, consents, steps.
    (Kind::Token, "sessionToken"),
    (
        Kind::Word,
        "borrowerID activeJourney journeyID type nextAction pendingOperations resume lastCompletedStep metadata",
    ),
    (Kind::Word, "lastViewedOfferID items offerID proceedBoundaryState aa required actionRequired aaSessionID state"),
    (Kind::Word, "kyc bankMandate eMandate loanAgreement disbursal resource"),
    (Kind::Page, "redirectURL"),
    // What other tabs tell.
    (Kind::Word, "reads"),
    (Kind::Number, "creditJourney tookMs nextMs"),
    (Kind::Borrower, "borrower"),
    // The stored record.
    (Kind::Number, "version"),
    (Kind::Word, "salt intents key operation target phase departure step ownParameters popup chosenOffer"),
    (Kind::Moment, "atMs"),
];

/// Words of no enum: next actions, failures of this client's own, reasons of polls, what tabs tell, what consent pages
/// return with.
const OTHERS: &str = "FILL_PROFILE WAIT_FOR_OFFERS NETWORK TIMEOUT DECODE SECRET_KEY_REFUSED hint active passive slow \
                      retry looked returned settled signedOut credit_return fi resdate ecres written sent";

const WORDS: &[&[&str]] = &[
    JourneyLifecycleStatus::SPELLINGS,
    JourneyType::SPELLINGS,
    OfferCardStatus::SPELLINGS,
    ProceedBoundaryState::SPELLINGS,
    AASessionState::SPELLINGS,
    StepStatus::SPELLINGS,
    ActionRequired::SPELLINGS,
    ErrorCode::SPELLINGS,
];

/// How a field is told; `None` if it is not.
pub fn kind(field: &str) -> Option<Kind> {
    FIELDS.iter().find(|(_, names)| is_among(names, field)).map(|(kind, _)| *kind)
}

/// Whether a word may stand in the log as it is.
pub fn knows(word: &str) -> bool {
    WORDS.iter().any(|words| words.contains(&word))
        || Endpoint::named(word).is_some()
        || Command::named(word).is_some()
        || StepName::named(word).is_some()
        || is_among(OTHERS, word)
}

fn is_among(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

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

/// How a field is told, and its name; `None` if it is not.
pub fn field(name: &str) -> Option<(Kind, &'static str)> {
    VOCABULARY.with(|all| {
        let (name, kind) = *all.entries.get(all.place(name, true))?;
        Some((kind?, name))
    })
}

/// Whether a word may stand in the log as it is.
pub fn knows(word: &str) -> bool {
    VOCABULARY.with(|all| all.entries.get(all.place(word, false)).is_some_and(|(known, _)| *known == word))
}

thread_local! {
    static VOCABULARY: Vocabulary = Vocabulary::whole();
}

/// A power of two, and many more than what there is: a word that is not known is looked for up to the next free place.
const PLACES: usize = 512;

/// All of that as a hash table: every text of every answer is looked up.
struct Vocabulary {
    /// The names of fields with their kind, and words without. Where nothing stands, an empty word does.
    entries: Vec<(&'static str, Option<Kind>)>,
}

impl Vocabulary {
    fn whole() -> Self {
        let mut this = Self { entries: vec![("", None); PLACES] };
        for (kind, names) in FIELDS {
            for name in names.split([' ']) {
                this.add(name, Some(*kind));
            }
        }
        for word in WORDS.iter().copied().flatten() {
            this.add(word, None);
        }
        for endpoint in Endpoint::ALL {
            this.add(endpoint.name(), None);
        }
        for command in Command::ALL {
            this.add(command.as_str(), None);
        }
        for step in StepName::ALL {
            this.add(step.as_str(), None);
        }
        for word in OTHERS.split([' ']) {
            this.add(word, None);
        }
        this
    }

    fn add(&mut self, word: &'static str, kind: Option<Kind>) {
        let place = self.place(word, kind.is_some());
        if let Some(entry) = self.entries.get_mut(place) {
            *entry = (word, kind);
        }
    }

    /// Where it stands, or would stand.
    fn place(&self, word: &str, is_field: bool) -> usize {
        let mut place = word.bytes().fold(0, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        loop {
            place %= PLACES;
            match self.entries.get(place) {
                Some((other, kind)) if !other.is_empty() && (*other != word || kind.is_some() != is_field) => {
                    place += 1
                }
                _ => return place,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_the_places_at_least_is_free() {
        let taken = Vocabulary::whole().entries.iter().filter(|(word, _)| !word.is_empty()).count();
        assert!((100..PLACES * 2 / 3).contains(&taken), "{taken} of {PLACES}");
    }
}

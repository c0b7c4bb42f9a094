//! What lenders and the aggregator do in a Hybrid journey. Data; the journey plays it. Waits are in seconds at speed 1.

use crate::faults::Fault;

/// What happens to one journey, until it is handed off.
#[derive(Debug, PartialEq)]
pub struct Scenario {
    /// Its name.
    pub name: &'static str,
    /// For a list to choose from.
    pub title: &'static str,
    /// What a user will see, in a line.
    pub about: &'static str,
    /// The PAN, in `personal.pan`, that selects it.
    pub pan: &'static str,
    /// What each lender does; one offer per entry.
    pub lenders: &'static [LenderPlan],
    /// How long the aggregator prepares before its page is ready, and how long it settles a consent.
    pub aggregator: [u64; 2],
    /// Whether `OFFERED` waits until every lender has answered.
    pub gathers: bool,
    /// Where the platform says when to poll next.
    pub hint: Hint,
    /// Whether the offer chosen first is taken away at that moment.
    pub first_choice_taken: bool,
    /// Whether the platform knows nothing of the borrower when it is polled.
    pub is_lost: bool,
    /// Whether values and fields appear that no document knows.
    pub from_the_future: bool,
    /// Faults of the network.
    pub faults: &'static [Fault],
}

/// What one lender does.
#[derive(Debug, PartialEq)]
pub struct LenderPlan {
    /// When it answers, or asks for consent.
    pub after: u64,
    /// What it answers.
    pub answer: Answer,
}

/// A lender's answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// An offer.
    Offers,
    /// No offer, and why.
    Declines(&'static str),
    /// The borrower's consent first; this long after it, an offer.
    OffersAfterConsent(u64),
    /// The borrower's consent first; this long after it, no offer.
    DeclinesAfterConsent(u64),
}

/// Where `poll_after_ms` stands; the documents do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// In `data`.
    Inside,
    /// Beside `data`.
    Beside,
    /// Nowhere.
    Absent,
}

const AT_ONCE: Scenario = Scenario {
    name: "offers-at-once",
    title: "Offers at once",
    about: "Three lenders offer within seconds.",
    pan: "TESPH0001A",
    lenders: &[
        LenderPlan { after: 4, answer: Answer::Offers },
        LenderPlan { after: 4, answer: Answer::Offers },
        LenderPlan { after: 5, answer: Answer::Offers },
    ],
    aggregator: [0, 4],
    gathers: true,
    hint: Hint::Inside,
    first_choice_taken: false,
    is_lost: false,
    from_the_future: false,
    faults: &[],
};

const WANT_CONSENT: &[LenderPlan] = &[
    LenderPlan { after: 3, answer: Answer::OffersAfterConsent(4) },
    LenderPlan { after: 4, answer: Answer::OffersAfterConsent(6) },
];

/// Every scenario.
pub const ALL: &[Scenario] = &[
    AT_ONCE,
    Scenario {
        name: "offers-trickling-in",
        title: "Offers trickling in",
        about: "Four lenders answer one by one over half a minute, and one of them has no offer.",
        pan: "TESPH0002A",
        lenders: &[
            LenderPlan { after: 6, answer: Answer::Offers },
            LenderPlan { after: 14, answer: Answer::Offers },
            LenderPlan { after: 22, answer: Answer::Declines("Outside this lender's lending area") },
            LenderPlan { after: 30, answer: Answer::Offers },
        ],
        hint: Hint::Beside,
        ..AT_ONCE
    },
    Scenario {
        name: "consent-first",
        title: "Consent first",
        about: "Lenders want to see bank data: offers come after consent on the aggregator's page.",
        pan: "TESPH0003A",
        lenders: WANT_CONSENT,
        ..AT_ONCE
    },
    Scenario {
        name: "consent-beside-offers",
        title: "Consent beside offers",
        about: "One lender offers; with consent, two more would.",
        pan: "TESPH0004A",
        lenders: &[
            LenderPlan { after: 4, answer: Answer::Offers },
            LenderPlan { after: 4, answer: Answer::OffersAfterConsent(4) },
            LenderPlan { after: 4, answer: Answer::OffersAfterConsent(4) },
        ],
        gathers: false,
        hint: Hint::Beside,
        ..AT_ONCE
    },
    Scenario {
        name: "consent-processing",
        title: "Consent takes its time",
        about: "The aggregator prepares its page for a while, and settles the consent for a while.",
        pan: "TESPH0005A",
        lenders: WANT_CONSENT,
        aggregator: [12, 12],
        ..AT_ONCE
    },
    Scenario {
        name: "no-offers",
        title: "No offers",
        about: "Every lender answers, and none has an offer.",
        pan: "TESPH0006A",
        lenders: &[
            LenderPlan { after: 4, answer: Answer::Declines("Income below this lender's minimum") },
            LenderPlan { after: 6, answer: Answer::Declines("Credit history too short") },
        ],
        hint: Hint::Beside,
        ..AT_ONCE
    },
    Scenario {
        name: "no-offers-after-consent",
        title: "No offers after consent",
        about: "Lenders see the bank data and decline.",
        pan: "TESPH0007A",
        lenders: &[
            LenderPlan { after: 3, answer: Answer::DeclinesAfterConsent(4) },
            LenderPlan { after: 4, answer: Answer::DeclinesAfterConsent(6) },
        ],
        ..AT_ONCE
    },
    Scenario {
        name: "offer-taken",
        title: "Offer no longer there",
        about: "The offer chosen first is refused at the hand-off: one conflict, then choose another.",
        pan: "TESPH0008A",
        first_choice_taken: true,
        ..AT_ONCE
    },
    Scenario {
        name: "flapping-upstream",
        title: "Flapping upstream",
        about: "503s, HTML error pages, truncated JSON, and answers lost after their effect.",
        pan: "TESPH0009A",
        faults: &[Fault::ServerError, Fault::HtmlPage, Fault::TruncatedJson, Fault::LostAnswer],
        ..AT_ONCE
    },
    Scenario {
        name: "rate-limited",
        title: "Rate limited",
        about: "429 now and then, with Retry-After in seconds or as a date, and it is meant.",
        pan: "TESPH0010A",
        faults: &[Fault::RateLimit],
        ..AT_ONCE
    },
    Scenario {
        name: "not-found",
        title: "Journey not found",
        about: "The platform accepts the start, and then knows nothing of the borrower.",
        pan: "TESPH0011A",
        is_lost: true,
        ..AT_ONCE
    },
    Scenario {
        name: "future-values",
        title: "Values from the future",
        about: "Statuses and fields that no document knows, and no hint when to poll.",
        pan: "TESPH0012A",
        hint: Hint::Absent,
        from_the_future: true,
        ..AT_ONCE
    },
];

impl Scenario {
    /// The scenario of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|scenario| scenario.name == name)
    }

    /// The scenario this PAN selects.
    pub fn of_pan(pan: &str) -> Option<&'static Self> {
        ALL.iter().find(|scenario| scenario.pan == pan)
    }

    /// The scenario of a borrower for whom none was chosen.
    pub const fn usual() -> &'static Self {
        &ALL[0]
    }
}

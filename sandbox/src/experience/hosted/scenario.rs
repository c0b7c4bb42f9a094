//! What a hosted journey asks of the borrower, and how it talks to the page around it. Data; the journey plays it.

/// What happens in one hosted journey.
#[derive(Debug, PartialEq)]
pub struct Scenario {
    /// Its name.
    pub name: &'static str,
    /// For a list to choose from.
    pub title: &'static str,
    /// What a user will see, in a line.
    pub about: &'static str,
    /// The PAN, in `profile.pan` or `personal.pan`, that selects it.
    pub pan: &'static str,
    /// What the borrower does, in order.
    pub steps: &'static [Step],
    /// How its messages look; the documents leave it open.
    pub messages: Messages,
    /// How many of the first links are dead before they arrive.
    pub dead_links: usize,
}

/// One thing to do.
#[derive(Debug, PartialEq)]
pub struct Step {
    /// Heading.
    pub title: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// The button.
    pub act: &'static str,
    /// What the button does.
    pub kind: StepKind,
}

/// What a step's button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The step is done.
    Here,
    /// A page of the lender's opens elsewhere; the step is done when the borrower is done there.
    Elsewhere,
    /// The journey ends, and says so to the page around it.
    Leaves,
}

/// The form of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Messages {
    /// An object, its fields beside `type`.
    Object,
    /// The same as a JSON string.
    Text,
    /// An object, its fields under `payload`.
    Payload,
}

const KEY_FACTS: Step = Step {
    title: "Review your loan",
    about: "The key facts of your loan: amount, interest, fees and instalments.",
    act: "I have read this",
    kind: StepKind::Here,
};
const LENDER_KYC: Step = Step {
    title: "Confirm who you are",
    about: "The lender checks your identity on its own page.",
    act: "Go to the lender's page",
    kind: StepKind::Elsewhere,
};
const MANDATE: Step = Step {
    title: "Approve the e-mandate",
    about: "Your bank will pay each monthly instalment from your account.",
    act: "Approve",
    kind: StepKind::Here,
};
const AGREEMENT: Step =
    Step { title: "Sign the agreement", about: "Read the terms, then sign.", act: "Sign", kind: StepKind::Here };
const REFUSED: Step = Step {
    title: "The lender cannot go on",
    about: "This lender ends the application here. Nothing was signed.",
    act: "Leave",
    kind: StepKind::Leaves,
};

const STRAIGHT_THROUGH: Scenario = Scenario {
    name: "straight-through",
    title: "Straight through",
    about: "Key facts, e-mandate, agreement; then the loan is on its way.",
    pan: "TESPL0001A",
    steps: &[KEY_FACTS, MANDATE, AGREEMENT],
    messages: Messages::Text,
    dead_links: 0,
};

/// Every scenario.
pub const ALL: &[Scenario] = &[
    STRAIGHT_THROUGH,
    Scenario {
        name: "external-step",
        title: "External step",
        about: "KYC is on the lender's own page, outside the frame, with a way back.",
        pan: "TESPL0002A",
        steps: &[KEY_FACTS, LENDER_KYC, AGREEMENT],
        messages: Messages::Payload,
        ..STRAIGHT_THROUGH
    },
    Scenario {
        name: "expired-url",
        title: "Expired link",
        about: "The first link is dead when it arrives; the next one works.",
        pan: "TESPL0003A",
        dead_links: 1,
        ..STRAIGHT_THROUGH
    },
    Scenario {
        name: "exit-early",
        title: "Exit early",
        about: "The lender ends the application in the middle, and Hosted asks to be closed.",
        pan: "TESPL0004A",
        steps: &[KEY_FACTS, REFUSED],
        messages: Messages::Object,
        ..STRAIGHT_THROUGH
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

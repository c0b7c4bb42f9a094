//! Scenarios of what lenders offer, and to whom.

use credit_journey::contract::JourneyType;

use super::{Answer, LenderPlan, STRAIGHT_THROUGH, Scenario};
use crate::journey::StepName;

pub const TRICKLING_IN: Scenario = Scenario {
    name: "offers-trickling-in",
    title: "Offers trickling in",
    about: "Four lenders answer one by one over half a minute, and one of them has no offer.",
    pan: "TESPT0002A",
    lenders: &[
        LenderPlan { after: 6, answer: Answer::Offers },
        LenderPlan { after: 14, answer: Answer::Offers },
        LenderPlan { after: 22, answer: Answer::Declines("Outside this lender's lending area") },
        LenderPlan { after: 30, answer: Answer::Offers },
    ],
    ..STRAIGHT_THROUGH
};

pub const NONE: Scenario = Scenario {
    name: "no-offers",
    title: "No offers",
    about: "Every lender answers, and none has an offer.",
    pan: "TESPT0003A",
    lenders: &[
        LenderPlan { after: 5, answer: Answer::Declines("Income below this lender's minimum") },
        LenderPlan { after: 7, answer: Answer::Declines("Credit history too short") },
        LenderPlan { after: 9, answer: Answer::Declines("Outside this lender's lending area") },
    ],
    ..STRAIGHT_THROUGH
};

pub const AA_REQUIRED: Scenario = Scenario {
    name: "aa-required",
    title: "Account aggregator required",
    about: "Lenders want to see bank data: offers come after consent on the aggregator's page.",
    pan: "TESPT0004A",
    lenders: &[
        LenderPlan { after: 4, answer: Answer::WantsConsent(3) },
        LenderPlan { after: 5, answer: Answer::WantsConsent(5) },
        LenderPlan { after: 5, answer: Answer::WantsConsent(6) },
    ],
    ..STRAIGHT_THROUGH
};

pub const EXPIRING: Scenario = Scenario {
    name: "journey-expires",
    title: "Journey expires",
    about: "The offers stay open for 45 seconds; then the journey has expired.",
    pan: "TESPT0010A",
    offers_expire_after: Some(45),
    ..STRAIGHT_THROUGH
};

pub const ANOTHER_TAB: Scenario = Scenario {
    name: "another-tab-locks-an-offer",
    title: "Another tab locks an offer",
    about: "Another device chooses a different offer first: one conflict, then that offer it is.",
    pan: "TESPT0012A",
    lenders: &[
        LenderPlan { after: 5, answer: Answer::Offers },
        LenderPlan { after: 5, answer: Answer::Offers },
        LenderPlan { after: 5, answer: Answer::Offers },
    ],
    rival_device: true,
    ..STRAIGHT_THROUGH
};

pub const GOLD_LOAN: Scenario = Scenario {
    name: "gold-loan",
    title: "Gold loan",
    about: "A loan against gold from gold lenders; no e-mandate is needed.",
    journey_type: JourneyType::GoldLoan,
    pan: "TESPT0017A",
    without: &[StepName::EMandate],
    ..STRAIGHT_THROUGH
};

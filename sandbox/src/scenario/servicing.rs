//! Scenarios after the money is paid out.

use super::{STRAIGHT_THROUGH, Scenario};

pub const SERVICING: Scenario = Scenario {
    name: "servicing",
    title: "Servicing",
    about: "After disbursal an instalment is missed: pay it, pay a part early, or pay the loan off.",
    pan: "TESPT0018A",
    misses_instalment_after: Some(6),
    ..STRAIGHT_THROUGH
};

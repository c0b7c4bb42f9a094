//! Every way through a journey, checked.

use std::sync::{Arc, OnceLock};
use std::time::Instant;

use stateright::{Checker, Model};

use super::journey::{Journeys, dead_ends};
use super::sight::{Act, Sight};

/// The steps of all ways, walked once for all tests.
pub fn steps() -> &'static [(Sight, Act, Sight)] {
    static WALKED: OnceLock<Vec<(Sight, Act, Sight)>> = OnceLock::new();
    WALKED.get_or_init(walk)
}

fn walk() -> Vec<(Sight, Act, Sight)> {
    let (since, model) = (Instant::now(), Journeys::default());
    let steps = Arc::clone(&model.steps);
    let checker = model.checker().spawn_bfs().join();
    let steps = std::mem::take(&mut *steps.lock().unwrap());
    println!(
        "ways: {} states visited by {} steps, in {:.1} s",
        checker.unique_state_count(),
        steps.len(),
        since.elapsed().as_secs_f64()
    );
    for (name, path) in checker
        .discoveries()
        .into_iter()
        .filter(|(name, _)| checker.model().property(name).expectation.discovery_is_failure())
    {
        let start = path.clone().into_states().first().map(|state| state.sight.stage);
        println!(
            "not so: {name}: from {start:?} by {:?} to {:#?}",
            path.clone().into_actions(),
            path.last_state().sight
        );
    }
    checker.assert_properties();
    steps
}

#[test]
fn every_way_through_a_journey_keeps_its_promises_and_ends() {
    let dead = dead_ends(steps());
    assert!(dead.is_empty(), "{} dead ends, such as {:#?}", dead.len(), dead.first());
}

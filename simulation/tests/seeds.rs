//! A short batch of seeds with every `cargo test`, and the planted bugs that it must catch. `cargo xtask simulate` runs long.

use simulation::batch::Batch;
use simulation::{Plant, run};

const SEEDS: u64 = 40;
/// A planted bug must be caught within so many.
const PLANTED_SEEDS: u64 = 150;

#[test]
fn every_invariant_holds() {
    let mut batch = Batch::default();
    (1..=SEEDS).for_each(|seed| batch.add(seed, None));
    assert!(batch.is_good(), "{batch}");
    let idle: Vec<_> = batch.checked.iter().filter(|(_, times)| **times == 0).collect();
    assert!(idle.is_empty(), "never checked: {idle:?}");
}

#[test]
fn a_seed_run_twice_is_the_same() {
    for seed in [2, 5, 11] {
        let (one, other) = (run(seed, None), run(seed, None));
        assert_eq!(one.trace.lines(), other.trace.lines());
        assert_eq!(one.trace.digest(), other.trace.digest());
    }
    assert_ne!(run(2, None).trace.digest(), run(3, None).trace.digest());
}

#[test]
fn every_planted_bug_is_caught() {
    for plant in Plant::ALL {
        let caught = (1..=PLANTED_SEEDS).find(|seed| run(*seed, Some(*plant)).has_failed());
        assert!(caught.is_some(), "{plant:?} goes unnoticed");
    }
}

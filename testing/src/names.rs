//! The package's TypeScript names what this sandbox knows: no more, no less.

use ::sandbox::faults::Fault;
use ::sandbox::scenario;
use credit_journey::contract::Endpoint;

const NAMES: &str = include_str!("../package/src/names.ts");
const LOG: &str = include_str!("../package/src/log.ts");
const EFFECTS: &str = include_str!("../../sandbox/src/effects.rs");

/// The quoted words between two marks.
fn quoted<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let (_, after) = text.split_once(from).unwrap();
    let (between, _) = after.split_once(to).unwrap();
    between.split('"').skip(1).step_by(2).collect()
}

#[test]
fn scenarios_faults_and_endpoints_are_all_there() {
    let scenarios: Vec<_> = scenario::ALL.iter().map(|scenario| scenario.name).collect();
    assert_eq!(quoted(NAMES, "scenarios = [", "]"), scenarios);
    let faults: Vec<_> = Fault::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(quoted(NAMES, "faults = [", "]"), faults);
    let endpoints: Vec<_> = Endpoint::ALL.iter().map(|endpoint| endpoint.name()).collect();
    assert_eq!(quoted(NAMES, "type Endpoint =", ";"), endpoints);
}

#[test]
fn kinds_of_effects_are_all_there() {
    let (_, kinds) = EFFECTS.split_once("pub enum EffectKind {").unwrap();
    let (kinds, _) = kinds.split_once('}').unwrap();
    let kinds = kinds.lines().map(str::trim).filter_map(|line| line.strip_suffix(','));
    let kinds: Vec<_> = kinds.map(|name| name[..1].to_ascii_lowercase() + &name[1..]).collect();
    assert_eq!(quoted(LOG, "type EffectKind =", ";"), kinds);
}

//! Many runs, and what they showed.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use crate::invariant::Violation;
use crate::{Fault, Plant, run};

/// From this many runs on, every kind of fault must have struck.
const ENOUGH: u64 = 500;

/// A run that failed.
pub struct Failed {
    /// To be run again.
    pub seed: u64,
    /// What did not hold.
    pub violation: Violation,
    /// The last moments.
    pub tail: Vec<String>,
}

/// What a batch showed.
#[derive(Default)]
pub struct Batch {
    /// Runs made.
    pub runs: u64,
    /// Each kind of fault, with how often it struck.
    pub struck: BTreeMap<Fault, u64>,
    /// Each invariant, with how often it was checked.
    pub checked: BTreeMap<&'static str, u64>,
    /// The runs that failed.
    pub failed: Vec<Failed>,
}

impl Batch {
    /// Runs one more seed.
    pub fn add(&mut self, seed: u64, plant: Option<Plant>) {
        let world = run(seed, plant);
        self.runs += 1;
        for (fault, times) in &world.weather.struck {
            *self.struck.entry(*fault).or_default() += times;
        }
        for (invariant, times) in world.invariants.checked() {
            *self.checked.entry(invariant).or_default() += times;
        }
        if let Some(violation) = world.invariants.violation {
            self.failed.push(Failed { seed, violation, tail: world.trace.tail().to_vec() });
        }
    }

    /// The kinds of fault that never struck, in a batch large enough for all.
    pub fn missing(&self) -> Vec<&'static str> {
        let missing = Fault::ALL.iter().filter(|fault| !self.struck.contains_key(fault) && self.runs >= ENOUGH);
        missing.map(|fault| fault.as_str()).collect()
    }

    /// Whether all is well.
    pub fn is_good(&self) -> bool {
        self.failed.is_empty() && self.missing().is_empty()
    }
}

impl Display for Batch {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "faults injected, by kind")?;
        for (fault, times) in &self.struck {
            writeln!(out, "  {times:>9}  {}", fault.as_str())?;
        }
        for fault in self.missing() {
            writeln!(out, "  {:>9}  {fault}: never struck", 0)?;
        }
        writeln!(out, "invariants checked")?;
        for (invariant, times) in &self.checked {
            writeln!(out, "  {times:>9}  {invariant}")?;
        }
        for failed in &self.failed {
            writeln!(out, "seed {}: {}: {}", failed.seed, failed.violation.invariant, failed.violation.what)?;
        }
        if let Some(first) = self.failed.first() {
            writeln!(out, "the last moments of seed {}", first.seed)?;
            first.tail.iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
        Ok(())
    }
}

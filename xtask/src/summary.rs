//! Steps that go on after a failure, and the table at the end.

use anyhow::{Result, bail};
use std::time::{Duration, Instant};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    /// What it needs failed before.
    NotRun,
}

struct Step {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

#[derive(Default)]
pub struct Summary {
    steps: Vec<Step>,
}

impl Summary {
    /// Runs a step under a heading, if all it needs has passed.
    pub fn step(&mut self, name: &'static str, needs: &[Outcome], run: impl FnOnce() -> Result<()>) -> Outcome {
        println!("\n── {name} ──");
        let started = Instant::now();
        let outcome = if needs.iter().any(|need| *need != Outcome::Passed) {
            println!("not run: what it needs has failed");
            Outcome::NotRun
        } else if let Err(error) = run() {
            println!("failed: {error:#}");
            Outcome::Failed
        } else {
            Outcome::Passed
        };
        self.steps.push(Step { name, outcome, took: started.elapsed() });
        outcome
    }

    /// Prints the table and the counts; an error unless everything ran and passed.
    pub fn close(self) -> Result<()> {
        println!("\n── summary ──");
        for Step { name, outcome, took } in &self.steps {
            let word = match outcome {
                Outcome::Passed => "passed",
                Outcome::Failed => "failed",
                Outcome::NotRun => "not run",
            };
            println!("{word:8} {:>7.1} s  {name}", took.as_secs_f64());
        }
        let count = |outcome| self.steps.iter().filter(|step| step.outcome == outcome).count();
        let (failed, not_run) = (count(Outcome::Failed), count(Outcome::NotRun));
        let left_out = if not_run > 0 { format!(", {not_run} not run") } else { String::new() };
        println!("\n{} passed, {failed} failed{left_out}", count(Outcome::Passed));
        if failed + not_run > 0 {
            bail!("not everything passed");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Summary};
    use anyhow::bail;

    #[test]
    fn a_failure_stops_only_what_needs_it() {
        let mut summary = Summary::default();
        let broken = summary.step("broken", &[], || bail!("on purpose"));
        assert!(summary.step("needs it", &[broken], || Ok(())) == Outcome::NotRun);
        assert!(summary.step("stands alone", &[], || Ok(())) == Outcome::Passed);
        assert!(summary.close().is_err());
    }

    #[test]
    fn all_passed_is_no_error() {
        let mut summary = Summary::default();
        summary.step("fine", &[], || Ok(()));
        assert!(summary.close().is_ok());
    }
}

//! `simulation --seeds N`: a batch of runs. `simulation --seed S`: one run, with its whole timeline.

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use simulation::batch::Batch;
use simulation::{Plant, run};

/// Simulates journeys in virtual time, from seeds
#[derive(Parser)]
struct Arguments {
    /// How many seeds to run
    #[arg(long, default_value_t = 500, value_name = "N")]
    seeds: u64,
    /// The first seed of the batch
    #[arg(long, default_value_t = 1, value_name = "S")]
    from: u64,
    /// Runs this seed alone, and prints its whole timeline
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// Writes what every page of the batch was told and said, a line of JSON for each, for the wasm to live through again
    #[arg(long)]
    record: bool,
    /// Plants a bug that the invariants must catch
    #[arg(long, value_enum)]
    plant: Option<Plant>,
}

fn main() -> ExitCode {
    let Arguments { seeds, from, seed, record, plant } = Arguments::parse();
    if record {
        (from..from.saturating_add(seeds)).for_each(|seed| print!("{}", simulation::record(seed)));
        return ExitCode::SUCCESS;
    }
    let good = match seed {
        Some(seed) => {
            let world = run(seed, plant);
            world.trace.lines().iter().for_each(|line| println!("{line}"));
            println!("seed {seed}, trace {:016x}", world.trace.digest());
            !world.has_failed()
        }
        None => batch(from, seeds, plant),
    };
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn batch(from: u64, seeds: u64, plant: Option<Plant>) -> bool {
    let begun = Instant::now();
    let mut batch = Batch::default();
    (from..from.saturating_add(seeds)).for_each(|seed| batch.add(seed, plant));
    let seconds = begun.elapsed().as_secs_f64();
    println!("{} seeds in {seconds:.1} s: {:.1} journeys per second", batch.runs, batch.runs as f64 / seconds);
    print!("{batch}");
    batch.is_good()
}

//! `replay FILE`: lives through an event log again, prints the timeline, and says whether the screens came out the same.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use credit_journey::machine::log::BUILD;
use replay::{EventLog, replay};

/// Lives through an event log again
#[derive(Parser)]
struct Arguments {
    /// What `journey.exportLog()` gave, as JSON
    file: PathBuf,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().file) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: &PathBuf) -> Result<bool> {
    let named = || file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(named)?;
    let replay = replay(&text).with_context(named)?;
    replay.timeline.iter().for_each(|line| println!("{line}"));
    println!("\n{}", replay.verdict);
    let build = EventLog::read(&text)?.build;
    if build != BUILD {
        println!("the log is of build {build}, and this is {BUILD}: they may decide otherwise");
    }
    Ok(replay.verdict.is_good())
}

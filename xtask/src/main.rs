//! The developer commands. `cargo xtask` alone lists them.
//!
//! - [`checkout`]: where everything lies; [`setup`]: what a new machine lacks.
//! - [`suites`]: the packed package, wherever its users have it.
//! - [`pack`], [`check`], [`suite`], [`demo`], [`simulate`], [`replay`], [`fuzz`], [`bench`], [`declarations`]: one command each.

mod bench;
mod check;
mod checkout;
mod declarations;
mod demo;
mod fuzz;
mod pack;
mod replay;
mod setup;
mod simulate;
mod site;
mod suite;
mod suites;
mod summary;

use anyhow::Result;
use checkout::Checkout;
use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;

/// The developer commands of credit-journey. Each sets up what it needs by itself.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Starts the sandbox with the example site, and prints its address
    Demo(demo::Demo),
    /// Runs every check and every suite, and ends with a summary
    Test,
    /// Builds the npm package into pkg/, and shows its size against the budget
    Pack,
    /// Holds the package in pkg/ against its budget
    Size {
        /// Builds each wasm with its names, and shows where the bytes are
        #[arg(long)]
        modules: bool,
    },
    /// Checks formatting, lints, the direction of dependencies and all TypeScript
    Check,
    /// Runs the packed package in every runtime and browser engine, or in NAME
    Runtimes { name: Option<String> },
    /// Builds and runs the packed package with every bundler, or with NAME
    Matrix { name: Option<String> },
    /// Runs journeys in virtual time from seeds, with every fault, and checks what must hold
    Simulate(simulate::Simulate),
    /// Lives through an event log again, and says whether the same screens come of it
    Replay(replay::Replay),
    /// Feeds everything that reads what comes from outside with bytes that a fuzzer chooses
    Fuzz(fuzz::Fuzz),
    /// Measures this package beside what a team would pick instead, and writes benches/REPORT.md
    Bench(bench::Bench),
    /// Accepts the package's present TypeScript declarations as the reviewed ones
    Bless,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let Some(command) = Arguments::parse().command else {
        return Ok(Arguments::command().print_help()?);
    };
    let checkout = Checkout::open()?;
    match command {
        Command::Demo(demo) => demo.run(&checkout),
        Command::Test => suite::run(&checkout),
        Command::Pack => pack::run(&checkout),
        Command::Size { modules: true } => pack::modules(&checkout),
        Command::Size { modules: false } => pack::size(&checkout),
        Command::Check => check::run(&checkout),
        Command::Runtimes { name } => suites::runtimes::run(&checkout, name.as_deref()),
        Command::Matrix { name } => suites::matrix::run(&checkout, name.as_deref()),
        Command::Simulate(simulate) => simulate.run(&checkout),
        Command::Replay(replay) => replay.run(&checkout),
        Command::Fuzz(fuzz) => fuzz.run(&checkout),
        Command::Bench(bench) => bench.run(&checkout),
        Command::Bless => declarations::bless(&checkout),
    }
}

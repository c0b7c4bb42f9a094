//! `cargo xtask fuzz`: bytes that a fuzzer chooses, for everything that reads what comes from outside.
//!
//! cargo-fuzz on the stable toolchain: coverage guides it as ever; only the sanitizers, which look for what safe Rust
//! does not have, want a nightly.

use crate::checkout::Checkout;
use crate::setup;
use anyhow::{Result, ensure};
use clap::Args;
use std::path::Path;
use xshell::cmd;

/// In `cargo xtask test` each target has this long.
pub const SHORT_S: u64 = 5;
/// Larger inputs only say the same more often.
const MOST_BYTES: u64 = 2048;

#[derive(Args)]
pub struct Fuzz {
    /// For how long, each target
    #[arg(long, value_name = "N", default_value_t = 60)]
    seconds: u64,
    /// This target alone; without it every one, in turn
    #[arg(long, value_name = "NAME")]
    target: Option<String>,
}

impl Fuzz {
    pub fn run(&self, checkout: &Checkout) -> Result<()> {
        let mut targets = targets(checkout)?;
        if let Some(wanted) = &self.target {
            targets.retain(|target| target == wanted);
            ensure!(!targets.is_empty(), "there is no target {wanted} in fuzz/targets");
        }
        run(checkout, &targets, self.seconds)
    }
}

/// Every target, briefly.
pub fn briefly(checkout: &Checkout) -> Result<()> {
    run(checkout, &targets(checkout)?, SHORT_S)
}

fn run(checkout: &Checkout, targets: &[String], seconds: u64) -> Result<()> {
    setup::rust::fuzzer(checkout)?;
    let sh = &checkout.shell;
    for target in targets {
        // What is found stays beside what it was found with, out of the sources.
        let found = checkout.path("target/fuzz").join(target);
        let corpus = found.join("corpus");
        sh.create_dir(&corpus)?;
        let seeds = Path::new("fuzz/seeds").join(target);
        let limits = [format!("-max_total_time={seconds}"), format!("-max_len={MOST_BYTES}")];
        let crashes = format!("-artifact_prefix={}/", found.display());
        println!("fuzz: {target}, {seconds} s");
        cmd!(
            sh,
            "cargo fuzz run --features libfuzzer --sanitizer none {target} {corpus} {seeds} -- {limits...} {crashes}"
        )
        // The package's own profile is for size; link-time optimisation would undo what coverage is counted by.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_PANIC", "unwind")
        .run()?;
    }
    Ok(())
}

/// Their names, as they stand in the folder.
fn targets(checkout: &Checkout) -> Result<Vec<String>> {
    let files = checkout.shell.read_dir("fuzz/targets")?;
    Ok(files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect())
}

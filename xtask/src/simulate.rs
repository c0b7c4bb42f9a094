//! `cargo xtask simulate`: journeys in virtual time, from seeds; natively, and again in the packed wasm.

use crate::checkout::Checkout;
use anyhow::{Context, Result, ensure};
use clap::Args;
use std::process::{Command, Stdio};
use xshell::cmd;

#[derive(Args)]
pub struct Simulate {
    /// How many seeds to run
    #[arg(long, value_name = "N", default_value_t = 2000)]
    seeds: u64,
    /// Runs this seed alone, and prints its whole timeline
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// Plants a bug that must be caught: fresh-keys, forgotten-record, stale-as-new, trusted-return,
    /// every-tab-leads, quiet-sign-out, unseen-frame
    #[arg(long, value_name = "KIND")]
    plant: Option<String>,
    /// Has the packed wasm live through the same seeds again, and say the same; needs `cargo xtask pack`
    #[arg(long, conflicts_with_all = ["seed", "plant"])]
    in_wasm: bool,
}

impl Simulate {
    pub fn run(&self, checkout: &Checkout) -> Result<()> {
        if self.in_wasm {
            return in_wasm(checkout, self.seeds);
        }
        let mut arguments = match self.seed {
            Some(seed) => vec!["--seed".to_owned(), seed.to_string()],
            None => vec!["--seeds".to_owned(), self.seeds.to_string()],
        };
        if let Some(plant) = &self.plant {
            arguments.extend(["--plant".to_owned(), plant.clone()]);
        }
        natively(checkout, &arguments)
    }
}

/// Runs so many seeds, and checks what must hold.
pub fn seeds(checkout: &Checkout, seeds: u64) -> Result<()> {
    natively(checkout, &["--seeds".to_owned(), seeds.to_string()])
}

fn natively(checkout: &Checkout, arguments: &[String]) -> Result<()> {
    let sh = &checkout.shell;
    Ok(cmd!(sh, "cargo run --quiet --profile simulation --package simulation -- {arguments...}").run()?)
}

/// Tells the packed wasm what the simulation told the machine natively: it must say the same.
pub fn in_wasm(checkout: &Checkout, seeds: u64) -> Result<()> {
    let sh = &checkout.shell;
    let seeds = seeds.to_string();
    let simulation =
        ["run", "--quiet", "--profile", "simulation", "--package", "simulation", "--", "--record", "--seeds"];
    // A pipe: thousands of seeds would fill a disk.
    let mut recorder = Command::new("cargo")
        .args(simulation)
        .arg(&seeds)
        .current_dir(sh.current_dir())
        .stdout(Stdio::piped())
        .spawn()?;
    let recordings = recorder.stdout.take().context("the simulation has no output")?;
    let relived = Command::new("node")
        .arg("tests/recordings/relive.mjs")
        .current_dir(sh.current_dir())
        .stdin(recordings)
        .status()?;
    ensure!(recorder.wait()?.success() && relived.success(), "wasm and native differ over {seeds} seeds");
    Ok(())
}

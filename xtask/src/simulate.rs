//! `cargo xtask simulate`: journeys in virtual time, from seeds.

use crate::checkout::Checkout;
use anyhow::Result;
use clap::Args;
use xshell::cmd;

#[derive(Args)]
pub struct Simulate {
    /// How many seeds to run
    #[arg(long, value_name = "N", default_value_t = 2000)]
    seeds: u64,
    /// Runs this seed alone, and prints its whole timeline
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// Plants a bug that must be caught: fresh-keys, forgotten-record, stale-as-new, trusted-return
    #[arg(long, value_name = "KIND")]
    plant: Option<String>,
}

impl Simulate {
    pub fn run(&self, checkout: &Checkout) -> Result<()> {
        let sh = &checkout.shell;
        let mut arguments = match self.seed {
            Some(seed) => vec!["--seed".to_owned(), seed.to_string()],
            None => vec!["--seeds".to_owned(), self.seeds.to_string()],
        };
        if let Some(plant) = &self.plant {
            arguments.extend(["--plant".to_owned(), plant.clone()]);
        }
        Ok(cmd!(sh, "cargo run --quiet --profile simulation --package simulation -- {arguments...}").run()?)
    }
}

//! `cargo xtask replay FILE`: an event log, lived through again.

use crate::checkout::Checkout;
use anyhow::Result;
use clap::Args;
use std::env;
use std::path::PathBuf;
use xshell::cmd;

#[derive(Args)]
pub struct Replay {
    /// What `journey.exportLog()` gave, as JSON
    file: PathBuf,
}

impl Replay {
    pub fn run(&self, checkout: &Checkout) -> Result<()> {
        let sh = &checkout.shell;
        // As the caller means it, not as seen from the root of the checkout.
        let file = env::current_dir()?.join(&self.file);
        Ok(cmd!(sh, "cargo run --quiet --package replay -- {file}").quiet().run()?)
    }
}

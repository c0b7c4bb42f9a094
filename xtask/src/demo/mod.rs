//! `cargo xtask demo`: the example site against the sandbox.

mod edge;

use crate::checkout::{BROWSER_SUITE, Checkout};
use crate::{pack, setup, site};
use anyhow::Result;
use clap::Args;
use xshell::cmd;

#[derive(Args)]
pub struct Demo {
    /// Drives a whole journey in headless Chromium, prints a transcript, and leaves screenshots in target/demo/
    #[arg(long)]
    headless: bool,
    /// Serves the site through the example edge worker, in workerd
    #[arg(long, conflicts_with_all = ["headless", "speed"])]
    edge: bool,
    /// Makes the platform's waits N times shorter
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    speed: f64,
}

impl Demo {
    pub fn run(&self, checkout: &Checkout) -> Result<()> {
        if self.headless {
            setup::chromium::ready(checkout)?;
        }
        pack::run(checkout)?;
        site::build(checkout)?;
        let sh = &checkout.shell;
        cmd!(sh, "cargo build --package sandbox").run()?;

        if self.edge {
            return edge::serve(checkout);
        }
        let speed = self.speed.to_string();
        if self.headless {
            let _there = sh.push_dir(BROWSER_SUITE);
            cmd!(sh, "npm run --silent demo").env("SANDBOX_SPEED", speed).run()?;
        } else {
            println!("\nOpen the site's address in a browser. Ctrl-C ends the demo.\n");
            cmd!(sh, "cargo run --quiet --package sandbox -- --site www-example/dist --speed {speed}").run()?;
        }
        Ok(())
    }
}

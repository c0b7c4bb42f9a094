//! `cargo xtask bench`: this package and what a team would pick instead, side by side (`benches/`).

use crate::checkout::Checkout;
use crate::pack::{self, Tarball, install};
use crate::setup;
use anyhow::Result;
use clap::Args;
use std::path::{self, PathBuf};
use xshell::cmd;

const SUITE: &str = "benches";

#[derive(Args)]
pub struct Bench {
    /// Only these parts: bytes, start, answers, memory, requests, notice, edge, faults
    #[arg(long, value_name = "PARTS")]
    parts: Option<String>,
    /// How often each figure is taken
    #[arg(long, value_name = "N", default_value_t = 7)]
    repeats: u32,
    /// How often each fault strikes, those at every await point aside
    #[arg(long, value_name = "N", default_value_t = 3)]
    seeds: u32,
    /// The tarball of an earlier package, to show what has become of the figures
    #[arg(long, value_name = "TARBALL")]
    before: Option<PathBuf>,
}

impl Bench {
    /// Measures, and writes `benches/REPORT.md`. Wants a machine that does nothing else.
    pub fn run(&self, checkout: &Checkout) -> Result<()> {
        setup::chromium::ready(checkout)?;
        pack::run(checkout)?;
        cmd!(checkout.shell, "cargo build --quiet --package sandbox").run()?;
        let mut tarballs = vec![Tarball::path(checkout)];
        if let Some(before) = &self.before {
            tarballs.push(format!("credit-journey-before@file:{}", path::absolute(before)?.display()).into());
        }
        install(checkout, SUITE, &tarballs)?;
        let (repeats, seeds) = (self.repeats.to_string(), self.seeds.to_string());
        let before = self.before.iter().map(|_| "--before");
        let parts = self.parts.iter().flat_map(|parts| ["--parts", parts]);
        let sh = &checkout.shell;
        let _there = sh.push_dir(SUITE);
        cmd!(sh, "npm run --silent typecheck").run()?;
        cmd!(sh, "npm run --silent bench -- --repeats {repeats} --seeds {seeds} {parts...} {before...}").run()?;
        Ok(cmd!(sh, "npm run --silent report").run()?)
    }
}

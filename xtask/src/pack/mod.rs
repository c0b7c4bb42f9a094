//! `cargo xtask pack`: the npm package, from the crate and `pkg-template/`.
//!
//! Everything is assembled aside and swapped in at the end, so a failed build leaves the last good package.

mod budget;
mod size;
mod wasm;

use crate::checkout::Checkout;
use crate::setup;
use anyhow::{Context, Result};
use budget::Budget;
use serde_json::Value;
use size::Sizes;
use std::fs;
use std::path::{Path, PathBuf};
use xshell::cmd;

pub use wasm::build_panicking;

/// What wasm-bindgen makes and users need. The raw exports' own declarations stay behind.
const GLUE: [&str; 3] = ["credit_journey.js", "credit_journey.d.ts", "credit_journey_bg.wasm"];

/// All crates of the workspace share one version, and the package has it too.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub fn run(checkout: &Checkout) -> Result<()> {
    setup::ready(checkout)?;
    let glue = wasm::build(checkout)?;
    let staged = assemble(checkout, &glue)?;
    npm_pack(checkout, &staged)?;
    swap_in(checkout, &staged)?;

    let sizes = Sizes::measure(checkout)?;
    println!("\n{sizes}{}\npackage: {}", sizes.verdicts(&Budget::read()?.goals), tarball(checkout).display());
    Ok(())
}

/// `cargo xtask size`: the finished package against `xtask/budget.toml`.
pub fn size(checkout: &Checkout) -> Result<()> {
    let budget = Budget::read()?;
    let sizes = Sizes::measure(checkout).context("no package in pkg/: `cargo xtask pack` makes it")?;
    println!("{sizes}{}", sizes.verdicts(&budget.goals));
    budget.holds(&sizes)
}

/// Where the finished tarball lies.
pub fn tarball(checkout: &Checkout) -> PathBuf {
    checkout.package().join(format!("credit-journey-{VERSION}.tgz"))
}

fn assemble(checkout: &Checkout, glue: &Path) -> Result<PathBuf> {
    let sh = &checkout.shell;
    let staged = checkout.packing().join("staged");
    sh.remove_path(&staged)?;
    cmd!(sh, "tsc --project pkg-template --outDir {staged}").run()?;
    for file in GLUE {
        sh.copy_file(glue.join(file), staged.join(file))?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "pkg-template/README.md"] {
        sh.copy_file(file, &staged)?;
    }
    let mut manifest: Value = serde_json::from_str(&sh.read_file("pkg-template/package.json")?)?;
    manifest["version"] = VERSION.into();
    sh.write_file(staged.join("package.json"), serde_json::to_string_pretty(&manifest)? + "\n")?;
    Ok(staged)
}

fn npm_pack(checkout: &Checkout, staged: &Path) -> Result<()> {
    let sh = &checkout.shell;
    let _there = sh.push_dir(staged);
    cmd!(sh, "npm pack --loglevel=error").ignore_stdout().run()?;
    Ok(())
}

fn swap_in(checkout: &Checkout, staged: &Path) -> Result<()> {
    let package = checkout.package();
    let last = checkout.packing().join("last");
    checkout.shell.remove_path(&last)?;
    if package.exists() {
        fs::rename(&package, &last)?;
    }
    fs::rename(staged, &package).context("moving the package into pkg/")
}

//! `cargo xtask pack`: the npm package, from the crate and `pkg-template/`.
//!
//! Everything is assembled aside and swapped in at the end, so a failed build leaves the last good package.

mod budget;
mod commonjs;
mod embedded;
mod size;
mod tarball;
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

pub use tarball::Tarball;
pub use wasm::build_panicking;

/// What is made for the package's scripts and users need. The raw exports' own declarations stay behind.
const GLUE: [&str; 3] = ["credit_journey", "credit_journey_integrity", "credit_journey_inlined"];

/// The module, where the package's entries look for it.
const WASM: &str = "entries/credit_journey.wasm";

/// All crates of the workspace share one version, and the package has it too.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub fn run(checkout: &Checkout) -> Result<()> {
    setup::ready(checkout)?;
    let glue = wasm::build(checkout)?;
    let staged = assemble(checkout, &glue)?;
    Tarball::make(checkout, &staged)?;
    swap_in(checkout, &staged)?;

    let sizes = Sizes::measure(checkout)?;
    println!("\n{sizes}{}\npackage: {}", sizes.verdicts(&Budget::read()?.goals), Tarball::path(checkout).display());
    Ok(())
}

/// `cargo xtask size`: the finished package against `xtask/budget.toml`.
pub fn size(checkout: &Checkout) -> Result<()> {
    let budget = Budget::read()?;
    let sizes = Sizes::measure(checkout).context("no package in pkg/: `cargo xtask pack` makes it")?;
    println!("{sizes}{}", sizes.verdicts(&budget.goals));
    Tarball::read(checkout)?.fits(budget.unpacked)?;
    budget.holds(&sizes)
}

fn assemble(checkout: &Checkout, glue: &Path) -> Result<PathBuf> {
    let sh = &checkout.shell;
    let staged = checkout.packing().join("staged");
    sh.remove_path(&staged)?;
    for project in ["pkg-template", "pkg-template/src/cli"] {
        cmd!(sh, "tsc --project {project} --outDir {staged}").run()?;
    }
    for (name, kind) in GLUE.iter().flat_map(|name| [(name, "js"), (name, "d.ts")]) {
        sh.copy_file(glue.join(name).with_extension(kind), &staged)?;
    }
    sh.copy_file(glue.join(WASM), staged.join(WASM))?;
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "pkg-template/README.md"] {
        sh.copy_file(file, &staged)?;
    }
    let mut manifest: Value = serde_json::from_str(&sh.read_file("pkg-template/package.json")?)?;
    manifest["version"] = VERSION.into();
    sh.write_file(staged.join("package.json"), serde_json::to_string_pretty(&manifest)? + "\n")?;
    commonjs::write(checkout, &staged)?;
    squeeze(checkout, &staged)?;
    Ok(staged)
}

/// Takes spaces and comments out of the scripts: users read the declarations, and have the names in a stack trace.
fn squeeze(checkout: &Checkout, staged: &Path) -> Result<()> {
    let sh = &checkout.shell;
    let _there = sh.push_dir(staged);
    let scripts = cmd!(sh, "find . -name *.js").quiet().read()?;
    let scripts = scripts.lines();
    cmd!(sh, "esbuild {scripts...} --minify-whitespace --minify-syntax --outdir=. --outbase=. --allow-overwrite --log-level=error")
        .quiet()
        .run()?;
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

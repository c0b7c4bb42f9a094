//! `cargo xtask pack`: the npm package, from the crate and `pkg-template/`.
//!
//! Everything is assembled aside and swapped in at the end, so a failed build leaves the last good package.

mod budget;
mod embedded;
mod modules;
mod scripts;
mod size;
mod tarball;
pub mod testing;
mod wasm;

use crate::checkout::Checkout;
use crate::setup;
use anyhow::{Context, Result};
use budget::Budget;
use modules::Modules;
use serde_json::{Value, json};
use size::Sizes;
use std::fs;
use std::path::{Path, PathBuf};
use wasm::{HEADLESS, HYBRID};
use xshell::cmd;

pub use tarball::{Tarball, install};

/// What users get of the glue beside the scripts. The declarations of one wasm are those of both: their types are the
/// crate's.
const GLUE: [&str; 3] = ["credit_journey.d.ts", HEADLESS.wasm, HYBRID.wasm];

/// What the glue imports: the table of values that the machine holds.
const VALUES: &str = "host/values.js";

/// All crates of the workspace share one version, and the package has it too.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub fn run(checkout: &Checkout) -> Result<()> {
    setup::ready(checkout)?;
    let glue = wasm::build(checkout)?;
    let staged = assemble(checkout, &glue, "staged")?;
    Tarball::make(checkout, &staged)?;
    swap_in(checkout, &staged)?;

    let sizes = Sizes::measure(checkout)?;
    println!("\n{sizes}{}\npackage: {}", sizes.verdicts(&Budget::read()?.goals), Tarball::path(checkout).display());
    Ok(())
}

/// Packs, unless there is a package.
pub fn ready(checkout: &Checkout) -> Result<()> {
    if Tarball::path(checkout).exists() { setup::ready(checkout) } else { run(checkout) }
}

/// `cargo xtask size --modules`: where the bytes of each wasm are.
pub fn modules(checkout: &Checkout) -> Result<()> {
    setup::ready(checkout)?;
    for experience in [HEADLESS, HYBRID] {
        let modules = Modules::read(&experience.named(checkout)?)?;
        println!("\n{}\n{modules}", experience.wasm);
    }
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

/// `cargo xtask test` has this one too: it panics on demand, for the tests of recovery. Returns its folder.
pub fn build_panicking(checkout: &Checkout) -> Result<PathBuf> {
    let glue = wasm::build_panicking(checkout)?;
    assemble(checkout, &glue, "panicking")
}

/// Everything but the tarball, in a folder of its own.
fn assemble(checkout: &Checkout, glue: &Path, name: &str) -> Result<PathBuf> {
    let sh = &checkout.shell;
    let compiled = checkout.packing().join("compiled");
    let staged = checkout.packing().join(name);
    sh.remove_path(&compiled)?;
    sh.remove_path(&staged)?;

    // `files` in package.json says which of the declarations users get.
    cmd!(sh, "tsc --project pkg-template --outDir {compiled} --declarationDir {staged}").run()?;
    cmd!(sh, "tsc --project pkg-template/src/cli --outDir {compiled}").run()?;
    for module in sh.read_dir(glue)?.iter().filter(|file| file.extension().is_some_and(|kind| kind == "js")) {
        sh.copy_file(module, &compiled)?;
    }
    // With it the glue is whole: `tests/recordings/` has no more of the package than that.
    sh.create_dir(glue.join("host"))?;
    sh.copy_file(compiled.join(VALUES), glue.join(VALUES))?;
    scripts::write(checkout, &compiled, &staged)?;
    for name in GLUE {
        sh.copy_file(glue.join(name), staged.join(name))?;
    }
    describe(checkout, "pkg-template", &staged)?;
    Ok(staged)
}

/// Licences, README and manifest of a package, from where its sources are.
fn describe(checkout: &Checkout, sources: &str, staged: &Path) -> Result<()> {
    let sh = &checkout.shell;
    for file in ["LICENSE-MIT", "LICENSE-APACHE", &format!("{sources}/README.md")] {
        sh.copy_file(file, staged)?;
    }
    let mut manifest: Value = serde_json::from_str(&sh.read_file(format!("{sources}/package.json"))?)?;
    manifest["version"] = VERSION.into();
    if let Some(url) = origin(checkout) {
        manifest["repository"] = json!({ "type": "git", "url": format!("git+{url}"), "directory": sources });
    }
    Ok(sh.write_file(staged.join("package.json"), serde_json::to_string_pretty(&manifest)? + "\n")?)
}

/// Where this checkout comes from, if that is public: npm's provenance wants a package to name it. An address that holds
/// somebody's credentials stays here.
fn origin(checkout: &Checkout) -> Option<String> {
    let url = cmd!(checkout.shell, "git remote get-url origin").quiet().ignore_stderr().read().ok()?;
    (url.starts_with("https://") && !url.contains('@')).then_some(url)
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

//! `cargo xtask matrix`: the packed package in every bundler, in development and production; the output runs in Chromium.
//!
//! Each folder of the suite but `app/` is the project of one bundler. It is set up as a project of its own, with what
//! all of them share and the package from its tarball.

use crate::checkout::Checkout;
use crate::pack::{self, Tarball};
use crate::setup;
use anyhow::{Result, ensure};
use xshell::cmd;

const SUITE: &str = "tests/bundlers";
/// What all projects have in common.
const APP: &str = "app";
const PROJECTS: &str = "target/bundlers";

/// What CI runs: each kind of tool once, the most used of its kind.
const REPRESENTATIVES: [&str; 4] = ["vite", "webpack", "next", "jest"];

/// Runs all of one bundler, or of all of them.
pub fn run(checkout: &Checkout, name: Option<&str>) -> Result<()> {
    pack::ready(checkout)?;
    setup::chromium::ready(checkout)?;
    cmd!(checkout.shell, "cargo build --quiet --package sandbox").run()?;
    let all = bundlers(checkout)?;
    let chosen: Vec<_> =
        all.iter().map(String::as_str).filter(|&bundler| name.is_none_or(|name| name == bundler)).collect();
    ensure!(!chosen.is_empty(), "no such bundler; there are: {}", all.join(", "));
    live_through(checkout, &chosen, &name.map_or_else(|| "@".to_owned(), |name| format!(r"@{name}\b")))
}

/// Runs the part that goes with every change. Needs a packed package, a sandbox and Chromium.
pub fn representative(checkout: &Checkout) -> Result<()> {
    live_through(checkout, &REPRESENTATIVES, "@representative")
}

fn bundlers(checkout: &Checkout) -> Result<Vec<String>> {
    let folders = checkout.shell.read_dir(SUITE)?;
    let projects = folders.iter().filter(|folder| folder.join("package-lock.json").exists());
    Ok(projects.filter_map(|folder| Some(folder.file_name()?.to_str()?.to_owned())).collect())
}

fn live_through(checkout: &Checkout, bundlers: &[&str], tag: &str) -> Result<()> {
    for bundler in bundlers {
        project(checkout, bundler)?;
    }
    setup::node::packages(checkout, SUITE)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(SUITE);
    Ok(cmd!(sh, "npm test --silent -- --grep {tag}").run()?)
}

/// Makes the project of a bundler, as a user's would be.
fn project(checkout: &Checkout, bundler: &str) -> Result<()> {
    let sh = &checkout.shell;
    let project = format!("{PROJECTS}/{bundler}");
    sh.create_dir(&project)?;
    cmd!(sh, "cp -R {SUITE}/{APP}/. {SUITE}/{bundler}/. {project}").quiet().run()?;
    setup::node::packages(checkout, &project)?;

    // What npm would do with a tarball that needs nothing; it would look at all the others again, for half a minute.
    let installed = format!("{project}/node_modules/credit-journey");
    let tarball = Tarball::path(checkout);
    sh.remove_path(&installed)?;
    sh.create_dir(&installed)?;
    Ok(cmd!(sh, "tar -xzf {tarball} -C {installed} --strip-components=1").quiet().run()?)
}

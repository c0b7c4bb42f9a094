//! The packed package in every runtime that its users are in: one journey, lived in each.

use crate::checkout::Checkout;
use crate::pack::{self, Tarball};
use crate::{setup, site};
use anyhow::Result;
use xshell::cmd;

/// The suite's folder.
const SUITE: &str = "tests/runtimes";

/// Runs the suite, or the part of it in the runtime `name`.
pub fn run(checkout: &Checkout, name: Option<&str>) -> Result<()> {
    pack::ready(checkout)?;
    site::build(checkout)?;
    cmd!(checkout.shell, "cargo build --quiet --package sandbox").run()?;
    live_through(checkout, name)
}

/// Runs all of it. Needs a packed package, the built site and the sandbox.
pub fn all(checkout: &Checkout) -> Result<()> {
    live_through(checkout, None)
}

fn live_through(checkout: &Checkout, name: Option<&str>) -> Result<()> {
    ready(checkout, name)?;
    Tarball::install(checkout, SUITE)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(SUITE);
    cmd!(sh, "npm run --silent typecheck").run()?;
    Ok(cmd!(sh, "npm test --silent -- {name...}").run()?)
}

/// Makes sure of what the suite runs in; of all of it, or of what the runtime `name` needs.
fn ready(checkout: &Checkout, name: Option<&str>) -> Result<()> {
    let is_wanted = |engine| name.is_none_or(|name| name == engine);
    if is_wanted("Chromium") {
        setup::chromium::ready(checkout)?;
    }
    if is_wanted("Firefox") {
        setup::firefox::ready(checkout)?;
    }
    if is_wanted("WebKitGTK") {
        setup::webkit::ready(checkout)?;
    }
    Ok(())
}

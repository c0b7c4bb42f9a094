//! The packed package in every runtime that its users are in: one journey, lived in each.

use crate::checkout::Checkout;
use crate::pack::{self, Tarball};
use crate::{setup, site};
use anyhow::Result;
use xshell::cmd;

/// The suite's folder.
const SUITE: &str = "tests/runtimes";

/// Makes sure of what the suite runs in; of all of it, or of what the runtime `name` needs.
pub fn ready(checkout: &Checkout, name: Option<&str>) -> Result<()> {
    let is_wanted = |engine| name.is_none_or(|name| name == engine);
    setup::node::packages(checkout, SUITE)?;
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

/// Runs the suite, or the part of it in the runtime `name`.
pub fn run(checkout: &Checkout, name: Option<&str>) -> Result<()> {
    pack::ready(checkout)?;
    ready(checkout, name)?;
    site::build(checkout)?;
    let sh = &checkout.shell;
    cmd!(sh, "cargo build --quiet --package sandbox").run()?;
    Tarball::install(checkout, SUITE)?;
    let _there = sh.push_dir(SUITE);
    cmd!(sh, "npm run --silent typecheck").run()?;
    Ok(cmd!(sh, "npm test --silent -- {name...}").run()?)
}

//! Node, and npm packages.

use super::{announce, versions};
use crate::checkout::Checkout;
use anyhow::{Context, Result, ensure};
use std::fs;
use xshell::cmd;

/// Node itself, and the workspace's packages: build tools and the browser suite.
pub fn ready(checkout: &Checkout) -> Result<()> {
    let minimum = versions::pinned()?.node.minimum_major;
    let sh = &checkout.shell;
    let found = cmd!(sh, "node --version").quiet().read().with_context(|| {
        format!("Node is missing: install Node {minimum} or newer, with npm, from https://nodejs.org")
    })?;
    let major = found.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    ensure!(
        major.is_some_and(|major| major >= minimum),
        "Node {found} is too old: install Node {minimum} or newer from https://nodejs.org"
    );
    packages(checkout, ".")
}

/// Installs what the folder's lock file names, unless that is what is there.
pub fn packages(checkout: &Checkout, folder: &str) -> Result<()> {
    let path = checkout.path(folder);
    let lock = fs::read(path.join("package-lock.json")).with_context(|| format!("{folder}/package-lock.json"))?;
    let installed = path.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    announce(&format!("installing npm packages in {folder}"), "20 s");
    let sh = &checkout.shell;
    let _there = sh.push_dir(path);
    cmd!(sh, "npm ci --no-audit --no-fund --loglevel=error").quiet().ignore_stdout().run()?;
    Ok(fs::write(installed, lock)?)
}

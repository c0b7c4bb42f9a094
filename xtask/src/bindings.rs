//! The framework bindings, in apps with the package installed from its tarball, in Chromium.

use crate::checkout::Checkout;
use crate::pack::Tarball;
use crate::setup;
use anyhow::Result;
use xshell::cmd;

/// The suite's folder, with packages of its own.
const SUITE: &str = "tests/bindings";

/// Needs a packed package, the sandbox and Chromium.
pub fn test(checkout: &Checkout) -> Result<()> {
    setup::node::packages(checkout, SUITE)?;
    let sh = &checkout.shell;
    let tarball = Tarball::path(checkout);
    let _there = sh.push_dir(SUITE);
    let alone = ["--no-save", "--no-package-lock", "--install-links", "--no-audit", "--no-fund", "--loglevel=error"];
    cmd!(sh, "npm install {alone...} {tarball}").quiet().ignore_stdout().run()?;
    cmd!(sh, "npm run --silent typecheck").run()?;
    Ok(cmd!(sh, "npm test --silent").run()?)
}

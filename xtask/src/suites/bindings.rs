//! The framework bindings, in apps with the package installed from its tarball, in Chromium.

use crate::checkout::Checkout;
use crate::pack::Tarball;
use anyhow::Result;
use xshell::cmd;

/// The suite's folder, with packages of its own.
const SUITE: &str = "tests/bindings";

/// Needs a packed package, the sandbox and Chromium.
pub fn test(checkout: &Checkout) -> Result<()> {
    Tarball::install(checkout, SUITE)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(SUITE);
    cmd!(sh, "npm run --silent typecheck").run()?;
    Ok(cmd!(sh, "npm test --silent").run()?)
}

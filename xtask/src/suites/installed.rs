//! Suites that have the package installed from its tarball, and ask for no more than that.

use crate::checkout::Checkout;
use crate::pack::Tarball;
use anyhow::Result;
use xshell::cmd;

/// The framework bindings, in apps built with Vite, in Chromium.
pub const BINDINGS: &str = "tests/bindings";
/// The hosted frame and the mobile bridge, in Chromium.
pub const HOSTED: &str = "tests/hosted";
/// Webhooks received by Node and by workerd.
pub const WEBHOOKS: &str = "tests/webhooks";

/// Checks the suite's types and runs it. Needs a packed package, and what the suite says: the sandbox, Chromium.
pub fn test(checkout: &Checkout, suite: &str) -> Result<()> {
    Tarball::install(checkout, suite)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(suite);
    cmd!(sh, "npm run --silent typecheck").run()?;
    Ok(cmd!(sh, "npm test --silent").run()?)
}

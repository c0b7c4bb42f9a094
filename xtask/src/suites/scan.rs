//! `npx credit-journey scan` over real builds. Its folder uses the workspace's packages.

use crate::checkout::Checkout;
use anyhow::Result;
use xshell::cmd;

/// Needs a packed package.
pub fn test(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    let _there = sh.push_dir("tests/scan");
    cmd!(sh, "npm run --silent typecheck").run()?;
    Ok(cmd!(sh, "npm test --silent").run()?)
}

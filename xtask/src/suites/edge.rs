//! The edge worker: the example site through it, in workerd.

use crate::checkout::{Checkout, WORKER};
use crate::setup;
use anyhow::Result;
use xshell::cmd;

/// The folder of its suite.
const SUITE: &str = "tests/edge";

/// Checks its types and runs its suite. Needs the built site, a built sandbox, and Chromium.
pub fn test(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    for folder in [WORKER, SUITE] {
        setup::node::packages(checkout, folder)?;
        let _there = sh.push_dir(folder);
        cmd!(sh, "npm run --silent typecheck").run()?;
    }
    let _there = sh.push_dir(SUITE);
    Ok(cmd!(sh, "npm test --silent").run()?)
}

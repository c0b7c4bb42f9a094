//! The example site, with the package installed from its tarball as a user would.

use crate::checkout::{Checkout, SITE};
use crate::pack::Tarball;
use anyhow::Result;
use xshell::cmd;

/// Builds it into www-example/dist. Needs a packed package.
pub fn build(checkout: &Checkout) -> Result<()> {
    Tarball::install(checkout, SITE)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(SITE);
    Ok(cmd!(sh, "npm run --silent build").run()?)
}

//! The example site, with the package installed from its tarball as a user would.

use crate::checkout::{Checkout, SITE};
use crate::pack::Tarball;
use crate::setup;
use anyhow::Result;
use xshell::cmd;

/// Installs the site's packages, and the present tarball among them. Needs a packed package.
pub fn ready(checkout: &Checkout) -> Result<()> {
    setup::node::packages(checkout, SITE)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(SITE);
    let tarball = Tarball::path(checkout);
    // Not saved: the tarball's hash changes with every build, and a lock file would pin it.
    cmd!(sh, "npm install --no-save --no-audit --no-fund --loglevel=error {tarball}").quiet().ignore_stdout().run()?;
    Ok(())
}

/// Builds it into www-example/dist.
pub fn build(checkout: &Checkout) -> Result<()> {
    ready(checkout)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(SITE);
    Ok(cmd!(sh, "npm run --silent build").run()?)
}

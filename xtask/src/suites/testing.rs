//! `credit-journey-testing` as a front-end team uses it: both tarballs installed, in vitest and in jest.

use crate::checkout::{Checkout, TESTING_SUITE};
use crate::pack::{self, Tarball};
use anyhow::Result;
use xshell::cmd;

/// Packs it and runs its suite. Needs a packed package.
pub fn test(checkout: &Checkout) -> Result<()> {
    pack::testing::pack(checkout)?;
    pack::install(checkout, TESTING_SUITE, &[Tarball::path(checkout), pack::testing::tarball(checkout)])?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(TESTING_SUITE);
    for script in ["typecheck", "vitest", "jest"] {
        cmd!(sh, "npm run --silent {script}").run()?;
    }
    Ok(())
}

//! What comes from Debian, where this is Debian and we may install.

use super::announce;
use crate::checkout::Checkout;
use anyhow::Result;
use std::path::Path;
use xshell::cmd;

/// Installs packages; does nothing where it may not, and whoever needs them then says what is missing.
pub fn install(checkout: &Checkout, what: &str, packages: &[&str]) -> Result<()> {
    if !is_ours(checkout) {
        return Ok(());
    }
    let sh = &checkout.shell;
    announce(&format!("installing {what} through apt"), "1 min");
    cmd!(sh, "apt-get update -qq").run()?;
    cmd!(sh, "apt-get install -y -qq --no-install-recommends {packages...}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .ignore_stdout()
        .run()?;
    Ok(())
}

fn is_ours(checkout: &Checkout) -> bool {
    let sh = &checkout.shell;
    Path::new("/etc/debian_version").exists() && cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0")
}

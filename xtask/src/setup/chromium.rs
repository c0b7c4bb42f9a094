//! Chromium: the browser of all suites and of the headless demo.

use super::announce;
use crate::checkout::Checkout;
use anyhow::{Result, ensure};
use std::env;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// Makes sure of it, and tells the suites where it is.
pub fn ready(checkout: &Checkout) -> Result<()> {
    let chromium = env::var_os("CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from);
    if !chromium.exists() && root_on_debian(checkout) {
        install(checkout)?;
    }
    ensure!(
        chromium.exists(),
        "Chromium is missing ({}). On Debian: `sudo apt-get install chromium`; elsewhere install it and name it in the \
         variable CHROMIUM",
        chromium.display()
    );
    checkout.shell.set_var("CHROMIUM_PATH", &chromium);
    Ok(())
}

fn root_on_debian(checkout: &Checkout) -> bool {
    let sh = &checkout.shell;
    Path::new("/etc/debian_version").exists() && cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0")
}

fn install(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    announce("installing Chromium through apt", "1 min");
    cmd!(sh, "apt-get update -qq").run()?;
    // The fonts have the rupee sign.
    cmd!(sh, "apt-get install -y -qq --no-install-recommends chromium fonts-liberation")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .ignore_stdout()
        .run()?;
    Ok(())
}

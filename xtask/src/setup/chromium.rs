//! Chromium and its driver: the browser of all suites and of the headless demo.

use super::announce;
use crate::checkout::Checkout;
use anyhow::{Result, ensure};
use std::env;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// Makes sure of both, and tells the suites where they are.
pub fn ready(checkout: &Checkout) -> Result<()> {
    let chromium = named("CHROMIUM", "/usr/bin/chromium");
    let driver = named("CHROMEDRIVER", "/usr/bin/chromedriver");
    let present = || chromium.exists() && driver.exists();

    if !present() && root_on_debian(checkout) {
        install(checkout)?;
    }
    ensure!(
        present(),
        "Chromium or its driver is missing ({}, {}). On Debian: `sudo apt-get install chromium chromium-driver`; \
         elsewhere install both and name them in the variables CHROMIUM and CHROMEDRIVER",
        chromium.display(),
        driver.display()
    );
    checkout.shell.set_var("CHROMIUM_PATH", &chromium);
    checkout.shell.set_var("CHROMEDRIVER", &driver);
    Ok(())
}

fn named(variable: &str, usual: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| usual.into(), PathBuf::from)
}

fn root_on_debian(checkout: &Checkout) -> bool {
    let sh = &checkout.shell;
    Path::new("/etc/debian_version").exists() && cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0")
}

fn install(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    announce("installing Chromium and its driver through apt", "1 min");
    cmd!(sh, "apt-get update -qq").run()?;
    // The fonts have the rupee sign.
    cmd!(sh, "apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-liberation")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .ignore_stdout()
        .run()?;
    Ok(())
}

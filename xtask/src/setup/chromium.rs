//! Chromium and its driver: the browser of all suites and of the headless demo.

use super::announce;
use crate::checkout::Checkout;
use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use xshell::cmd;

const CHROMIUM: &str = "/usr/bin/chromium";
const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// Makes sure of both, and tells the suites where they are.
pub fn ready(checkout: &Checkout) -> Result<()> {
    if !present() {
        install(checkout)?;
    }
    checkout.shell.set_var("CHROMIUM_PATH", chromium());
    checkout.shell.set_var("CHROMEDRIVER", chromedriver());
    Ok(())
}

fn chromium() -> PathBuf {
    env::var_os("CHROMIUM").map_or_else(|| CHROMIUM.into(), PathBuf::from)
}

fn chromedriver() -> PathBuf {
    env::var_os("CHROMEDRIVER").map_or_else(|| CHROMEDRIVER.into(), PathBuf::from)
}

fn present() -> bool {
    chromium().exists() && chromedriver().exists()
}

fn install(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    let debian = Path::new("/etc/debian_version").exists();
    let root = cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0");
    if !(debian && root) {
        bail!(
            "Chromium or its driver is missing ({}, {}). On Debian: `sudo apt-get install chromium chromium-driver`; \
             elsewhere install both and name them in the variables CHROMIUM and CHROMEDRIVER",
            chromium().display(),
            chromedriver().display()
        );
    }
    announce("installing Chromium and its driver through apt", "1 min");
    cmd!(sh, "apt-get update -qq").run()?;
    cmd!(sh, "apt-get install -y -qq --no-install-recommends chromium chromium-driver")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()?;
    Ok(())
}

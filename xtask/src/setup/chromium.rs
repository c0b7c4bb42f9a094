//! Chromium: the browser of all suites and of the headless demo.

use super::debian;
use crate::checkout::Checkout;
use anyhow::{Result, ensure};
use std::env;
use std::path::PathBuf;

/// Makes sure of it, and tells the suites where it is.
pub fn ready(checkout: &Checkout) -> Result<()> {
    let chromium = env::var_os("CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from);
    if !chromium.exists() {
        // The fonts have the rupee sign.
        debian::install(checkout, "Chromium", &["chromium", "fonts-liberation"])?;
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

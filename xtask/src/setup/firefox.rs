//! Firefox: the second engine that the package is seen to run in.

use super::debian;
use crate::checkout::Checkout;
use anyhow::{Result, ensure};
use std::env;
use std::path::PathBuf;

/// Makes sure of it, and tells the suite where it is. It is driven by WebDriver BiDi, which is its own: no geckodriver.
pub fn ready(checkout: &Checkout) -> Result<()> {
    let firefox = env::var_os("FIREFOX").map_or_else(|| "/usr/bin/firefox-esr".into(), PathBuf::from);
    if !firefox.exists() {
        debian::install(checkout, "Firefox", &["firefox-esr"])?;
    }
    ensure!(
        firefox.exists(),
        "Firefox is missing ({}). On Debian: `sudo apt-get install firefox-esr`; elsewhere install it and name it in \
         the variable FIREFOX",
        firefox.display()
    );
    checkout.shell.set_var("FIREFOX_PATH", &firefox);
    Ok(())
}

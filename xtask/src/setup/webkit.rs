//! WebKitGTK: the third engine that the package is seen to run in, and the nearest to Safari that runs on Linux.

use super::debian;
use crate::checkout::Checkout;
use anyhow::{Result, ensure};
use std::env;

/// Its driver, which brings a browser along, and a display that nobody sees.
const PROGRAMS: [&str; 2] = ["WebKitWebDriver", "Xvfb"];

/// Makes sure of it.
pub fn ready(checkout: &Checkout) -> Result<()> {
    if !PROGRAMS.into_iter().all(is_there) {
        debian::install(checkout, "WebKitGTK", &["webkit2gtk-driver", "xvfb"])?;
    }
    for program in PROGRAMS {
        ensure!(
            is_there(program),
            "WebKitGTK cannot be driven: {program} is not on the PATH. On Debian: `sudo apt-get install \
             webkit2gtk-driver xvfb`; macOS and Windows have no WebKitGTK: name another runtime"
        );
    }
    Ok(())
}

fn is_there(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).exists()))
}

//! The package's TypeScript, held against the copy that was reviewed.
//!
//! tsify and wasm-bindgen may change what they emit from release to release, and a renamed field breaks every user: so each change shows in a diff.

use crate::checkout::Checkout;
use anyhow::{Result, bail};
use std::path::PathBuf;

const FILES: [&str; 2] = ["index.d.ts", "credit_journey.d.ts"];

fn reviewed(checkout: &Checkout, file: &str) -> PathBuf {
    checkout.path("pkg-template/golden").join(file)
}

/// Fails if the package declares something else than was reviewed. Needs a packed package.
pub fn compare(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    for file in FILES {
        let present = checkout.package().join(file);
        let reviewed = reviewed(checkout, file);
        if !reviewed.exists() || sh.read_file(&present)? != sh.read_file(&reviewed)? {
            // git's exit code says «different», which is known already; the diff is for the reader.
            xshell::cmd!(sh, "git --no-pager diff --no-index {reviewed} {present}").quiet().ignore_status().run()?;
            bail!("{file} has changed: if that is meant, run `cargo xtask bless` and commit pkg-template/golden");
        }
    }
    Ok(())
}

/// Packs, and takes the declarations as reviewed.
pub fn bless(checkout: &Checkout) -> Result<()> {
    crate::pack::run(checkout)?;
    for file in FILES {
        checkout.shell.copy_file(checkout.package().join(file), reviewed(checkout, file))?;
    }
    println!("blessed: review with `git diff pkg-template/golden`");
    Ok(())
}

//! The package's TypeScript, held against the copy that was reviewed.
//!
//! tsify and wasm-bindgen may change what they emit from release to release, and a renamed field breaks every user: so each change shows in a diff.

use crate::checkout::Checkout;
use crate::pack;
use anyhow::{Context, Result};
use std::path::PathBuf;
use xshell::cmd;

const REVIEWED: &str = "pkg-template/golden";
const FILES: [&str; 2] = ["index.d.ts", "credit_journey.d.ts"];

/// From here on a declaration is about loading the wasm. It lists the wasm's exports, whose names change with the compiler.
const LOADER: &str = "export type InitInput";

/// Fails if the package declares something else than was reviewed. Needs a packed package.
pub fn compare(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    let present = checkout.packing().join("declarations");
    sh.remove_path(&present)?;
    for file in FILES {
        sh.write_file(present.join(file), declared(checkout, file)?)?;
    }
    cmd!(sh, "diff --unified --new-file {REVIEWED} {present}").quiet().run().context(
        "the declarations have changed: if that is meant, run `cargo xtask bless` and commit pkg-template/golden",
    )
}

/// Packs, and takes the declarations as reviewed.
pub fn bless(checkout: &Checkout) -> Result<()> {
    pack::run(checkout)?;
    for file in FILES {
        checkout.shell.write_file(PathBuf::from(REVIEWED).join(file), declared(checkout, file)?)?;
    }
    println!("blessed; review with `git diff {REVIEWED}`");
    Ok(())
}

fn declared(checkout: &Checkout, file: &str) -> Result<String> {
    let text = checkout.shell.read_file(checkout.package().join(file))?;
    Ok(text.split(LOADER).next().unwrap_or_default().to_owned())
}

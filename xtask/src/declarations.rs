//! The package's TypeScript, held against the copy that was reviewed.
//!
//! tsify and wasm-bindgen may change what they emit from release to release, and a renamed field breaks every user: so each change shows in a diff.

use crate::checkout::Checkout;
use crate::pack;
use anyhow::{Context, Result};
use std::path::Path;
use xshell::cmd;

const REVIEWED: &str = "pkg-template/golden";

/// From here on a declaration is about loading the wasm. It lists the wasm's exports, whose names change with the compiler.
const LOADER: &str = "export type InitInput";

/// Fails if the package declares something else than was reviewed. Needs a packed package.
pub fn compare(checkout: &Checkout) -> Result<()> {
    let present = checkout.packing().join("declarations");
    write(checkout, &present)?;
    let sh = &checkout.shell;
    cmd!(sh, "diff --unified --new-file {REVIEWED} {present}").quiet().run().context(
        "the declarations have changed: if that is meant, run `cargo xtask bless` and commit pkg-template/golden",
    )
}

/// Packs, and takes the declarations as reviewed.
pub fn bless(checkout: &Checkout) -> Result<()> {
    pack::run(checkout)?;
    write(checkout, Path::new(REVIEWED))?;
    println!("blessed; review with `git diff {REVIEWED}`");
    Ok(())
}

/// Writes the package's declarations into the folder, and leaves nothing else there.
fn write(checkout: &Checkout, folder: &Path) -> Result<()> {
    let sh = &checkout.shell;
    sh.remove_path(folder)?;
    for file in sh.read_dir(checkout.package())? {
        let name = file.file_name().unwrap_or_default();
        if name.to_string_lossy().ends_with(".d.ts") {
            let text = sh.read_file(&file)?;
            sh.write_file(folder.join(name), text.split(LOADER).next().unwrap_or_default())?;
        }
    }
    Ok(())
}

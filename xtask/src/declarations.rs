//! The package's TypeScript and the names of all its files, held against the copies that were reviewed.
//!
//! tsify and wasm-bindgen may change what they emit from release to release, and a renamed field breaks every user: so each change shows in a diff.

use crate::checkout::Checkout;
use crate::pack::{self, Tarball};
use anyhow::{Context, Result};
use std::path::Path;
use xshell::cmd;

const REVIEWED: &str = "pkg-template/golden";

/// From here on a declaration is about loading the wasm. It lists the wasm's exports, whose names change with the compiler.
const LOADER: &str = "export type InitInput";

/// Fails if the package declares or holds something else than was reviewed. Needs a packed package.
pub fn compare(checkout: &Checkout) -> Result<()> {
    let present = checkout.packing().join("declarations");
    write(checkout, &present)?;
    let sh = &checkout.shell;
    cmd!(sh, "diff --recursive --unified --new-file {REVIEWED} {present}").quiet().run().context(
        "the declarations or files have changed: if that is meant, run `cargo xtask bless` and commit pkg-template/golden",
    )
}

/// Packs, and takes the declarations as reviewed.
pub fn bless(checkout: &Checkout) -> Result<()> {
    pack::run(checkout)?;
    write(checkout, Path::new(REVIEWED))?;
    println!("blessed; review with `git diff {REVIEWED}`");
    Ok(())
}

/// Writes the package's declarations into the folder, with the list of all its files, and leaves nothing else there.
fn write(checkout: &Checkout, folder: &Path) -> Result<()> {
    let sh = &checkout.shell;
    sh.remove_path(folder)?;
    let files = Tarball::read(checkout)?.list();
    for file in files.lines().filter(|file| file.ends_with(".d.ts") || file.ends_with(".d.cts")) {
        let text = sh.read_file(checkout.package().join(file))?;
        sh.write_file(folder.join(file), text.split(LOADER).next().unwrap_or_default())?;
    }
    Ok(sh.write_file(folder.join("files.txt"), files)?)
}

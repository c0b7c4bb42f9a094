//! The wasm and its glue, by wasm-pack.

use super::{WASM, embedded};
use crate::checkout::Checkout;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

/// The standard library is compiled with the crate, and a panic is a trap and nothing more: a tenth of all bytes, and
/// what a panic would say is text that nobody may read. `RUSTC_BOOTSTRAP` because a stable toolchain takes these for
/// unstable; that one is pinned.
const LEAN: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// The package's own; returns the folder, laid out as the package is.
pub fn build(checkout: &Checkout) -> Result<PathBuf> {
    build_as(checkout, "glue", &[])
}

/// The same in a build that panics on demand, for the tests of recovery. Everything else is the package's.
pub fn build_panicking(checkout: &Checkout) -> Result<PathBuf> {
    build_as(checkout, "panicking-glue", &["--features", "panic-on-demand"])
}

fn build_as(checkout: &Checkout, name: &str, cargo: &[&str]) -> Result<PathBuf> {
    let folder = compile(checkout, ".", name, cargo)?;
    let wasm = folder.join(WASM);
    checkout.shell.create_dir(folder.join("entries"))?;
    fs::rename(folder.join("credit_journey_bg.wasm"), &wasm).context("what wasm-bindgen has made")?;
    embedded::write(&folder, &wasm)?;
    Ok(folder)
}

/// The wasm of a crate and its glue, in a folder of this name.
pub fn compile(checkout: &Checkout, package: &str, name: &str, cargo: &[&str]) -> Result<PathBuf> {
    let sh = &checkout.shell;
    let folder = checkout.packing().join(name);
    sh.remove_path(&folder)?;
    cmd!(
        sh,
        "wasm-pack --quiet build --mode no-install --release --target web --no-pack --no-gitignore --out-dir {folder} {package} {cargo...}"
    )
    .envs(LEAN)
    .run()
    .context("building the wasm")?;
    Ok(folder)
}

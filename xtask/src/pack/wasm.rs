//! The wasm and its glue, one for each experience, by wasm-pack.

use super::embedded;
use crate::checkout::Checkout;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// The standard library is compiled with the crate, and a panic is a trap and nothing more: a tenth of all bytes, and
/// what a panic would say, or where it was on the machine that built this, is text that nobody may read. The stack is of
/// 256 KB, a quarter of the compiler's: whoever loads the wasm pays for it. `RUSTC_BOOTSTRAP` because a stable toolchain
/// takes these for unstable; that one is pinned.
///
/// Rejected: functions that return pairs as two values (`llvm-abiname` experimental-mv). It is 0.9 KB less, and what LLVM
/// makes of it here reads values that are gone.
const LEAN: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Clink-arg=-zstack-size=262144"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// A wasm of the package.
pub struct Experience {
    /// Its cargo feature.
    feature: &'static str,
    /// Its glue's name.
    name: &'static str,
    /// The module, where the package's entries look for it.
    pub wasm: &'static str,
}

pub const HEADLESS: Experience =
    Experience { feature: "headless", name: "credit_journey", wasm: "entries/credit_journey.wasm" };
pub const HYBRID: Experience =
    Experience { feature: "hybrid", name: "credit_journey_hybrid", wasm: "hybrid/credit_journey_hybrid.wasm" };

/// The package's own; returns the folder, laid out as the package is.
pub fn build(checkout: &Checkout) -> Result<PathBuf> {
    build_as(checkout, "glue", &[])
}

/// The same in a build that panics on demand, for the tests of recovery. Everything else is the package's.
pub fn build_panicking(checkout: &Checkout) -> Result<PathBuf> {
    build_as(checkout, "panicking-glue", &["--features", "panic-on-demand"])
}

fn build_as(checkout: &Checkout, name: &str, cargo: &[&str]) -> Result<PathBuf> {
    let folder = checkout.packing().join(name);
    checkout.shell.remove_path(&folder)?;
    for experience in [HEADLESS, HYBRID] {
        experience.build(checkout, &folder, cargo)?;
    }
    Ok(folder)
}

impl Experience {
    /// Its wasm with the names of its functions; otherwise byte for byte what ships.
    pub fn named(&self, checkout: &Checkout) -> Result<PathBuf> {
        let options = ["--no-default-features", "--features", self.feature];
        let made = compile_as(checkout, "--profiling", ".", &format!("{}-named", self.name), self.name, &options)?;
        Ok(made.join(format!("{}_bg.wasm", self.name)))
    }

    /// Adds its wasm, its glue, and what scripts carry of it to the folder.
    fn build(&self, checkout: &Checkout, folder: &Path, cargo: &[&str]) -> Result<()> {
        let Self { feature, name, wasm } = self;
        let sh = &checkout.shell;
        let mut options = vec!["--no-default-features", "--features", feature];
        options.extend(cargo);
        let made = compile(checkout, ".", &format!("{name}-glue"), name, &options)?;
        sh.create_dir(folder)?;
        for kind in ["js", "d.ts"] {
            let file = format!("{name}.{kind}");
            sh.copy_file(made.join(&file), folder.join(&file))?;
        }
        let wasm = folder.join(wasm);
        sh.create_dir(wasm.parent().context("a folder of the package")?)?;
        fs::rename(made.join(format!("{name}_bg.wasm")), &wasm).context("what wasm-bindgen has made")?;
        embedded::integrity(folder, name, &wasm)?;
        embedded::inlined(folder, name, &wasm)
    }
}

/// The wasm of a crate and its glue, in a folder of their own.
pub fn compile(checkout: &Checkout, package: &str, folder: &str, name: &str, cargo: &[&str]) -> Result<PathBuf> {
    compile_as(checkout, "--release", package, folder, name, cargo)
}

fn compile_as(
    checkout: &Checkout,
    profile: &str,
    package: &str,
    folder: &str,
    name: &str,
    cargo: &[&str],
) -> Result<PathBuf> {
    let sh = &checkout.shell;
    let folder = checkout.packing().join(folder);
    sh.remove_path(&folder)?;
    cmd!(
        sh,
        "wasm-pack --quiet build --mode no-install {profile} --target web --no-pack --no-gitignore --out-dir {folder} --out-name {name} {package} {cargo...}"
    )
    .envs(LEAN)
    .run()
    .context("building the wasm")?;
    Ok(folder)
}

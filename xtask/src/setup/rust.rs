//! The wasm target, wasm-pack, wasm-bindgen's command-line tools, and cargo-fuzz.

use super::{announce, debian, versions};
use crate::checkout::Checkout;
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::path::Path;
use xshell::cmd;

const TARGET: &str = "wasm32-unknown-unknown";

pub fn ready(checkout: &Checkout) -> Result<()> {
    let tools = versions::pinned()?.rust_tools;
    wasm_target(checkout)?;
    library_sources(checkout)?;
    same_wasm_bindgen(checkout, &tools.wasm_bindgen_cli)?;
    // Not --locked: its lock file names a webpki-roots that the registry does not offer.
    install(checkout, "wasm-bindgen-cli", "wasm-bindgen", &tools.wasm_bindgen_cli, &[])?;
    install(checkout, "wasm-pack", "wasm-pack", &tools.wasm_pack, &["--locked"])
}

/// What only the fuzz targets need.
pub fn fuzzer(checkout: &Checkout) -> Result<()> {
    let has_compiler = || cmd!(checkout.shell, "c++ --version").quiet().ignore_stdout().run().is_ok();
    if !has_compiler() {
        debian::install(checkout, "a C++ compiler", &["g++"])?;
    }
    ensure!(
        has_compiler(),
        "the fuzz targets need a C++ compiler (c++) for libFuzzer; on Debian: `apt-get install g++`"
    );
    install(checkout, "cargo-fuzz", "cargo-fuzz", &versions::pinned()?.rust_tools.cargo_fuzz, &["--locked"])
}

fn wasm_target(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    let libraries = cmd!(sh, "rustc --print target-libdir --target {TARGET}").read()?;
    if Path::new(&libraries).exists() {
        return Ok(());
    }
    announce("adding the Rust target wasm32-unknown-unknown", "20 s");
    cmd!(sh, "rustup target add {TARGET}")
        .run()
        .context("the Rust target wasm32-unknown-unknown is missing; install Rust through https://rustup.rs")
}

/// The standard library is built with the crate: without the text of its panics it is a good part smaller.
fn library_sources(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    let sysroot = cmd!(sh, "rustc --print sysroot").read()?;
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(());
    }
    announce("adding the sources of Rust's standard library", "20 s");
    cmd!(sh, "rustup component add rust-src")
        .run()
        .context("the Rust component rust-src is missing; install Rust through https://rustup.rs")
}

/// Crate and tool exchange a private format: they must be of one version.
fn same_wasm_bindgen(checkout: &Checkout, tool: &str) -> Result<()> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
    }
    let lock: Lock = toml::from_str(&checkout.shell.read_file("Cargo.lock")?)?;
    let Some(package) = lock.package.iter().find(|package| package.name == "wasm-bindgen") else {
        bail!("wasm-bindgen is not in Cargo.lock");
    };
    ensure!(
        package.version == tool,
        "wasm-bindgen is {} in Cargo.lock but {tool} in xtask/versions.toml: set both to the same version",
        package.version
    );
    Ok(())
}

fn install(checkout: &Checkout, package: &str, program: &str, version: &str, options: &[&str]) -> Result<()> {
    let sh = &checkout.shell;
    let root = checkout.tools();
    let present = cmd!(sh, "{root}/bin/{program} --version").quiet().ignore_stderr().read();
    if present.is_ok_and(|answer| answer.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    announce(&format!("building {package} {version} into target/tools"), "3 min");
    cmd!(sh, "cargo install --quiet --root {root} {package}@{version} {options...}")
        .env_remove("CARGO_TARGET_DIR")
        .run()
        .with_context(|| format!("installing {package} {version}"))
}

//! The wasm as the package's scripts carry it: its digest, and itself as text.

use anyhow::Result;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};
use std::fs;
use std::path::Path;
use zopfli::{Format, Options};

/// Writes the module with the wasm's digest beside the wasm-bindgen glue in `folder`.
pub fn integrity(folder: &Path, name: &str, wasm: &Path) -> Result<()> {
    let integrity = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(fs::read(wasm)?)));
    module(folder, &format!("{name}_integrity"), "integrity", &integrity)
}

/// Writes the module with the wasm as text.
pub fn inlined(folder: &Path, name: &str, wasm: &Path) -> Result<()> {
    // Slow, and a twentieth smaller.
    let mut gzipped = Vec::new();
    zopfli::compress(Options::default(), Format::Gzip, &*fs::read(wasm)?, &mut gzipped)?;
    module(folder, &format!("{name}_inlined"), "gzipped", &BASE64_STANDARD.encode(gzipped))
}

fn module(folder: &Path, name: &str, constant: &str, value: &str) -> Result<()> {
    fs::write(folder.join(name).with_extension("js"), format!("export const {constant} = \"{value}\";\n"))?;
    Ok(fs::write(folder.join(name).with_extension("d.ts"), format!("export declare const {constant}: string;\n"))?)
}

//! The pinned versions, as `xtask/versions.toml` has them.

use anyhow::{Context, Result};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Versions {
    pub rust_tools: RustTools,
    pub node: Node,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RustTools {
    pub wasm_bindgen_cli: String,
    pub wasm_pack: String,
    pub cargo_fuzz: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Node {
    pub minimum_major: u32,
}

pub fn pinned() -> Result<Versions> {
    toml::from_str(include_str!("../../versions.toml")).context("xtask/versions.toml")
}

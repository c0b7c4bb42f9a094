//! What the package may weigh: `xtask/budget.toml`, and the judgement.

use super::size::{Size, Sizes, Weight};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Growth below both of these is noise.
const MOST_GROWTH_KB: f64 = 1.0;
const MOST_GROWTH: f64 = 0.02;

#[derive(Deserialize)]
pub struct Budget {
    /// By export.
    entries: BTreeMap<String, Lines>,
    pub goals: Goals,
    /// What the tarball may take on a user's disk, KB.
    pub unpacked: usize,
}

#[derive(Deserialize)]
struct Lines {
    wasm: Option<Line>,
    javascript: Line,
}

#[derive(Deserialize, Clone, Copy)]
struct Line {
    gzip: f64,
    brotli: f64,
}

/// Where wasm and JavaScript together are to go, brotli 11.
#[derive(Deserialize)]
pub struct Goals {
    pub gate: f64,
    pub target: f64,
    pub dream: f64,
}

impl Budget {
    pub fn read() -> Result<Self> {
        toml::from_str(include_str!("../../budget.toml")).context("xtask/budget.toml")
    }

    /// Fails if a line has grown.
    pub fn holds(&self, sizes: &Sizes) -> Result<()> {
        let mut grown = Vec::new();
        for Weight { export, wasm, javascript } in &sizes.0 {
            let lines =
                self.entries.get(*export).with_context(|| format!("{export} has no line in xtask/budget.toml"))?;
            let parts = [("wasm", lines.wasm.zip(*wasm)), ("javascript", Some((lines.javascript, *javascript)))];
            for (name, part) in parts {
                grown.extend(part.into_iter().flat_map(|(line, size)| line.grown(&format!("{export} {name}"), size)));
            }
        }
        ensure!(grown.is_empty(), "{}: make it smaller, or raise the line in xtask/budget.toml", grown.join("; "));
        Ok(())
    }
}

impl Line {
    fn grown(&self, name: &str, size: Size) -> Vec<String> {
        let now = [("gzip", self.gzip, size.gzip_kb()), ("brotli", self.brotli, size.brotli_kb())];
        let grown = now.iter().filter(|(_, was, is)| is - was > MOST_GROWTH_KB.min(was * MOST_GROWTH));
        grown.map(|(codec, was, is)| format!("{name}.{codec} was {was:.1} KB and is {is:.1}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Line};
    use crate::pack::size::{Size, Sizes, Weight};

    fn size(brotli: usize) -> Size {
        Size { raw: 1, gzip: 1, brotli }
    }

    #[test]
    fn a_line_may_grow_by_a_kilobyte_or_two_in_a_hundred_whichever_is_less() {
        let line = |brotli| Line { gzip: 1.0, brotli };
        assert!(line(40.0).grown("wasm", size(40_800)).is_empty());
        assert!(!line(40.0).grown("wasm", size(40_801)).is_empty());
        assert!(line(90.0).grown("wasm", size(91_000)).is_empty());
        assert!(!line(90.0).grown("wasm", size(91_001)).is_empty());
    }

    #[test]
    fn the_judgement_names_every_line_that_has_grown() {
        let budget = Budget::read().unwrap();
        let heavy = Some(Size { raw: 1, gzip: 900_000, brotli: 800_000 });
        let sizes = Sizes(vec![Weight { export: "credit-journey", wasm: heavy, javascript: size(1) }]);
        let why = budget.holds(&sizes).unwrap_err().to_string();
        let named = ["credit-journey wasm.gzip was", "credit-journey wasm.brotli was"];
        assert!(named.iter().all(|line| why.contains(line)) && !why.contains("javascript"), "{why}");
    }

    #[test]
    fn an_export_without_a_line_is_not_let_through() {
        let sizes = Sizes(vec![Weight { export: "credit-journey/new", wasm: None, javascript: size(1) }]);
        assert!(Budget::read().unwrap().holds(&sizes).unwrap_err().to_string().contains("credit-journey/new"));
    }
}

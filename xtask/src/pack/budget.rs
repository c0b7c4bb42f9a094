//! What the package may weigh: `xtask/budget.toml`, and the judgement.

use super::size::{Size, Sizes};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// Growth below both of these is noise.
const MOST_GROWTH_KB: f64 = 1.0;
const MOST_GROWTH: f64 = 0.02;

#[derive(Deserialize)]
pub struct Budget {
    wasm: Line,
    javascript: Line,
    pub goals: Goals,
    /// What the tarball may take on a user's disk, KB.
    pub unpacked: usize,
}

#[derive(Deserialize)]
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
        let lines = [("wasm", &self.wasm, sizes.wasm), ("javascript", &self.javascript, sizes.javascript)];
        let grown: Vec<_> = lines.iter().flat_map(|(name, line, size)| line.grown(name, *size)).collect();
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
    use crate::pack::size::{Size, Sizes};

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
        let heavy = Size { raw: 1, gzip: 900_000, brotli: 800_000 };
        let why = budget.holds(&Sizes { wasm: heavy, javascript: size(1) }).unwrap_err().to_string();
        assert!(
            why.contains("wasm.gzip was") && why.contains("wasm.brotli was") && !why.contains("javascript"),
            "{why}"
        );
    }
}

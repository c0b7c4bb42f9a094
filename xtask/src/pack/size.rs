//! The bytes a user pays, against the budget of DESIGN.md, section 5.

use crate::checkout::Checkout;
use anyhow::{Result, ensure};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzEncoder;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::io::Read;
use std::ops::Add;
use xshell::cmd;

/// Bytes in a KB of the budget: the stricter of the two readings.
const KB: f64 = 1000.0;

/// What the package may weigh today, in KB. It only ever goes down, until it meets the gate.
const CEILING: f64 = 62.0;

/// Where it is to go: brotli 11, wasm and JavaScript together, in KB.
const BUDGET: [(&str, f64); 3] = [("gate", 41.0), ("target", 32.0), ("dream", 26.0)];

#[derive(Clone, Copy)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = Vec::new();
        GzEncoder::new(bytes, Compression::best()).read_to_end(&mut gzip)?;
        let mut brotli = Vec::new();
        let strongest = BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &strongest)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.len(), brotli: brotli.len() })
    }
}

impl Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Sizes of the finished package.
pub struct Sizes {
    wasm: Size,
    script: Size,
}

impl Sizes {
    /// Measures what a bundler would ship: the wasm, and all JavaScript in one minified file.
    pub fn measure(checkout: &Checkout) -> Result<Self> {
        let sh = &checkout.shell;
        let package = checkout.package();
        let script = checkout.packing().join("minified.js");
        cmd!(sh, "esbuild {package}/index.js --bundle --minify --format=esm --log-level=error --outfile={script}")
            .quiet()
            .run()?;
        Ok(Self {
            wasm: Size::of(&fs::read(package.join("credit_journey_bg.wasm"))?)?,
            script: Size::of(&fs::read(script)?)?,
        })
    }

    /// Fails over the ceiling.
    pub fn within_ceiling(&self) -> Result<()> {
        let total = kb(self.total().brotli);
        ensure!(total <= CEILING, "{total:.1} KB of wasm and JavaScript (brotli 11); the ceiling is {CEILING} KB");
        Ok(())
    }

    fn total(&self) -> Size {
        self.wasm + self.script
    }
}

impl Display for Sizes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:24}{:>10}{:>10}{:>12}", "KB", "raw", "gzip", "brotli 11")?;
        for (name, size) in [("wasm", self.wasm), ("JavaScript, minified", self.script), ("total", self.total())] {
            let Size { raw, gzip, brotli } = size;
            writeln!(f, "{name:24}{:>10.1}{:>10.1}{:>12.1}", kb(raw), kb(gzip), kb(brotli))?;
        }
        let total = kb(self.total().brotli);
        for (name, budget) in BUDGET {
            let verdict = if total <= budget { "kept" } else { "missed" };
            writeln!(f, "{name:24}{:>32.1}  {verdict}, {:+.1}", budget, total - budget)?;
        }
        Ok(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "a package is far below 2^52 bytes")]
fn kb(bytes: usize) -> f64 {
    bytes as f64 / KB
}

#[cfg(test)]
mod tests {
    use super::{Size, Sizes};

    fn sizes(wasm: usize, script: usize) -> Sizes {
        let of = |brotli| Size { raw: 100_000, gzip: 50_000, brotli };
        Sizes { wasm: of(wasm), script: of(script) }
    }

    #[test]
    fn the_ceiling_counts_wasm_and_javascript_together() {
        assert!(sizes(57_000, 5_000).within_ceiling().is_ok());
        assert!(sizes(57_001, 5_000).within_ceiling().is_err());
    }

    #[test]
    fn the_table_says_what_is_missed_and_by_how_much() {
        let table = sizes(30_000, 3_500).to_string();
        assert!(table.lines().any(|line| line.starts_with("gate") && line.ends_with("kept, -7.5")), "{table}");
        assert!(table.lines().any(|line| line.starts_with("target") && line.ends_with("missed, +1.5")), "{table}");
    }
}

//! The bytes a user pays.

use super::budget::Goals;
use crate::checkout::Checkout;
use anyhow::Result;
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

#[derive(Clone, Copy)]
pub struct Size {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
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

    pub fn gzip_kb(self) -> f64 {
        kb(self.gzip)
    }

    pub fn brotli_kb(self) -> f64 {
        kb(self.brotli)
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
    pub wasm: Size,
    pub javascript: Size,
}

impl Sizes {
    /// Both together, brotli 11, against where they are to go.
    pub fn verdicts(&self, goals: &Goals) -> String {
        let total = self.total().brotli_kb();
        let verdict = |(name, goal): (&str, f64)| {
            let verdict = if total <= goal { "kept" } else { "missed" };
            format!("{name:24}{goal:>32.1}  {verdict}, {:+.1}\n", total - goal)
        };
        [("gate", goals.gate), ("target", goals.target), ("dream", goals.dream)].map(verdict).concat()
    }

    /// Measures what a bundler would ship: the wasm, and all JavaScript in one minified file.
    pub fn measure(checkout: &Checkout) -> Result<Self> {
        let sh = &checkout.shell;
        let package = checkout.package();
        let script = checkout.packing().join("minified.js");
        cmd!(
            sh,
            "esbuild {package}/entries/browser.js --bundle --minify --format=esm --log-level=error --outfile={script}"
        )
        .quiet()
        .run()?;
        Ok(Self { wasm: Size::of(&fs::read(package.join(super::WASM))?)?, javascript: Size::of(&fs::read(script)?)? })
    }

    fn total(&self) -> Size {
        self.wasm + self.javascript
    }
}

impl Display for Sizes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:24}{:>10}{:>10}{:>12}", "KB", "raw", "gzip", "brotli 11")?;
        for (name, size) in [("wasm", self.wasm), ("JavaScript, minified", self.javascript), ("total", self.total())] {
            let Size { raw, gzip, brotli } = size;
            writeln!(f, "{name:24}{:>10.1}{:>10.1}{:>12.1}", kb(raw), kb(gzip), kb(brotli))?;
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
    use super::{Goals, Size, Sizes};

    #[test]
    fn the_goals_count_wasm_and_javascript_together() {
        let of = |brotli| Size { raw: 100_000, gzip: 50_000, brotli };
        let sizes = Sizes { wasm: of(30_000), javascript: of(3_500) };
        let verdicts = sizes.verdicts(&Goals { gate: 41.0, target: 32.0, dream: 26.0 });
        assert!(verdicts.lines().any(|line| line.starts_with("gate") && line.ends_with("kept, -7.5")), "{verdicts}");
        assert!(
            verdicts.lines().any(|line| line.starts_with("target") && line.ends_with("missed, +1.5")),
            "{verdicts}"
        );
    }
}

//! The bytes a user pays.

use super::budget::Goals;
use super::wasm::{HEADLESS, HYBRID};
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
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = Vec::new();
        GzEncoder::new(bytes, Compression::best()).read_to_end(&mut gzip)?;
        let mut brotli = Vec::new();
        let strongest = BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &strongest)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.len(), brotli: brotli.len() })
    }

    pub fn raw_kb(self) -> f64 {
        kb(self.raw)
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

/// What a user of one export pays.
struct Entry {
    export: &'static str,
    script: &'static str,
    wasm: Option<&'static str>,
}

/// The experiences first; a page imports one of them.
const ENTRIES: [Entry; 5] = [
    Entry { export: "credit-journey", script: "entries/browser.js", wasm: Some(HEADLESS.wasm) },
    Entry { export: "credit-journey/hybrid", script: "hybrid/browser.js", wasm: Some(HYBRID.wasm) },
    Entry { export: "credit-journey/hosted", script: "hosted/index.js", wasm: None },
    Entry { export: "credit-journey/bridge", script: "bridge/index.js", wasm: None },
    Entry { export: "credit-journey/webhooks", script: "webhooks/index.js", wasm: None },
];

/// One export of the finished package.
pub struct Weight {
    pub export: &'static str,
    pub wasm: Option<Size>,
    pub javascript: Size,
}

impl Weight {
    /// Measures what a bundler would ship: the wasm, and all JavaScript in one minified file.
    fn measure(checkout: &Checkout, entry: &Entry) -> Result<Self> {
        let sh = &checkout.shell;
        let package = checkout.package();
        let output = checkout.packing().join("minified.js");
        let script = package.join(entry.script);
        cmd!(sh, "esbuild {script} --bundle --minify --format=esm --log-level=error --outfile={output}")
            .quiet()
            .run()?;
        let wasm = entry.wasm.map(|wasm| Size::of(&fs::read(package.join(wasm))?)).transpose()?;
        Ok(Self { export: entry.export, wasm, javascript: Size::of(&fs::read(output)?)? })
    }

    fn total(&self) -> Size {
        self.wasm.map_or(self.javascript, |wasm| wasm + self.javascript)
    }
}

/// Sizes of the finished package, by export.
pub struct Sizes(pub Vec<Weight>);

impl Sizes {
    pub fn measure(checkout: &Checkout) -> Result<Self> {
        ENTRIES.iter().map(|entry| Weight::measure(checkout, entry)).collect::<Result<_>>().map(Self)
    }

    /// The API experience, brotli 11, against where it is to go.
    pub fn verdicts(&self, goals: &Goals) -> String {
        let total = self.0.first().map_or(0.0, |headless| headless.total().brotli_kb());
        let verdict = |(name, goal): (&str, f64)| {
            let verdict = if total <= goal { "kept" } else { "missed" };
            format!("{name:30}{goal:>32.1}  {verdict}, {:+.1}\n", total - goal)
        };
        [("gate", goals.gate), ("target", goals.target), ("dream", goals.dream)].map(verdict).concat()
    }
}

impl Display for Sizes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:30}{:>10}{:>10}{:>12}", "KB", "raw", "gzip", "brotli 11")?;
        for weight in &self.0 {
            let parts = [("  wasm", weight.wasm), ("  JavaScript", weight.wasm.map(|_| weight.javascript))];
            let parts = parts.into_iter().filter_map(|(name, size)| Some((name, size?)));
            for (name, Size { raw, gzip, brotli }) in [(weight.export, weight.total())].into_iter().chain(parts) {
                writeln!(f, "{name:30}{:>10.1}{:>10.1}{:>12.1}", kb(raw), kb(gzip), kb(brotli))?;
            }
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
    use super::{Goals, Size, Sizes, Weight};

    #[test]
    fn the_goals_count_wasm_and_javascript_of_the_api_experience_together() {
        let of = |brotli| Size { raw: 100_000, gzip: 50_000, brotli };
        let weigh = |wasm, javascript| Weight { export: "any", wasm: Some(of(wasm)), javascript: of(javascript) };
        let sizes = Sizes(vec![weigh(30_000, 3_500), weigh(9_000, 9_000)]);
        let verdicts = sizes.verdicts(&Goals { gate: 41.0, target: 32.0, dream: 26.0 });
        assert!(verdicts.lines().any(|line| line.starts_with("gate") && line.ends_with("kept, -7.5")), "{verdicts}");
        assert!(
            verdicts.lines().any(|line| line.starts_with("target") && line.ends_with("missed, +1.5")),
            "{verdicts}"
        );
    }
}

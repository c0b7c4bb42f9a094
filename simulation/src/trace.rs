//! What happened, in order: endpoint names, screens, codes and times; nothing secret. Two runs of one seed have the same.

use std::fmt::Display;

/// The trace of one run.
pub struct Trace {
    lines: Vec<String>,
    digest: u64,
}

/// Runs are begun by the thousand; a failure needs its last moments, and a replay shows all.
const KEPT: usize = 400;

impl Default for Trace {
    fn default() -> Self {
        Self { lines: Vec::new(), digest: 0xcbf2_9ce4_8422_2325 }
    }
}

impl Trace {
    /// Notes a line; `at_ms` since the run began.
    pub fn note(&mut self, at_ms: f64, line: impl Display) {
        let line = format!("{:>10.3} {line}", at_ms / 1000.0);
        for byte in line.bytes() {
            self.digest = (self.digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self.lines.push(line);
    }

    /// Equal for equal traces.
    pub const fn digest(&self) -> u64 {
        self.digest
    }

    /// The whole of it.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The last moments.
    pub fn tail(&self) -> &[String] {
        let from = self.lines.len().saturating_sub(KEPT);
        self.lines.get(from..).unwrap_or_default()
    }
}

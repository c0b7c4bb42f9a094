//! Lives through an event log again: the same inputs at the same times, in a native machine. What the log does not tell
//! is stood in for: valid arguments, tokens, pages; ids and words by their digests, so that what was equal stays so.
//!
//! - [`event_log`]: the file. [`stand_in`]: from what the log tells of an input to an input.
//! - [`past`]: the machine that lives through it. [`verdict`]: whether it saw the same. [`timeline`]: all of it, to read.

mod argument;
pub mod event_log;
pub mod past;
mod stand_in;
pub mod timeline;
pub mod verdict;

use anyhow::Result;

pub use event_log::EventLog;
pub use verdict::Verdict;

/// A log that was lived through again.
pub struct Replay {
    /// Everything that happened, a line each.
    pub timeline: Vec<String>,
    /// Whether the same came of it.
    pub verdict: Verdict,
}

/// Replays the text of a log.
pub fn replay(text: &str) -> Result<Replay> {
    let log = EventLog::read(text)?;
    let moments = past::live(&log)?;
    Ok(Replay { timeline: timeline::of(&log, &moments), verdict: Verdict::of(&log, &moments) })
}

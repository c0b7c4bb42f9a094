//! Time: given, never read.

/// Milliseconds since 1970, on whichever clock the sentence names.
pub type Millis = f64;

/// What the local clock must be corrected by to give the platform's time, learned from every answer's `timestamp`.
#[derive(Clone, Copy, Default)]
pub struct ServerClock {
    ahead_ms: Option<Millis>,
}

impl ServerClock {
    /// Learns from an answer that says it is `server_now`.
    pub fn learn(&mut self, now: Millis, server_now: Millis) {
        self.ahead_ms = Some(server_now - now);
    }

    /// The platform's time; `None` until an answer has told it. The local clock is no substitute: it may be days off.
    pub fn server_now(self, now: Millis) -> Option<Millis> {
        self.ahead_ms.map(|ahead_ms| now + ahead_ms)
    }
}

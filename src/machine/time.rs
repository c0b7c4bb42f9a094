//! Time: given, never read.

/// Milliseconds since 1970, on whichever clock the sentence names.
pub type Millis = f64;

/// What the local clock must be corrected by to give the platform's time, learned from every answer's `timestamp`.
#[derive(Clone, Copy, Default)]
pub struct ServerClock {
    ahead_ms: Millis,
}

impl ServerClock {
    /// Learns from an answer that says it is `server_now`.
    pub fn learn(&mut self, now: Millis, server_now: Millis) {
        self.ahead_ms = server_now - now;
    }

    /// The platform's time.
    pub fn server_now(self, now: Millis) -> Millis {
        now + self.ahead_ms
    }
}

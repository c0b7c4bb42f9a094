//! What is sent can be sent: a known endpoint of the platform, headers a browser takes, a key on every mutation.

use super::{Invariant, Moment, Seen, hold};

/// Looks at every request.
pub struct FitToSend;

impl Invariant for FitToSend {
    fn name(&self) -> &'static str {
        "every request is one the platform and the browser take"
    }

    fn look(&mut self, _: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        let Seen::Sent(sent) = seen else { return None };
        let visible = |value: &str| !value.is_empty() && value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        let odd = sent.headers.iter().find(|(_, value)| !visible(value)).map(|(name, _)| *name);
        let keyed = sent.is_read() != sent.header("Idempotency-Key").is_some();
        hold(!sent.endpoint.is_empty() && odd.is_none() && keyed, || format!("{}: header {odd:?}", sent.endpoint))
    }
}

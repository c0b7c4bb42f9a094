//! What a host says to the machine and hears from it, as documents: one object per input, one per effect.
//!
//! The host of the npm package is TypeScript and binds APIs, no more; a host of the tests is a few lines in any
//! language that has JSON.

mod effect;
mod input;

use super::{Effect, Entropy, Input, Machine, Millis};
use crate::contract::Document;
use crate::machine::list::list;

impl<D: Document, E: Entropy> Machine<D, E> {
    /// Takes one input; returns what is to be done about it, in order. The last is always when to wake the machine.
    pub fn hear(&mut self, now: Millis, input: &D) -> Vec<D> {
        let effects = match Input::read(input) {
            Ok(Some(read)) => {
                self.note(now, input);
                self.handle(now, read)
            }
            Ok(None) => Vec::new(),
            Err((promise, failure)) => vec![Effect::Settle { promise, result: Err(failure) }],
        };
        let mut told = list(effects.into_iter().map(|effect| self.tell(effect)));
        told.push(
            D::object()
                .with_text("kind", "wake")
                .with("atMs", self.wake_at().map_or_else(D::null, D::from_number))
                .made(),
        );
        told
    }
}

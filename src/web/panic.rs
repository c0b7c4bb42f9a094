//! For the tests of recovery: a panic in the midst of the work.

use crate::contract::Document;

/// Panics wherever the input asks for it.
#[expect(clippy::panic, reason = "what it is for")]
pub fn on_demand(input: &impl Document) {
    if input.mentions("panic-on-demand") {
        panic!("on demand");
    }
}

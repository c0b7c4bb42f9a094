//! What a new machine lacks: found, said, and fetched. Each part is quick when nothing is missing.

pub mod chromium;
pub mod node;
pub mod rust;
mod versions;

/// Announces something that takes a while, so that nobody wonders.
fn announce(what: &str, about: &str) {
    println!("set-up: {what} (about {about}, once)");
}

//! What a new machine lacks: found, said, and fetched. Each part is quick when nothing is missing.

pub mod chromium;
mod debian;
pub mod firefox;
pub mod node;
pub mod rust;
mod versions;
pub mod webkit;

use crate::checkout::Checkout;
use anyhow::Result;

/// Everything a build needs; a browser is asked for apart.
pub fn ready(checkout: &Checkout) -> Result<()> {
    rust::ready(checkout)?;
    node::ready(checkout)
}

/// Announces something that takes a while, so that nobody wonders.
fn announce(what: &str, about: &str) {
    println!("set-up: {what} (about {about}, once)");
}

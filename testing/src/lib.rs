//! The sandbox in its own WebAssembly, spoken to in JSON: what the npm package `credit-journey-testing` is made around.
//!
//! - [`Sandbox`]: the one exported class. The package's TypeScript lends it a clock and makes a `fetch` of it.
//! - `options`: how it is set up.
//! - `exchange`: a request and its answer.
//! - `elsewhere`: the pages of other parties.
//! - `partner`: the back-end that mints the borrower's sessions.

mod elsewhere;
mod exchange;
#[cfg(test)]
mod names;
mod options;
mod partner;
mod sandbox;

pub use crate::sandbox::Sandbox;

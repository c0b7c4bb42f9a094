//! What JavaScript sees. The effects are done by the package's TypeScript, which binds the host's APIs; nothing here
//! waits, listens or calls back.
//!
//! - `headless`, `hybrid`: the exported class of each experience, behind its feature.
//! - `document`: JavaScript's own values as the machine's `Document`, by their numbers.
//! - `entropy`: the host's randomness.
//! - `panic`: only in a build for tests.
//! - `typescript`: the declarations that follow from the request and command tables.

mod document;
mod entropy;
#[cfg(feature = "headless")]
mod headless;
#[cfg(feature = "hybrid")]
mod hybrid;
#[cfg(feature = "panic-on-demand")]
mod panic;
mod typescript;

#[cfg(feature = "headless")]
pub use self::headless::{Core, commands, endpoints};
#[cfg(feature = "hybrid")]
pub use self::hybrid::HybridCore;

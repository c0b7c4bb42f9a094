//! What JavaScript sees. The effects are done by the package's TypeScript, which binds the host's APIs; nothing here
//! waits, listens or calls back.
//!
//! - `core`: the exported class.
//! - `document`: JavaScript's own objects as the machine's `Document`.
//! - `entropy`: the host's randomness.
//! - `typescript`: the declarations that follow from the request and command tables.

mod core;
mod document;
mod entropy;
mod typescript;

pub use self::core::{Core, methods};

//! What we do: the machine's effects, done in a browser or at the edge, and what JavaScript sees.
//!
//! - `core`: the exported class; the package's TypeScript binds it to `Credit` and `Journey`.
//! - `shell`: feeds the machine and executes its effects, in order.
//! - `send`, `storage`, `page`, `timer`, `promises`: one host capability each.
//! - `options`: what of the options of `connect` is the host's.
//! - `document`: JavaScript's own objects as the machine's `Document`.
//! - `typescript`: the declarations that follow from the request and command tables.

mod core;
mod document;
mod entropy;
mod error;
mod options;
mod page;
mod promises;
mod send;
mod shell;
mod storage;
mod timer;
mod typescript;

pub use self::core::Core;

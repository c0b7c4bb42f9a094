//! The packed package as its users have it: each suite is a folder of `tests/` (or `testing/`) with packages of its own, and
//! the tarball among them.

pub mod edge;
pub mod installed;
pub mod matrix;
pub mod runtimes;
pub mod scan;
pub mod testing;
pub mod types;

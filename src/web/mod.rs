//! What we do.

//! What we decide: the sans-IO core.

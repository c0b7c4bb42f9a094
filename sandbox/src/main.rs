//! The platform, simulated.
fn main() {}

//! The server over real HTTP, started as integrators start it.

mod origins;
mod running;

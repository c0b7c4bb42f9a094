//! The Hybrid experience (CONTRACT.md 4): the partner's own back-end speaks to the platform, and this machine to that.

pub mod command;
pub mod event;
pub mod screen;
pub mod view;

pub use event::HybridEvent;

//! `credit-journey`: a borrower's loan journey on the Credit SDK headless API, from a session token alone.
//!
//! Three rooms, and dependencies that point one way:
//!
//! - [`contract`]: what the platform says. Plain data; knows nobody.
//! - [`machine`]: what we decide. The sans-IO core: no clock, no randomness, no network, no JavaScript; knows `contract`.
//! - `web`: what we do. Fetch, timers, storage, navigation and the exported class; knows both. Built for wasm32 only,
//!   and not for the sandbox's own wasm.

pub mod contract;
pub mod machine;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod web;

/// The standard library's allocator would cost 2.1 KB more (brotli), for speed that nobody needs here.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

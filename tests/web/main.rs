//! The shell in a real browser: what the exported class does with fetch, timers, storage, signals and the page.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod abort;
#[path = "../documents.rs"]
mod documents;
mod errors;
mod host;
mod javascript;
mod page;
mod promises;
mod reentrancy;
mod requests;
mod snapshots;
mod standins;
mod storage;
mod timers;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

//! The sandbox server: the simulated platform on loopback, at four origins as in life.
//!
//! - `server::api`: the platform's API, and the controls under `/_sandbox/`.
//! - `server::pages`: consent, KYC, e-mandate and agreement pages.
//! - `server::hosted`: the embedded page of the Hosted Experience.
//! - `server::site`: the partner's side: a static site, and the back-end that holds the API key.

mod server;

use clap::Parser;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    server::run(server::Options::parse()).await
}

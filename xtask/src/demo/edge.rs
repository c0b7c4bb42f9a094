//! `cargo xtask demo --edge`: the example site through the edge worker, in workerd.

use crate::checkout::{Checkout, WORKER};
use crate::setup;
use anyhow::Result;
use std::process::Command;
use xshell::cmd;

/// Where `npm start` serves.
const ADDRESS: &str = "http://127.0.0.1:4050";
/// As `npm start` has it, unless told otherwise.
const EDGE_SECRET: &str = "for development on one machine";

/// Serves it, with the sandbox behind it, until interrupted. Needs the built site and the sandbox.
pub fn serve(checkout: &Checkout) -> Result<()> {
    setup::node::packages(checkout, WORKER)?;
    let sh = &checkout.shell;
    let home = format!("{ADDRESS}/return");
    let options = ["--site", "www-example/dist", "--edge-secret", EDGE_SECRET, "--return-url", &home];
    let mut sandbox = Command::new("cargo")
        .args(["run", "--quiet", "--package", "sandbox", "--"])
        .args(options)
        .current_dir(sh.current_dir())
        .spawn()?;
    println!("\nOpen {ADDRESS} in a browser. Ctrl-C ends the demo.\n");
    let served = {
        let _there = sh.push_dir(WORKER);
        cmd!(sh, "npm start --silent").quiet().run()
    };
    sandbox.kill()?;
    sandbox.wait()?;
    Ok(served?)
}

//! The edge worker: the example site through it, in workerd.

use crate::checkout::Checkout;
use crate::{pack, setup, site};
use anyhow::Result;
use std::process::Command;
use xshell::cmd;

/// The example worker's folder.
const WORKER: &str = "www-example/edge";
/// The folder of its suite.
const SUITE: &str = "tests/edge";
/// Where `npm start` serves.
const ADDRESS: &str = "http://127.0.0.1:4040";
/// As `npm start` has it, unless told otherwise.
const EDGE_SECRET: &str = "for development on one machine";

/// Checks its types and runs its suite. Needs the built site, a built sandbox, and Chromium.
pub fn test(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    for folder in [WORKER, SUITE] {
        setup::node::packages(checkout, folder)?;
        let _there = sh.push_dir(folder);
        cmd!(sh, "npm run --silent typecheck").run()?;
    }
    let _there = sh.push_dir(SUITE);
    Ok(cmd!(sh, "npm test --silent").run()?)
}

/// Serves the example site through the worker, with the sandbox behind it, until interrupted.
pub fn demo(checkout: &Checkout) -> Result<()> {
    pack::run(checkout)?;
    site::build(checkout)?;
    setup::node::packages(checkout, WORKER)?;
    let sh = &checkout.shell;
    cmd!(sh, "cargo build --package sandbox").run()?;

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

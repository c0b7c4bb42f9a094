//! The second package, `credit-journey-testing`: the sandbox in its own wasm, from `testing/`.

use super::{Tarball, VERSION, describe, embedded, wasm};
use crate::checkout::{Checkout, TESTING_SUITE};
use crate::setup;
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

const MODULES: [&str; 2] = ["./index.js", "./msw.js"];

/// jest's pages lack what wasm-bindgen and the unpacking of the wasm use.
const PREAMBLE: &str = "\
--banner:js=const { TextDecoder, TextEncoder } = require(\"node:util\");
const { DecompressionStream } = require(\"node:stream/web\");";

/// Builds it in `target/pack/testing`, with its tarball.
pub fn pack(checkout: &Checkout) -> Result<()> {
    setup::node::packages(checkout, TESTING_SUITE)?;
    let sh = &checkout.shell;
    let glue = wasm::compile(checkout, "testing", "testing-glue", "credit_journey_testing", &[])?;
    embedded::inlined(&glue, "credit_journey_testing", &glue.join("credit_journey_testing_bg.wasm"))?;

    let (compiled, staged) = (checkout.packing().join("testing-compiled"), staged(checkout));
    sh.remove_path(&compiled)?;
    sh.remove_path(&staged)?;
    cmd!(sh, "tsc --project testing/package --outDir {compiled} --declarationDir {staged}").run()?;
    for module in ["credit_journey_testing.js", "credit_journey_testing_inlined.js"] {
        sh.copy_file(glue.join(module), &compiled)?;
    }
    {
        let options = ["--bundle", "--packages=external", "--minify", "--target=es2022", "--log-level=error"];
        let _there = sh.push_dir(&compiled);
        cmd!(sh, "esbuild {MODULES...} {options...} --platform=neutral --format=esm --outdir={staged}").run()?;
        let output = ["--platform=node", "--format=cjs", "--out-extension:.js=.cjs", PREAMBLE];
        cmd!(sh, "esbuild {MODULES...} {options...} {output...} --outdir={staged}/cjs").run()?;
    }
    for file in sh.read_dir("testing/package/cjs")? {
        sh.copy_file(file, staged.join("cjs"))?;
    }
    describe(checkout, "testing/package", &staged)?;
    Tarball::make(checkout, &staged)
}

/// Where its finished tarball lies.
pub fn tarball(checkout: &Checkout) -> PathBuf {
    staged(checkout).join(format!("credit-journey-testing-{VERSION}.tgz"))
}

fn staged(checkout: &Checkout) -> PathBuf {
    checkout.packing().join("testing")
}

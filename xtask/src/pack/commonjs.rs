//! The package for `require`, where it cannot load ES modules: older tools, and jest.

use crate::checkout::Checkout;
use anyhow::Result;
use std::path::Path;
use xshell::cmd;

/// Each is one file. They import no more than types from each other, so nothing is there twice.
const ENTRIES: [(&str, &str); 1] = [("entries/node.js", "index.cjs")];

/// What a bundle in `cjs/` must find outside of it. jest's pages lack the text codecs that wasm-bindgen uses.
const PREAMBLE: &str = "\
const { TextDecoder, TextEncoder } = require(\"node:util\");
const entry = require(\"node:url\").pathToFileURL(require(\"node:path\").join(__dirname, \"../entries/node.js\")).href;";

/// Writes `cjs/` into the staged package.
pub fn write(checkout: &Checkout, staged: &Path) -> Result<()> {
    let sh = &checkout.shell;
    for (entry, file) in ENTRIES {
        cmd!(
            sh,
            "esbuild {staged}/{entry} --bundle --format=cjs --platform=node --target=es2022 --packages=external
            --external:../loading/inlined.js --define:import.meta.url=entry --banner:js={PREAMBLE}
            --minify-whitespace --minify-syntax --log-level=error --outfile={staged}/cjs/{file}"
        )
        .run()?;
    }
    for file in sh.read_dir("pkg-template/cjs")? {
        sh.copy_file(file, staged.join("cjs"))?;
    }
    Ok(())
}

//! The package's scripts: few files, small ones, for `import` and for `require`.
//!
//! A page without a bundler fetches what an entry imports one after the other, so everything the entries share is one file.

use crate::checkout::Checkout;
use anyhow::Result;
use std::path::Path;
use xshell::cmd;

/// Each becomes one file under its own name, with all it imports.
const MODULES: [&str; 14] = [
    "./entries/core.js",
    "./loading/inlined.js",
    "./loading/read.js",
    "./hybrid/core.js",
    "./hybrid/inline.js",
    "./hosted/index.js",
    "./bridge/index.js",
    "./edge/index.js",
    "./webhooks/index.js",
    "./bindings/store.js",
    "./bindings/react.js",
    "./bindings/vue.js",
    "./bindings/svelte.js",
    "./cli/main.js",
];

/// These stay as they are: a few lines that name one of those, and the wasm.
const ENTRIES: [&str; 8] = [
    "api.js",
    "entries/browser.js",
    "entries/edge-light.js",
    "entries/inline.js",
    "entries/node.js",
    "entries/slim.js",
    "entries/workerd.js",
    "hybrid/browser.js",
];

/// For tools that cannot `require` ES modules: older ones, and jest. Each is one file.
const COMMONJS: [(&str, &str); 7] = [
    ("entries/node.js", "index.cjs"),
    ("hybrid/node.js", "hybrid.cjs"),
    ("hosted/index.js", "hosted.cjs"),
    ("bridge/index.js", "bridge.cjs"),
    ("webhooks/index.js", "webhooks.cjs"),
    ("bindings/react.js", "react.cjs"),
    ("bindings/vue.js", "vue.cjs"),
];

/// What an entry with a wasm finds outside of its one file. jest's pages lack the text codecs that wasm-bindgen uses.
fn preamble(module: &str) -> String {
    format!(
        "const {{ TextDecoder, TextEncoder }} = require(\"node:util\");\nconst entry = \
         require(\"node:url\").pathToFileURL(require(\"node:path\").join(__dirname, \"../{module}\")).href;"
    )
}

/// Only loaded where the wasm itself cannot be: it is left out of every other file.
const INLINED: &str = "--external:../loading/inlined.js";

/// There once for all that is imported; a file for `require` has its own.
const SHARED: [&str; 3] = ["--external:../entries/core.js", "--external:./core.js", "--external:./store.js"];

/// Makes them of what TypeScript has compiled.
pub fn write(checkout: &Checkout, compiled: &Path, staged: &Path) -> Result<()> {
    let sh = &checkout.shell;
    let options = ["--minify", "--platform=neutral", "--target=es2022", "--log-level=error"];
    let bundle = ["--bundle", "--packages=external", "--external:node:*", INLINED];
    {
        let _there = sh.push_dir(compiled);
        cmd!(
            sh,
            "esbuild {MODULES...} {options...} {bundle...} {SHARED...} --format=esm --outdir={staged} --outbase=."
        )
        .run()?;
        cmd!(sh, "esbuild {ENTRIES...} {options...} --outdir={staged} --outbase=.").run()?;
        for (module, file) in COMMONJS {
            let preamble = if module.ends_with("/node.js") { preamble(module) } else { String::new() };
            let preamble = format!("--banner:js={preamble}");
            let output = ["--format=cjs", "--define:import.meta.url=entry", &preamble];
            cmd!(sh, "esbuild ./{module} {options...} {bundle...} {output...} --outfile={staged}/cjs/{file}").run()?;
        }
    }
    for file in sh.read_dir("pkg-template/cjs")? {
        sh.copy_file(file, staged.join("cjs"))?;
    }
    Ok(())
}

//! The package's TypeScript, as users meet it: from the tarball, through every resolution and each compiler that matters.

use crate::checkout::Checkout;
use crate::pack::Tarball;
use anyhow::{Context, Result};
use xshell::cmd;

/// The suite's folder.
const SUITE: &str = "tests/types";

/// Compilers by their folder in `node_modules`: the last three, and the oldest that Vue's own types know.
/// `typescript` is 6.0, the newest that TypeDoc can use.
const COMPILERS: [&str; 4] = ["typescript-7.0", "typescript", "typescript-5.9", "typescript-5.4"];

/// Consumers under each `moduleResolution`, one without a DOM, and those of the framework bindings.
const CONSUMERS: [&str; 5] = ["bundler", "node16", "nodenext", "worker", "bindings"];

/// Entries that `require` gets too.
const DUAL: [&str; 7] = [".", "./hybrid", "./hosted", "./bridge", "./webhooks", "./react", "./vue"];

/// Not for `attw`: no code.
const ASSETS: [&str; 3] = ["./credit_journey.wasm", "./credit_journey_hybrid.wasm", "./package.json"];

/// Checks the packed package: consumers, completion, `publint`, `attw`. Needs a packed package.
pub fn check(checkout: &Checkout) -> Result<()> {
    Tarball::install(checkout, SUITE)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(SUITE);
    for compiler in COMPILERS {
        for consumer in CONSUMERS {
            cmd!(sh, "node node_modules/{compiler}/bin/tsc --project consumer/{consumer}.json")
                .quiet()
                .run()
                .with_context(|| format!("consumer/{consumer}.json by {compiler}"))?;
        }
    }
    cmd!(sh, "npm run --silent completions").run()?;

    let tarball = Tarball::path(checkout);
    cmd!(sh, "npm exec -- publint --strict {tarball}").run()?;
    // Node 10 knows no exports map: it would need a folder for each entry.
    let dual = ["--profile", "node16", "--entrypoints"];
    cmd!(sh, "npm exec -- attw --format ascii {tarball} {dual...} {DUAL...}").run()?;
    let others = ["--profile", "esm-only", "--exclude-entrypoints"];
    cmd!(sh, "npm exec -- attw --format ascii {tarball} {others...} {DUAL...} {ASSETS...}").run()?;
    Ok(())
}

/// Builds the reference of every entry into `target/reference`. A warning fails it. Needs what `check` has installed.
pub fn reference(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    let _there = sh.push_dir(SUITE);
    Ok(cmd!(sh, "npm run --silent reference").run()?)
}

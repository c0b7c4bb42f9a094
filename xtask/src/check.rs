//! `cargo xtask check`: what can be judged without running the product.

use crate::checkout::{BROWSER_SUITE, Checkout, SITE};
use crate::pack::Tarball;
use crate::summary::{Outcome, Summary};
use crate::{declarations, pack, setup};
use anyhow::Result;
use xshell::cmd;

pub fn run(checkout: &Checkout) -> Result<()> {
    let mut summary = Summary::default();
    let ready = summary.step("set-up", &[], || setup::ready(checkout));
    rust(checkout, &mut summary, ready);
    let packed = summary.step("package", &[ready], || pack::run(checkout).map(drop));
    typescript(checkout, &mut summary, packed);
    summary.close()
}

/// Formatting, lints, and the one rule of DESIGN.md, section 1.
pub fn rust(checkout: &Checkout, summary: &mut Summary, ready: Outcome) {
    let sh = &checkout.shell;
    summary.step("formatting", &[], || Ok(cmd!(sh, "cargo fmt --all --check").run()?));
    summary.step("lints, native", &[], || {
        Ok(cmd!(sh, "cargo clippy --workspace --all-targets -- --deny warnings").run()?)
    });
    summary.step("lints, wasm", &[ready], || {
        let target = "wasm32-unknown-unknown";
        // One after the other: together, cargo would give the sandbox's wasm the client's features.
        for [package, features @ ..] in [
            ["credit-journey", "--features", "headless"],
            ["credit-journey", "--features", "hybrid"],
            ["credit-journey-testing", "--features", ""],
        ] {
            let one = ["--lib", "--target", target, "--no-default-features"];
            cmd!(sh, "cargo clippy --package {package} {one...} {features...} -- --deny warnings").run()?;
        }
        Ok(())
    });
    summary.step("direction of dependencies", &[], || Ok(cmd!(sh, "cargo test --test architecture").run()?));
}

/// The package's declarations, and everything that is written against them. The package's own sources are checked as it is packed.
pub fn typescript(checkout: &Checkout, summary: &mut Summary, packed: Outcome) {
    let sh = &checkout.shell;
    summary.step("declarations as reviewed", &[packed], || declarations::compare(checkout));
    summary.step("types of the example site", &[packed], || {
        Tarball::install(checkout, SITE)?;
        let _there = sh.push_dir(SITE);
        Ok(cmd!(sh, "npm run --silent typecheck").run()?)
    });
    summary.step("types of the browser suite", &[packed], || {
        let _there = sh.push_dir(BROWSER_SUITE);
        Ok(cmd!(sh, "npm run --silent typecheck").run()?)
    });
}

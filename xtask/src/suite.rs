//! `cargo xtask test`: everything, in the order in which a fault shows soonest.

use crate::checkout::{BROWSER_SUITE, Checkout};
use crate::suites::{edge, installed, matrix, runtimes, scan, testing, types};
use crate::summary::Summary;
use crate::{check, fuzz, pack, setup, simulate, site};
use anyhow::Result;
use xshell::cmd;

/// Half a minute of them; `cargo xtask simulate` runs more.
const SEEDS: u64 = 1_000;
/// Enough to meet every scenario; `cargo xtask simulate --in-wasm` runs more.
const SEEDS_IN_WASM: u64 = 60;

pub fn run(checkout: &Checkout) -> Result<()> {
    let sh = &checkout.shell;
    let mut summary = Summary::default();

    let ready = summary.step("set-up", &[], || setup::ready(checkout));
    let browser = summary.step("set-up, Chromium", &[], || setup::chromium::ready(checkout));

    check::rust(checkout, &mut summary, ready);
    summary.step("native tests", &[], || Ok(cmd!(sh, "cargo test --workspace").run()?));

    summary.step("fuzz targets, briefly", &[], || fuzz::briefly(checkout));

    let packed = summary.step("package", &[ready], || pack::run(checkout));
    summary.step("size within its budget", &[packed], || pack::size(checkout));
    check::typescript(checkout, &mut summary, packed);

    summary.step("simulated journeys", &[], || simulate::seeds(checkout, SEEDS));
    summary.step("simulated journeys again in wasm", &[packed], || simulate::in_wasm(checkout, SEEDS_IN_WASM));

    let types = summary.step("types that users meet", &[packed], || types::check(checkout));
    summary.step("reference", &[types], || types::reference(checkout));

    let site = summary.step("example site", &[packed], || site::build(checkout));
    let panicking =
        summary.step("package that panics on demand", &[packed], || pack::build_panicking(checkout).map(drop));
    let programs = summary
        .step("sandbox and replay", &[], || Ok(cmd!(sh, "cargo build --package sandbox --package replay").run()?));

    summary.step("scan for keys", &[packed], || scan::test(checkout));
    summary.step("package for tests", &[packed], || testing::test(checkout));
    summary.step("runtimes and browser engines", &[programs, site], || runtimes::all(checkout));
    summary
        .step("bindings in Chromium", &[programs, packed, browser], || installed::test(checkout, installed::BINDINGS));
    summary.step("hosted frame and bridge", &[packed, browser], || installed::test(checkout, installed::HOSTED));
    summary
        .step("webhooks in Node and workerd", &[programs, packed], || installed::test(checkout, installed::WEBHOOKS));
    summary.step("edge worker", &[programs, site, browser], || edge::test(checkout));
    summary.step("bundlers, some", &[programs, packed, browser], || matrix::representative(checkout));
    summary.step("package and journeys in Chromium", &[site, panicking, programs, browser], || {
        let _there = sh.push_dir(BROWSER_SUITE);
        Ok(cmd!(sh, "npm test --silent").run()?)
    });
    summary.close()
}

//! Where everything lies. All that the commands make stays inside the checkout.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};
use xshell::Shell;

/// The example site's folder.
pub const SITE: &str = "www-example";

/// The folder of the edge worker that may stand before it.
pub const WORKER: &str = "www-example/edge";

/// The folder of the suite of `credit-journey-testing`. Its packages have MSW's types, which that package is built with.
pub const TESTING_SUITE: &str = "testing/tests";

/// The browser suite's folder.
pub const BROWSER_SUITE: &str = "tests/browser";

/// The checkout, and a shell that stands at its root with the project's own tools first on `PATH`.
pub struct Checkout {
    root: PathBuf,
    pub shell: Shell,
}

impl Checkout {
    pub fn open() -> Result<Self> {
        // Asked for at run time: checkouts that share a target folder share this program.
        let xtask = env::var_os("CARGO_MANIFEST_DIR").context("run this as `cargo xtask`")?;
        let root = Path::new(&xtask).parent().context("xtask lies in a folder of the workspace")?.to_owned();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        let checkout = Self { root, shell };

        let inherited = env::var_os("PATH").unwrap_or_default();
        let own = [checkout.path("xtask/bin"), checkout.tools().join("bin"), checkout.node_bin()];
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))?;
        checkout.shell.set_var("PATH", path);
        Ok(checkout)
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Rust tools at the pinned versions. Not `CARGO_TARGET_DIR`: they outlive it.
    pub fn tools(&self) -> PathBuf {
        self.path("target/tools")
    }

    /// Command-line tools from npm: `tsc`, `esbuild`, `wasm-opt`.
    pub fn node_bin(&self) -> PathBuf {
        self.path("node_modules/.bin")
    }

    /// The finished package, beside its tarball.
    pub fn package(&self) -> PathBuf {
        self.path("pkg")
    }

    /// What `pack` works in. `pkg-template/tsconfig.json` knows it too.
    pub fn packing(&self) -> PathBuf {
        self.path("target/pack")
    }
}

//! The tarball that users install: what is in it was reviewed, and it is small.

use super::VERSION;
use crate::checkout::Checkout;
use crate::setup;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// What npm says of a tarball.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tarball {
    unpacked_size: usize,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    path: String,
}

impl Tarball {
    /// Where the finished one lies.
    pub fn path(checkout: &Checkout) -> PathBuf {
        checkout.package().join(format!("credit-journey-{VERSION}.tgz"))
    }

    /// Makes it in a folder, which has all its files.
    pub fn make(checkout: &Checkout, folder: &Path) -> Result<()> {
        let sh = &checkout.shell;
        let _there = sh.push_dir(folder);
        Ok(cmd!(sh, "npm pack --loglevel=error").ignore_stdout().run()?)
    }

    /// Reads what the finished one holds.
    pub fn read(checkout: &Checkout) -> Result<Self> {
        let sh = &checkout.shell;
        let package = checkout.package();
        let _there = sh.push_dir(&package);
        let tarball = Self::path(checkout);
        let said = cmd!(sh, "npm pack --dry-run --json --loglevel=error {tarball}").quiet().read()?;
        let [tarball] = serde_json::from_str::<[Self; 1]>(&said).context("what `npm pack --json` says")?;
        Ok(tarball)
    }

    /// Installs what the folder's lock file names, and the present tarball among it as a user would.
    pub fn install(checkout: &Checkout, folder: &str) -> Result<()> {
        install(checkout, folder, &[Self::path(checkout)])
    }

    /// The names of its files, one a line.
    pub fn list(&self) -> String {
        let mut names: Vec<_> = self.files.iter().map(|file| file.path.as_str()).collect();
        names.sort_unstable();
        names.join("\n") + "\n"
    }

    /// Fails if it takes more room on a user's disk than it may.
    pub fn fits(&self, most_kb: usize) -> Result<()> {
        let kb = self.unpacked_size.div_ceil(1000);
        println!("unpacked: {kb} KB of {most_kb} KB");
        ensure!(kb <= most_kb, "the tarball takes {kb} KB unpacked, and may take {most_kb} (xtask/budget.toml)");
        Ok(())
    }
}

/// Installs what the folder's lock file names, and tarballs.
pub fn install(checkout: &Checkout, folder: &str, tarballs: &[PathBuf]) -> Result<()> {
    setup::node::packages(checkout, folder)?;
    let sh = &checkout.shell;
    let _there = sh.push_dir(folder);
    // Not saved: a tarball's hash changes with every build, and a lock file would pin it. The others are there already.
    let alone = ["--no-save", "--no-package-lock", "--install-links", "--prefer-offline", "--ignore-scripts"];
    let quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
    Ok(cmd!(sh, "npm install {alone...} {quietly...} {tarballs...}").quiet().ignore_stdout().run()?)
}

//! `cargo xtask build`: the page as static files in `dist/`, which work under any sub-path.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::{command, root, run};
use crate::setup;

/// How the page is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For visitors: small, through wasm-opt, minutes.
    Release,
    /// For tests: optimised a little, neither link-time optimisation nor wasm-opt.
    Test,
}

/// Where the page is left.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Set up, build for release, and say what it weighs.
pub fn build() -> Result<()> {
    setup::for_the_page()?;
    page(Profile::Release)?;
    sizes()?;
    println!("The page is in dist/: put it on any host of static files, under any path.");
    Ok(())
}

/// Build the page into `dist/`.
pub fn page(profile: Profile) -> Result<()> {
    let mut trunk = command("trunk", &["build", "--dist", "dist", "--public-url", "./"]);
    match profile {
        // Trunk calls wasm-opt (npm's binaryen) only here.
        Profile::Release => trunk.arg("--release"),
        Profile::Test => trunk.args(["--cargo-profile", "page-test"]),
    };
    run(trunk)
}

/// Print every file's size as it is and as brotli, the way hosts send it.
pub fn sizes() -> Result<()> {
    let script = root().join("crates/xtask/js/sizes.mjs");
    run(command("node", &[&script.to_string_lossy(), &dist().to_string_lossy()]))
}

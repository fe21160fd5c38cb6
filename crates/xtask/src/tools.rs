//! The Rust programs that build and test the page, at their exact versions, in `target/tools`.

use anyhow::{Context, Result};

use crate::command::{command, read, root, run};

/// The pin of `wasm-bindgen` in Cargo.toml: library and program must be the same version.
const WASM_BINDGEN: &str = "0.2.130";

/// A program that `cargo install` brings.
pub struct Tool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    features: &'static [&'static str],
    /// At which level it is optimised: no more than its work is worth, for it takes minutes to compile.
    opt_level: &'static str,
}

/// Builds the page.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    // Without its check for a newer version, which goes online.
    features: &["--no-default-features", "--features", "rustls"],
    opt_level: "0",
};

/// Makes JavaScript bindings; Trunk and wasm-pack call it.
pub const BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: WASM_BINDGEN,
    features: &[],
    opt_level: "1",
};

/// Builds the wasm package and runs its tests.
pub const PACK: Tool =
    Tool { package: "wasm-pack", program: "wasm-pack", version: "0.15.1", features: &[], opt_level: "0" };

/// Install what is not there at the right version, in `target/tools` or elsewhere in PATH.
pub fn ensure(tools: &[&Tool]) -> Result<()> {
    for tool in tools {
        if installed(tool) {
            println!("set-up: {} {} is there", tool.program, tool.version);
        } else {
            println!("set-up: installing {} {} into target/tools (some minutes)", tool.package, tool.version);
            install(tool, &["--locked"])
                .or_else(|error| {
                    // A lock file may name a crate version that the registry does not serve.
                    println!("set-up: {error:#}; trying without the lock file of {}", tool.package);
                    install(tool, &[])
                })
                .with_context(|| format!("{} {} could not be installed", tool.package, tool.version))?;
        }
    }
    Ok(())
}

fn installed(tool: &Tool) -> bool {
    let Ok(version) = read(command(tool.program, &["--version"])) else { return false };
    version.split_whitespace().any(|word| word == tool.version)
}

/// Install with a cheap profile.
fn install(tool: &Tool, lock: &[&str]) -> Result<()> {
    let mut cargo = command("cargo", &["install", "--root", "target/tools", "--force"]);
    cargo.args(["--version", tool.version, tool.package]).args(tool.features).args(lock);
    cargo
        .env("CARGO_TARGET_DIR", root().join("target/tools-build"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
    run(cargo)
}

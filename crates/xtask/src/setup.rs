//! Set-up: what a fresh machine lacks is installed, at pinned versions, or named with the way to
//! get it. Every step looks first and is silent work when there is nothing to do.

use std::env;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command::{command, read, root, run};
use crate::tools;

/// The npm packages of the editor, of the layout of diagrams, of wasm-opt, and of the tests that drive a browser.
const EDITOR: &str = "www/editor";
const GRAPH: &str = "www/graph";
const WASM_OPT: &str = "crates/xtask/js";
const BROWSER: &str = "tests/browser";

/// What building the page for visitors needs.
pub fn for_the_page() -> Result<()> {
    wasm_target()?;
    node()?;
    packages(&[EDITOR, GRAPH, WASM_OPT])?;
    tools::ensure(&[&tools::BINDGEN, &tools::TRUNK])
}

/// What the tests need.
pub fn for_the_tests() -> Result<()> {
    wasm_target()?;
    node()?;
    chromium()?;
    packages(&[EDITOR, GRAPH, BROWSER])?;
    tools::ensure(&[&tools::BINDGEN, &tools::PACK, &tools::TRUNK])
}

/// What measuring needs.
pub fn for_measuring() -> Result<()> {
    for_the_page()?;
    chromium()?;
    packages(&[BROWSER])
}

/// What all commands together need.
pub fn everything() -> Result<()> {
    for_the_tests()?;
    packages(&[WASM_OPT])
}

/// The standard library for wasm. A target listed in rust-toolchain.toml is not enough where
/// rustup does not install by itself, so the command is given here.
fn wasm_target() -> Result<()> {
    let sysroot = read(command("rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir() {
        println!("set-up: the wasm32-unknown-unknown target is there");
        return Ok(());
    }
    println!("set-up: adding the wasm32-unknown-unknown target");
    let add = || run(command("rustup", &["target", "add", "wasm32-unknown-unknown"]));
    retry(add).context(
        "the Rust target wasm32-unknown-unknown is missing; with rustup (https://rustup.rs): \
         rustup target add wasm32-unknown-unknown",
    )
}

fn node() -> Result<()> {
    let hint = "Node.js 20 or newer with npm is needed (https://nodejs.org, or apt-get install nodejs npm)";
    let version = read(command("node", &["--version"])).context(hint)?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok());
    if major.is_none_or(|major: u32| major < 20) {
        bail!("{hint}; this is {}", version.trim());
    }
    read(command("npm", &["--version"])).context(hint)?;
    println!("set-up: Node.js {} is there", version.trim());
    Ok(())
}

/// The npm packages, exactly as locked, unless they are there as locked.
fn packages(folders: &[&str]) -> Result<()> {
    for name in folders {
        let folder = root().join(name);
        let lock = folder.join("package-lock.json");
        let locked = lock.metadata().and_then(|file| file.modified());
        let installed = folder.join("node_modules/.package-lock.json");
        let installed = installed.metadata().and_then(|file| file.modified());
        match (locked, installed) {
            (Err(_), _) => bail!("{name}/package-lock.json is missing"),
            (Ok(locked), Ok(installed)) if installed >= locked => {
                println!("set-up: the npm packages of {name} are there");
            }
            _ => {
                println!("set-up: installing the npm packages of {name}");
                retry(|| {
                    let mut npm = command("npm", &["ci", "--no-audit", "--no-fund"]);
                    npm.current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
                    run(npm)
                })?;
            }
        }
    }
    Ok(())
}

/// Chromium and its driver, from Debian where that is possible.
fn chromium() -> Result<()> {
    if browser().is_some() && driver().is_some() {
        println!("set-up: Chromium and chromedriver are there");
        return Ok(());
    }
    let hint = "the tests need Chromium and chromedriver in PATH \
                (Debian: apt-get install chromium chromium-driver; elsewhere set CHROME and CHROMEDRIVER)";
    let Some(prefix) = privileged() else { bail!(hint) };
    println!("set-up: installing Chromium and chromedriver");
    let apt = |arguments: &[&str]| {
        let words: Vec<&str> =
            prefix.iter().copied().chain(["apt-get", "-q"]).chain(arguments.iter().copied()).collect();
        let (program, rest) = words.split_first().expect("apt-get is among the words");
        let mut apt = command(program, rest);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        run(apt)
    };
    retry(|| {
        apt(&["update"])?;
        apt(&["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"])
    })
    .context(hint)
}

/// The browser that the tests drive: `CHROME`, or the first of the usual names.
pub fn browser() -> Option<String> {
    first("CHROME", &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"])
}

/// The program that steers the browser for wasm-pack.
pub fn driver() -> Option<String> {
    first("CHROMEDRIVER", &["chromedriver"])
}

fn first(variable: &str, names: &[&str]) -> Option<String> {
    if let Ok(path) = env::var(variable) {
        return Some(path);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|file| file.is_file())?;
    Some(found.to_string_lossy().into_owned())
}

/// How to call apt-get: as root, or through a sudo that does not ask. None without apt-get.
fn privileged() -> Option<&'static [&'static str]> {
    first("", &["apt-get"])?;
    if read(command("id", &["-u"])).is_ok_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    let sudo = Command::new("sudo").args(["-n", "true"]).output();
    sudo.is_ok_and(|output| output.status.success()).then_some(&["sudo", "-n"])
}

/// Networks fail now and then: three attempts.
fn retry(mut attempt: impl FnMut() -> Result<()>) -> Result<()> {
    for wait in [2, 8] {
        match attempt() {
            Ok(()) => return Ok(()),
            Err(error) => println!("set-up: {error:#}; trying again in {wait} s"),
        }
        sleep(Duration::from_secs(wait));
    }
    attempt()
}

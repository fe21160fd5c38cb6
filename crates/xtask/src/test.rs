//! `cargo xtask test`: everything that must hold before a change is in, and one line at the end
//! that counts it: `N passed, N failed`.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::build::{self, Profile};
use crate::command::{Finished, command, root, watch};
use crate::setup;
use crate::site::Site;

/// Where the browser tests find the page: a sub-path, as on a host that serves other things too.
const SUB_PATH: &str = "/some/where/";

/// The crates that run in a browser.
const PAGE_CRATES: [&str; 4] = ["--package", "bothways-app", "--package", "bothways-wasm"];

/// Set up, run every part even after a failure, and count.
pub fn test() -> Result<ExitCode> {
    let mut total = Count::default();
    match setup::for_the_tests() {
        Ok(()) => {
            for (name, run) in PARTS {
                println!("\n== {name}");
                let count = run().unwrap_or_else(|error| {
                    println!("error: {error:#}");
                    Count { passed: 0, failed: 1 }
                });
                println!("== {name}: {}", if count.failed == 0 { "good" } else { "FAILED" });
                total.passed += count.passed;
                total.failed += count.failed;
            }
        }
        Err(error) => {
            println!("error: {error:#}");
            total.failed += 1;
        }
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

type Part = fn() -> Result<Count>;

/// The parts, cheap ones first; the two that compile the engine for wasm with the same profile
/// follow each other.
const PARTS: [(&str, Part); 8] = [
    ("format", format),
    ("clippy", clippy),
    ("clippy for wasm32", clippy_for_wasm),
    ("native tests", native_tests),
    ("the page builds", page),
    ("the wasm package builds", wasm_package),
    ("wasm tests in Chromium", wasm_tests),
    ("browser tests of the page", browser_tests),
];

fn format() -> Result<Count> {
    check(command("cargo", &["fmt", "--all", "--check"]))
}

fn clippy() -> Result<Count> {
    check(command("cargo", &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn clippy_for_wasm() -> Result<Count> {
    let mut clippy = command("cargo", &["clippy", "--locked", "--target", "wasm32-unknown-unknown"]);
    clippy.args(PAGE_CRATES).args(["--all-targets", "--", "-D", "warnings"]);
    check(clippy)
}

fn native_tests() -> Result<Count> {
    tests(command("cargo", &["test", "--locked", "--workspace", "--no-fail-fast"]))
}

fn page() -> Result<Count> {
    build::page(Profile::Test)?;
    Ok(Count { passed: 1, failed: 0 })
}

fn wasm_package() -> Result<Count> {
    let package = root().join("target/wasm-package");
    let mut pack = command("wasm-pack", &["build", "crates/wasm", "--target", "web", "--mode", "no-install"]);
    pack.args(["--no-opt", "--profile", "page-test", "--out-dir"]).arg(package);
    check(pack)
}

fn wasm_tests() -> Result<Count> {
    let mut pack =
        command("wasm-pack", &["test", "--headless", "--chrome", "--mode", "no-install", "crates/wasm"]);
    // wasm-pack hands what follows `--` to the test runner, not to cargo: no other profile can be chosen.
    pack.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    if let Some(driver) = setup::driver() {
        pack.env("CHROMEDRIVER", driver);
    }
    tests(pack)
}

/// Run the specs of tests/browser on what the previous part left in dist/.
fn browser_tests() -> Result<Count> {
    let site = Site::bind(0, SUB_PATH)?;
    site.serve(&build::dist())?;
    let mut npm = command("npm", &["test", "--silent"]);
    npm.current_dir(root().join("tests/browser")).env("BOTHWAYS_URL", site.url());
    if let Some(browser) = setup::browser() {
        npm.env("CHROME", browser);
    }
    tests(npm)
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// A part that either holds or does not.
fn check(command: Command) -> Result<Count> {
    let success = watch(command)?.success;
    Ok(if success { Count { passed: 1, failed: 0 } } else { Count { passed: 0, failed: 1 } })
}

/// A part made of tests: their own counts, and a failure when nothing ran or the runner failed
/// beside its tests.
fn tests(command: Command) -> Result<Count> {
    let Finished { success, lines } = watch(command)?;
    let mut count = count(&lines);
    if count.passed + count.failed == 0 {
        println!("error: no test ran");
        count.failed = 1;
    } else if !success && count.failed == 0 {
        println!("error: the runner failed");
        count.failed = 1;
    }
    Ok(count)
}

/// Add up what Cargo's test binaries (`test result: ok. 3 passed; 0 failed; …`) and Node's runner
/// (`ℹ pass 3`, or `# pass 3`) print.
fn count(lines: &[String]) -> Count {
    let mut count = Count::default();
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["test", "result:", _, passed, "passed;", failed, "failed;", ..] => {
                count.passed += number(passed);
                count.failed += number(failed);
            }
            ["ℹ" | "#", "pass", passed] => count.passed += number(passed),
            ["ℹ" | "#", "fail" | "cancelled", failed] => count.failed += number(failed),
            _ => {}
        }
    }
    count
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_both_runners_are_added() {
        let lines = [
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            "ℹ tests 5",
            "ℹ pass 4",
            "ℹ fail 1",
            "# cancelled 1",
            "printed by a test: pass 7",
        ];
        let lines = lines.map(str::to_owned);
        assert_eq!(count(&lines), Count { passed: 19, failed: 4 });
    }

    #[test]
    fn a_runner_without_tests_fails() {
        let count = tests(command("echo", &["running", "0", "tests"])).expect("echo runs");
        assert_eq!(count, Count { passed: 0, failed: 1 });
    }

    #[test]
    fn a_runner_that_fails_after_its_tests_fails() {
        let script = "echo 'test result: ok. 1 passed; 0 failed; 0 ignored'; exit 3";
        let count = tests(command("sh", &["-c", script])).expect("sh runs");
        assert_eq!(count, Count { passed: 1, failed: 1 });
    }
}

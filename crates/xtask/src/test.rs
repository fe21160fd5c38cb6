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

/// Set up, run every part even after a failure, say again what failed, and count.
pub fn test() -> Result<ExitCode> {
    let mut total = Outcome::default();
    match setup::for_the_tests() {
        Ok(()) => {
            for (name, run) in PARTS {
                println!("\n== {name}");
                let outcome = run().unwrap_or_else(|error| {
                    println!("error: {error:#}");
                    Outcome::failure(vec![format!("error: {error:#}")])
                });
                println!("== {name}: {}", if outcome.failed == 0 { "good" } else { "FAILED" });
                total.add(name, outcome);
            }
        }
        Err(error) => total.add("the set-up", Outcome::failure(vec![format!("error: {error:#}")])),
    }
    // The end of a long output is what a reader gets to see.
    for line in &total.failures {
        println!("{line}");
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

type Part = fn() -> Result<Outcome>;

/// The parts, cheap ones first; those that compile the engine for wasm with the same profile follow each other. No code
/// is compiled for wasm alone, so that clippy sees all of it natively.
const PARTS: [(&str, Part); 7] = [
    ("format", format),
    ("clippy", clippy),
    ("native tests", native_tests),
    ("the page builds", page),
    ("the wasm package builds", wasm_package),
    ("wasm tests in Chromium", wasm_tests),
    ("browser tests of the page", browser_tests),
];

fn format() -> Result<Outcome> {
    check(command("cargo", &["fmt", "--all", "--check"]))
}

fn clippy() -> Result<Outcome> {
    check(command("cargo", &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn native_tests() -> Result<Outcome> {
    let mut test = command("cargo", &["test", "--locked", "--workspace", "--no-fail-fast"]);
    // The wasm crate's tests run in a browser; no crate has examples in its documentation, which each would be
    // compiled once more for.
    test.args(["--exclude", "bothways-wasm", "--lib", "--bins", "--tests"]);
    tests(test)
}

fn page() -> Result<Outcome> {
    build::page(Profile::Test)?;
    Ok(Outcome::success())
}

fn wasm_package() -> Result<Outcome> {
    let package = root().join("target/wasm-package");
    let mut pack = command("wasm-pack", &["build", "crates/wasm", "--target", "web", "--mode", "no-install"]);
    pack.args(["--no-opt", "--profile", "page-test", "--out-dir"]).arg(package);
    check(pack)
}

fn wasm_tests() -> Result<Outcome> {
    let mut pack =
        command("wasm-pack", &["test", "--headless", "--chrome", "--mode", "no-install", "crates/wasm"]);
    // What follows the path goes to Cargo: the engine is compiled as for the page, once.
    pack.args(["--profile", "page-test"]);
    pack.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    if let Some(driver) = setup::driver() {
        pack.env("CHROMEDRIVER", driver);
    }
    tests(pack)
}

/// Run the specs of tests/browser on what the previous part left in dist/.
fn browser_tests() -> Result<Outcome> {
    let site = Site::bind(0, SUB_PATH)?;
    site.serve(&build::dist())?;
    let mut npm = command("npm", &["test", "--silent"]);
    npm.current_dir(root().join("tests/browser")).env("BOTHWAYS_URL", site.url());
    if let Some(browser) = setup::browser() {
        npm.env("CHROME", browser);
    }
    tests(npm)
}

/// How a part went.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcome {
    passed: u32,
    failed: u32,
    /// The lines that tell what failed, for the end of the output.
    failures: Vec<String>,
}

impl Outcome {
    fn success() -> Self {
        Self { passed: 1, ..Self::default() }
    }

    fn failure(failures: Vec<String>) -> Self {
        Self { failed: 1, failures, ..Self::default() }
    }

    fn add(&mut self, part: &str, outcome: Self) {
        self.passed += outcome.passed;
        self.failed += outcome.failed;
        if outcome.failed > 0 {
            self.failures.push(format!("\n== what failed in {part}"));
            self.failures.extend(outcome.failures);
        }
    }
}

/// So many last lines of a check tell why it does not hold.
const LAST_LINES: usize = 40;

/// A part that either holds or does not.
fn check(command: Command) -> Result<Outcome> {
    let Finished { success, mut lines } = watch(command)?;
    if success {
        return Ok(Outcome::success());
    }
    Ok(Outcome::failure(lines.split_off(lines.len().saturating_sub(LAST_LINES))))
}

/// A part made of tests: their own counts, and a failure when nothing ran or the runner failed
/// beside its tests.
fn tests(command: Command) -> Result<Outcome> {
    let Finished { success, mut lines } = watch(command)?;
    let mut outcome = count(&lines);
    if outcome.passed + outcome.failed == 0 {
        println!("error: no test ran");
        outcome.failed = 1;
    } else if !success && outcome.failed == 0 {
        println!("error: the runner failed");
        outcome.failed = 1;
    }
    outcome.failures = failures(&lines);
    if outcome.failed > 0 && outcome.failures.is_empty() {
        outcome.failures = lines.split_off(lines.len().saturating_sub(LAST_LINES));
    }
    Ok(outcome)
}

/// What the runners say of each failed test: from `failures:` to the result of that test binary, and from `not ok`
/// to the end of its block.
fn failures(lines: &[String]) -> Vec<String> {
    let mut end: Option<&str> = None;
    let mut kept = Vec::new();
    for line in lines {
        let text = line.trim();
        if end.is_none() {
            end = match text {
                "failures:" => Some("test result:"),
                _ if text.starts_with("not ok ") => Some("..."),
                _ => None,
            };
        }
        let Some(last) = end else { continue };
        kept.push(line.clone());
        if text.starts_with(last) {
            end = None;
        }
    }
    kept
}

/// Add up what Cargo's test binaries (`test result: ok. 3 passed; 0 failed; …`) and Node's runner
/// (`ℹ pass 3`, or `# pass 3`) print.
fn count(lines: &[String]) -> Outcome {
    let mut count = Outcome::default();
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
        assert_eq!(count(&lines), Outcome { passed: 19, failed: 4, failures: vec![] });
    }

    #[test]
    fn what_failed_is_told_at_the_end() {
        let lines = [
            "test good ... ok",
            "failures:",
            "---- bad stdout ----",
            "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
            "ok 1 - a flow",
            "not ok 2 - another",
            "  error: 'not found'",
            "  ...",
            "# fail 1",
        ];
        let lines = lines.map(str::to_owned);
        assert_eq!(failures(&lines), [&lines[1..4], &lines[5..8]].concat());
    }

    #[test]
    fn a_runner_without_tests_fails() {
        let outcome = tests(command("echo", &["running", "0", "tests"])).expect("echo runs");
        assert_eq!((outcome.passed, outcome.failed), (0, 1));
    }

    #[test]
    fn a_runner_that_fails_after_its_tests_fails() {
        let script = "echo 'test result: ok. 1 passed; 0 failed; 0 ignored'; exit 3";
        let outcome = tests(command("sh", &["-c", script])).expect("sh runs");
        assert_eq!((outcome.passed, outcome.failed), (1, 1));
    }
}

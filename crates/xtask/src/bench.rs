//! `cargo xtask bench`: how long the same programs take here and with real SQLAlchemy, what the interpreter alone
//! takes beside CPython, and what a visit of the page costs. It prints numbers and ratios; it never judges them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::build::{self, Profile};
use crate::command::{command, root, run, target};
use crate::{conformance, setup};

/// How many parents, with ten children each, the second program makes.
const SIZES: [u32; 4] = [10, 100, 1_000, 5_000];

/// Measure natively, then the page.
pub fn bench() -> Result<()> {
    setup::for_measuring()?;
    let python = conformance::oracle()?;
    run(command("cargo", &["build", "--release", "--locked", "--package", "bothways-cli"]))?;
    build::page(Profile::Release)?;
    let programs = programs()?;
    natively(&python, &programs)?;
    the_interpreter(&python)?;
    the_page(&programs)
}

/// A program to measure.
struct Program {
    name: String,
    path: PathBuf,
    runs: u32,
}

/// The one-child program as it is, and the other in every size, written to the target folder.
fn programs() -> Result<Vec<Program>> {
    let folder = target().join("bench");
    fs::create_dir_all(&folder)?;
    let source = |name: &str| fs::read_to_string(root().join("crates/xtask/bench").join(name));
    let mut programs = Vec::new();
    let mut add = |name: String, runs, source: &str| -> Result<()> {
        let path = folder.join(format!("{}.py", name.replace([' ', ','], "_")));
        fs::write(&path, source)?;
        programs.push(Program { name, path, runs });
        Ok(())
    };
    add("A one child".to_owned(), 5, &source("one_child.py")?)?;
    let many = source("many_children.py")?;
    for size in SIZES {
        let runs = if size > 100 { 2 } else { 5 };
        add(format!("B N = {size}"), runs, &many.replace("\nN = 10\n", &format!("\nN = {size}\n")))?;
    }
    Ok(programs)
}

/// Our native command against CPython with SQLAlchemy: whole processes, and the program alone.
fn natively(python: &Path, programs: &[Program]) -> Result<()> {
    let bothways = target().join("release/bothways");
    let timed = root().join("crates/xtask/bench/timed.py");
    println!(
        "\nBest times in ms, whole processes; CPython without start and imports, on a second run, apart."
    );
    println!(
        "{:<12} {:>9} {:>9} {:>9} {:>8} {:>8}",
        "", "CPython", "program", "Bothways", "ratio", "program"
    );
    for Program { name, path, runs } in programs {
        let file = path.to_string_lossy();
        let theirs = best(*runs, || command(python, &[&file]))?;
        let program = command(python, &[&timed.to_string_lossy(), &file, "2"]).output()?;
        let program: f64 =
            String::from_utf8_lossy(&program.stderr).trim().parse().context("timed.py prints seconds")?;
        let ours = best(*runs, || command(&bothways, &["run", &file]))?;
        let (full, own) = (theirs.seconds / ours.seconds, program / ours.seconds);
        print!("{name:<12} {:>9.1} {:>9.1}", theirs.seconds * 1e3, program * 1e3);
        println!(
            " {:>9.1} {full:>7.1}x {own:>7.1}x{}",
            ours.seconds * 1e3,
            remark(&theirs.output, &ours.output)
        );
    }
    Ok(())
}

/// The language alone: programs of bench/python under CPython and here, less what an empty program takes.
fn the_interpreter(python: &Path) -> Result<()> {
    let bothways = target().join("release/bothways");
    let empty = target().join("bench/empty.py");
    fs::write(&empty, "")?;
    let both = |path: &Path| -> Result<(Timed, Timed)> {
        let file = path.to_string_lossy();
        Ok((best(5, || command(python, &[&file]))?, best(5, || command(&bothways, &["run", &file]))?))
    };
    let (their_start, our_start) = both(&empty)?;
    println!("\nThe interpreter, best times in ms without the start of the process.");
    println!("{:<16} {:>9} {:>9} {:>8}", "", "CPython", "Bothways", "ratio");
    for path in conformance::programs_of(&root().join("crates/xtask/bench/python"))? {
        let (theirs, ours) = both(&path)?;
        let their_time = theirs.seconds - their_start.seconds;
        let our_time = ours.seconds - our_start.seconds;
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        print!("{name:<16} {:>9.1} {:>9.1}", their_time * 1e3, our_time * 1e3);
        println!(" {:>7.2}x{}", their_time / our_time, remark(&theirs.output, &ours.output));
    }
    Ok(())
}

/// What makes a row worthless, if anything does.
fn remark(theirs: &Output, ours: &Output) -> String {
    if !ours.status.success() {
        let error = String::from_utf8_lossy(&ours.stderr).trim().to_owned();
        format!("  FAILED: {}", error.lines().last().unwrap_or("without a word"))
    } else if theirs.stdout != ours.stdout {
        "  DIFFERENT OUTPUT".to_owned()
    } else {
        String::new()
    }
}

struct Timed {
    seconds: f64,
    output: Output,
}

/// The fastest of several runs.
#[allow(clippy::disallowed_methods, reason = "measuring is the purpose; no program's result depends on it")]
fn best(runs: u32, command: impl Fn() -> Command) -> Result<Timed> {
    let mut best: Option<Timed> = None;
    for _ in 0..runs {
        let start = Instant::now();
        let output = command().output()?;
        let seconds = start.elapsed().as_secs_f64();
        if best.as_ref().is_none_or(|best| seconds < best.seconds) {
            best = Some(Timed { seconds, output });
        }
    }
    best.context("at least one run is asked for")
}

/// The page in headless Chromium: cold, and re-running the same programs.
fn the_page(programs: &[Program]) -> Result<()> {
    println!();
    build::sizes()?;
    let script = root().join("crates/xtask/js/measure.mjs");
    let mut node = command("node", &[&script.to_string_lossy(), &build::dist().to_string_lossy()]);
    node.arg(root().join("crates/xtask/bench/many_steps.py"));
    for program in programs {
        node.arg(&program.name).arg(&program.path);
    }
    if let Some(browser) = setup::browser() {
        node.env("CHROME", browser);
    }
    run(node)
}

//! `cargo xtask conformance --fuzz N`: random programs under real SQLAlchemy and under ours.
//!
//! The cases of tests/conformance are what somebody thought of; this finds what nobody did. What it
//! finds is made small, and becomes a case once it is mended.

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use anyhow::Result;

use crate::command::{command, root, run, target};

mod keys;
mod models;
mod operations;
mod oracle;
mod program;
mod proxies;
pub(crate) mod python;
mod queries;
mod random;
mod shrink;
mod statements;
mod write_only;

use oracle::{Care, Oracle, Outcome};
use random::Random;

/// So many differences are made small; the rest are only counted.
const SHRUNK: usize = 25;

/// Run so many programs, from this seed on.
pub fn fuzz(count: u64, seed: u64) -> Result<ExitCode> {
    run(command("cargo", &["build", "--quiet", "--package", "bothways-cli"]))?;
    let mut oracle = Oracle::start(target().join("debug/bothways"))?;
    let folder = root().join("target/fuzz");
    fs::create_dir_all(&folder)?;
    let (mut equal, mut undetermined, mut different) = (0, 0, Vec::new());
    // How often each, and by which seed first.
    let mut refused: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for seed in seed..seed + count {
        let program = operations::program(&mut Random::new(seed));
        match oracle.compare(&program.source(), Care::Sure)? {
            Outcome::Equal => equal += 1,
            Outcome::Undetermined => undetermined += 1,
            Outcome::Refused(what) => refused.entry(what).or_insert((0, seed)).0 += 1,
            Outcome::Different(difference) => {
                different.push(seed);
                if different.len() > SHRUNK {
                    continue;
                }
                let (program, difference) = shrink::shrink(&mut oracle, program, difference)?;
                if let Outcome::Undetermined = oracle.compare(&program.source(), Care::Sure)? {
                    println!("--- {seed}: what is left of it when small is not determined");
                    continue;
                }
                let path = folder.join(format!("{seed}.py"));
                fs::write(&path, program.source())?;
                println!("--- {}\n{}\n{difference}", path.display(), tail(&program.source()));
            }
        }
    }
    for (what, (count, first)) in &refused {
        println!("refused {count} times, seed {first} first: {what}");
    }
    let refused: u64 = refused.values().map(|(count, _)| count).sum();
    println!("different seeds: {different:?}");
    println!("{equal} equal, {} different, {refused} refused, {undetermined} undetermined", different.len());
    Ok(if different.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A program from its first class on, without the imports that all have.
fn tail(source: &str) -> &str {
    source.split_once("\n\nclass ").map_or(source, |(_, rest)| rest)
}

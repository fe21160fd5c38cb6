//! `cargo xtask conformance --python N`: random programs of the language alone, under CPython and here.
//!
//! The programs are made from bytes, so a difference is made small by leaving out bytes and by making them smaller,
//! whatever the program looks like.

#[path = "../../../python/fuzz/src/grammar.rs"]
mod grammar;

use std::fs;
use std::path::PathBuf;
use std::process::{ExitCode, Output};
use std::time::Duration;

use anyhow::Result;

use super::random::Random;
use crate::command::{command, output_within, root, run, target};
use crate::conformance;

/// How long CPython may take for a program; ours is a debug build.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many programs are tried to make one difference small.
const TRIES: usize = 300;

/// Run so many programs, from this seed on.
pub fn fuzz(count: u64, seed: u64) -> Result<ExitCode> {
    let python = conformance::oracle()?;
    run(command("cargo", &["build", "--quiet", "--package", "bothways-cli"]))?;
    let folder = root().join("target/fuzz/python");
    fs::create_dir_all(&folder)?;
    let both = Both { python, folder };
    let (mut equal, mut different) = (0, Vec::new());
    for seed in seed..seed + count {
        let mut random = Random::new(seed);
        let length = random.between(20, 140);
        let bytes = random.bytes(length);
        if !both.differ(&bytes)? {
            equal += 1;
            continue;
        }
        let small = both.smaller(bytes)?;
        let path = both.folder.join(format!("{seed}.py"));
        fs::write(&path, grammar::program(&small))?;
        println!("--- {}", path.display());
        different.push(seed);
    }
    println!("different seeds: {different:?}");
    println!("{equal} equal, {} different", different.len());
    Ok(if different.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// CPython and our command, and where they find the program.
struct Both {
    python: PathBuf,
    folder: PathBuf,
}

impl Both {
    fn differ(&self, bytes: &[u8]) -> Result<bool> {
        let path = self.folder.join("main.py");
        fs::write(&path, grammar::program(bytes))?;
        let file = path.to_string_lossy();
        let Some(theirs) = output_within(command(&self.python, &[&file]), PATIENCE)? else {
            // Ours has limits where CPython has none.
            return Ok(false);
        };
        let Some(ours) = output_within(command(bothways(), &["run", &file]), 6 * PATIENCE)? else {
            return Ok(true);
        };
        Ok(theirs.stdout != ours.stdout || error(&theirs) != error(&ours))
    }

    /// Leaves out ever shorter stretches of bytes, and then makes single bytes 0, as long as there is a difference.
    fn smaller(&self, mut bytes: Vec<u8>) -> Result<Vec<u8>> {
        let mut tries = 0;
        let mut stretch = bytes.len() / 2;
        while stretch > 0 {
            let mut at = 0;
            while at < bytes.len() && tries < TRIES {
                tries += 1;
                let mut fewer = bytes.clone();
                fewer.drain(at..(at + stretch).min(bytes.len()));
                if self.differ(&fewer)? {
                    bytes = fewer;
                } else {
                    at += stretch;
                }
            }
            stretch /= 2;
        }
        for at in 0..bytes.len().min(TRIES) {
            let mut lower = bytes.clone();
            if let Some(byte) = lower.get_mut(at).filter(|byte| **byte > 0) {
                *byte = 0;
                if self.differ(&lower)? {
                    bytes = lower;
                }
            }
        }
        Ok(bytes)
    }
}

fn bothways() -> PathBuf {
    target().join("debug/bothways")
}

/// The last line of a traceback: what was raised; or of the warnings before the program.
fn error(output: &Output) -> Option<String> {
    let text = String::from_utf8_lossy(&output.stderr);
    text.trim_end().lines().last().map(str::to_owned)
}

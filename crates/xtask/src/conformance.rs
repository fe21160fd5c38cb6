//! `cargo xtask conformance`: our transcripts against those that real SQLAlchemy gave.
//!
//! The everyday check of this is a test of the engine; this command shows the differences, and
//! with `--record` asks the real one again (tests/conformance/record.py, in a venv from PyPI).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::Value;
use similar::TextDiff;

use crate::command::{command, read, root, run, target};

/// The version whose behaviour is right by definition.
const SQLALCHEMY: &str = "2.1.9";

/// Record every program whose path contains all filters.
pub fn record(filters: &[String]) -> Result<ExitCode> {
    let python = oracle()?;
    let script = root().join("tests/conformance/record.py");
    let mut record = command(python, &[&script.to_string_lossy()]);
    record.args(filters);
    run(record)?;
    Ok(ExitCode::SUCCESS)
}

/// The Python of the venv with real SQLAlchemy, made when it is not there.
pub fn oracle() -> Result<PathBuf> {
    let venv = root().join("target/oracle");
    let python = venv.join("bin/python");
    let print = "import sqlalchemy; print(sqlalchemy.__version__)";
    if read(command(&python, &["-c", print])).is_ok_and(|version| version.trim() == SQLALCHEMY) {
        return Ok(python);
    }
    println!("set-up: making a venv with SQLAlchemy {SQLALCHEMY} in target/oracle");
    run(command("python3", &["-m", "venv", &venv.to_string_lossy()]))
        .context("CPython 3.11 or newer with venv is needed (Debian: apt-get install python3-venv)")?;
    run(command(&python, &["-m", "pip", "install", "--quiet", &format!("SQLAlchemy=={SQLALCHEMY}")]))?;
    Ok(python)
}

/// Compare every program whose path contains all filters; differing ones are shown and counted.
pub fn compare(filters: &[String]) -> Result<ExitCode> {
    run(command("cargo", &["build", "--quiet", "--package", "bothways-cli"]))?;
    let bothways = target().join("debug/bothways");
    let folder = root().join("tests/conformance");
    let (mut equal, mut differing) = (0, Vec::new());
    for program in programs(&folder)? {
        let name = program.strip_prefix(&folder).unwrap_or(&program).display().to_string();
        if !filters.iter().all(|filter| name.contains(filter)) {
            continue;
        }
        let recorded = fs::read_to_string(program.with_extension("json"))
            .with_context(|| format!("{name} is not recorded; run cargo xtask conformance --record"))?;
        let ours = command(&bothways, &["transcript", &program.to_string_lossy()]).output()?;
        let ours = String::from_utf8_lossy(&ours.stdout).into_owned();
        match difference_of_texts(&recorded, &ours) {
            None => equal += 1,
            Some(text) => {
                println!("--- {name}\n{text}");
                differing.push(name);
            }
        }
    }
    for name in &differing {
        println!("differs: {name}");
    }
    println!("{equal} equal, {} different", differing.len());
    Ok(if differing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The programs of all groups, by path.
fn programs(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for group in fs::read_dir(folder)? {
        let group = group?.path();
        if group.is_dir() {
            all.extend(programs_of(&group)?);
        }
    }
    all.sort();
    Ok(all)
}

/// The programs of one folder, by name.
pub fn programs_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} is missing", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The lines in which two transcripts differ, or None when they say the same. What is no transcript differs.
fn difference_of_texts(recorded: &str, ours: &str) -> Option<String> {
    match (serde_json::from_str(recorded), serde_json::from_str(ours)) {
        (Ok(recorded), Ok(ours)) => difference(&recorded, &ours),
        _ => Some(unified(recorded, ours)),
    }
}

/// The lines in which two transcripts differ, or None when they say the same.
pub fn difference(real: &Value, ours: &Value) -> Option<String> {
    // The same parts in another order are the same transcript.
    (real != ours).then(|| unified(&lines(real), &lines(ours))).filter(|text| !text.is_empty())
}

fn unified(real: &str, ours: &str) -> String {
    let diff = TextDiff::from_lines(real, ours);
    diff.unified_diff().context_radius(2).header("real SQLAlchemy", "ours").to_string()
}

/// A transcript with one line an item, its parts in a fixed order.
fn lines(transcript: &Value) -> String {
    let mut text = String::new();
    for part in ["died", "stdout", "warnings", "error", "unsupported", "sql", "tables"] {
        match transcript.get(part) {
            None => {}
            Some(Value::Array(items)) => {
                text += &format!("{part}:\n");
                items.iter().for_each(|item| text += &format!("  {item}\n"));
            }
            Some(Value::Object(tables)) if part == "tables" => {
                let mut tables: Vec<_> = tables.iter().collect();
                tables.sort_by_key(|(name, _)| *name);
                for (name, rows) in tables {
                    text += &format!("table {name}:\n");
                    rows.as_array().into_iter().flatten().for_each(|row| text += &format!("  {row}\n"));
                }
            }
            Some(value) => text += &format!("{part}: {value}\n"),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORDED: &str =
        r#"{"stdout": ["a", "b"], "error": null, "sql": [], "tables": {"t": [[1]], "u": []}}"#;

    #[test]
    fn the_order_of_parts_and_tables_does_not_matter() {
        let ours = r#"{"error": null, "sql": [], "tables": {"u": [], "t": [[1]]}, "stdout": ["a", "b"]}"#;
        assert_eq!(difference_of_texts(RECORDED, ours), None);
    }

    #[test]
    fn a_differing_line_is_shown() {
        let ours = r#"{"stdout": ["a", "c"], "error": null, "sql": [], "tables": {"t": [[1]], "u": []}}"#;
        let text = difference_of_texts(RECORDED, ours).expect("they differ");
        assert!(text.contains("-  \"b\"\n+  \"c\"\n"), "{text}");
    }

    #[test]
    fn output_that_is_no_transcript_differs() {
        assert!(difference_of_texts(RECORDED, "").is_some());
    }
}

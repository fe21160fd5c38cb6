//! `cargo xtask fidelity`: docs/fidelity.md, made from the suites under tests/, and docs/python.md, which the
//! interpreter's own tables give.
//!
//! What is supported is what a recorded program shows; what is refused is what a program of
//! tests/refused shows. So the page cannot claim what no test holds.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::{command, root};
use crate::conformance::programs_of;

/// Write both pages.
pub fn write() -> Result<()> {
    let page = page()?;
    fs::write(place(), page).context("docs/fidelity.md could not be written")?;
    println!("wrote docs/fidelity.md");
    // No crate of the product is linked here, so the test that holds the page to the tables writes it. The engine is
    // named for its features: with them nothing has to be compiled that the suites have not compiled before.
    let packages = ["--package", "bothways-engine", "--package", "bothways-python"];
    let mut python = command("cargo", &["test", "--quiet"]);
    python.args(packages).args(["--test", "reference"]).env("UPDATE_REFERENCE", "1");
    let written = python.output()?;
    anyhow::ensure!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    println!("wrote docs/python.md");
    Ok(())
}

fn place() -> PathBuf {
    root().join("docs/fidelity.md")
}

/// The page's text.
fn page() -> Result<String> {
    let conformance = root().join("tests/conformance");
    let about = fs::read_to_string(conformance.join("README.md"))?;
    let groups = groups(&about);
    let mut body = String::new();
    let mut total = 0;
    for (group, about) in &groups {
        let programs = recorded(&conformance.join(group))?;
        total += programs.len();
        writeln!(body, "\n## {} ({})\n\n{}.\n", capitalised(group), programs.len(), capitalised(about))?;
        for program in programs {
            let name = sentence(&program);
            writeln!(body, "- [{name}](../tests/conformance/{group}/{})", file_name(&program))?;
        }
    }
    let mut refused = String::new();
    for program in programs_of(&root().join("tests/refused"))? {
        let text = fs::read_to_string(&program)?;
        let what = text
            .lines()
            .find_map(|line| line.split_once("# refused: "))
            .map(|(_, what)| what)
            .with_context(|| format!("{} does not say what is refused", program.display()))?;
        writeln!(refused, "- [{}](../tests/refused/{}): {what}", sentence(&program), file_name(&program))?;
    }
    Ok(format!(
        "# What behaves as real SQLAlchemy does\n\n\
         Made by `cargo xtask fidelity` from the suites; do not edit it by hand.\n\n\
         {total} programs were run with SQLAlchemy 2.1.9 on CPython, and Bothways gives the same output, warnings,\n\
         error, SQL and rows for each. They are grouped as in [tests/conformance](../tests/conformance).\n\
         {body}\n\
         ## Refused by name\n\n\
         A program that needs one of these stops there with \"Bothways does not support … yet\", its place, and\n\
         everything before it shown. The list holds what programs are most likely to use; anything else that is not\n\
         supported is refused in the same way.\n\n{refused}"
    ))
}

/// The groups of tests/conformance/README.md with what each is about.
fn groups(readme: &str) -> Vec<(String, String)> {
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| {
        let (group, rest) = row.split_once("` | ")?;
        Some((group.to_owned(), rest.trim_end_matches('|').trim().to_owned()))
    })
    .collect()
}

/// The programs of a folder that have a transcript beside them.
fn recorded(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut programs = programs_of(folder)?;
    programs.retain(|program| program.with_extension("json").exists());
    Ok(programs)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// `one_to_one_takes_over.py` as words.
fn sentence(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().replace('_', " ")).unwrap_or_default()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_what_the_suites_say() {
        let written = fs::read_to_string(place()).expect("docs/fidelity.md is part of the repository");
        assert!(written == page().expect("the suites can be read"), "run cargo xtask fidelity");
    }

    #[test]
    fn every_folder_of_programs_is_a_group_of_the_readme() {
        let conformance = root().join("tests/conformance");
        let readme = fs::read_to_string(conformance.join("README.md")).expect("it is part of the repository");
        let named: Vec<String> = groups(&readme).into_iter().map(|(group, _)| group).collect();
        for entry in fs::read_dir(&conformance).expect("the folder is part of the repository") {
            let path = entry.expect("its entries can be read").path();
            let name = file_name(&path);
            let holds_programs = path.is_dir() && !recorded(&path).expect("it can be read").is_empty();
            assert!(!holds_programs || named.contains(&name), "README.md does not say what {name} is about");
        }
    }
}

//! Runs every program under `tests/python/` and compares with what is recorded beside it: what
//! CPython 3.11 printed and how it ended (`tests/python/record.py` writes that), or, under
//! `refused/` and `limits/`, our own refusal (`UPDATE_REFUSED=1 cargo test -p bothways-python --test cases` writes
//! those; read the difference). A new case is a new file.

use std::fs;
use std::path::{Path, PathBuf};

use bothways_python::{Document, Host, Limits, Raised, Rejection, Vm, Warning, prepare, traceback};

struct Console {
    text: String,
}

impl Host for Console {
    fn print(&mut self, _vm: &mut Vm, text: &str) -> Result<(), Raised> {
        self.text.push_str(text);
        Ok(())
    }

    fn warning(&mut self, _vm: &mut Vm, warning: &Warning) -> Result<(), Raised> {
        self.text.push_str(&format!("warning: {}: {}\n", warning.category.name, warning.message));
        Ok(())
    }
}

/// Limits that are reached soon even without optimisation; lengths and depths are the usual ones.
fn few() -> Limits {
    Limits { statements: 4_000, heap_bytes: 1 << 20, ..Limits::default() }
}

fn is_in(path: &Path, folder: &str) -> bool {
    path.parent().is_some_and(|parent| parent.ends_with(folder))
}

fn run(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a case can be read");
    let limits = if is_in(path, "limits") { few() } else { Limits::default() };
    let documents = [Document { name: "main.py".to_owned(), text }];
    let mut console = Console { text: String::new() };
    let program = match prepare(&documents, &limits) {
        Ok(program) => program,
        Err(errors) => {
            for error in errors {
                let place = error.place;
                if error.rejection == Rejection::Syntax {
                    return format!("=== raised\n{}", error.traceback(&documents[0]));
                }
                console.text.push_str(&format!(
                    "=== not a program\nline {}, column {}: {}\n",
                    place.line, error.column, error.message
                ));
            }
            return console.text;
        }
    };
    let mut vm = Vm::new(limits);
    if let Err(raised) = vm.run(&program, &mut console) {
        let ending = traceback::format(&mut vm, &mut console, &raised);
        console.text.push_str(if raised.exception().is_some() { "=== raised\n" } else { "=== stopped\n" });
        console.text.push_str(&ending);
    }
    console.text
}

fn cases(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("the folder of the cases can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            cases(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "py")
            && path.file_name().is_some_and(|n| n != "record.py")
        {
            found.push(path);
        }
    }
}

#[test]
fn every_case_gives_what_is_recorded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/python");
    let mut found = Vec::new();
    cases(&root, &mut found);
    assert!(found.len() >= 300, "only {} cases were found", found.len());
    let mut failures = Vec::new();
    for path in &found {
        let actual = run(path);
        let is_refused = is_in(path, "refused") || is_in(path, "limits");
        if is_refused && std::env::var_os("UPDATE_REFUSED").is_some() {
            fs::write(path.with_extension("out"), &actual).expect("a recording can be written");
        }
        let expected = fs::read_to_string(path.with_extension("out")).expect("a recording can be read");
        if actual != expected {
            let difference = expected.lines().zip(actual.lines()).enumerate().find(|(_, (a, b))| a != b);
            let shown = match difference {
                Some((line, (expected, actual))) => {
                    format!("line {}:\n    expected {expected}\n    actual   {actual}", line + 1)
                }
                None => format!("lengths differ; the end is:\n{}", actual.lines().last().unwrap_or("")),
            };
            failures.push(format!("{}: {shown}", path.display()));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} cases fail:\n{}",
        failures.len(),
        found.len(),
        failures.join("\n")
    );
}

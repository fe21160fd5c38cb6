//! What programs print, warn about, fail with and send to the database, against the record of real SQLAlchemy beside each of them.
//! Tables are compared where the whole transcript is made, in the engine.
//!
//! `PROGRAM=session/with_block cargo test` runs the programs whose path contains that text.

use std::path::{Path, PathBuf};

use bothways_database::GlueDatabase;
use bothways_python::{Document, Limits, Raised, Vm, prepare, traceback};
use bothways_sqlalchemy::Facade;
use bothways_world::Scalar;
use serde_json::{Value, json};

/// Programs that need what is refused by name so far. One that runs must leave this list.
const REFUSED: &[(&str, &str)] = &[
    ("flush/defaults.py", "Column(default=…) with anything but a constant"),
    ("python/dates_and_other_types.py", "the module datetime"),
];

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("the folder of recorded programs is in the repository");
    for entry in entries {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py")
            && path.with_extension("json").exists()
        {
            found.push(path);
        }
    }
    found.sort();
}

/// `<Parent at 0x7f…>` as the record has it: `<Parent>`.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some((before, name)) = written.rsplit_once('<') {
            let name = name.trim_end_matches(" object");
            written = format!("{before}<{}", name.rsplit('.').next().unwrap_or(name));
        }
        written.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_hexdigit()));
    }
    written
}

fn without_background(text: &str) -> String {
    match text.trim_end().rsplit_once("(Background on ") {
        Some((before, link)) if link.find(')') == Some(link.len() - 1) => before.trim_end().to_owned(),
        _ => text.to_owned(),
    }
}

fn run(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a recorded program can be read");
    let documents = [Document { name: "program.py".to_owned(), text }];
    let program = match prepare(&documents, &Limits::default()) {
        Ok(program) => program,
        Err(errors) => return json!({ "syntax": errors.first().map(|error| error.message.clone()) }),
    };
    let mut facade = Facade::new(Box::new(GlueDatabase::new()));
    let mut vm = Vm::new(Limits::default());
    let error = match vm.run(&program, &mut facade) {
        Ok(()) => Value::Null,
        Err(Raised::Exception(exception)) => {
            let kind = traceback::type_name(&exception);
            let message = traceback::message(&mut vm, &mut facade, &exception);
            let entries = &exception.exception().expect("exceptions have a traceback").borrow().traceback;
            json!({
                "type": kind.strip_prefix("__main__.").unwrap_or(&kind),
                "message": without_background(&without_addresses(&message)),
                "line": entries.first().map(|entry| entry.place.line),
            })
        }
        Err(Raised::Unsupported(refused)) => json!({ "refused": refused.what }),
        Err(other) => json!({ "stopped": format!("{other:?}") }),
    };
    let world = facade.orm().world();
    let output: String = world.output.iter().map(|piece| &**piece).collect();
    let lines: Vec<String> = output.lines().map(without_addresses).collect();
    let warnings: Vec<Value> = world
        .warnings
        .iter()
        .map(|warning| {
            let message = without_background(&without_addresses(&warning.message));
            json!({ "category": &*warning.category, "message": message })
        })
        .collect();
    let sent = world.sql.iter().filter(|statement| !statement.transaction_control);
    let sql: Vec<Value> = sent
        .map(|statement| {
            let text = statement.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut lists: Vec<Value> =
                statement.parameters.iter().map(|list| list.iter().map(plain).collect()).collect();
            let params = if statement.many { json!(lists) } else { lists.pop().unwrap_or(json!([])) };
            json!({ "sql": text, "params": params })
        })
        .collect();
    json!({ "stdout": lines, "warnings": warnings, "error": error, "sql": sql })
}

fn plain(scalar: &Scalar) -> Value {
    match scalar {
        Scalar::Null => Value::Null,
        Scalar::Bool(truth) => json!(truth),
        Scalar::Int(number) => json!(number),
        Scalar::Float(number) => json!(number),
        Scalar::Text(text) => json!(&**text),
        Scalar::Bytes(bytes) => json!(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
    }
}

#[test]
fn programs_do_what_real_sqlalchemy_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    let wanted = std::env::var("PROGRAM").unwrap_or_default();
    let mut paths = Vec::new();
    programs(&folder, &mut paths);
    paths.retain(|path| path.to_string_lossy().contains(&wanted));
    assert!(!paths.is_empty(), "no recorded program matches");
    let mut differing = Vec::new();
    for path in &paths {
        let record = std::fs::read_to_string(path.with_extension("json")).expect("a record can be read");
        let record: Value = serde_json::from_str(&record).expect("a record is JSON");
        let ours = run(path);
        let name = path.strip_prefix(&folder).unwrap_or(path).display().to_string();
        if let Some((_, what)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
            assert_eq!(ours["error"], json!({ "refused": what }), "{name}");
            continue;
        }
        for part in ["stdout", "warnings", "error", "sql"] {
            if ours[part] != record[part] {
                println!("{name}: {part}\n  ours {}\n  real {}", ours[part], record[part]);
                differing.push(name.clone());
                break;
            }
        }
    }
    assert!(differing.is_empty(), "{} of {} programs differ: {differing:?}", differing.len(), paths.len());
}

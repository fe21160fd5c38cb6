//! The table of docs/architecture.md: which crate may depend on which. Dependencies go one way,
//! so that the page never links the engine and the ORM never learns what Python or GlueSQL is.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Every crate of the workspace and the crates of the workspace that it may name.
const MAY_DEPEND_ON: [(&str, &[&str]); 17] = [
    ("world", &[]),
    ("diagnostics", &[]),
    ("sql", &["world"]),
    ("database", &["sql", "world"]),
    ("orm", &["world", "sql"]),
    ("python", &["diagnostics"]),
    ("sqlalchemy", &["python", "orm", "sql", "world", "diagnostics"]),
    ("rewrite", &["diagnostics"]),
    ("trace", &["world", "diagnostics"]),
    ("share", &[]),
    (
        "engine",
        &[
            "world",
            "diagnostics",
            "sql",
            "database",
            "orm",
            "python",
            "sqlalchemy",
            "rewrite",
            "trace",
            "share",
        ],
    ),
    ("wasm", &["engine", "trace", "share", "rewrite", "diagnostics"]),
    ("app", &["trace", "world", "share", "diagnostics"]),
    ("cli", &["engine", "share", "trace", "world"]),
    ("xtask", &[]),
    ("regex", &[]),
    ("unicode_names2", &[]),
];

/// Crates from elsewhere that only one crate may name, because the others must not know of them.
const ONLY: [(&str, &[&str]); 4] = [
    ("gluesql-core", &["database"]),
    ("ruff_python_parser", &["python", "rewrite"]),
    ("ruff_python_ast", &["python", "rewrite"]),
    ("yew", &["app"]),
];

/// The normal dependencies of every crate of the workspace, as Cargo sees them.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs, as it runs this test");
    let metadata: Value = serde_json::from_slice(&cargo.stdout).expect("cargo metadata prints JSON");
    let packages = metadata.get("packages").and_then(Value::as_array).expect("metadata lists packages");
    packages.iter().map(|package| (short(package), normal(package))).collect()
}

fn normal(package: &Value) -> Vec<String> {
    let dependencies = package.get("dependencies").and_then(Value::as_array);
    let dependencies = dependencies.expect("a package lists its dependencies").iter();
    dependencies.filter(|dependency| dependency.get("kind") == Some(&Value::Null)).map(short).collect()
}

/// The name of a package or a dependency, without our prefix.
fn short(named: &Value) -> String {
    let name = named.get("name").and_then(Value::as_str).expect("it has a name");
    name.strip_prefix("bothways-").unwrap_or(name).to_owned()
}

#[test]
fn every_crate_is_in_the_table() {
    let crates: Vec<String> = dependencies().into_keys().collect();
    let mut table: Vec<&str> = MAY_DEPEND_ON.iter().map(|(name, _)| *name).collect();
    table.sort_unstable();
    assert_eq!(crates, table);
}

#[test]
fn crates_depend_on_what_the_table_allows() {
    let dependencies = dependencies();
    let ours: Vec<&String> = dependencies.keys().collect();
    for (name, allowed) in MAY_DEPEND_ON {
        for dependency in dependencies.get(name).into_iter().flatten().filter(|name| ours.contains(name)) {
            assert!(allowed.contains(&dependency.as_str()), "{name} must not depend on {dependency}");
        }
    }
}

#[test]
fn the_table_has_no_cycle() {
    // Each crate stands below those it may name, except for the order in which the table is read.
    let mut placed: Vec<&str> = Vec::new();
    while placed.len() < MAY_DEPEND_ON.len() {
        let next = MAY_DEPEND_ON.iter().find(|(name, allowed)| {
            !placed.contains(name) && allowed.iter().all(|name| placed.contains(name))
        });
        placed.push(next.expect("some crate depends only on crates below it").0);
    }
}

#[test]
fn foreign_crates_stay_where_they_belong() {
    for (name, dependencies) in dependencies() {
        for (foreign, owners) in ONLY {
            let named = dependencies.iter().any(|dependency| dependency == foreign);
            assert!(!named || owners.contains(&name.as_str()), "{name} must not depend on {foreign}");
        }
    }
}

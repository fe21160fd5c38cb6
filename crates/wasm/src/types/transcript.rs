//! What a run did: the engine's transcript, with its shape written out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::Problem;

/// A finished run, however it ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Tsify)]
#[tsify(missing_as_null, hashmap_as_object)]
pub struct Ran {
    /// What it did.
    pub transcript: Transcript,
    /// The traceback of an uncaught exception, as Python prints it.
    pub traceback: Option<String>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// What a run did.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
#[tsify(missing_as_null, hashmap_as_object)]
pub struct Transcript {
    /// Lines printed.
    pub stdout: Vec<String>,
    /// Warnings in the order they came.
    pub warnings: Vec<Warning>,
    /// The uncaught exception.
    pub error: Option<UncaughtError>,
    /// Statements sent to the database.
    pub sql: Vec<Statement>,
    /// The committed rows of each table at the end.
    pub tables: BTreeMap<String, Vec<Vec<Option<Cell>>>>,
    /// What Bothways does not support, if that ended the run.
    #[serde(default)]
    pub unsupported: Option<Unsupported>,
}

/// A warning.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Tsify)]
pub struct Warning {
    /// Its category, such as `SAWarning`.
    pub category: String,
    /// Its text.
    pub message: String,
}

/// An uncaught exception.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Tsify)]
#[tsify(missing_as_null)]
pub struct UncaughtError {
    /// Its class, fully qualified.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its text.
    pub message: String,
    /// The line of the program.
    pub line: Option<u32>,
}

/// A statement sent to the database.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Statement {
    /// Its text.
    pub sql: String,
    /// Its parameters, or a list of them for each row.
    pub params: Vec<Option<Parameter>>,
}

/// A parameter, or the parameters of a row.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
#[tsify(missing_as_null)]
pub enum Parameter {
    /// One row of many.
    Row(Vec<Option<Cell>>),
    /// One value.
    Value(Cell),
}

/// A value other than NULL.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum Cell {
    /// A boolean.
    Bool(bool),
    /// A number, as near as JavaScript's numbers come.
    Number(f64),
    /// A text.
    Text(String),
}

/// What Bothways does not support.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Unsupported {
    /// What.
    pub what: String,
    /// On which line.
    pub line: Option<u32>,
}

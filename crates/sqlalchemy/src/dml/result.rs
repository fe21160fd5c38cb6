//! What executing a statement gives that returns no rows: `CursorResult`.

use std::borrow::Cow;

use bothways_python::{HostRef, Raised, Value};
use bothways_sql::Outcome;

use crate::context::Context;
use crate::object::{Object, value};

/// How a statement went.
pub(super) struct CursorResult {
    pub rowcount: i64,
    pub last_row_id: Option<i64>,
    /// Whether it was an `insert()`.
    pub is_insert: bool,
    /// The primary key of the one inserted row.
    pub inserted_primary_key: Option<Value>,
}

/// What a session gives for rows that it inserted or updated class by class: nothing to be known about them.
pub(super) struct IteratorResult {
    /// Whether it counts as closed; else it has no rows.
    pub closed: bool,
}

const CLOSED: &str = "This result object does not return rows. It has been closed automatically.";

/// What reads rows.
const READING: [&str; 13] = [
    "all",
    "fetchall",
    "first",
    "fetchone",
    "one",
    "one_or_none",
    "scalar",
    "scalars",
    "scalar_one",
    "scalar_one_or_none",
    "mappings",
    "keys",
    "unique",
];

impl Object for IteratorResult {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("IteratorResult")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match (READING.contains(&name), self.closed) {
            (true, true) => Err(cx.raise("ResourceClosedError", CLOSED)),
            (true, false) => cx.unsupported("reading the result of an UPDATE by primary key"),
            (false, _) => Ok(None),
        }
    }
}

/// The result of a text that returns no rows.
pub(crate) fn of_text(outcome: &Outcome) -> Value {
    let rowcount = outcome.matched.max(outcome.changes.len());
    value(CursorResult {
        rowcount: i64::try_from(rowcount).unwrap_or(i64::MAX),
        last_row_id: outcome.last_row_id,
        is_insert: false,
        inserted_primary_key: None,
    })
}

impl Object for CursorResult {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("CursorResult")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "rowcount" => Ok(Some(Value::Int(self.rowcount))),
            "lastrowid" => Ok(Some(self.last_row_id.map_or(Value::None, Value::Int))),
            "returns_rows" => Ok(Some(Value::Bool(false))),
            "is_insert" => Ok(Some(Value::Bool(self.is_insert))),
            "inserted_primary_key" => match &self.inserted_primary_key {
                Some(key) => Ok(Some(key.clone())),
                None if self.is_insert => cx.unsupported("inserted_primary_key of this statement"),
                None => {
                    let message = "Statement is not an insert() expression construct.";
                    Err(cx.raise("InvalidRequestError", message))
                }
            },
            reading if READING.contains(&reading) => Err(cx.raise("ResourceClosedError", CLOSED)),
            "close" | "context" | "supports_sane_rowcount" | "last_inserted_params" => {
                cx.unsupported(format!("CursorResult.{name}"))
            }
            _ => Ok(None),
        }
    }
}

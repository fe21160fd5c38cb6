//! The database refused a statement.

use super::{Explanation, Subject, null_foreign_key, taken_value};

pub(super) fn explain(subject: &Subject<'_>, message: &str, sql: &str) -> Explanation {
    if let Some(column) = message.strip_prefix("NOT NULL constraint failed: ") {
        return null_foreign_key::explain(subject, column, sql);
    }
    if let Some(columns) = message.strip_prefix("UNIQUE constraint failed: ") {
        return taken_value::explain(columns);
    }
    Explanation { code: "statement-failed", ..Explanation::default() }
}

//! A value that must be unique is another row's.

use super::Explanation;

/// `columns` as SQLite lists them: `table.column, table.column`.
pub(super) fn explain(columns: &str) -> Explanation {
    let hint = format!(
        "Another row has the same {columns}: Tables shows it at the step before. If that row is one which the same \
         flush deletes, its place is not free yet: a flush sends its INSERTs and UPDATEs before its DELETEs. Remove \
         the old object, call session.flush(), and add the new one then."
    );
    Explanation { code: "not-unique", hints: vec![hint], fixes: Vec::new() }
}

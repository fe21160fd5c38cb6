//! The database refused a statement.

use super::Explanation;

pub(super) fn explain(message: &str) -> Explanation {
    let Some(column) = message.strip_prefix("NOT NULL constraint failed: ") else {
        return Explanation { code: "statement-failed", ..Explanation::default() };
    };
    let hint = format!(
        "{column} must not be NULL. If it is a foreign key, its object was never given a parent, or lost it: a \
         removed child, or the child of a deleted parent, is set to NULL unless the relationship has \
         cascade=\"all, delete-orphan\"."
    );
    Explanation { code: "not-null", hints: vec![hint], fixes: Vec::new() }
}

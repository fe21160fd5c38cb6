//! When SQLAlchemy quotes an identifier for SQLite.

use std::borrow::Cow;

/// The name, quoted where SQLAlchemy's `SQLiteIdentifierPreparer` would quote it.
pub(super) fn quote(name: &str) -> Cow<'_, str> {
    if requires_quotes(name) { Cow::Owned(quote_always(name)) } else { Cow::Borrowed(name) }
}

/// The name in double quotes, quotes inside doubled.
pub(super) fn quote_always(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Whether a name is quoted.
pub fn requires_quotes(name: &str) -> bool {
    let Some(first) = name.chars().next() else { return true };
    let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '$';
    first.is_ascii_digit()
        || first == '$'
        || !name.chars().all(legal)
        || RESERVED.binary_search(&name).is_ok()
}

/// `SQLiteIdentifierPreparer.reserved_words` of SQLAlchemy 2.1.9, sorted.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "add", "after", "all", "alter", "analyze", "and", "as", "asc", "attach", "autoincrement",
    "before", "begin", "between", "by", "cascade", "case", "cast", "check", "collate", "column",
    "commit", "conflict", "constraint", "create", "cross", "current_date", "current_time",
    "current_timestamp", "database", "default", "deferrable", "deferred", "delete", "desc",
    "detach", "distinct", "drop", "each", "else", "end", "escape", "except", "exclusive", "exists",
    "explain", "fail", "false", "for", "foreign", "from", "full", "glob", "group", "having", "if",
    "ignore", "immediate", "in", "index", "indexed", "initially", "inner", "insert", "instead",
    "intersect", "into", "is", "isnull", "join", "key", "left", "like", "limit", "match", "natural",
    "not", "notnull", "null", "of", "offset", "on", "or", "order", "outer", "plan", "pragma",
    "primary", "query", "raise", "references", "reindex", "rename", "replace", "restrict", "right",
    "rollback", "row", "select", "set", "table", "temp", "temporary", "then", "to", "transaction",
    "trigger", "true", "union", "unique", "update", "using", "vacuum", "values", "view", "virtual",
    "when", "where",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_as_sqlalchemy_does() {
        for (name, printed) in [
            ("parent", "parent"),
            ("order", "\"order\""),
            ("Parent", "\"Parent\""),
            ("first name", "\"first name\""),
            ("1st", "\"1st\""),
            ("a\"b", "\"a\"\"b\""),
            ("_x$1", "_x$1"),
            ("", "\"\""),
            ("größe", "\"größe\""),
        ] {
            assert_eq!(quote(name), printed);
        }
    }

    #[test]
    fn reserved_words_are_sorted_for_the_search() {
        assert!(RESERVED.is_sorted());
    }
}

//! What keywords say of a table: `Table(…, extend_existing=True)`, `__table_args__ = {"extend_existing": True}`.

use bothways_python::{Raised, Value};

use crate::context::Context;

/// The databases whose keywords SQLite has no use for.
const OTHERS: [&str; 5] = ["mariadb_", "mssql_", "mysql_", "oracle_", "postgresql_"];

/// What keywords ask of the table.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Options {
    /// `extend_existing=True` or `keep_existing=True`: the table may be there already.
    pub existing: bool,
}

impl Options {
    /// Takes a keyword; those that change what SQLite does are refused.
    ///
    /// # Errors
    /// The keyword is refused by name.
    pub fn take(&mut self, cx: &mut Context<'_>, keyword: &str, given: &Value) -> Result<(), Raised> {
        match keyword {
            _ if given.is_none() || matches!(given, Value::Bool(false)) => {}
            "extend_existing" | "keep_existing" => self.existing = true,
            // SQLite has no statement for comments, and `info` is the program's own.
            "comment" | "info" => {}
            _ if OTHERS.iter().any(|database| keyword.starts_with(database)) => {}
            _ => return cx.unsupported(format!("the option {keyword} of a table")),
        }
        Ok(())
    }
}

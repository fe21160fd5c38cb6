//! What keywords say of a table: `Table(…, extend_existing=True)`, `__table_args__ = {"extend_existing": True}`.

use std::rc::Rc;

use bothways_python::{Raised, Value};
use bothways_world::TableId;

use crate::context::Context;
use crate::schema::dialect_argument::{Dialect, dialect_argument};

/// What keywords ask of the table.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Options {
    /// `extend_existing=True` or `keep_existing=True`: the table may be there already.
    pub existing: bool,
    /// `comment=`, which SQLite has no statement for.
    comment: Option<Rc<str>>,
}

impl Options {
    /// Takes a keyword; those that change what SQLite does are refused.
    pub fn take(&mut self, cx: &mut Context<'_>, keyword: &str, given: &Value) -> Result<(), Raised> {
        match (keyword, given) {
            ("extend_existing" | "keep_existing", given) => self.existing |= cx.python().truth(given)?,
            ("comment", Value::Str(comment)) => self.comment = Some(Rc::clone(comment)),
            // `info` is the program's own, and no table is reflected.
            ("info" | "autoload_replace" | "resolve_fks", _) => {}
            ("must_exist", Value::Bool(false)) | ("implicit_returning", Value::Bool(true)) => {}
            (
                "comment" | "schema" | "quote" | "quote_schema" | "autoload_with" | "include_columns"
                | "listeners" | "prefixes",
                Value::None,
            ) => {}
            (
                "comment" | "schema" | "quote" | "quote_schema" | "autoload_with" | "include_columns"
                | "listeners" | "prefixes" | "must_exist" | "implicit_returning",
                _,
            ) => return cx.unsupported(format!("this value of the option {keyword} of a table")),
            _ => return of_dialect(cx, keyword, given),
        }
        Ok(())
    }

    /// Keeps what they say of a table that is made.
    pub fn keep(self, cx: &mut Context<'_>, table: TableId) {
        if let Some(comment) = self.comment {
            cx.facade.table_comments.insert(table, comment);
        }
    }
}

/// A keyword for one database.
fn of_dialect(cx: &mut Context<'_>, keyword: &str, given: &Value) -> Result<(), Raised> {
    let Some((dialect, argument)) = dialect_argument(cx, keyword)? else { return Ok(()) };
    let is_accepted = match dialect {
        Dialect::Mysql | Dialect::Mariadb => true,
        Dialect::Mssql => false,
        Dialect::Oracle => matches!(argument, "compress" | "on_commit" | "resolve_synonyms" | "tablespace"),
        Dialect::Postgresql => matches!(
            argument,
            "ignore_search_path"
                | "inherits"
                | "on_commit"
                | "partition_by"
                | "tablespace"
                | "using"
                | "with"
                | "with_oids"
        ),
        Dialect::Sqlite => matches!(argument, "autoincrement" | "strict" | "with_rowid"),
    };
    if !is_accepted {
        let message = format!(
            "Argument '{keyword}' is not accepted by dialect '{}' on behalf of <class 'sqlalchemy.sql.schema.Table'>",
            dialect.name()
        );
        return Err(cx.raise("ArgumentError", message));
    }
    let is_left_out = match argument {
        "with_rowid" => matches!(given, Value::Bool(true)),
        _ => matches!(given, Value::None | Value::Bool(false)),
    };
    match dialect == Dialect::Sqlite && !is_left_out {
        true => cx.unsupported(format!("the option {keyword} of a table")),
        false => Ok(()),
    }
}

//! `Table(…)`, `Parent.__table__`: a table as the program sees it.

mod columns;
mod definition;
mod options;
mod primary_key;

use std::borrow::Cow;

use bothways_orm::ddl::{self, CheckFirst};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{SessionId, TableId};

use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::schema::column::ColumnObject;
use crate::schema::metadata;
use columns::{Columns, Which};
pub(crate) use definition::{append_column, settle_column, settle_columns, table};
pub(crate) use options::Options;
use primary_key::PrimaryKey;

/// A table.
pub(crate) struct TableObject {
    /// Which one.
    pub table: TableId,
}

impl TableObject {
    /// The one object of that table.
    pub fn value(cx: &mut Context<'_>, table: TableId) -> Value {
        if let Some(known) = cx.facade.tables.get(&table) {
            return known.clone();
        }
        let made = value(Self { table });
        cx.facade.tables.insert(table, made.clone());
        made
    }

    fn name(&self, cx: &Context<'_>) -> String {
        cx.facade.orm.schema().table(self.table).map_or_else(String::new, |table| table.name.to_string())
    }
}

const METHODS: &[Method] = &[
    ("create", create),
    ("drop", drop),
    ("select", select),
    ("insert", crate::dml::insert),
    ("update", crate::dml::update),
    ("delete", crate::dml::delete),
];

/// `table.create(engine)`: it is not asked whether the table is there, unless the program says so.
fn create(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (on, table, check) = parse(cx, "Table.create", arguments)?;
    crate::errors::checked(cx, |orm| ddl::create(orm, on, &[table], check))?;
    Ok(Value::None)
}

fn drop(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (on, table, check) = parse(cx, "Table.drop", arguments)?;
    crate::errors::checked(cx, |orm| ddl::drop(orm, on, &[table], check))?;
    Ok(Value::None)
}

fn parse(
    cx: &mut Context<'_>,
    function: &str,
    arguments: Arguments,
) -> Result<(Option<SessionId>, TableId, CheckFirst), Raised> {
    let [receiver, bind, checkfirst] = cx.bind(function, ["self", "bind", "checkfirst"], 2, arguments)?;
    let on = metadata::check_bind(cx, bind.as_ref())?;
    let check = metadata::check_first(cx, function, checkfirst, CheckFirst::No)?;
    Ok((on, native::receiver::<TableObject>(cx, receiver.as_ref(), "Table")?.table, check))
}

/// `table.select()`
fn select(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    crate::query::select(cx, arguments)
}

impl Object for TableObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Table")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "name" | "key" | "fullname" | "description" => Ok(Some(Value::from(self.name(cx)))),
            "c" | "columns" if cx.facade.orm.is_replaced(self.table) => {
                cx.unsupported("a table that another MetaData has defined since")
            }
            "schema" => Ok(Some(Value::None)),
            "comment" => {
                let comment = cx.facade.table_comments.get(&self.table).cloned();
                Ok(Some(comment.map_or(Value::None, Value::Str)))
            }
            "c" | "columns" => Ok(Some(value(Columns { table: self.table, which: Which::All }))),
            "metadata" => Ok(cx.facade.metadata.get(&self.table).cloned().map(Value::Host)),
            "primary_key" => Ok(Some(value(PrimaryKey { table: self.table }))),
            "foreign_keys" => {
                let columns = cx.facade.columns(self.table);
                let columns = columns.iter().filter_map(view::<ColumnObject>);
                let keys = columns.flat_map(|column| column.spec.borrow().foreign_keys.clone()).collect();
                crate::sets::set_of(cx, keys).map(Some)
            }
            "constraints"
            | "indexes"
            | "join"
            | "outerjoin"
            | "alias"
            | "info"
            | "append_column"
            | "append_constraint"
            | "to_metadata"
            | "tometadata"
            | "foreign_key_constraints"
            | "get_children"
            | "exported_columns"
            | "corresponding_column"
            | "is_derived_from"
            | "lateral"
            | "tablesample"
            | "table_valued"
            | "replace_selectable"
            | "compile" => cx.unsupported(format!("Table.{name}")),
            _ => Ok(None),
        }
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let columns = cx.facade.columns(self.table);
        let mut parts = vec![format!("'{}'", self.name(cx)), "MetaData()".to_owned()];
        for column in columns {
            parts.push(cx.python().repr(&column)?.to_string());
        }
        parts.push("schema=None".to_owned());
        Ok(Some(format!("Table({})", parts.join(", "))))
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(self.name(cx)))
    }

    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Err(cx.vm.raise_type_error("Boolean value of this clause is not defined"))
    }
}

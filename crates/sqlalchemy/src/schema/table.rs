//! `Parent.__table__`: a table as the program sees it. Making one with `Table(…)` is refused by name.

use std::borrow::Cow;

use bothways_python::{HostRef, Raised, Value};
use bothways_world::TableId;

use crate::context::Context;
use crate::object::{Object, value};

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

impl Object for TableObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Table")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "name" | "key" | "fullname" => Ok(Some(Value::from(self.name(cx)))),
            "c" | "columns" => Ok(Some(value(Columns { table: self.table }))),
            "foreign_keys" | "primary_key" | "constraints" | "indexes" | "metadata" | "create" | "drop"
            | "insert" | "select" | "update" | "delete" | "join" | "alias" => {
                cx.unsupported(format!("Table.{name}"))
            }
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
}

/// `Table.c`
struct Columns {
    table: TableId,
}

impl Columns {
    fn find(&self, cx: &Context<'_>, name: &str) -> Option<Value> {
        let position = cx.facade.orm.schema().table(self.table)?.position(name)?;
        cx.facade.columns(self.table).get(position).cloned()
    }
}

impl Object for Columns {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ReadOnlyColumnCollection")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match self.find(cx, name) {
            Some(column) => Ok(Some(column)),
            None if matches!(name, "keys" | "values" | "items" | "get" | "contains_column") => {
                cx.unsupported(format!("Table.c.{name}"))
            }
            None => Err(cx.vm.raise_attribute_error(name)),
        }
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match index.as_str().map(|name| self.find(cx, name)) {
            Some(Some(column)) => Ok(Some(column)),
            _ => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(cx.facade.columns(self.table).len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(cx.facade.columns(self.table).get(position).cloned())
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(item.as_str().map(|name| self.find(cx, name).is_some()))
    }
}

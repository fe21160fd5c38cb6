//! `Table.primary_key`: its columns in the order of the constraint.

use std::borrow::Cow;

use bothways_python::{HostRef, Raised, Value};
use bothways_world::TableId;

use super::columns::{Columns, Which};
use crate::context::Context;
use crate::object::{Object, value};

/// The primary key of a table.
pub(super) struct PrimaryKey {
    pub table: TableId,
}

impl PrimaryKey {
    fn columns(&self) -> Columns {
        Columns { table: self.table, which: Which::PrimaryKey }
    }
}

impl Object for PrimaryKey {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("PrimaryKeyConstraint")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "columns" | "c" => Ok(Some(value(self.columns()))),
            "name" => {
                let table = cx.facade.orm.schema().table(self.table);
                let constraint = table.and_then(|table| table.primary_key.as_ref());
                let name = constraint.and_then(|constraint| constraint.name.as_deref());
                Ok(Some(name.map_or(Value::None, Value::from)))
            }
            "table" => Ok(Some(super::TableObject::value(cx, self.table))),
            "keys" | "values" | "items" | "columns_autoinc_first" | "contains_column" => {
                cx.unsupported(format!("PrimaryKeyConstraint.{name}"))
            }
            _ => Ok(None),
        }
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.columns().objects(cx).len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.columns().objects(cx).get(position).cloned())
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let mut texts = Vec::new();
        for column in self.columns().objects(cx) {
            texts.push(cx.python().repr(&column)?.to_string());
        }
        Ok(Some(format!("PrimaryKeyConstraint({})", texts.join(", "))))
    }
}

//! `CreateTable(table)` and `DropTable(table)`: statements about tables, as text.

use std::borrow::Cow;

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::{Statement, render};

use super::table::TableObject;
use crate::compiled;
use crate::context::Context;
use crate::expressions::text::Written;
use crate::native::{self, Method};
use crate::object::{Object, value, view};

/// A statement about a table.
pub(crate) struct DdlElement {
    name: &'static str,
    statement: Statement,
}

/// `CreateTable(element)`
pub(crate) fn create_table(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [table] = cx.bind("CreateTable", ["element"], 1, arguments)?;
    match table.as_ref().and_then(view::<TableObject>) {
        Some(TableObject { table, .. }) => {
            Ok(value(DdlElement { name: "CreateTable", statement: Statement::CreateTable(*table) }))
        }
        None => cx.unsupported("CreateTable() of anything but a Table"),
    }
}

/// `DropTable(element)`
pub(crate) fn drop_table(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [table] = cx.bind("DropTable", ["element"], 1, arguments)?;
    match table.as_ref().and_then(view::<TableObject>) {
        Some(TableObject { table, .. }) => {
            Ok(value(DdlElement { name: "DropTable", statement: Statement::DropTable(*table) }))
        }
        None => cx.unsupported("DropTable() of anything but a Table"),
    }
}

impl DdlElement {
    fn text(&self, cx: &Context<'_>) -> Result<String, Raised> {
        let schema = cx.facade.orm.schema();
        if let Statement::CreateTable(table) = self.statement
            && let Some(table) = schema.table(table)
            && table
                .columns
                .iter()
                .any(|column| column.server_default.as_deref() == Some("CURRENT_TIMESTAMP"))
        {
            // The default dialect calls a function there, if the program did.
            return cx.unsupported("CreateTable() as text with the time as a server_default");
        }
        Ok(render(schema, &self.statement).text)
    }
}

const METHODS: &[Method] = &[("compile", |cx, arguments| {
    compiled::compile(cx, arguments, |cx, this, _| {
        let element = native::receiver::<DdlElement>(cx, Some(this), "DDLElement")?;
        Ok(Written { text: element.text(cx)?, bound: Some(Vec::new()) })
    })
})];

impl Object for DdlElement {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.name)
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        self.text(cx).map(Some)
    }
}

//! The driver's connection and cursor, as listeners of `connect` are given them: `PRAGMA foreign_keys=ON` is what they
//! are used for.

use std::borrow::Cow;
use std::cell::RefCell;

use bothways_python::{HostRef, Raised, Value};

use crate::context::Context;
use crate::errors::checked;
use crate::native::{self, Method};
use crate::object::{Object, value};

/// A `sqlite3.Connection`.
pub(super) struct DriverConnection;

/// A `sqlite3.Cursor`, with the rows that it has still to give.
#[derive(Default)]
struct DriverCursor {
    rows: RefCell<Vec<Value>>,
}

const CONNECTION: &[Method] = &[
    ("cursor", |_, _| Ok(value(DriverCursor::default()))),
    ("execute", |cx, arguments| {
        let [_, sql] = cx.bind("execute", ["self", "sql"], 2, arguments)?;
        let cursor = DriverCursor::default();
        cursor.execute(cx, sql.as_ref())?;
        Ok(value(cursor))
    }),
    ("commit", |_, _| Ok(Value::None)),
];

const CURSOR: &[Method] = &[
    ("execute", |cx, arguments| {
        let [this, sql] = cx.bind("execute", ["self", "sql"], 2, arguments)?;
        native::receiver::<DriverCursor>(cx, this.as_ref(), "Cursor")?.execute(cx, sql.as_ref())?;
        Ok(this.unwrap_or(Value::None))
    }),
    ("fetchall", |cx, arguments| {
        let cursor = native::receiver::<DriverCursor>(cx, arguments.positional.first(), "Cursor")?;
        Ok(Value::list(cursor.rows.take()))
    }),
    ("fetchone", |cx, arguments| {
        let cursor = native::receiver::<DriverCursor>(cx, arguments.positional.first(), "Cursor")?;
        let mut rows = cursor.rows.borrow_mut();
        Ok(if rows.is_empty() { Value::None } else { rows.remove(0) })
    }),
    ("close", |_, _| Ok(Value::None)),
];

impl DriverCursor {
    fn execute(&self, cx: &mut Context<'_>, sql: Option<&Value>) -> Result<(), Raised> {
        let Some(Value::Str(sql)) = sql else { return cx.unsupported("executing this on a cursor") };
        let is_pragma = sql.trim_start().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("pragma"));
        if !is_pragma {
            return cx.unsupported("any statement but PRAGMA foreign_keys on the driver's connection");
        }
        let rows = checked(cx, |orm| bothways_orm::driver_execute(orm, sql))?;
        let mut shown = Vec::with_capacity(rows.len());
        for row in &rows {
            let row = row.iter().map(|cell| crate::scalars::value(cx, cell)).collect::<Result<_, _>>()?;
            shown.push(Value::tuple(row));
        }
        self.rows.replace(shown);
        Ok(())
    }
}

impl Object for DriverConnection {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Connection")
    }

    fn methods(&self) -> &'static [Method] {
        CONNECTION
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        refused(cx, "connection", name)
    }
}

impl Object for DriverCursor {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Cursor")
    }

    fn methods(&self) -> &'static [Method] {
        CURSOR
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        refused(cx, "cursor", name)
    }
}

fn refused(cx: &mut Context<'_>, what: &str, name: &str) -> Result<Option<Value>, Raised> {
    match name.starts_with("__") {
        true => Ok(None),
        false => cx.unsupported(format!("{name} of the driver's {what}")),
    }
}

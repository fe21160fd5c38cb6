//! `engine.dialect`: what the SQLite dialect says of itself.

use std::borrow::Cow;

use bothways_python::{HostRef, Raised, Value};

use crate::context::Context;
use crate::object::Object;

/// The dialect of the one database there is.
pub(crate) struct Dialect;

impl Object for Dialect {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("SQLiteDialect_pysqlite")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(Some(match name {
            "name" => Value::from("sqlite"),
            "driver" => Value::from("pysqlite"),
            "paramstyle" => Value::from("qmark"),
            "positional" => Value::Bool(true),
            _ if name.starts_with('_') => return Ok(None),
            _ => return cx.unsupported(format!("engine.dialect.{name}")),
        }))
    }
}

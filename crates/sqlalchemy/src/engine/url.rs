//! `engine.url`: what `create_engine()` was told, in parts.

use std::borrow::Cow;

use bothways_python::{HostRef, Raised, Value};

use crate::context::Context;
use crate::native::Method;
use crate::object::{Object, view};

/// A URL of the database in memory.
#[derive(Clone)]
pub(crate) struct Url {
    text: String,
}

impl Url {
    /// The URL that was written.
    pub fn new(written: &str) -> Self {
        Self { text: written.to_owned() }
    }

    /// The text, in which the name of the database is escaped.
    pub fn text(&self) -> String {
        self.text.replace(":memory:", "%3Amemory%3A")
    }

    fn driver_name(&self) -> &str {
        self.text.split_once("://").map_or("", |(name, _)| name)
    }

    fn database(&self) -> Option<&str> {
        self.text.split_once(":///").map(|(_, database)| database)
    }
}

const METHODS: &[Method] = &[
    ("get_backend_name", |_, _| Ok(Value::from("sqlite"))),
    ("get_driver_name", |_, _| Ok(Value::from("pysqlite"))),
    ("render_as_string", |_, arguments| {
        let url = arguments.positional.first().and_then(view::<Url>);
        Ok(url.map_or(Value::None, |url| Value::from(&*url.text())))
    }),
];

impl Object for Url {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("URL")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(match name {
            "drivername" => Some(Value::from(self.driver_name())),
            "database" => Some(self.database().map_or(Value::None, Value::from)),
            "host" | "port" | "username" | "password" => Some(Value::None),
            "query"
            | "set"
            | "difference_update_query"
            | "update_query_dict"
            | "get_dialect"
            | "translate_connect_args" => return cx.unsupported(format!("URL.{name}")),
            _ => None,
        })
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(self.text()))
    }
}

//! `create_engine("sqlite://")`: the one database there is, in memory.

mod dialect;
mod url;

use std::borrow::Cow;

use bothways_orm::EngineId;
use bothways_python::{Arguments, HostRef, Raised, Value};

use crate::connection::{Connection, Transaction};
use crate::context::Context;
use crate::log;
use crate::native::Method;
use crate::object::{Object, value};
use crate::pool;
pub(crate) use dialect::Dialect;
use url::Url;

/// An engine.
pub(crate) struct Engine {
    /// Which one it is.
    pub id: EngineId,
    url: Value,
    dialect: Value,
}

/// `create_engine(…)`
pub(crate) fn create_engine(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let future = arguments.take_keyword("future");
    if future.is_some_and(|future| !matches!(future, Value::Bool(true))) {
        return cx.unsupported("create_engine(future=False)");
    }
    let echo = arguments.take_keyword("echo");
    if let Some(given) = arguments.take_keyword("connect_args")
        && !is_for_threads(&given)
    {
        return cx.unsupported("these connect_args of create_engine");
    }
    if let Some(given) = arguments.take_keyword("poolclass")
        && !pool::is_class(&given)
    {
        return cx.unsupported("this poolclass of create_engine");
    }
    if let Some((keyword, _)) = arguments.keywords.iter().find(|(keyword, _)| &**keyword != "url") {
        return cx.unsupported(format!("create_engine({keyword}=…)"));
    }
    let [url] = cx.bind("create_engine", ["url"], 1, arguments)?;
    let Some(Value::Str(url)) = url else {
        return Err(cx.raise("ArgumentError", "Expected string or URL object, got something else"));
    };
    match &*url {
        "sqlite://" | "sqlite:///:memory:" | "sqlite+pysqlite://" | "sqlite+pysqlite:///:memory:" => {}
        other if other.contains("://") => {
            let dialect = other.split("://").next().unwrap_or_default();
            return match dialect {
                "sqlite" | "sqlite+pysqlite" => {
                    cx.unsupported("databases in files (\"sqlite://\" is one in memory)")
                }
                _ => cx.unsupported(format!("the database {dialect} (\"sqlite://\" is the one there is)")),
            };
        }
        _ => {
            return Err(cx.raise("ArgumentError", "Could not parse SQLAlchemy URL from given URL string"));
        }
    }
    let echo = echo.unwrap_or(Value::None);
    let number = cx.facade.engines;
    if number > 0 && (cx.facade.echo.is_some() || !echo.is_none()) {
        return cx.unsupported("echo=… where there are several engines");
    }
    cx.facade.engines += 1;
    log::set_echo(cx, &echo)?;
    Ok(value(Engine { id: EngineId(number), url: value(Url::new(&url)), dialect: value(Dialect) }))
}

/// Whether arguments for the driver only say that other threads may use the connection: there are none.
fn is_for_threads(connect_args: &Value) -> bool {
    matches!(connect_args, Value::Dict(given) if given.names().iter().all(|(name, _)| &**name == "check_same_thread"))
}

/// `sqlalchemy.dialects.sqlite.dialect()`
pub(crate) fn dialect(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [] = cx.bind("dialect", [], 0, arguments)?;
    Ok(value(Dialect))
}

const METHODS: &[Method] = &[
    ("connect", |cx, arguments| {
        let [this] = cx.bind("Engine.connect", ["self"], 1, arguments)?;
        Connection::open(cx, this.unwrap_or(Value::None))
    }),
    ("begin", |cx, arguments| {
        let [this] = cx.bind("Engine.begin", ["self"], 1, arguments)?;
        Transaction::of_engine(cx, this.unwrap_or(Value::None))
    }),
];

impl Object for Engine {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Engine")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "echo" => Ok(Some(cx.facade.echo.map_or(Value::None, Value::Bool))),
            "name" => Ok(Some(Value::from("sqlite"))),
            "driver" => Ok(Some(Value::from("pysqlite"))),
            "dialect" => Ok(Some(self.dialect.clone())),
            "url" => Ok(Some(self.url.clone())),
            "dispose" | "raw_connection" | "pool" | "execution_options" => {
                cx.unsupported(format!("Engine.{name}"))
            }
            _ => Ok(None),
        }
    }

    fn set_attribute(&self, cx: &mut Context<'_>, name: &str, given: &Value) -> Result<bool, Raised> {
        if name != "echo" {
            return Ok(false);
        }
        if cx.facade.engines > 1 {
            return cx.unsupported("echo of one of several engines");
        }
        log::set_echo(cx, given)?;
        Ok(true)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("Engine({})", cx.python().repr(&self.url)?)))
    }
}

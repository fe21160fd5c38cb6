//! Listeners of engines: `event.listens_for(engine, "before_cursor_execute")`.

use std::borrow::Cow;

use bothways_orm::EngineId;
use bothways_orm::events::{ConnectionEvent, listen_to_connection};
use bothways_python::{HostRef, Raised, Value};
use bothways_sql::Rendered;
use bothways_world::Scalar;

use super::Options;
use super::driver::DriverConnection;
use super::flush::{Listened, Listening};
use crate::context::Context;
use crate::object::{Object, value};

/// Other events of engines, which are not supported yet.
const OTHER_EVENTS: [&str; 26] = [
    "after_execute",
    "before_execute",
    "begin_twophase",
    "checkin",
    "checkout",
    "close",
    "close_detached",
    "commit_twophase",
    "detach",
    "do_connect",
    "do_execute",
    "do_execute_no_params",
    "do_executemany",
    "do_setinputsizes",
    "engine_connect",
    "engine_disposed",
    "first_connect",
    "handle_error",
    "invalidate",
    "prepare_twophase",
    "release_savepoint",
    "reset",
    "rollback_savepoint",
    "rollback_twophase",
    "savepoint",
    "set_engine_execution_options",
];

/// The event of that name on the engine.
pub(super) fn event(cx: &mut Context<'_>, to: &Value, name: &str) -> Result<ConnectionEvent, Raised> {
    Ok(match name {
        "before_cursor_execute" => ConnectionEvent::BeforeCursorExecute,
        "after_cursor_execute" => ConnectionEvent::AfterCursorExecute,
        "begin" => ConnectionEvent::Begin,
        "connect" => ConnectionEvent::Connect,
        "commit" => ConnectionEvent::Commit,
        "rollback" => ConnectionEvent::Rollback,
        other if OTHER_EVENTS.contains(&other) => {
            return cx.unsupported(format!("the event {other} of an engine"));
        }
        other => {
            let message = format!("No such event '{other}' for target '{}'", cx.python().str(to)?);
            return Err(cx.raise("InvalidRequestError", message));
        }
    })
}

/// Registers a function.
pub(super) fn listen(
    cx: &mut Context<'_>,
    (engine, event): (Option<EngineId>, ConnectionEvent),
    function: Value,
    options: Options,
) -> Result<(), Raised> {
    if options.retval {
        return cx.unsupported("a listener of an engine with retval=True");
    }
    listen_to_connection(&mut cx.facade.orm, event);
    cx.facade.flush_listeners.add(Listening { to: Listened::Connection(engine, event), function, options });
    Ok(())
}

/// Calls the functions that listen to an event of the engine.
pub(crate) fn tell(
    cx: &mut Context<'_>,
    event: ConnectionEvent,
    statement: Option<(&Rendered, bool)>,
) -> Result<(), Raised> {
    let engine = cx.facade.orm.engine();
    let is_told = |known: &Listening| {
        known.to == Listened::Connection(None, event) || known.to == Listened::Connection(engine, event)
    };
    for Listening { function, options, .. } in cx.facade.flush_listeners.told(is_told) {
        let mut given = match event {
            ConnectionEvent::Connect => vec![
                ("dbapi_connection", value(DriverConnection)),
                ("connection_record", value(Handled("_ConnectionRecord"))),
            ],
            ConnectionEvent::BeforeCursorExecute
            | ConnectionEvent::AfterCursorExecute
            | ConnectionEvent::Begin
            | ConnectionEvent::Commit
            | ConnectionEvent::Rollback => vec![("conn", value(Handled("Connection")))],
        };
        if let Some((rendered, batch)) = statement {
            given.push(("cursor", value(Handled("Cursor"))));
            given.push(("statement", Value::from(&*rendered.text)));
            given.push(("parameters", parameters(cx, rendered)?));
            given.push(("context", value(Handled("SQLiteExecutionContext"))));
            given.push(("executemany", Value::Bool(rendered.many || batch)));
        }
        super::flush::call(cx, &function, options, given)?;
    }
    Ok(())
}

/// The parameters as the driver is given them: a tuple, or a list of tuples.
fn parameters(cx: &mut Context<'_>, rendered: &Rendered) -> Result<Value, Raised> {
    let mut rows = Vec::with_capacity(rendered.parameters.len());
    for row in &rendered.parameters {
        let values = row.iter().map(Scalar::stored).map(|scalar| crate::scalars::value(cx, scalar));
        rows.push(Value::tuple(values.collect::<Result<_, _>>()?));
    }
    Ok(match rendered.many {
        true => Value::list(rows),
        false => rows.pop().unwrap_or_else(|| Value::tuple(Vec::new())),
    })
}

/// What takes part in sending a statement: a listener is given it and may pass it on.
struct Handled(&'static str);

impl Object for Handled {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0)
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name.starts_with("__") {
            true => Ok(None),
            false => cx.unsupported(format!("{}.{name} inside an event of the engine", self.0)),
        }
    }
}

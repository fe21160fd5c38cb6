//! What the engine logs (`sqlalchemy.log`): through Python's `logging`, under `sqlalchemy.engine.Engine`, with
//! `echo=True` also to a handler of its own that writes to stdout.
//!
//! There is no clock: compiling a statement always takes the same time, and so does keeping it.

use std::borrow::Cow;

use bothways_orm::{Batch, CacheStats, LogEntry};
use bothways_python::{Arguments, Raised, Value};

use crate::context::Context;
use crate::errors;
use crate::object::{Object, value};

/// The engine's logger.
const NAME: &str = "sqlalchemy.engine.Engine";
/// `logging.DEBUG`
const DEBUG: i64 = 10;
/// `logging.INFO`
const INFO: i64 = 20;
/// `logging.WARNING`
const WARNING: i64 = 30;
/// Loggers with levels at which SQLAlchemy would log more than is logged here.
const NOT_LOGGED: &[(&str, i64, &str)] = &[
    ("sqlalchemy.engine.Engine", DEBUG, "rows are logged"),
    ("sqlalchemy.orm", INFO, "mappers log how they are configured"),
    ("sqlalchemy.pool", DEBUG, "connections are logged"),
];
/// How the handler of `echo=True` writes.
const FORMAT: &str = "%(asctime)s %(levelname)s %(name)s %(message)s";
/// How long compiling a statement took.
const COMPILING: &str = "0.00010s";
/// How long ago a statement was compiled that is sent again.
const SINCE: &str = "0.001s";
/// Characters of a statement of many rows that are logged whole (`_long_statement`).
const WHOLE_STATEMENT: usize = 500;
/// Characters of a longer one that are logged of its start and of its end.
const STATEMENT_ENDS: (usize, usize) = (250, 100);

/// The parameters of an entry: the handlers see them as `record.args`.
struct ReprParams(String);

impl Object for ReprParams {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_repr_params")
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(self.0.clone()))
    }
}

impl Context<'_> {
    fn echoes(&self) -> bool {
        self.facade.echo == Some(true)
    }
}

/// `engine.echo = …`: the first time it is true, the engine's logger gets a handler.
pub(crate) fn set_echo(cx: &mut Context<'_>, echo: &Value) -> Result<(), Raised> {
    cx.facade.echo = match echo {
        Value::None => None,
        Value::Bool(echoes) => Some(*echoes),
        Value::Str(word) if &**word == "debug" => {
            return cx.unsupported("echo=\"debug\", which logs rows, too (echo=True logs the statements)");
        }
        _ => return cx.unsupported("this value of echo"),
    };
    if !cx.echoes() {
        return Ok(());
    }
    let logger = logger(cx)?;
    let handlers = cx.python().get_attribute(&logger, "handlers")?;
    if cx.python().truth(&handlers)? {
        return Ok(());
    }
    let stdout = cx.python().library_name("sys", "stdout")?;
    let handler = new(cx, "StreamHandler", stdout)?;
    let formatter = new(cx, "Formatter", Value::from(FORMAT))?;
    cx.python().call_method(&handler, "setFormatter", vec![formatter])?;
    cx.python().call_method(&logger, "addHandler", vec![handler])?;
    Ok(())
}

/// `import logging`, whose loggers of this package have a level of their own.
pub(crate) fn import(cx: &mut Context<'_>) -> Result<Value, Raised> {
    let known = cx.vm.has_module("logging");
    let module = cx.python().own_module("logging")?;
    if !known {
        let package = named(cx, "sqlalchemy")?;
        cx.python().call_method(&package, "setLevel", vec![Value::Int(WARNING)])?;
    }
    Ok(module)
}

fn new(cx: &mut Context<'_>, class: &str, argument: Value) -> Result<Value, Raised> {
    let class = cx.python().library_name("logging", class)?;
    cx.python().call(&class, Arguments::positional(vec![argument]))
}

fn logger(cx: &mut Context<'_>) -> Result<Value, Raised> {
    import(cx)?;
    named(cx, NAME)
}

fn named(cx: &mut Context<'_>, name: &str) -> Result<Value, Raised> {
    let get = cx.python().library_name("logging", "getLogger")?;
    cx.python().call(&get, Arguments::positional(vec![Value::from(name)]))
}

/// Whether a connection taken now logs what it sends (`Engine._should_log_info`).
pub(crate) fn logs(cx: &mut Context<'_>) -> Result<bool, Raised> {
    if !cx.echoes() && !cx.vm.has_module("logging") {
        return Ok(false);
    }
    for (name, level, what) in NOT_LOGGED {
        let logger = named(cx, name)?;
        if is_enabled_for(cx, &logger, *level)? {
            return cx.unsupported(format!("this level of the logger {name}, under which {what}"));
        }
    }
    let logger = logger(cx)?;
    if cx.echoes() {
        return Ok(!is_disabled(cx, &logger)?);
    }
    is_enabled_for(cx, &logger, INFO)
}

fn is_enabled_for(cx: &mut Context<'_>, logger: &Value, level: i64) -> Result<bool, Raised> {
    let answer = cx.python().call_method(logger, "isEnabledFor", vec![Value::Int(level)])?;
    cx.python().truth(&answer)
}

/// Whether `logging.disable()` holds back what `echo=True` logs, which asks no logger for its level.
fn is_disabled(cx: &mut Context<'_>, logger: &Value) -> Result<bool, Raised> {
    let manager = cx.python().get_attribute(logger, "manager")?;
    let disabled = cx.python().get_attribute(&manager, "disable")?;
    Ok(matches!(disabled, Value::Int(level) if level >= INFO))
}

/// Logs what is about to be sent.
pub(crate) fn log(cx: &mut Context<'_>, entry: LogEntry<'_>) -> Result<(), Raised> {
    match entry {
        LogEntry::Transaction(text) => write(cx, text, Vec::new()),
        LogEntry::Statement { rendered, cache, batch } => {
            match batch {
                Some(_) => write(cx, &long_statement(&rendered.text), Vec::new())?,
                None => write(cx, &rendered.text, Vec::new())?,
            }
            let parameters = errors::shown_parameters(cx, &rendered.parameters, rendered.many);
            write(cx, "[%s] %r", vec![Value::from(stats(cache, batch)), value(ReprParams(parameters))])
        }
    }
}

fn write(cx: &mut Context<'_>, message: &str, arguments: Vec<Value>) -> Result<(), Raised> {
    let logger = logger(cx)?;
    if !cx.echoes() {
        let given = std::iter::once(Value::from(message)).chain(arguments).collect();
        cx.python().call_method(&logger, "info", given)?;
    } else if !is_disabled(cx, &logger)? {
        let given = vec![Value::Int(INFO), Value::from(message), Value::tuple(arguments)];
        cx.python().call_method(&logger, "_log", given)?;
    }
    Ok(())
}

fn stats(cache: CacheStats, batch: Option<Batch>) -> String {
    let stats = match cache {
        CacheStats::RawSql => "raw sql".to_owned(),
        CacheStats::NoKey => format!("no key {COMPILING}"),
        CacheStats::Generated => format!("generated in {COMPILING}"),
        CacheStats::Cached => format!("cached since {SINCE} ago"),
    };
    let Some(Batch { number, total, ordered, downgraded }) = batch else { return stats };
    let order = if ordered { "ordered" } else { "unordered" };
    let support = if downgraded { "; batch not supported" } else { "" };
    let place = format!("{number}/{total} ({order}{support})");
    if number == 1 {
        format!("{stats} (insertmanyvalues) {place}")
    } else {
        format!("insertmanyvalues {place}")
    }
}

/// A long statement without its middle.
fn long_statement(text: &str) -> Cow<'_, str> {
    let length = text.chars().count();
    if length <= WHOLE_STATEMENT {
        return Cow::Borrowed(text);
    }
    let (left, right) = STATEMENT_ENDS;
    let start: String = text.chars().take(left).collect();
    let end: String = text.chars().skip(length - right).collect();
    Cow::Owned(format!("{start} ... {} characters truncated ... {end}", length - left - right))
}

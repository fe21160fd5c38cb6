//! A statement that the database refused: `IntegrityError` and `OperationalError` with the driver's own
//! exception inside.

use bothways_orm::{NamedValues, OrmError};
use bothways_python::{Dict, Raised, Value};
use bothways_world::Scalar;

use super::classes::code_of;
use super::text::background;
use crate::context::Context;

/// Sets of parameters shown of an executemany before the middle is left out.
const BATCHES: usize = 10;
/// Characters of one parameter shown before its middle is left out.
const CHARACTERS: usize = 300;

/// What the text begins with where autoflush sent the statement.
const AUTOFLUSH: &str = "(raised as a result of Query-invoked autoflush; consider using a session.no_autoflush block \
                         if this flush is occurring prematurely)";

/// The exception.
pub(super) fn raise(cx: &mut Context<'_>, error: &OrmError) -> Raised {
    let OrmError::Statement { kind, message, sql, parameters, many, .. } = error else {
        return cx.vm.unsupported("what the database answered");
    };
    let exceptions = cx.facade.exceptions(cx.vm);
    let (class, driver) = (exceptions.class(kind), exceptions.driver(kind));
    let original = cx.vm.new_exception(&driver, vec![Value::from(&**message)]);
    let short = format!("(sqlite3.{kind}) {message}");
    let exception = cx.vm.new_exception(&class, vec![Value::from(short)]);
    let whole = text(cx, error);
    let tuples = parameters.iter().map(|row| {
        Value::tuple(row.iter().filter_map(|part| crate::scalars::value(cx, part).ok()).collect())
    });
    let mut tuples: Vec<Value> = tuples.collect();
    let params = if *many { Value::list(tuples) } else { tuples.pop().unwrap_or(Value::None) };
    let dict = exception.dict();
    dict.set_str("statement", Value::from(&**sql));
    dict.set_str("params", params);
    dict.set_str("orig", Value::Instance(std::rc::Rc::clone(&original)));
    dict.set_str("ismulti", Value::Bool(*many));
    dict.set_str("hide_parameters", Value::Bool(false));
    dict.set_str("detail", Value::list(Vec::new()));
    dict.set_str("connection_invalidated", Value::Bool(false));
    dict.set_str("_text", Value::from(whole));
    if let Some(state) = exception.exception() {
        let mut state = state.borrow_mut();
        state.context = Some(std::rc::Rc::clone(&original));
        state.cause = Some(original);
    }
    Raised::Exception(exception)
}

/// `StatementError`: a value of the statement could not be known when it was sent.
pub(super) fn without_value(cx: &mut Context<'_>, error: &OrmError) -> Result<Raised, Raised> {
    let OrmError::StatementValue { error: cause, sql, parameters, .. } = error else {
        return cx.unsupported("what became of this statement");
    };
    let Raised::Exception(original) = super::raise(cx, cause) else { return Ok(super::raise(cx, cause)) };
    if !is_wrapped(cx, cause) {
        return Ok(Raised::Exception(original));
    }
    let class = cx.exception_class("StatementError");
    let short = short(cx, cause);
    let exception = cx.vm.new_exception(&class, vec![Value::from(short)]);
    let mut rows = Vec::new();
    for row in known(parameters) {
        let shown = Dict::default();
        for (name, scalar) in row {
            shown.set_str(&**name, crate::scalars::value(cx, scalar)?);
        }
        rows.push(Value::Dict(std::rc::Rc::new(shown)));
    }
    let whole = text_without_value(cx, error);
    let dict = exception.dict();
    dict.set_str("statement", Value::from(&**sql));
    dict.set_str("params", Value::list(rows));
    dict.set_str("orig", Value::Instance(std::rc::Rc::clone(&original)));
    dict.set_str("_text", Value::from(whole));
    if let Some(state) = exception.exception() {
        let mut state = state.borrow_mut();
        // It is raised with the traceback of its cause.
        if let Some(cause) = original.exception() {
            state.traceback.clone_from(&cause.borrow().traceback);
        }
        state.cause = Some(original);
    }
    Ok(Raised::Exception(exception))
}

/// Whether what kept a value from being known is reported with the statement: not what ends the program, such as
/// SystemExit.
pub(super) fn is_wrapped(cx: &mut Context<'_>, error: &OrmError) -> bool {
    match super::raise(cx, error) {
        Raised::Exception(original) => original.class.is_subclass_of(&cx.vm.types().exception),
        _ => false,
    }
}

/// The code of the page about what kept a value from being known.
fn code_of_cause(cx: &mut Context<'_>, cause: &OrmError) -> Option<&'static str> {
    match cause {
        OrmError::ParameterRequired(_) => super::exception(cx, cause).ok()?.code,
        _ => None,
    }
}

/// `(builtins.ValueError) text`
fn short(cx: &mut Context<'_>, error: &OrmError) -> String {
    let class = match super::raise(cx, error) {
        Raised::Exception(original) => format!("{}.{}", original.class.module, original.class.qualified_name),
        _ => String::new(),
    };
    let text = match code_of_cause(cx, error) {
        Some(_) => super::exception(cx, error).map_or_else(|_| String::new(), |exception| exception.message),
        None => super::quoted(cx, error),
    };
    format!("({class}) {text}")
}

/// What SQLAlchemy knows of the parameters of a statement that was not sent. Where an engine has listeners, as one
/// that records its statements does, a single empty row counts as none.
fn known(parameters: &[NamedValues]) -> &[NamedValues] {
    match parameters {
        [row] if row.is_empty() => &[],
        rows => rows,
    }
}

/// `str(error)` of a StatementError.
pub(super) fn text_without_value(cx: &mut Context<'_>, error: &OrmError) -> String {
    let OrmError::StatementValue { error: cause, sql, parameters, autoflush } = error else {
        return String::new();
    };
    let mut lines = Vec::new();
    if *autoflush {
        lines.push(AUTOFLUSH.to_owned());
    }
    lines.push(short(cx, cause));
    lines.push(format!("[SQL: {sql}]"));
    let rows = known(parameters);
    if !rows.is_empty() {
        lines.push(format!("[parameters: {}]", batches(rows.len(), |at| dict(cx, rows.get(at)))));
    }
    if let Some(code) = code_of_cause(cx, cause) {
        lines.push(background(code));
    }
    lines.join("\n")
}

/// The values of a row as Python shows a dict of them.
fn dict(cx: &mut Context<'_>, row: Option<&NamedValues>) -> String {
    let entries = row.into_iter().flatten().map(|(name, value)| format!("'{name}': {}", scalar(cx, value)));
    let entries: Vec<String> = entries.collect();
    format!("{{{}}}", entries.join(", "))
}

/// `str(error)`.
pub(super) fn text(cx: &mut Context<'_>, error: &OrmError) -> String {
    let OrmError::Statement { kind, message, sql, parameters, many, autoflush } = error else {
        return String::new();
    };
    let mut lines = Vec::new();
    if *autoflush {
        lines.push(AUTOFLUSH.to_owned());
    }
    lines.push(format!("(sqlite3.{kind}) {message}"));
    lines.push(format!("[SQL: {sql}]"));
    if parameters.iter().any(|row| !row.is_empty()) {
        lines.push(format!("[parameters: {}]", shown(cx, parameters, *many)));
    }
    lines.push(background(code_of(kind)));
    lines.join("\n")
}

pub(super) fn shown(cx: &mut Context<'_>, parameters: &[Vec<Scalar>], many: bool) -> String {
    if !many {
        return parameters.last().map(|row| tuple(cx, row)).unwrap_or_default();
    }
    batches(parameters.len(), |at| parameters.get(at).map(|row| tuple(cx, row)).unwrap_or_default())
}

/// Sets of parameters in brackets, without those in the middle where they are many.
fn batches(count: usize, mut shown: impl FnMut(usize) -> String) -> String {
    let mut rows = |range: std::ops::Range<usize>| range.map(&mut shown).collect::<Vec<_>>().join(", ");
    if count <= BATCHES {
        return format!("[{}]", rows(0..count));
    }
    format!(
        "[{}  ... displaying {BATCHES} of {count} total bound parameter sets ...  {}]",
        rows(0..BATCHES - 2),
        rows(count - 2..count)
    )
}

/// Values as Python shows a tuple of them.
pub(super) fn tuple(cx: &mut Context<'_>, values: &[Scalar]) -> String {
    let shown: Vec<String> = values.iter().map(|value| scalar(cx, value)).collect();
    match &*shown {
        [one] => format!("({one},)"),
        several => format!("({})", several.join(", ")),
    }
}

fn scalar(cx: &mut Context<'_>, value: &Scalar) -> String {
    let shown = crate::scalars::value(cx, value).unwrap_or(Value::None);
    let repr = match cx.python().repr(&shown) {
        Ok(repr) => repr.to_string(),
        Err(_) => String::new(),
    };
    let length = repr.chars().count();
    if length <= CHARACTERS {
        return repr;
    }
    let half = CHARACTERS / 2;
    let head: String = repr.chars().take(half).collect();
    let tail: String = repr.chars().skip(length - half).collect();
    format!("{head} ... ({} characters truncated) ... {tail}", length - CHARACTERS)
}

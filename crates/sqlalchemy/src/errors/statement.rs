//! A statement that the database refused: `IntegrityError` and `OperationalError` with the driver's own
//! exception inside.

use bothways_orm::OrmError;
use bothways_python::{Raised, Value};
use bothways_world::Scalar;

use super::text::background;
use crate::context::Context;

/// Sets of parameters shown of an executemany before the middle is left out.
const BATCHES: usize = 10;
/// Characters of one parameter shown before its middle is left out.
const CHARACTERS: usize = 300;

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
    dict.set_str("_text", Value::from(whole));
    if let Some(state) = exception.exception() {
        state.borrow_mut().cause = Some(original);
    }
    Raised::Exception(exception)
}

/// `StatementError`: a value of the statement could not be known when it was sent. Where an engine has listeners, as
/// one that records its statements does, SQLAlchemy knows of no parameters then.
pub(super) fn without_value(cx: &mut Context<'_>, error: &OrmError, sql: &str) -> Raised {
    let original = match super::raise(cx, error) {
        Raised::Exception(original) => original,
        other => return other,
    };
    let class = cx.exception_class("StatementError");
    let short = format!("({}) {}", original.class.full_name(), super::quoted(cx, error));
    let exception = cx.vm.new_exception(&class, vec![Value::from(&*short)]);
    let dict = exception.dict();
    dict.set_str("statement", Value::from(sql));
    dict.set_str("params", Value::list(Vec::new()));
    dict.set_str("orig", Value::Instance(std::rc::Rc::clone(&original)));
    dict.set_str("_text", Value::from(format!("{short}\n[SQL: {sql}]")));
    if let Some(state) = exception.exception() {
        state.borrow_mut().cause = Some(original);
    }
    Raised::Exception(exception)
}

/// `str(error)`.
pub(super) fn text(cx: &mut Context<'_>, error: &OrmError) -> String {
    let OrmError::Statement { kind, message, sql, parameters, many, autoflush } = error else {
        return String::new();
    };
    let mut lines = Vec::new();
    if *autoflush {
        lines.push(
            "(raised as a result of Query-invoked autoflush; consider using a session.no_autoflush block if this flush \
             is occurring prematurely)"
                .to_owned(),
        );
    }
    lines.push(format!("(sqlite3.{kind}) {message}"));
    lines.push(format!("[SQL: {sql}]"));
    if parameters.iter().any(|row| !row.is_empty()) {
        lines.push(format!("[parameters: {}]", shown(cx, parameters, *many)));
    }
    let code = if *kind == "IntegrityError" { "gkpj" } else { "e3q8" };
    lines.push(background(code));
    lines.join("\n")
}

fn shown(cx: &mut Context<'_>, parameters: &[Vec<Scalar>], many: bool) -> String {
    if !many {
        return parameters.last().map(|row| tuple(cx, row)).unwrap_or_default();
    }
    let mut rows = |rows: &[Vec<Scalar>]| -> String {
        let rows: Vec<String> = rows.iter().map(|row| tuple(cx, row)).collect();
        rows.join(", ")
    };
    let count = parameters.len();
    if count <= BATCHES {
        return format!("[{}]", rows(parameters));
    }
    let (first, _) = parameters.split_at(BATCHES - 2);
    let (_, last) = parameters.split_at(count - 2);
    format!(
        "[{}  ... displaying {BATCHES} of {count} total bound parameter sets ...  {}]",
        rows(first),
        rows(last)
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

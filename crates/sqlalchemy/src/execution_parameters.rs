//! What `execute(statement, parameters)` takes for parameters (`_distill_params_20`).

use bothways_python::{Raised, Value};

use crate::context::Context;

/// The parameters as given: a dict, or dicts in a list; none where there are none.
pub(crate) fn distilled(cx: &mut Context<'_>, given: Option<Value>) -> Result<Option<Value>, Raised> {
    let Some(given) = given.filter(|given| !given.is_none()) else { return Ok(None) };
    let first = match &given {
        Value::Dict(_) => return Ok(Some(given)),
        Value::List(items) => items.borrow().first().cloned(),
        Value::Tuple(items) => items.first().cloned(),
        _ => return Err(cx.raise("ArgumentError", "mapping or list expected for parameters")),
    };
    match first {
        Some(Value::Dict(_)) => Ok(Some(given)),
        Some(_) => Err(cx.raise("ArgumentError", "List argument must consist only of dictionaries")),
        None => {
            let category = cx.exception_class("SADeprecationWarning");
            let message = "Empty parameter sequence passed to execute(). This use is deprecated and will raise an \
                           exception in a future SQLAlchemy release";
            cx.python().warn(&category, message)?;
            Ok(None)
        }
    }
}

/// The parameters of a statement about mapped classes, for which an empty list is as good as none.
pub(crate) fn of_mapped(cx: &mut Context<'_>, given: Option<Value>) -> Result<Option<Value>, Raised> {
    let given = match given {
        Some(given) if cx.python().truth(&given)? => Some(given),
        _ => None,
    };
    distilled(cx, given)
}

/// The only set of parameters, if there is one.
pub(crate) fn single(given: &Value) -> Option<Value> {
    let of_list = |items: &[Value]| match items {
        [only] => Some(only.clone()),
        _ => None,
    };
    match given {
        Value::List(items) => of_list(&items.borrow()),
        Value::Tuple(items) => of_list(items),
        one => Some(one.clone()),
    }
}

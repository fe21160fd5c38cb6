//! `foreign(…)` and `remote(…)`: marks on the columns of a join condition.

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Annotations;

use super::{ExpressionObject, expression, unplaced};
use crate::context::Context;
use crate::object::value;

/// Marks every column of an expression.
pub(crate) fn annotation(
    cx: &mut Context<'_>,
    name: &'static str,
    arguments: Arguments,
) -> Result<Value, Raised> {
    let [given] = cx.bind(name, ["expr"], 1, arguments)?;
    let given = given.unwrap_or(Value::None);
    let found = expression(cx, &given).or_else(|| unplaced::marker(cx, &given));
    let Some(found) = found else {
        if let Value::Host(_) = given {
            return cx.unsupported(format!("{name}() of anything but columns and expressions"));
        }
        let repr = cx.python().repr(&given)?;
        let message =
            format!("Column expression, FROM clause, or other columns clause element expected, got {repr}.");
        return Err(cx.raise("ArgumentError", message));
    };
    let annotated = found.annotated(&mut |_, annotations| match name {
        "foreign" => Annotations { foreign: true, ..annotations },
        _ => Annotations { remote: true, ..annotations },
    });
    Ok(value(ExpressionObject::new(annotated)))
}

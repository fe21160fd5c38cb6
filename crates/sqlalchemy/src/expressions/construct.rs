//! Expressions that start from nothing: `literal(…)`, `case(…)`, `true()`.

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Expression;
use bothways_world::Scalar;

use super::{ExpressionObject, combine, expression, operators};
use crate::context::Context;
use crate::object::value;

fn built(expression: Expression) -> Result<Value, Raised> {
    Ok(value(ExpressionObject::new(expression)))
}

/// `literal(value)`
pub(crate) fn literal(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [given, sql_type] = cx.bind("literal", ["value", "type_"], 1, arguments)?;
    if sql_type.is_some() {
        return cx.unsupported("literal(type_=…)");
    }
    match crate::scalars::scalar(cx, &given.unwrap_or(Value::None), None) {
        Some(scalar) => built(Expression::Parameter(scalar.stored().clone())),
        None => cx.unsupported("literal() of this value"),
    }
}

/// `case((condition, value), …, else_=…)`
pub(crate) fn case(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let otherwise = match arguments.take_keyword("else_") {
        Some(given) => Some(Box::new(operators::operand(cx, &given)?)),
        None => None,
    };
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("case({keyword}=…)"));
    }
    let mut whens = Vec::with_capacity(arguments.positional.len());
    for when in &arguments.positional {
        let Value::Tuple(_) = when else { return cx.unsupported("case() with anything but pairs") };
        let pair = cx.python().collect(when)?;
        let [condition, then] = &pair[..] else { return cx.unsupported("case() with anything but pairs") };
        // A column stands as it is here, where WHERE would ask whether it is 1.
        let condition = match expression(cx, condition) {
            Some(found) => found,
            None => combine::condition(cx, condition)?,
        };
        whens.push((condition, operators::operand(cx, then)?));
    }
    built(Expression::Case { whens, otherwise })
}

/// `true()`
pub(crate) fn true_(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [] = cx.bind("true", [], 0, arguments)?;
    built(Expression::Literal(Scalar::Bool(true)))
}

/// `false()`
pub(crate) fn false_(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [] = cx.bind("false", [], 0, arguments)?;
    built(Expression::Literal(Scalar::Bool(false)))
}

/// `null()`
pub(crate) fn null(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [] = cx.bind("null", [], 0, arguments)?;
    built(Expression::Literal(Scalar::Null))
}

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

/// `case((condition, value), …, else_=…)`, `case({value: result, …}, value=…, else_=…)`
pub(crate) fn case(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let given = arguments.take_keyword("else_").filter(|given| !given.is_none());
    let otherwise = given.map(|given| operators::operand(cx, &given).map(Box::new)).transpose()?;
    let given = arguments.take_keyword("value").filter(|given| !given.is_none());
    let compared = given.map(|given| operators::operand(cx, &given).map(Box::new)).transpose()?;
    if let Some((keyword, _)) = arguments.keywords.first() {
        return Err(crate::arguments::unexpected(cx.vm, "case", keyword));
    }
    let mut whens = Vec::with_capacity(arguments.positional.len());
    let pairs = match &arguments.positional[..] {
        [Value::Dict(results)] => results.items(),
        _ => {
            let mut pairs = Vec::with_capacity(arguments.positional.len());
            for when in &arguments.positional {
                let Value::Tuple(_) = when else { return cx.unsupported("case() with anything but pairs") };
                let pair = cx.python().collect(when)?;
                let [condition, then] = &pair[..] else {
                    return cx.unsupported("case() with anything but pairs");
                };
                pairs.push((condition.clone(), then.clone()));
            }
            pairs
        }
    };
    for (condition, then) in &pairs {
        // A column stands as it is here, where WHERE would ask whether it is 1.
        let condition = match (expression(cx, condition), &compared) {
            (Some(found), _) => found,
            (None, Some(_)) => operators::operand(cx, condition)?,
            (None, None) => combine::condition(cx, condition)?,
        };
        whens.push((condition, operators::operand(cx, then)?));
    }
    built(Expression::Case { operand: compared, whens, otherwise })
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

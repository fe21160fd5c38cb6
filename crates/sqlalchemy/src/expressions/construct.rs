//! Expressions that start from nothing: `case(…)`, `literal_column(…)`, `true()`.

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Expression;
use bothways_world::Scalar;

use super::{ExpressionObject, combine, expression, operators};
use crate::context::Context;
use crate::object::value;

fn built(expression: Expression) -> Result<Value, Raised> {
    Ok(value(ExpressionObject::new(expression)))
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

/// `literal_column("text", type_=None)`
pub(crate) fn literal_column(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [text, given] = cx.bind("literal_column", ["text", "type_"], 1, arguments)?;
    let Some(Value::Str(text)) = text else {
        return cx.unsupported("literal_column() of anything but a string");
    };
    let text = Expression::Text((*text).into());
    match given.filter(|given| !given.is_none()) {
        None => built(text),
        Some(given) => coerced(cx, text, &given),
    }
}

/// `column(name, type_=None)`: a column of no table, written as it is called.
pub(crate) fn column(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [name, given] = cx.bind("column", ["text", "type_"], 1, arguments)?;
    let Some(Value::Str(name)) = name else {
        return cx.unsupported("column() of anything but a string");
    };
    if bothways_sql::requires_quotes(&name) {
        return cx.unsupported("column() of a name that is quoted");
    }
    let text = Expression::Text((*name).into());
    match given.filter(|given| !given.is_none()) {
        None => built(text),
        Some(given) => coerced(cx, text, &given),
    }
}

/// `type_coerce(expression, type_)`
pub(crate) fn type_coerce(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [operand, given] = cx.bind("type_coerce", ["expression", "type_"], 2, arguments)?;
    let operand = operators::operand(cx, &operand.unwrap_or(Value::None))?;
    coerced(cx, operand, &given.unwrap_or(Value::None))
}

fn coerced(cx: &mut Context<'_>, operand: Expression, given: &Value) -> Result<Value, Raised> {
    match crate::schema::sql_type::sql_type(given) {
        Some(sql_type) => built(Expression::TypeCoerce { operand: Box::new(operand), sql_type }),
        None => cx.unsupported("this type of an expression"),
    }
}

/// `tuple_(a, b)`
pub(crate) fn tuple(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("tuple_({keyword}=…)"));
    }
    let parts = arguments.positional.iter().map(|part| operators::operand(cx, part));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    built(Expression::Tuple(parts))
}

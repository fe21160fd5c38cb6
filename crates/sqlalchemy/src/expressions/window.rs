//! `func.row_number().over(partition_by=…, order_by=…)`

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::{Expression, Frame, FrameBound, FrameUnit, OrderBy};
use bothways_world::Scalar;

use super::{ExpressionObject, Ordering, operators};
use crate::context::Context;
use crate::native;
use crate::object::{value, view};

/// `function.over(…)`
pub(super) fn over(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let mut partition_by = Vec::new();
    for given in several(arguments.take_keyword("partition_by")) {
        partition_by.push(operators::operand(cx, &given)?);
    }
    let mut order_by = Vec::new();
    for given in several(arguments.take_keyword("order_by")) {
        order_by.push(match view::<Ordering>(&given) {
            Some(ordering) => ordering.order_by(),
            None => OrderBy::new(operators::operand(cx, &given)?, None),
        });
    }
    if arguments.take_keyword("exclude").is_some_and(|given| !given.is_none()) {
        return cx.unsupported("over(exclude=…)");
    }
    let frame = frame(cx, &mut arguments)?;
    let this = arguments.positional.first();
    let function = native::receiver::<ExpressionObject>(cx, this, "Function")?.expression.clone();
    Ok(value(ExpressionObject::new(Expression::Over {
        function: Box::new(function),
        partition_by,
        order_by,
        frame,
    })))
}

/// `rows=(-1, 1)`, `range_=(None, 0)`, `groups=(0, None)`
fn frame(cx: &mut Context<'_>, arguments: &mut Arguments) -> Result<Option<Box<Frame>>, Raised> {
    let mut found = None;
    for (name, unit) in
        [("rows", FrameUnit::Rows), ("range_", FrameUnit::Range), ("groups", FrameUnit::Groups)]
    {
        let Some(given) = arguments.take_keyword(name).filter(|given| !given.is_none()) else { continue };
        if found.is_some() {
            let message = "only one of 'rows', 'range_', or 'groups' may be provided";
            return Err(cx.raise("ArgumentError", message));
        }
        found = Some((unit, given));
    }
    let Some((unit, given)) = found else { return Ok(None) };
    let bounds = match &given {
        Value::Tuple(_) | Value::List(_) => cx.python().collect(&given)?,
        _ => Vec::new(),
    };
    let [start, end] = &bounds[..] else { return cx.unsupported("over() with a frame that is no pair") };
    Ok(Some(Box::new(Frame { unit, start: bound(cx, start)?, end: bound(cx, end)? })))
}

fn bound(cx: &mut Context<'_>, given: &Value) -> Result<FrameBound, Raised> {
    let distance = |number: i64| Box::new(Expression::Parameter(Scalar::Int(number)));
    match given {
        Value::None => Ok(FrameBound::Unbounded),
        Value::Int(0) => Ok(FrameBound::Current),
        Value::Int(number) if *number < 0 => Ok(FrameBound::Preceding(distance(number.saturating_neg()))),
        Value::Int(number) => Ok(FrameBound::Following(distance(*number))),
        _ => cx.unsupported("over() with a frame whose bounds are no integers"),
    }
}

fn several(given: Option<Value>) -> Vec<Value> {
    match given {
        None | Some(Value::None) => Vec::new(),
        Some(Value::List(items)) => items.borrow().clone(),
        Some(Value::Tuple(items)) => items.to_vec(),
        Some(one) => vec![one],
    }
}

//! `func.row_number().over(partition_by=…, order_by=…)`

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::{Expression, OrderBy};

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
    let frames = ["rows", "range_", "groups", "exclude"];
    if let Some((name, _)) =
        arguments.keywords.iter().find(|(name, given)| !given.is_none() && frames.contains(&&**name))
    {
        return cx.unsupported(format!("over({name}=…)"));
    }
    let this = arguments.positional.first();
    let function = native::receiver::<ExpressionObject>(cx, this, "Function")?.expression.clone();
    Ok(value(ExpressionObject::new(Expression::Over {
        function: Box::new(function),
        partition_by,
        order_by,
    })))
}

fn several(given: Option<Value>) -> Vec<Value> {
    match given {
        None | Some(Value::None) => Vec::new(),
        Some(Value::List(items)) => items.borrow().clone(),
        Some(Value::Tuple(items)) => items.to_vec(),
        Some(one) => vec![one],
    }
}

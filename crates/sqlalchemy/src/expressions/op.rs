//! `column.op("&")`: an operator that the program writes itself.

use std::borrow::Cow;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{BinaryOperator, CustomOperator, Expression};

use super::operators::{built, joined, operand_beside, receiver};
use crate::context::Context;
use crate::object::{Object, value};

/// What `op()` gives, to be called with the right side.
struct CustomOp {
    left: Expression,
    operator: CustomOperator,
}

/// `column.op(opstring, precedence=0, is_comparison=False)`
pub(super) fn op(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let parameters = ["self", "opstring", "precedence", "is_comparison"];
    let [this, symbol, precedence, is_comparison] = cx.bind("op", parameters, 2, arguments)?;
    let precedence = match precedence {
        None => 0,
        Some(given) => given.as_int().and_then(|given| i8::try_from(given).ok()).unwrap_or(i8::MAX),
    };
    let is_comparison = match is_comparison {
        Some(given) => cx.python().truth(&given)?,
        None => false,
    };
    operator(cx, this, symbol, (precedence, is_comparison))
}

/// `column.bool_op(opstring, precedence=0)`
pub(super) fn bool_op(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, symbol] = cx.bind("bool_op", ["self", "opstring"], 2, arguments)?;
    operator(cx, this, symbol, (0, true))
}

fn operator(
    cx: &mut Context<'_>,
    this: Option<Value>,
    symbol: Option<Value>,
    (precedence, is_comparison): (i8, bool),
) -> Result<Value, Raised> {
    let left = receiver(cx, this)?;
    let Some(Value::Str(symbol)) = symbol else { return cx.unsupported("op() without a string") };
    match CustomOperator::new(&symbol, precedence, is_comparison) {
        Some(operator) => Ok(value(CustomOp { left, operator })),
        None => cx.unsupported(format!("the operator {symbol}")),
    }
}

impl Object for CustomOp {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("custom_op")
    }

    fn is_callable(&self) -> bool {
        true
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        let [right] = cx.bind("against", ["other"], 1, std::mem::take(arguments))?;
        let right = operand_beside(cx, &self.left, &right.unwrap_or(Value::None))?;
        Ok(Some(built(joined(BinaryOperator::Custom(self.operator), self.left.clone(), right))))
    }
}

//! `and_`, `or_`, `not_`.

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::{BinaryOperator, Expression, SqlType};
use bothways_world::Scalar;

use super::{ExpressionObject, expression, sql_type};
use crate::context::Context;
use crate::object::{value, view};
use crate::text::TextClause;

/// A condition of `where()`, `and_()` and the like, which may be True, False or None as well.
pub(crate) fn condition_or_constant(cx: &mut Context<'_>, given: &Value) -> Result<Expression, Raised> {
    match given {
        Value::Bool(truth) => Ok(Expression::Literal(Scalar::Bool(*truth))),
        Value::None => Ok(Expression::Literal(Scalar::Null)),
        _ => condition(cx, given),
    }
}

/// A condition.
pub(crate) fn condition(cx: &mut Context<'_>, given: &Value) -> Result<Expression, Raised> {
    if let Some(found) = expression(cx, given) {
        return Ok(as_boolean(cx, &found, true).unwrap_or(found));
    }
    if matches!(given, Value::Bool(_) | Value::None) {
        return cx.unsupported("a plain True, False or None as this condition");
    }
    if let Some(clause) = view::<TextClause>(given) {
        return clause.condition(cx);
    }
    let repr = cx.python().repr(given)?;
    let message = match given {
        Value::Str(_) => {
            format!("Textual SQL expression {repr} should be explicitly declared as text({repr})")
        }
        _ => format!("SQL expression for WHERE/HAVING role expected, got {repr}."),
    };
    Err(cx.raise("ArgumentError", message))
}

/// A column, or what is computed from one, as a condition: SQLite knows no booleans of its own, so SQLAlchemy asks
/// whether it is 1 or 0 (`AsBoolean`). None for what is a condition already.
fn as_boolean(cx: &Context<'_>, operand: &Expression, truth: bool) -> Option<Expression> {
    let is_value = matches!(
        operand.bare(),
        Expression::Column { .. }
            | Expression::Function { .. }
            | Expression::Case { .. }
            | Expression::Cast { .. }
    );
    (is_value && sql_type(cx, operand) == Some(SqlType::Boolean)).then(|| Expression::Binary {
        operator: BinaryOperator::Equal,
        left: Box::new(operand.clone()),
        right: Box::new(Expression::Literal(Scalar::Int(i64::from(truth)))),
    })
}

/// `and_(…)`
pub(crate) fn and_function(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    and(cx, &arguments.positional)
}

/// `or_(…)`
pub(crate) fn or_function(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    or(cx, &arguments.positional)
}

/// `not_(…)`
pub(crate) fn not_function(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [clause] = cx.bind("not_", ["clause"], 1, arguments)?;
    not(cx, &clause.unwrap_or(Value::None))
}

/// All of them.
pub(super) fn and(cx: &mut Context<'_>, clauses: &[Value]) -> Result<Value, Raised> {
    let mut all = Vec::with_capacity(clauses.len());
    for clause in clauses {
        match condition_or_constant(cx, clause)? {
            Expression::And(parts) => parts.into_iter().for_each(|part| add_condition(&mut all, part)),
            other => add_condition(&mut all, other),
        }
    }
    match Expression::all(all) {
        Some(expression) => Ok(value(ExpressionObject::new(expression))),
        None => cx.unsupported("and_() without arguments"),
    }
}

/// Any of them.
pub(super) fn or(cx: &mut Context<'_>, clauses: &[Value]) -> Result<Value, Raised> {
    let mut any: Vec<Expression> = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let found = match condition_or_constant(cx, clause)? {
            Expression::Or(inner) => inner,
            other => vec![other],
        };
        for part in found {
            add_part(&mut any, part, true);
        }
    }
    let expression = match any.len() {
        0 => return cx.unsupported("or_() without arguments"),
        1 => any.pop(),
        _ => Some(Expression::Or(any)),
    };
    match expression {
        Some(expression) => Ok(value(ExpressionObject::new(expression))),
        None => cx.unsupported("or_() without arguments"),
    }
}

/// Adds a condition to those that hold together, which true() adds nothing to and false() decides.
pub(crate) fn add_condition(all: &mut Vec<Expression>, condition: Expression) {
    add_part(all, condition, false);
}

/// Adds a part where one constant decides and the other is left out beside anything else
/// (`BooleanClauseList._construct`).
fn add_part(parts: &mut Vec<Expression>, part: Expression, decides: bool) {
    let constant = |part: &Expression| match part {
        Expression::Literal(Scalar::Bool(truth)) => Some(*truth),
        _ => None,
    };
    match (parts.first().and_then(constant), constant(&part)) {
        (Some(truth), _) if truth == decides => {}
        (_, Some(truth)) if truth == decides => *parts = vec![part],
        (Some(_), _) => *parts = vec![part],
        (None, Some(_)) if !parts.is_empty() => {}
        (None, _) => parts.push(part),
    }
}

/// The opposite: by the opposite operator where there is one.
pub(super) fn not(cx: &mut Context<'_>, clause: &Value) -> Result<Value, Raised> {
    if let Some(negation) = view::<ExpressionObject>(clause).and_then(|object| object.negation.clone()) {
        return Ok(value(ExpressionObject::new(negation)));
    }
    if let Some(Expression::Literal(Scalar::Bool(truth))) = expression(cx, clause) {
        return Ok(value(ExpressionObject::new(Expression::Literal(Scalar::Bool(!truth)))));
    }
    if let Some(operand) = expression(cx, clause)
        && let Some(is_false) = as_boolean(cx, &operand, false)
    {
        let negation = as_boolean(cx, &operand, true);
        return Ok(value(ExpressionObject { negation, ..ExpressionObject::new(is_false) }));
    }
    let condition = condition(cx, clause)?;
    Ok(value(ExpressionObject::new(negated(condition))))
}

/// The opposite of a condition.
pub(super) fn negated(condition: Expression) -> Expression {
    match condition {
        Expression::IsNull(operand) => Expression::IsNotNull(operand),
        Expression::IsNotNull(operand) => Expression::IsNull(operand),
        Expression::In { operand, list, negated } => Expression::In { operand, list, negated: !negated },
        Expression::InQuery { operand, select, negated } => {
            Expression::InQuery { operand, select, negated: !negated }
        }
        Expression::Between { operand, low, high, negated } => {
            Expression::Between { operand, low, high, negated: !negated }
        }
        Expression::Binary { operator, left, right } => match opposite(operator) {
            Some(operator) => Expression::Binary { operator, left, right },
            None => Expression::Not(Box::new(Expression::Binary { operator, left, right })),
        },
        other => Expression::Not(Box::new(other)),
    }
}

fn opposite(operator: BinaryOperator) -> Option<BinaryOperator> {
    Some(match operator {
        BinaryOperator::Equal => BinaryOperator::NotEqual,
        BinaryOperator::NotEqual => BinaryOperator::Equal,
        BinaryOperator::Less => BinaryOperator::GreaterOrEqual,
        BinaryOperator::LessOrEqual => BinaryOperator::Greater,
        BinaryOperator::Greater => BinaryOperator::LessOrEqual,
        BinaryOperator::GreaterOrEqual => BinaryOperator::Less,
        BinaryOperator::Is => BinaryOperator::IsNot,
        BinaryOperator::IsNot => BinaryOperator::Is,
        BinaryOperator::Like => BinaryOperator::NotLike,
        BinaryOperator::NotLike => BinaryOperator::Like,
        BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::FloorDivide
        | BinaryOperator::Modulo
        | BinaryOperator::Concatenate
        | BinaryOperator::Custom(_) => return None,
    })
}

//! Conditions and values of a bulk UPDATE or DELETE, computed on objects in memory (`orm/evaluator.py`).

use bothways_sql::{BinaryOperator, Expression};
use bothways_world::{AttributeId, ClassId, InstanceId, Scalar, Value};

use crate::OrmState;
use crate::config::TableColumn;

/// What an expression is about an object.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Evaluated {
    /// A value; NULL and truth included.
    Value(Scalar),
    /// It depends on an attribute that is not loaded.
    Expired,
}

/// Whether an expression can be computed for objects of a class.
pub(crate) fn can_evaluate(orm: &OrmState, class: ClassId, expression: &Expression) -> bool {
    let all = |operands: &[Expression]| operands.iter().all(|operand| can_evaluate(orm, class, operand));
    match expression {
        Expression::Column { table, column } => attribute(orm, class, table, column).is_some(),
        Expression::Parameter(_) | Expression::Literal(_) => true,
        Expression::Binary { operator, left, right } => {
            let supported = is_supported(*operator);
            supported && can_evaluate(orm, class, left) && can_evaluate(orm, class, right)
        }
        Expression::IsNull(operand) | Expression::IsNotNull(operand) | Expression::Not(operand) => {
            can_evaluate(orm, class, operand)
        }
        Expression::In { operand, list, .. } => can_evaluate(orm, class, operand) && all(list),
        Expression::And(operands) | Expression::Or(operands) => all(operands),
        _ => false,
    }
}

/// Operators that Python can apply as SQL would.
fn is_supported(operator: BinaryOperator) -> bool {
    use BinaryOperator as B;
    matches!(
        operator,
        B::Equal
            | B::NotEqual
            | B::Less
            | B::LessOrEqual
            | B::Greater
            | B::GreaterOrEqual
            | B::Add
            | B::Subtract
            | B::Multiply
            | B::Divide
            | B::Modulo
            | B::Concatenate
    )
}

/// Computes an expression about an object.
pub(crate) fn evaluate(orm: &OrmState, instance: InstanceId, expression: &Expression) -> Evaluated {
    let value = |operand: &Expression| evaluate(orm, instance, operand);
    match expression {
        Expression::Column { table, column } => {
            let object = orm.object(instance);
            let Some(attribute) = attribute(orm, object.class, table, column) else {
                return Evaluated::Expired;
            };
            match object.values.get(&attribute) {
                Some(Value::Scalar(value)) => Evaluated::Value(value.clone()),
                Some(_) => Evaluated::Expired,
                None if object.expired.binary_search(&attribute).is_ok() => Evaluated::Expired,
                None => Evaluated::Value(Scalar::Null),
            }
        }
        Expression::Parameter(value) | Expression::Literal(value) => Evaluated::Value(value.clone()),
        Expression::Binary { operator, left, right } => match (value(left), value(right)) {
            (Evaluated::Value(left), Evaluated::Value(right)) => {
                binary(*operator, &left, &right).map_or(Evaluated::Expired, Evaluated::Value)
            }
            _ => Evaluated::Expired,
        },
        Expression::IsNull(operand) => is_null(value(operand), true),
        Expression::IsNotNull(operand) => is_null(value(operand), false),
        Expression::Not(operand) => match value(operand) {
            Evaluated::Value(Scalar::Null) => Evaluated::Value(Scalar::Null),
            Evaluated::Value(value) => Evaluated::Value(Scalar::Bool(!truth(&value))),
            Evaluated::Expired => Evaluated::Expired,
        },
        Expression::In { operand, list, negated } => {
            let Evaluated::Value(operand) = value(operand) else { return Evaluated::Expired };
            if operand.is_null() {
                return Evaluated::Value(Scalar::Null);
            }
            let found = list
                .iter()
                .any(|item| matches!(value(item), Evaluated::Value(item) if item.python_eq(&operand)));
            Evaluated::Value(Scalar::Bool(found != *negated))
        }
        Expression::And(operands) => {
            for operand in operands {
                match value(operand) {
                    Evaluated::Value(operand) if truth(&operand) => {}
                    Evaluated::Value(Scalar::Null) => return Evaluated::Value(Scalar::Null),
                    Evaluated::Value(_) => return Evaluated::Value(Scalar::Bool(false)),
                    Evaluated::Expired => return Evaluated::Expired,
                }
            }
            Evaluated::Value(Scalar::Bool(true))
        }
        Expression::Or(operands) => {
            let mut result = Scalar::Bool(false);
            for operand in operands {
                match value(operand) {
                    Evaluated::Value(operand) if truth(&operand) => {
                        return Evaluated::Value(Scalar::Bool(true));
                    }
                    Evaluated::Value(Scalar::Null) => result = Scalar::Null,
                    Evaluated::Value(_) => {}
                    Evaluated::Expired => return Evaluated::Expired,
                }
            }
            Evaluated::Value(result)
        }
        _ => Evaluated::Expired,
    }
}

fn attribute(orm: &OrmState, class: ClassId, table: &str, column: &str) -> Option<AttributeId> {
    let table = orm.schema().find(table)?;
    let position = orm.schema().table(table)?.position(column)?;
    orm.attribute_of_column(class, TableColumn { table, position })
}

fn is_null(evaluated: Evaluated, wanted: bool) -> Evaluated {
    match evaluated {
        Evaluated::Value(value) => Evaluated::Value(Scalar::Bool(value.is_null() == wanted)),
        Evaluated::Expired => Evaluated::Expired,
    }
}

/// Python's truth of a value.
pub(crate) fn truth(value: &Scalar) -> bool {
    match value {
        Scalar::Null => false,
        Scalar::Bool(truth) => *truth,
        Scalar::Int(number) => *number != 0,
        Scalar::Float(number) => *number != 0.0,
        Scalar::Text(text) => !text.is_empty(),
        _ => true,
    }
}

/// An operator as Python applies it; none where it cannot be applied.
fn binary(operator: BinaryOperator, left: &Scalar, right: &Scalar) -> Option<Scalar> {
    use BinaryOperator as B;
    if left.is_null() || right.is_null() {
        return Some(Scalar::Null);
    }
    let order = || -> Option<std::cmp::Ordering> {
        match (left, right) {
            (Scalar::Text(left), Scalar::Text(right)) => Some(left.cmp(right)),
            (Scalar::Int(left), Scalar::Int(right)) => Some(left.cmp(right)),
            _ => number(left)?.partial_cmp(&number(right)?),
        }
    };
    let compared = |holds: fn(std::cmp::Ordering) -> bool| order().map(|order| Scalar::Bool(holds(order)));
    match operator {
        B::Equal => Some(Scalar::Bool(left.python_eq(right))),
        B::NotEqual => Some(Scalar::Bool(!left.python_eq(right))),
        B::Less => compared(std::cmp::Ordering::is_lt),
        B::LessOrEqual => compared(std::cmp::Ordering::is_le),
        B::Greater => compared(std::cmp::Ordering::is_gt),
        B::GreaterOrEqual => compared(std::cmp::Ordering::is_ge),
        B::Add => arithmetic(left, right, i64::checked_add, |left, right| left + right),
        B::Subtract => arithmetic(left, right, i64::checked_sub, |left, right| left - right),
        B::Multiply => arithmetic(left, right, i64::checked_mul, |left, right| left * right),
        // As Python has it: the rest has the sign of the divisor.
        B::Modulo => match (left, right) {
            (Scalar::Int(left), Scalar::Int(right)) if *right != 0 => {
                let rest = left.checked_rem(*right)?;
                let is_other_sign = rest != 0 && (rest < 0) != (*right < 0);
                Some(Scalar::Int(if is_other_sign { rest + right } else { rest }))
            }
            _ => None,
        },
        B::Divide => {
            let divisor = number(right).filter(|divisor| *divisor != 0.0)?;
            Some(Scalar::Float(number(left)? / divisor))
        }
        B::Concatenate => match (left, right) {
            (Scalar::Text(left), Scalar::Text(right)) => Some(Scalar::text(format!("{left}{right}"))),
            _ => None,
        },
        _ => None,
    }
}

fn arithmetic(
    left: &Scalar,
    right: &Scalar,
    integers: fn(i64, i64) -> Option<i64>,
    floats: fn(f64, f64) -> f64,
) -> Option<Scalar> {
    match (left, right) {
        (Scalar::Int(left), Scalar::Int(right)) => integers(*left, *right).map(Scalar::Int),
        _ => Some(Scalar::Float(floats(number(left)?, number(right)?))),
    }
}

#[allow(clippy::cast_precision_loss, reason = "as Python's float() does")]
fn number(value: &Scalar) -> Option<f64> {
    match value {
        Scalar::Int(number) => Some(*number as f64),
        Scalar::Float(number) => Some(*number),
        Scalar::Bool(truth) => Some(f64::from(u8::from(*truth))),
        _ => None,
    }
}

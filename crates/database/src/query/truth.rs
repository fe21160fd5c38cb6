//! Conditions in SQL's three-valued logic.
//!
//! GlueSQL makes `NULL AND FALSE` NULL and lets `x NOT IN (1, NULL)` hold. So a condition is asked either whether
//! it is true or whether it is false, down to the comparisons; "unknown" is never either.

use bothways_sql::{BinaryOperator, Expression};
use bothways_world::Scalar;
use gluesql_core::ast::{BinaryOperator as GlueOperator, Expr};
use gluesql_core::data::Value;

use super::like::like;
use super::scope::Scope;
use super::statement::subquery;
use super::value::{Kind, Typed, binary, case, constant, integer, numbers, value};
use crate::affinity::Affinity;
use crate::store::to_value;
use crate::write::Failure;

/// What is asked of a condition.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Is it true?
    True,
    /// Is it false?
    False,
}

impl Wanted {
    fn opposite(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
        }
    }
}

/// Whether the condition is what is wanted, as true or something else (false or NULL): for WHERE, ON, HAVING.
pub(super) fn holds(scope: &Scope, expression: &Expression, wanted: Wanted) -> Result<Expr, Failure> {
    match (expression, wanted) {
        (Expression::And(operands), Wanted::True) | (Expression::Or(operands), Wanted::False) => {
            joined(operands, GlueOperator::And, |operand| holds(scope, operand, wanted))
        }
        (Expression::Or(operands), Wanted::True) | (Expression::And(operands), Wanted::False) => {
            joined(operands, GlueOperator::Or, |operand| known(scope, operand, wanted))
        }
        (Expression::BoundText { text, parameters }, _) => {
            holds(scope, &scope.read(text, parameters)?, wanted)
        }
        (Expression::Text(text), _) => holds(scope, &scope.read(text, &[])?, wanted),
        (Expression::Annotated { operand, .. }, _) => holds(scope, operand, wanted),
        (Expression::Not(operand), _) => holds(scope, operand, wanted.opposite()),
        (Expression::IsNull(operand), _) => null_test(scope, operand, wanted),
        (Expression::IsNotNull(operand), _) => null_test(scope, operand, wanted.opposite()),
        (Expression::In { operand, list, negated }, _) if matches!(**operand, Expression::Tuple(_)) => {
            let wanted = if *negated { wanted.opposite() } else { wanted };
            let rows: Vec<Expression> = list.iter().filter_map(|row| equal_tuples(operand, row)).collect();
            match rows.len() {
                0 => Ok(Expr::Value(Value::Bool(wanted == Wanted::False))),
                _ => holds(scope, &Expression::Or(rows), wanted),
            }
        }
        (Expression::In { operand, list, negated }, _) => {
            in_list(scope, operand, list, if *negated { wanted.opposite() } else { wanted })
        }
        (Expression::Exists(select), _) => {
            let subquery = Box::new(subquery(scope, select)?);
            Ok(Expr::Exists { subquery, negated: wanted == Wanted::False })
        }
        (Expression::InQuery { operand, select, negated }, _) => {
            in_query(scope, operand, select, if *negated { wanted.opposite() } else { wanted })
        }
        (Expression::Between { operand, low, high, negated }, _) => {
            let wanted = if *negated { wanted.opposite() } else { wanted };
            let bound = |operator, bound: &Expression| Expression::Binary {
                operator,
                left: operand.clone(),
                right: Box::new(bound.clone()),
            };
            let low = bound(BinaryOperator::GreaterOrEqual, low);
            let high = bound(BinaryOperator::LessOrEqual, high);
            holds(scope, &Expression::And(vec![low, high]), wanted)
        }
        (Expression::Binary { operator: BinaryOperator::Equal, left, right }, _)
            if matches!(**left, Expression::Tuple(_)) =>
        {
            match equal_tuples(left, right) {
                Some(equal) => holds(scope, &equal, wanted),
                None => Err(Failure::unsupported("this comparison of a tuple")),
            }
        }
        (Expression::Binary { operator, left, right }, _) => match operator {
            BinaryOperator::Is => identical(scope, left, right, wanted),
            BinaryOperator::IsNot => identical(scope, left, right, wanted.opposite()),
            BinaryOperator::Like => like(scope, left, right, wanted),
            BinaryOperator::NotLike => like(scope, left, right, wanted.opposite()),
            BinaryOperator::Custom(custom) => match custom.meant() {
                Some(operator) => {
                    let (left, right) = (left.clone(), right.clone());
                    holds(scope, &Expression::Binary { operator, left, right }, wanted)
                }
                None => number_test(scope, expression, wanted),
            },
            _ => match comparison(*operator) {
                Some(comparison) => compare(scope, comparison, left, right, wanted),
                None => number_test(scope, expression, wanted),
            },
        },
        (
            Expression::Column { .. }
            | Expression::Parameter(_)
            | Expression::Bound(_)
            | Expression::ObjectValue(_)
            | Expression::Escaped { .. }
            | Expression::Filtered { .. }
            | Expression::Literal(_)
            | Expression::Subquery(_)
            | Expression::Case { .. }
            | Expression::Cast { .. }
            | Expression::TypeCoerce { .. }
            | Expression::Tuple(_)
            | Expression::Distinct(_)
            | Expression::Negative(_)
            | Expression::Over { .. }
            | Expression::Function { .. },
            _,
        ) => number_test(scope, expression, wanted),
    }
}

/// The same as true or false, never NULL: GlueSQL's OR and CASE need that.
pub(super) fn known(scope: &Scope, expression: &Expression, wanted: Wanted) -> Result<Expr, Failure> {
    let holds = holds(scope, expression, wanted)?;
    Ok(match holds {
        Expr::IsNull(_) | Expr::IsNotNull(_) | Expr::Exists { .. } | Expr::Value(_) => holds,
        other => case(other, boolean(true), boolean(false)),
    })
}

fn boolean(value: bool) -> Expr {
    Expr::Value(Value::Bool(value))
}

fn joined(
    operands: &[Expression],
    operator: GlueOperator,
    translate: impl Fn(&Expression) -> Result<Expr, Failure>,
) -> Result<Expr, Failure> {
    let operands = operands.iter().map(translate).collect::<Result<Vec<_>, _>>()?;
    Ok(balanced(operands, &operator).unwrap_or(boolean(operator == GlueOperator::And)))
}

/// The operands joined in a tree of little depth: GlueSQL evaluates by recursion, and stacks are small in a browser.
pub(super) fn balanced(mut operands: Vec<Expr>, operator: &GlueOperator) -> Option<Expr> {
    if operands.len() < 2 {
        return operands.pop();
    }
    let right = operands.split_off(operands.len() / 2);
    let (left, right) = (balanced(operands, operator)?, balanced(right, operator)?);
    Some(binary(left, operator.clone(), right))
}

fn null_test(scope: &Scope, operand: &Expression, wanted: Wanted) -> Result<Expr, Failure> {
    let operand = Box::new(value(scope, operand)?.expr);
    Ok(if wanted == Wanted::True { Expr::IsNull(operand) } else { Expr::IsNotNull(operand) })
}

/// A number is true unless it is zero.
fn number_test(scope: &Scope, expression: &Expression, wanted: Wanted) -> Result<Expr, Failure> {
    let operand = value(scope, expression)?;
    let zero = match operand.kind {
        Kind::Null => return Ok(boolean(false)),
        Kind::Integer => integer(0),
        Kind::Real => {
            let comparison = if wanted == Wanted::True { Comparison::NotEqual } else { Comparison::Equal };
            return Ok(compared_reals(comparison, operand.expr, Expr::Value(Value::F64(0.0))));
        }
        Kind::Text | Kind::Bytes | Kind::Mixed => {
            return Err(Failure::unsupported("a condition that is not a number"));
        }
    };
    let operator = if wanted == Wanted::True { GlueOperator::NotEq } else { GlueOperator::Eq };
    Ok(binary(operand.expr, operator, zero))
}

/// A comparison, before it is written for GlueSQL.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

fn comparison(operator: BinaryOperator) -> Option<Comparison> {
    Some(match operator {
        BinaryOperator::Equal => Comparison::Equal,
        BinaryOperator::NotEqual => Comparison::NotEqual,
        BinaryOperator::Less => Comparison::Less,
        BinaryOperator::LessOrEqual => Comparison::LessOrEqual,
        BinaryOperator::Greater => Comparison::Greater,
        BinaryOperator::GreaterOrEqual => Comparison::GreaterOrEqual,
        _ => return None,
    })
}

impl Comparison {
    fn negated(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::GreaterOrEqual => Self::Less,
            Self::Greater => Self::LessOrEqual,
            Self::LessOrEqual => Self::Greater,
        }
    }

    fn operator(self) -> GlueOperator {
        match self {
            Self::Equal => GlueOperator::Eq,
            Self::NotEqual => GlueOperator::NotEq,
            Self::Less => GlueOperator::Lt,
            Self::LessOrEqual => GlueOperator::LtEq,
            Self::Greater => GlueOperator::Gt,
            Self::GreaterOrEqual => GlueOperator::GtEq,
        }
    }

    /// The answer when `left` is always less than `right`, or always greater.
    fn holds_between_types(self, left_is_less: bool) -> bool {
        match self {
            Self::Equal => false,
            Self::NotEqual => true,
            Self::Less | Self::LessOrEqual => left_is_less,
            Self::Greater | Self::GreaterOrEqual => !left_is_less,
        }
    }
}

fn compare(
    scope: &Scope,
    comparison: Comparison,
    left: &Expression,
    right: &Expression,
    wanted: Wanted,
) -> Result<Expr, Failure> {
    let comparison = if wanted == Wanted::True { comparison } else { comparison.negated() };
    let (left, right) = (value(scope, left)?, value(scope, right)?);
    let (left, right) = (converted(left.clone(), &right), converted(right, &left));
    // GlueSQL takes an equation in ON with the constant first for one to join by, and looks for the column in the rows
    // that it is to be joined to.
    match comparison {
        Comparison::Equal if left.constant.is_some() => compared(comparison, right, left),
        _ => compared(comparison, left, right),
    }
}

/// A constant takes the affinity of the column that it is compared with.
fn converted(side: Typed, other: &Typed) -> Typed {
    match (&side.constant, other.affinity) {
        (Some(scalar), Some(Affinity::Integer | Affinity::Real | Affinity::Numeric | Affinity::Date)) => {
            Typed::constant(&Affinity::Integer.apply(scalar))
        }
        (Some(scalar), Some(Affinity::Text)) => Typed::constant(&Affinity::Text.apply(scalar)),
        _ => side,
    }
}

fn compared(comparison: Comparison, left: Typed, right: Typed) -> Result<Expr, Failure> {
    let is_text = |side: &Typed| side.affinity == Some(Affinity::Text);
    let is_number =
        |side: &Typed| matches!(side.affinity, Some(Affinity::Integer | Affinity::Real | Affinity::Numeric));
    if is_text(&left) && is_number(&right) || is_number(&left) && is_text(&right) {
        return Err(Failure::unsupported("comparing a text column with a number column"));
    }
    match (left.kind, right.kind) {
        (Kind::Null, _) | (_, Kind::Null) => Ok(boolean(false)),
        (Kind::Mixed, _) | (_, Kind::Mixed) => {
            Err(Failure::unsupported("comparing values of several types in one column"))
        }
        (Kind::Integer, Kind::Integer) | (Kind::Text, Kind::Text) | (Kind::Bytes, Kind::Bytes) => {
            Ok(binary(left.expr, comparison.operator(), right.expr))
        }
        (left_kind, right_kind) if left_kind.is_number() && right_kind.is_number() => {
            let (left, right) = numbers(left, right, "a comparison")?;
            Ok(compared_reals(comparison, left.expr, right.expr))
        }
        // Numbers come before text, text before blobs.
        (left_kind, right_kind) => {
            if !comparison.holds_between_types(rank(left_kind) < rank(right_kind)) {
                return Ok(boolean(false));
            }
            let known = |side: Typed| Expr::IsNotNull(Box::new(side.expr));
            Ok(binary(known(left), GlueOperator::And, known(right)))
        }
    }
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Null => 0,
        Kind::Integer | Kind::Real | Kind::Mixed => 1,
        Kind::Text => 2,
        Kind::Bytes => 3,
    }
}

/// Whether a double is zero.
pub(super) fn is_zero(value: Expr) -> Expr {
    compared_reals(Comparison::Equal, value, Expr::Value(Value::F64(0.0)))
}

/// GlueSQL's `=` on doubles forgives small differences, its order does not.
fn compared_reals(comparison: Comparison, left: Expr, right: Expr) -> Expr {
    let both = |first: GlueOperator, joint: GlueOperator, second: GlueOperator| {
        let first = binary(left.clone(), first, right.clone());
        Expr::Nested(Box::new(binary(first, joint, binary(left.clone(), second, right.clone()))))
    };
    match comparison {
        Comparison::Equal => both(GlueOperator::GtEq, GlueOperator::And, GlueOperator::LtEq),
        Comparison::NotEqual => both(GlueOperator::Lt, GlueOperator::Or, GlueOperator::Gt),
        _ => binary(left, comparison.operator(), right),
    }
}

/// `x IS y` with neither side NULL by itself: equal, and never unknown.
fn identical(scope: &Scope, left: &Expression, right: &Expression, wanted: Wanted) -> Result<Expr, Failure> {
    if constant(right).is_none_or(|right| right.is_null()) {
        return Err(Failure::unsupported("IS with anything but a constant"));
    }
    let equal = compare(scope, Comparison::Equal, left, right, Wanted::True)?;
    let equal = case(equal, boolean(true), boolean(false));
    Ok(if wanted == Wanted::True { equal } else { case(equal, boolean(false), boolean(true)) })
}

/// `x IN (SELECT …)`.
fn in_query(
    scope: &Scope,
    operand: &Expression,
    select: &bothways_sql::Select,
    wanted: Wanted,
) -> Result<Expr, Failure> {
    let operand = value(scope, operand)?;
    let (query, column) = super::statement::column_query(scope, select)?;
    match (operand.kind, column.kind) {
        (Kind::Null, _) => return Err(Failure::unsupported("NULL IN (SELECT …)")),
        (left, right) if left == right && left != Kind::Mixed && left != Kind::Real => {}
        _ => return Err(Failure::unsupported("IN (SELECT …) over values of several types")),
    }
    let subquery = Box::new(query);
    let expr = Box::new(operand.expr.clone());
    if wanted == Wanted::True {
        return Ok(Expr::InSubquery { expr, subquery, negated: false });
    }
    if column.nullable {
        return Err(Failure::unsupported("NOT IN (SELECT …) where the column may be NULL"));
    }
    let is_absent = Expr::InSubquery { expr, subquery: subquery.clone(), negated: true };
    if !operand.nullable {
        return Ok(is_absent);
    }
    // NULL is in no list, and not in an empty one only.
    let is_empty = Expr::Exists { subquery, negated: true };
    Ok(case(Expr::IsNull(Box::new(operand.expr)), is_empty, is_absent))
}

/// `(a, b) = (c, d)`: each part equals the other.
fn equal_tuples(left: &Expression, right: &Expression) -> Option<Expression> {
    let (Expression::Tuple(left), Expression::Tuple(right)) = (left, right) else { return None };
    let pairs = left.iter().zip(right).map(|(left, right)| Expression::equal(left.clone(), right.clone()));
    Some(Expression::And(pairs.collect()))
}

/// `x IN (…)`: the list is what SQLAlchemy sends, constants.
fn in_list(
    scope: &Scope,
    operand: &Expression,
    list: &[Expression],
    wanted: Wanted,
) -> Result<Expr, Failure> {
    if list.is_empty() {
        return Ok(boolean(wanted == Wanted::False));
    }
    let typed = value(scope, operand)?;
    let list = list.iter().map(constant).collect::<Option<Vec<_>>>();
    let list = list.ok_or_else(|| Failure::unsupported("IN with a list of expressions"))?;
    if wanted == Wanted::False && list.iter().any(Scalar::is_null) {
        return Ok(boolean(false));
    }
    let list: Vec<Typed> = list.iter().map(|item| converted(Typed::constant(item), &typed)).collect();
    match typed.kind {
        Kind::Null => Ok(boolean(false)),
        Kind::Mixed => Err(Failure::unsupported("comparing values of several types in one column")),
        Kind::Real => {
            let (comparison, joint) = match wanted {
                Wanted::True => (Comparison::Equal, GlueOperator::Or),
                Wanted::False => (Comparison::NotEqual, GlueOperator::And),
            };
            let tests = list.into_iter().map(|item| {
                let test = compared(comparison, typed.clone(), item)?;
                Ok(case(test, boolean(true), boolean(false)))
            });
            let tests = tests.collect::<Result<Vec<_>, Failure>>()?;
            Ok(balanced(tests, &joint).unwrap_or(boolean(wanted == Wanted::False)))
        }
        // Items of another type equal nothing.
        kind => {
            let items = list.into_iter().filter(|item| item.kind == kind);
            let list = items.filter_map(|item| item.constant.map(|scalar| Expr::Value(to_value(&scalar))));
            let expr = Box::new(typed.expr);
            Ok(Expr::InList { expr, list: list.collect(), negated: wanted == Wanted::False })
        }
    }
}

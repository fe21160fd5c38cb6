//! SQL functions, SQLite's results.

use bothways_sql::{BinaryOperator, CURRENT_TIMESTAMP, Expression};
use bothways_world::Scalar;
use gluesql_core::ast::{
    Aggregate, AggregateFunction, BinaryOperator as GlueOperator, CountArgExpr, DataType, Expr, Function,
    TrimWhereField,
};
use gluesql_core::data::Value;

use super::scope::Scope;
use super::value::{Kind, Typed, binary, case, constant, integer, null, value};
use crate::write::Failure;

/// Names of aggregate functions.
pub(super) const AGGREGATES: [&str; 6] = ["count", "sum", "min", "max", "avg", "total"];

/// A function call as a value.
pub(super) fn function(
    scope: &Scope,
    name: &str,
    arguments: &[Expression],
    star: bool,
) -> Result<Typed, Failure> {
    if name == "count" && (star || arguments.is_empty()) {
        return Ok(not_null(aggregate(AggregateFunction::Count(CountArgExpr::Wildcard)), Kind::Integer));
    }
    if matches!(name, "now" | "current_timestamp") && arguments.is_empty() {
        return Ok(Typed::constant(&Scalar::Text(CURRENT_TIMESTAMP.into())));
    }
    if let [Expression::Distinct(argument)] = arguments {
        return distinct_aggregate(name, value(scope, argument)?);
    }
    if let Some(case) = as_case(name, arguments) {
        return value(scope, &case);
    }
    if let Some(call) = of_text(scope, name, arguments)? {
        return Ok(call);
    }
    let arguments = arguments.iter().map(|argument| value(scope, argument)).collect::<Result<Vec<_>, _>>()?;
    let is_coalesce = name == "coalesce" && arguments.len() > 1 || name == "ifnull" && arguments.len() == 2;
    if is_coalesce
        && let Some(values) =
            arguments.iter().map(|argument| argument.constant.as_ref()).collect::<Option<Vec<_>>>()
    {
        let known = values.iter().find(|value| !value.is_null());
        return Ok(Typed::constant(known.copied().unwrap_or(&Scalar::Null)));
    }
    if is_coalesce {
        let kind = arguments.iter().fold(Kind::Null, |kind, argument| kind.or(argument.kind));
        let arguments = arguments.into_iter().map(|argument| argument.expr).collect();
        return Ok(Typed::computed(call(Function::Coalesce(arguments)), kind));
    }
    let Ok([argument]) = <[Typed; 1]>::try_from(arguments) else {
        return Err(Failure::unsupported(format!("the SQL function {name} with these arguments")));
    };
    let Typed { kind, .. } = argument;
    match name {
        "count" => Ok(not_null(
            aggregate(AggregateFunction::Count(CountArgExpr::Expr(argument.expr))),
            Kind::Integer,
        )),
        "sum" => {
            number(kind, name)?;
            Ok(Typed::computed(aggregate(AggregateFunction::Sum(argument.expr)), kind))
        }
        "total" => {
            let sum = aggregate(AggregateFunction::Sum(argument.real(name)?.expr));
            let nothing = Typed::constant(&Scalar::Float(0.0)).expr;
            Ok(not_null(call(Function::Coalesce(vec![sum, nothing])), Kind::Real))
        }
        "avg" => {
            let argument = argument.real(name)?;
            Ok(Typed::computed(aggregate(AggregateFunction::Avg(argument.expr)), Kind::Real))
        }
        "min" | "max" if kind == Kind::Mixed => Err(mixed(name)),
        "min" => Ok(Typed::computed(aggregate(AggregateFunction::Min(argument.expr)), kind)),
        "max" => Ok(Typed::computed(aggregate(AggregateFunction::Max(argument.expr)), kind)),
        "lower" => Ok(cased(name, argument.text(name)?, Function::Lower)),
        "upper" => Ok(cased(name, argument.text(name)?, Function::Upper)),
        "length" => {
            let length = call(Function::Length(argument.text(name)?.expr));
            // GlueSQL counts in an unsigned type, which compares with no other number.
            let expr = call(Function::Cast { expr: length, data_type: DataType::Int });
            Ok(Typed::computed(expr, Kind::Integer))
        }
        // Of blanks SQLite trims spaces alone.
        "trim" => Ok(Typed::computed(
            call(Function::Trim {
                expr: argument.text(name)?.expr,
                filter_chars: Some(blank()),
                trim_where_field: Some(TrimWhereField::Both),
            }),
            Kind::Text,
        )),
        "ltrim" => {
            let (expr, chars) = (argument.text(name)?.expr, Some(blank()));
            Ok(Typed::computed(call(Function::Ltrim { expr, chars }), Kind::Text))
        }
        "rtrim" => {
            let (expr, chars) = (argument.text(name)?.expr, Some(blank()));
            Ok(Typed::computed(call(Function::Rtrim { expr, chars }), Kind::Text))
        }
        "abs" => {
            number(kind, name)?;
            Ok(Typed::computed(call(Function::Abs(argument.expr)), kind))
        }
        "round" => {
            let rounded = call(Function::Round(argument.real(name)?.expr));
            // SQLite rounds by way of an integer, which has no negative zero.
            let zero = Typed::constant(&Scalar::Float(0.0)).expr;
            let expr = Expr::Nested(Box::new(binary(rounded, GlueOperator::Plus, zero)));
            Ok(Typed::computed(expr, Kind::Real))
        }
        _ => Err(Failure::unsupported(format!("the SQL function {name}"))),
    }
}

/// Functions that CASE says as well.
fn as_case(name: &str, arguments: &[Expression]) -> Option<Expression> {
    let case = |whens, otherwise: Expression| Expression::Case {
        operand: None,
        whens,
        otherwise: Some(Box::new(otherwise)),
    };
    let int = |number| Expression::Literal(Scalar::Int(number));
    let null = || Expression::Literal(Scalar::Null);
    match (name, arguments) {
        ("nullif", [left, right]) => {
            Some(case(vec![(Expression::equal(left.clone(), right.clone()), null())], left.clone()))
        }
        ("iif", [condition, then, otherwise]) => {
            Some(case(vec![(condition.clone(), then.clone())], otherwise.clone()))
        }
        ("sign", [operand]) => {
            let compared = |operator| Expression::Binary {
                operator,
                left: Box::new(operand.clone()),
                right: Box::new(int(0)),
            };
            let whens = vec![
                (compared(BinaryOperator::Greater), int(1)),
                (compared(BinaryOperator::Less), int(-1)),
                (compared(BinaryOperator::Equal), int(0)),
            ];
            Some(case(whens, null()))
        }
        _ => None,
    }
}

/// Functions of a text and values that are written into the statement.
fn of_text(scope: &Scope, name: &str, arguments: &[Expression]) -> Result<Option<Typed>, Failure> {
    let constants: Option<Vec<Scalar>> = arguments.iter().skip(1).map(constant).collect();
    let (Some(operand), Some(constants)) = (arguments.first(), constants) else { return Ok(None) };
    match (name, &constants[..]) {
        ("replace", [Scalar::Text(old), Scalar::Text(new)]) if !old.is_empty() => {
            let expr = value(scope, operand)?.text(name)?.expr;
            let text = |text: &str| Expr::Value(Value::Str(text.to_owned()));
            let function = Function::Replace { expr, old: text(old), new: text(new) };
            Ok(Some(Typed::computed(call(function), Kind::Text)))
        }
        ("substr", [Scalar::Int(start), rest @ ..])
            if *start >= 1 && matches!(operand.bare(), Expression::Column { .. }) =>
        {
            let count = match rest {
                [] => None,
                [Scalar::Int(count)] if *count >= 0 => Some(integer(*count)),
                _ => return Ok(None),
            };
            let operand = value(scope, operand)?.text(name)?;
            let substr = |expr| Function::Substr { expr, start: integer(*start), count };
            Ok(Some(guarded(name, operand, None, substr)))
        }
        _ => Ok(None),
    }
}

/// The one character that is trimmed.
fn blank() -> Expr {
    Expr::Value(Value::Str(" ".to_owned()))
}

/// `count(DISTINCT x)` and the like.
fn distinct_aggregate(name: &str, argument: Typed) -> Result<Typed, Failure> {
    let Typed { kind, expr, .. } = argument;
    if kind == Kind::Mixed {
        return Err(mixed(name));
    }
    let distinct = |function| Expr::Aggregate(Box::new(Aggregate::new(function, true)));
    match name {
        "count" => Ok(not_null(distinct(AggregateFunction::Count(CountArgExpr::Expr(expr))), Kind::Integer)),
        "sum" => {
            number(kind, name)?;
            Ok(Typed::computed(distinct(AggregateFunction::Sum(expr)), kind))
        }
        "min" => Ok(Typed::computed(aggregate(AggregateFunction::Min(expr)), kind)),
        "max" => Ok(Typed::computed(aggregate(AggregateFunction::Max(expr)), kind)),
        _ => Err(Failure::unsupported(format!("{name}() of distinct values"))),
    }
}

fn number(kind: Kind, name: &str) -> Result<(), Failure> {
    if kind.is_number() || kind == Kind::Null {
        return Ok(());
    }
    Err(Failure::unsupported(format!("{name}() of something that is not a number")))
}

fn mixed(name: &str) -> Failure {
    Failure::unsupported(format!("{name}() over values of several types"))
}

fn call(function: Function) -> Expr {
    Expr::Function(Box::new(function))
}

fn aggregate(function: AggregateFunction) -> Expr {
    Expr::Aggregate(Box::new(Aggregate::new(function, false)))
}

fn not_null(expr: Expr, kind: Kind) -> Typed {
    Typed { nullable: false, ..Typed::computed(expr, kind) }
}

/// SQLite's `lower()` and `upper()` change ASCII letters only, GlueSQL's all of Unicode: text with others, of which
/// anything changes, is refused when a row has it.
fn cased(name: &str, argument: Typed, change: fn(Expr) -> Function) -> Typed {
    let changes = binary(call(change(argument.expr.clone())), GlueOperator::NotEq, argument.expr.clone());
    guarded(name, argument, Some(changes), change)
}

/// A function of a text that GlueSQL computes as SQLite unless there is a letter beyond ASCII in it, and something else
/// holds.
fn guarded(
    name: &str,
    argument: Typed,
    unless: Option<Expr>,
    change: impl FnOnce(Expr) -> Function,
) -> Typed {
    let mut differs = Expr::Regex {
        expr: Box::new(argument.expr.clone()),
        negated: false,
        pattern: Box::new(Expr::Value(Value::Str(r"[^\x00-\x7F]".to_owned()))),
        case_sensitive: true,
    };
    if let Some(condition) = unless {
        differs = binary(differs, GlueOperator::And, condition);
    }
    // GlueSQL gives an unknown function's name in its error, and looks it up only when a row needs it.
    let refused = Function::Custom { name: format!("{name}() of letters beyond ASCII"), exprs: Vec::new() };
    let changed = case(differs, call(refused), call(change(argument.expr.clone())));
    // A pattern match on NULL is an error.
    let expr = case(Expr::IsNull(Box::new(argument.expr)), null(), changed);
    Typed { expr, kind: Kind::Text, affinity: None, nullable: argument.nullable, constant: None }
}

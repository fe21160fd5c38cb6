//! SQL functions, SQLite's results.

use bothways_sql::Expression;
use bothways_world::Scalar;
use gluesql_core::ast::{
    Aggregate, AggregateFunction, CountArgExpr, DataType, Expr, Function, TrimWhereField,
};
use gluesql_core::data::Value;

use super::scope::Scope;
use super::value::{Kind, Typed, case, null, value};
use crate::write::Failure;

/// Names of aggregate functions.
pub(super) const AGGREGATES: [&str; 5] = ["count", "sum", "min", "max", "avg"];

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
    if let [Expression::Distinct(argument)] = arguments {
        return distinct_aggregate(name, value(scope, argument)?);
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
        "avg" => {
            let argument = argument.real(name)?;
            Ok(Typed::computed(aggregate(AggregateFunction::Avg(argument.expr)), Kind::Real))
        }
        "min" | "max" if kind == Kind::Mixed => Err(mixed(name)),
        "min" => Ok(Typed::computed(aggregate(AggregateFunction::Min(argument.expr)), kind)),
        "max" => Ok(Typed::computed(aggregate(AggregateFunction::Max(argument.expr)), kind)),
        "lower" => {
            Ok(cased(name, argument.text(name)?, r"[\p{Changes_When_Lowercased}--A-Z]", Function::Lower))
        }
        "upper" => {
            Ok(cased(name, argument.text(name)?, r"[\p{Changes_When_Uppercased}--a-z]", Function::Upper))
        }
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
                filter_chars: Some(Expr::Value(Value::Str(" ".to_owned()))),
                trim_where_field: Some(TrimWhereField::Both),
            }),
            Kind::Text,
        )),
        "abs" => {
            number(kind, name)?;
            Ok(Typed::computed(call(Function::Abs(argument.expr)), kind))
        }
        "round" => Ok(Typed::computed(call(Function::Round(argument.real(name)?.expr)), Kind::Real)),
        _ => Err(Failure::unsupported(format!("the SQL function {name}"))),
    }
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

/// SQLite's `lower()` and `upper()` change ASCII letters only, GlueSQL's all of Unicode: text with other letters to
/// change is refused when a row has it.
fn cased(name: &str, argument: Typed, others: &str, change: fn(Expr) -> Function) -> Typed {
    let has_others = Expr::Regex {
        expr: Box::new(argument.expr.clone()),
        negated: false,
        pattern: Box::new(Expr::Value(Value::Str(others.to_owned()))),
        case_sensitive: true,
    };
    // GlueSQL gives an unknown function's name in its error, and looks it up only when a row needs it.
    let refused = Function::Custom { name: format!("{name}() of letters beyond ASCII"), exprs: Vec::new() };
    let changed = case(has_others, call(refused), call(change(argument.expr.clone())));
    // A pattern match on NULL is an error.
    let expr = case(Expr::IsNull(Box::new(argument.expr)), null(), changed);
    Typed { expr, kind: Kind::Text, affinity: None, nullable: argument.nullable, constant: None }
}

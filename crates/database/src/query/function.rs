//! SQL functions, SQLite's results.

use bothways_sql::{BinaryOperator, Expression};
use bothways_world::Scalar;
use gluesql_core::ast::{
/// SQLite's `lower()` and `upper()` change ASCII letters only, GlueSQL's all of Unicode: text with others, of which
/// anything changes, is refused when a row has it.
fn cased(name: &str, argument: Typed, change: fn(Expr) -> Function) -> Typed {
    let changes = binary(call(change(argument.expr.clone())), BinaryOperator::NotEq, argument.expr.clone());
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
        differs = binary(differs, BinaryOperator::And, condition);
    }
    // GlueSQL gives an unknown function's name in its error, and looks it up only when a row needs it.
    let refused = Function::Custom { name: format!("{name}() of letters beyond ASCII"), exprs: Vec::new() };
    let changed = case(differs, call(refused), call(change(argument.expr.clone())));
    // A pattern match on NULL is an error.
    let expr = case(Expr::IsNull(Box::new(argument.expr)), null(), changed);
    Typed { expr, kind: Kind::Text, affinity: None, nullable: argument.nullable, constant: None }
}

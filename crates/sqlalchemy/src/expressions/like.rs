//! `like()`, `startswith()` and their kin.

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::{BinaryOperator as Sql, Expression, SqlType};
use bothways_world::Scalar;

use super::operators::{built, joined, operand, receiver};
use super::{ExpressionObject, expression, relationship, sql_type};
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::object::view;

/// `column.like(pattern, escape=None)`
pub(super) fn like(
    cx: &mut Context<'_>,
    arguments: Arguments,
    operator: Sql,
    lower: bool,
) -> Result<Value, Raised> {
    let [this, pattern, escape] = cx.bind("like", ["self", "other", "escape"], 2, arguments)?;
    let escape = escaping(cx, escape)?;
    let this = receiver(cx, this)?;
    check_text(cx, "like", &this)?;
    let pattern = text(cx, "like", pattern)?;
    let (this, pattern) = if lower { (lowered(this), lowered(pattern)) } else { (this, pattern) };
    Ok(built(joined(operator, this, escaped(pattern, escape))))
}

/// `icontains()` and the like: both sides in lower case.
pub(super) fn ipattern(
    cx: &mut Context<'_>,
    name: &'static str,
    arguments: Arguments,
) -> Result<Value, Raised> {
    let inner = name.strip_prefix('i').unwrap_or(name);
    let found = pattern(cx, inner, arguments)?;
    let Some(Expression::Binary { operator, left, right }) =
        view::<ExpressionObject>(&found).map(|object| object.expression.clone())
    else {
        return Ok(found);
    };
    let mut right = *right;
    right.replace(&mut |part| match part {
        Expression::Parameter(_) | Expression::Bound(_) => Some(lowered(part.clone())),
        _ => None,
    });
    Ok(built(joined(operator, lowered(*left), right)))
}

/// `startswith()`, `endswith()`, `contains()`: LIKE with `%` around the text.
pub(super) fn pattern(cx: &mut Context<'_>, name: &str, mut arguments: Arguments) -> Result<Value, Raised> {
    let autoescape = match arguments.take_keyword("autoescape") {
        Some(given) => cx.python().truth(&given)?,
        None => false,
    };
    let escape = arguments.take_keyword("escape");
    let escape = escaping(cx, escape)?.or_else(|| autoescape.then(|| "/".to_owned()));
    if let Some((keyword, _)) = arguments.keywords.first().filter(|(keyword, _)| &**keyword != "other") {
        return cx.unsupported(format!("{name}({keyword}=…)"));
    }
    let [this, given] = cx.bind(name, ["self", "other"], 2, arguments)?;
    let along = this.as_ref().and_then(view::<InstrumentedAttribute>).filter(|this| this.is_relationship(cx));
    if let Some(along) = along.cloned()
        && name == "contains"
    {
        return relationship::contains(cx, &along, &given.unwrap_or(Value::None));
    }
    let this = receiver(cx, this)?;
    check_text(cx, name, &this)?;
    let given = match (given, &escape) {
        (Some(Value::Str(text)), Some(escape)) if autoescape => {
            Some(Value::from(with_escapes(&text, escape)))
        }
        (given, _) => given,
    };
    let text = text(cx, name, given)?;
    let percent = || Expression::Literal(Scalar::text("%"));
    let pattern = match name {
        "startswith" => joined(Sql::Concatenate, text, percent()),
        "endswith" => joined(Sql::Concatenate, percent(), text),
        _ => joined(Sql::Concatenate, joined(Sql::Concatenate, percent(), text), percent()),
    };
    Ok(built(joined(Sql::Like, this, escaped(pattern, escape))))
}

fn lowered(operand: Expression) -> Expression {
    Expression::Function { name: "lower".into(), arguments: vec![operand], star: false }
}

fn escaped(pattern: Expression, escape: Option<String>) -> Expression {
    match escape {
        Some(escape) => Expression::Escaped { pattern: Box::new(pattern), escape: escape.into() },
        None => pattern,
    }
}

/// `escape=`
fn escaping(cx: &mut Context<'_>, given: Option<Value>) -> Result<Option<String>, Raised> {
    match given {
        None | Some(Value::None) => Ok(None),
        Some(Value::Str(escape)) => Ok(Some(escape.to_string())),
        Some(_) => cx.unsupported("an escape= that is no string"),
    }
}

/// `autoescape=True`: the signs of LIKE in a text stand for themselves.
fn with_escapes(text: &str, escape: &str) -> String {
    let mut text = text.to_owned();
    if !matches!(escape, "%" | "_") {
        text = text.replace(escape, &escape.repeat(2));
    }
    text.replace('%', &format!("{escape}%")).replace('_', &format!("{escape}_"))
}

fn check_text(cx: &mut Context<'_>, name: &str, operand: &Expression) -> Result<(), Raised> {
    match sql_type(cx, operand) {
        None | Some(SqlType::String(_) | SqlType::Text) => Ok(()),
        Some(_) => cx.unsupported(format!("{name}() on a column that holds no text")),
    }
}

/// The text that is looked for.
fn text(cx: &mut Context<'_>, name: &str, given: Option<Value>) -> Result<Expression, Raised> {
    let given = given.unwrap_or(Value::None);
    match (&given, expression(cx, &given)) {
        (Value::Str(_), _) => operand(cx, &given),
        (_, Some(found)) => Ok(found),
        _ => cx.unsupported(format!("{name}() with anything but a text")),
    }
}

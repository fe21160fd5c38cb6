//! `bindparam(…)`, and `literal(…)`, which is one without a name that anybody gives.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::ParameterValue;
use bothways_python::{Arguments, Raised, Value};
use bothways_sql::{BoundParameter, Expression, SqlType};
use bothways_world::{Scalar, Typed, TypedKind};

use super::{ExpressionObject, sql_type};
use crate::context::Context;
use crate::object::value;
use crate::schema::sql_type::type_repr;

/// What values the program gives to parameters, by their names.
pub(crate) type Given = BTreeMap<Arc<str>, ParameterValue>;

/// `bindparam(key, value, type_, unique=…, expanding=…)`
pub(crate) fn bindparam(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let mut truth = |cx: &mut Context<'_>, name: &str| match arguments.take_keyword(name) {
        Some(given) => cx.python().truth(&given),
        None => Ok(false),
    };
    let unique = truth(cx, "unique")?;
    // Whether it stands for all values of an IN, it is told by where it stands.
    truth(cx, "expanding")?;
    // One with a value is not required, one without is.
    let required = truth(cx, "required")?;
    let [key, given, told] = cx.bind("bindparam", ["key", "value", "type_"], 1, arguments)?;
    let Some(Value::Str(key)) = key else { return cx.unsupported("bindparam() without a name") };
    let sql_type = match told.filter(|told| !told.is_none()) {
        Some(told) => match crate::schema::sql_type::sql_type(&told) {
            Some(sql_type) => Some(sql_type),
            None => return cx.unsupported("bindparam() of this type"),
        },
        None => None,
    };
    if required && given.is_some() {
        return cx.unsupported("bindparam(required=True) with a value");
    }
    let held = match given {
        None => None,
        Some(given) => match crate::scalars::scalar(cx, &given, sql_type.as_ref()) {
            Some(scalar) => Some(scalar.stored().clone()),
            None => return cx.unsupported("bindparam() with this value"),
        },
    };
    let anonymous = unique.then(|| cx.facade.new_parameter());
    let parameter = BoundParameter { name: (&*key).into(), anonymous, value: held, sql_type };
    Ok(value(ExpressionObject::new(Expression::Bound(Box::new(parameter)))))
}

/// `literal(value, type_=None)`
pub(crate) fn literal(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [given, told] = cx.bind("literal", ["value", "type_"], 1, arguments)?;
    let sql_type = told.as_ref().and_then(crate::schema::sql_type::sql_type);
    if told.is_some_and(|told| !told.is_none()) && sql_type.is_none() {
        return cx.unsupported("literal() of this type");
    }
    let Some(scalar) = crate::scalars::scalar(cx, &given.unwrap_or(Value::None), sql_type.as_ref()) else {
        return cx.unsupported("literal() of this value");
    };
    let parameter = BoundParameter {
        name: "param".into(),
        anonymous: Some(cx.facade.new_parameter()),
        value: Some(scalar.stored().clone()),
        sql_type,
    };
    Ok(value(ExpressionObject::new(Expression::Bound(Box::new(parameter)))))
}

/// The parameter with the type of what it stands beside, where it has none of its own.
pub(super) fn beside(parameter: BoundParameter, kind: Option<SqlType>) -> Expression {
    let sql_type = match (&parameter.sql_type, &parameter.value) {
        (None, None) => kind,
        (known, _) => known.clone(),
    };
    Expression::Bound(Box::new(BoundParameter { sql_type, ..parameter }))
}

/// Values for the parameters of a statement.
pub(crate) fn given(cx: &mut Context<'_>, named: &[(Rc<str>, Value)]) -> Result<Given, Raised> {
    let mut values = Given::new();
    for (name, given) in named {
        let value = match given {
            Value::List(_) | Value::Tuple(_) | Value::Set(_) | Value::Range(_) => {
                let items = cx.python().collect(given)?;
                let items = items.iter().map(|item| plain(cx, item)).collect::<Result<_, _>>()?;
                ParameterValue::Several(items)
            }
            one => ParameterValue::One(plain(cx, one)?),
        };
        values.insert((&**name).into(), value);
    }
    Ok(values)
}

/// The value as it is sent. How a member of an enumeration is sent, the type of the parameter would tell.
fn plain(cx: &mut Context<'_>, given: &Value) -> Result<Scalar, Raised> {
    let is_member = |typed: &Typed| matches!(typed.kind, TypedKind::Enum(_));
    match crate::scalars::scalar(cx, given, None) {
        Some(Scalar::Typed(typed)) if !is_member(&typed) => Ok(typed.stored.clone()),
        Some(scalar) if !matches!(scalar, Scalar::Typed(_)) => Ok(scalar),
        _ => {
            let class = cx.type_name(given)?;
            cx.unsupported(format!("{class} as the value of a bindparam()"))
        }
    }
}

/// An attribute of a parameter.
pub(super) fn attribute(
    cx: &mut Context<'_>,
    expression: &Expression,
    name: &str,
) -> Result<Option<Value>, Raised> {
    let Expression::Bound(parameter) = expression else { return Ok(None) };
    Ok(Some(match name {
        "key" if parameter.anonymous.is_none() => Value::from(&*parameter.name),
        "value" => match &parameter.value {
            Some(held) => crate::scalars::value(cx, held)?,
            None => Value::None,
        },
        "required" => Value::Bool(parameter.value.is_none()),
        "unique" => Value::Bool(parameter.anonymous.is_some()),
        "callable" => Value::None,
        _ => return cx.unsupported(format!("BindParameter.{name}")),
    }))
}

/// `BindParameter('x', 5, type_=Integer())`
pub(super) fn repr(cx: &mut Context<'_>, parameter: &BoundParameter) -> Result<Option<String>, Raised> {
    if parameter.anonymous.is_some() {
        return cx.unsupported("the repr of a parameter without a name");
    }
    let held = match &parameter.value {
        Some(held) => crate::scalars::value(cx, held)?,
        None => Value::None,
    };
    let held = cx.python().repr(&held)?;
    let kind = match sql_type(cx, &Expression::Bound(Box::new(parameter.clone()))) {
        Some(kind) => type_repr(&kind),
        None => "NullType()".to_owned(),
    };
    let name = cx.python().repr(&Value::from(&*parameter.name))?;
    Ok(Some(format!("BindParameter({name}, {held}, type_={kind})")))
}

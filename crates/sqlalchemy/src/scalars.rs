//! Column values between Python and the ORM. Values of classes that SQLite has no type for, such as `datetime` and
//! members of enumerations, travel with what is stored for them.

use std::rc::Rc;
use std::sync::Arc;

use bothways_python::standard::{self, StandardClass};
use bothways_python::{Class, Raised, Value};
use bothways_sql::SqlType;
use bothways_world::{Scalar, Typed, TypedKind};

use crate::context::Context;

/// The Python value of a column value.
pub(crate) fn value(cx: &mut Context<'_>, scalar: &Scalar) -> Result<Value, Raised> {
    Ok(match scalar {
        Scalar::Null => Value::None,
        Scalar::Bool(truth) => Value::Bool(*truth),
        Scalar::Int(number) => Value::Int(*number),
        Scalar::Float(number) => Value::Float(*number),
        Scalar::Text(text) => Value::Str(Rc::from(&**text)),
        Scalar::Bytes(bytes) => Value::Bytes(Rc::from(&**bytes)),
        Scalar::Typed(typed) => return typed_value(cx, typed),
    })
}

fn typed_value(cx: &mut Context<'_>, typed: &Typed) -> Result<Value, Raised> {
    let (class, name) = match typed.kind {
        TypedKind::DateTime => (StandardClass::DateTime, "datetime"),
        TypedKind::Date => (StandardClass::Date, "date"),
        TypedKind::Time => (StandardClass::Time, "time"),
        TypedKind::Interval => (StandardClass::Interval, "datetime"),
        TypedKind::Decimal => (StandardClass::Decimal, "decimal"),
        TypedKind::Uuid => (StandardClass::Uuid, "uuid"),
        TypedKind::Enum(number) => return member(cx, number, &typed.text),
    };
    match cx.vm.standard_value(class, &typed.text) {
        Some(value) => Ok(value),
        None => {
            let message = format!("Couldn't parse {name} string '{}' - value is not a string.", typed.text);
            Err(cx.vm.raise_value_error(message))
        }
    }
}

fn member(cx: &mut Context<'_>, number: u32, name: &str) -> Result<Value, Raised> {
    let class = cx.facade.enumerations.get(number as usize).cloned();
    let members = class.as_ref().and_then(|class| class.enumeration()).unwrap_or_default();
    if let Some((_, member)) = members.iter().find(|(known, _)| &**known == name) {
        return Ok(member.clone());
    }
    let names: Vec<Arc<str>> = members.iter().map(|(name, _)| Arc::from(&**name)).collect();
    let shown = class.map(|class| class.name.to_lowercase());
    let lookup_error = Rc::clone(&cx.vm.types().lookup_error);
    Err(cx.vm.raise(&lookup_error, not_in_enum(name, shown.as_deref(), &names)))
}

/// The text about a value that an enumeration does not have.
pub(crate) fn not_in_enum(value: &str, name: Option<&str>, names: &[Arc<str>]) -> String {
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    format!(
        "'{value}' is not among the defined enum values. Enum name: {}. Possible values: {}",
        name.unwrap_or("None"),
        abbreviated(&names)
    )
}

/// The first values and the last, as the message about an unknown one lists them.
fn abbreviated(names: &[&str]) -> String {
    let short = |name: &&str| match name.chars().count() {
        ..=12 => (*name).to_owned(),
        _ => format!("{}..", name.chars().take(11).collect::<String>()),
    };
    match names {
        [first, second, third, _, .., last] => {
            format!("{}, {}, {}, ..., {}", short(first), short(second), short(third), short(last))
        }
        few => few.iter().map(short).collect::<Vec<_>>().join(", "),
    }
}

/// The column value of a Python value, if it can be stored in a column; `sql_type` is that of the column, where
/// there is one.
pub(crate) fn scalar(cx: &mut Context<'_>, value: &Value, sql_type: Option<&SqlType>) -> Option<Scalar> {
    if let Some((class, name)) = standard::member_of(value) {
        let number = cx.facade.enumeration(&class);
        let stored = match sql_type {
            Some(SqlType::Enum(_)) => Scalar::text(&*name),
            _ => scalar_of_plain(value.plain())?,
        };
        return Some(Scalar::typed(TypedKind::Enum(number), &*name, stored));
    }
    if let Some((class, text)) = standard::text_of(value) {
        return standard_scalar(class, text, sql_type);
    }
    scalar_of_plain(value.plain())
}

fn scalar_of_plain(value: &Value) -> Option<Scalar> {
    Some(match value {
        Value::None => Scalar::Null,
        Value::Bool(truth) => Scalar::Bool(*truth),
        Value::Int(number) => Scalar::Int(*number),
        Value::Float(number) => Scalar::Float(*number),
        Value::Str(text) => Scalar::Text(Arc::from(&**text)),
        Value::Bytes(bytes) => Scalar::Bytes(Arc::from(&**bytes)),
        _ => return None,
    })
}

/// A value of the standard library with what the SQLite dialect's types send for it.
fn standard_scalar(class: StandardClass, text: String, sql_type: Option<&SqlType>) -> Option<Scalar> {
    let (kind, stored) = match class {
        StandardClass::DateTime => match sql_type {
            Some(SqlType::Date) => (TypedKind::DateTime, Scalar::text(text.get(..10)?)),
            Some(SqlType::Time) => return None,
            _ => (TypedKind::DateTime, Scalar::text(text.get(..26)?)),
        },
        StandardClass::Date => match sql_type {
            Some(SqlType::DateTime { .. }) => {
                (TypedKind::Date, Scalar::text(format!("{text} 00:00:00.000000")))
            }
            Some(SqlType::Time) => return None,
            _ => (TypedKind::Date, Scalar::text(&*text)),
        },
        StandardClass::Time => (TypedKind::Time, Scalar::text(&*text)),
        StandardClass::Interval => (TypedKind::Interval, Scalar::text(standard::moment_of_interval(&text)?)),
        StandardClass::Decimal => (TypedKind::Decimal, Scalar::Float(text.parse().ok()?)),
        StandardClass::Uuid => (TypedKind::Uuid, Scalar::text(&*text)),
    };
    Some(Scalar::typed(kind, text, stored))
}

/// Whether a column of that type can send the value: SQLite's date and time types take nothing but their own
/// classes, and say so when the value is sent.
pub(crate) fn fits(sql_type: &SqlType, scalar: &Scalar) -> bool {
    let kind = match scalar {
        Scalar::Null => return true,
        Scalar::Typed(typed) => Some(typed.kind),
        _ => None,
    };
    match sql_type {
        SqlType::DateTime { .. } | SqlType::Date => {
            matches!(kind, Some(TypedKind::DateTime | TypedKind::Date))
        }
        SqlType::Time => kind == Some(TypedKind::Time),
        SqlType::Interval => kind == Some(TypedKind::Interval),
        SqlType::Uuid => kind == Some(TypedKind::Uuid),
        _ => true,
    }
}

/// The column type that an enumeration's members are kept in.
pub(crate) fn enum_type(cx: &mut Context<'_>, class: &Rc<Class>) -> bothways_sql::EnumType {
    let names: Vec<Arc<str>> =
        class.enumeration().unwrap_or_default().into_iter().map(|(name, _)| Arc::from(&*name)).collect();
    let (class, name) = (Some(cx.facade.enumeration(class)), Some(class.name.to_lowercase().into()));
    bothways_sql::EnumType { class, name, ..crate::schema::sql_type::of_texts(names) }
}

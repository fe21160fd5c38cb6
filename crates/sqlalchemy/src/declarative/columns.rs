//! From an attribute of a mapped class to a column: its type from the annotation, whether NULL is allowed, and
//! the definition the table is made of.

use std::sync::Arc;

use bothways_python::{Class, Raised, Value};
use bothways_sql::{Column, EnumType, ForeignKey, SqlType};
use bothways_world::Scalar;

use crate::context::Context;
use crate::declarative::annotation::Annotation;
use crate::declarative::base::{DeclarativeMarker, marker};
use crate::object::view;
use crate::schema::column::{ColumnObject, ColumnSpec};
use crate::schema::foreign_key::ForeignKeyObject;
use crate::schema::sql_type::of_texts;

/// Fills in what the annotation `Mapped[…]` says.
pub(super) fn annotate(
    cx: &mut Context<'_>,
    spec: &mut ColumnSpec,
    (class, key): (&Class, &str),
    annotation: &Annotation,
    written: &Value,
) -> Result<(), Raised> {
    if annotation.missing_name().is_some() {
        let text = match written {
            Value::Str(text) => text.to_string(),
            other => cx.python().repr(other)?.to_string(),
        };
        let message = format!(
            "Could not resolve all types within mapped annotation: \"{text}\".  Ensure all types are written \
             correctly and are imported within the module in use."
        );
        return Err(cx.raise("MappedAnnotationError", message));
    }
    let annotation = &annotation.unquoted();
    let (python_type, details) = annotation.without_none().annotated();
    if details.iter().any(|detail| matches!(detail, Value::Str(_))) {
        return cx.unsupported("a text beside the type in Annotated[…]");
    }
    if let Some(declared) = details.iter().find_map(view::<ColumnObject>) {
        if declared.spec.borrow().dataclass.is_for_dataclasses() {
            return cx.unsupported("arguments for dataclasses in Annotated[…]");
        }
        spec.merge(&declared.spec.borrow());
    }
    if spec.nullable.is_none() {
        spec.nullable = Some(annotation.allows_none());
    }
    if spec.sql_type.is_some() || !spec.foreign_keys.is_empty() {
        return Ok(());
    }
    let python_type = python_type.without_none();
    let whole = annotation.without_none();
    let known = match registered_type(class, &whole) {
        Some(known) => Some(known),
        None => registered_type(class, &python_type),
    };
    match known.or_else(|| mapped_type(cx, &python_type)) {
        Some(sql_type) => {
            spec.sql_type = Some(sql_type);
            Ok(())
        }
        None => Err(not_resolvable(cx, key, &python_type)?),
    }
}

/// What the `type_annotation_map` of the class's base says.
fn registered_type(class: &Class, annotation: &Annotation) -> Option<SqlType> {
    let DeclarativeMarker::Base { types, .. } = marker(class)? else { return None };
    types.iter().find(|(known, _)| known.is_same(annotation)).map(|(_, sql_type)| sql_type.clone())
}

/// The registry's own type map.
fn mapped_type(cx: &mut Context<'_>, annotation: &Annotation) -> Option<SqlType> {
    if let Annotation::Generic(name, members) = annotation
        && name == "Literal"
    {
        return literal_type(members);
    }
    let Annotation::Class(class) = annotation else { return None };
    if class.enumeration().is_some() {
        return Some(SqlType::Enum(Arc::new(crate::scalars::enum_type(cx, class))));
    }
    Some(match (&*class.module, &*class.name) {
        ("builtins", "int") => SqlType::Integer,
        ("builtins", "str") => SqlType::String(None),
        ("builtins", "float") => SqlType::Double,
        ("builtins", "bool") => SqlType::Boolean,
        ("builtins", "bytes") => SqlType::LargeBinary,
        ("datetime", "datetime") => SqlType::DateTime { timezone: false },
        ("datetime", "date") => SqlType::Date,
        ("datetime", "time") => SqlType::Time,
        ("datetime", "timedelta") => SqlType::Interval,
        ("decimal", "Decimal") => SqlType::Numeric { precision: None, scale: None },
        ("uuid", "UUID") => SqlType::Uuid,
        _ => return None,
    })
}

/// `Literal["a", "b"]` is kept as one of these texts (`Enum._resolve_for_literal`).
fn literal_type(members: &[Annotation]) -> Option<SqlType> {
    let text = |member: &Annotation| match member {
        Annotation::Other(value) => value.as_str().map(Arc::from),
        _ => None,
    };
    let names: Vec<Arc<str>> = members.iter().map(text).collect::<Option<_>>()?;
    Some(SqlType::Enum(Arc::new(EnumType { native: false, ..of_texts(names) })))
}

fn not_resolvable(cx: &mut Context<'_>, key: &str, annotation: &Annotation) -> Result<Raised, Raised> {
    let text = text(cx, annotation)?;
    if matches!(annotation, Annotation::Generic(name, _) if name == "Annotated" || name == "Literal") {
        return Ok(cx.vm.unsupported(format!("columns of the type {text}")));
    }
    let message = format!(
        "Could not locate SQLAlchemy Core type when resolving for Python type indicated by '{text}' inside the \
         Mapped[] annotation for the '{key}' attribute; the type object is not resolvable by the registry"
    );
    Ok(cx.raise("MappedAnnotationError", message))
}

/// A type as `repr` shows it.
fn text(cx: &mut Context<'_>, annotation: &Annotation) -> Result<String, Raised> {
    Ok(match annotation {
        Annotation::None => "<class 'NoneType'>".to_owned(),
        Annotation::Class(class) => format!("<class '{}'>", class.full_name()),
        Annotation::Name(name) => name.clone(),
        Annotation::Quoted(text, _) => text.to_string(),
        Annotation::Other(value) => cx.python().repr(value)?.to_string(),
        Annotation::OwnGeneric(class, members) => format!("{}[{}]", class.full_name(), inner(cx, members)?),
        Annotation::Union(members) => format!("typing.Union[{}]", inner(cx, members)?),
        Annotation::Generic(name, members) => {
            let module = if name.chars().next().is_some_and(char::is_uppercase) { "typing." } else { "" };
            format!("{module}{name}[{}]", inner(cx, members)?)
        }
    })
}

fn inner(cx: &mut Context<'_>, members: &[Annotation]) -> Result<String, Raised> {
    let mut texts = Vec::with_capacity(members.len());
    for member in members {
        texts.push(match member {
            Annotation::Class(class) => class.full_name(),
            Annotation::None => "None".to_owned(),
            other => text(cx, other)?,
        });
    }
    Ok(texts.join(", "))
}

/// The definition of a column in its table.
pub(crate) fn define(cx: &mut Context<'_>, spec: &ColumnSpec, key: &str) -> Result<Column, Raised> {
    let mut foreign_keys: Vec<ForeignKey> = Vec::with_capacity(spec.foreign_keys.len());
    for declared in &spec.foreign_keys {
        if let Some(declared) = view::<ForeignKeyObject>(declared) {
            foreign_keys.push(declared.resolve(cx)?);
        }
    }
    let referred = foreign_keys.first().and_then(|key| {
        let schema = cx.facade.orm.schema();
        let table = schema.table(schema.find(&key.table)?)?;
        let column = table.columns.get(table.position(&key.column)?)?;
        Some((column.sql_type.clone(), column.spelling.clone()))
    });
    let own = spec.sql_type.clone().map(|sql_type| (sql_type, spec.spelling.clone()));
    let (sql_type, spelling) = own.or(referred).unwrap_or((SqlType::Null, None));
    let default = spec.server_default.as_ref();
    Ok(Column {
        name: Arc::from(spec.name.as_deref().unwrap_or(key)),
        nullable: spec.nullable.unwrap_or(!spec.primary_key) && !spec.primary_key,
        primary_key: spec.primary_key,
        autoincrement: !spec.no_autoincrement,
        unique: spec.unique == Some(true),
        unique_name: None,
        index: spec.index == Some(true),
        index_name: None,
        server_default: default.map(|text| match &spec.server_default_sql {
            Some(sql) => Arc::from(&**sql),
            None => Arc::from(format!("'{}'", text.replace('\'', "''"))),
        }),
        server_default_value: default
            .filter(|_| !spec.server_default_is_computed)
            .map(|text| stored(text, &sql_type)),
        sql_type,
        spelling,
        foreign_keys,
    })
}

/// What SQLite stores for a default written as text, by the column's affinity.
fn stored(text: &str, sql_type: &SqlType) -> Scalar {
    let integer = || text.trim().parse::<i64>().ok().map(Scalar::Int);
    let float = || text.trim().parse::<f64>().ok().map(Scalar::Float);
    let number = match sql_type {
        SqlType::Integer | SqlType::BigInteger | SqlType::SmallInteger => integer().or_else(float),
        SqlType::Boolean => integer().map(|scalar| Scalar::Bool(scalar != Scalar::Int(0))),
        SqlType::Float | SqlType::Double => float(),
        SqlType::Numeric { .. } => integer().or_else(float),
        SqlType::String(_)
        | SqlType::Text
        | SqlType::LargeBinary
        | SqlType::DateTime { .. }
        | SqlType::Date
        | SqlType::Time
        | SqlType::Interval
        | SqlType::Uuid
        | SqlType::Enum(_)
        | SqlType::Null => None,
    };
    number.unwrap_or_else(|| Scalar::text(text))
}

//! What an inspector tells of a table: lists of dicts, made from its definition.

use std::sync::Arc;

use bothways_python::{Dict, Value};
use bothways_sql::{Constraint, Table};

use super::reflected_type::ReflectedType;
use crate::object::value;

/// `get_columns()`
pub(super) fn columns(table: &Table) -> Value {
    let key = table.primary_key();
    let columns = table.columns.iter().enumerate().map(|(position, column)| {
        let place = key.iter().position(|key| *key == position).map_or(0, |place| place + 1);
        dict([
            ("name", text(&column.name)),
            (
                "type",
                value(ReflectedType { sql_type: column.sql_type.clone(), spelling: column.spelling.clone() }),
            ),
            ("nullable", Value::Bool(column.nullable)),
            ("default", column.server_default.as_deref().map_or(Value::None, Value::from)),
            ("primary_key", Value::Int(i64::try_from(place).unwrap_or_default())),
        ])
    });
    Value::list(columns.collect())
}

/// `get_pk_constraint()`
pub(super) fn primary_key(table: &Table) -> Value {
    let name = table.primary_key.as_ref().and_then(|key| key.name.as_deref());
    let name = ("name", name.map_or(Value::None, Value::from));
    let key = table.primary_key();
    let columns = ("constrained_columns", names(table, &key));
    // Where there is no key, a default is shown, which lists them the other way round.
    if key.is_empty() { dict([name, columns]) } else { dict([columns, name]) }
}

/// `get_foreign_keys()`, in the order of CREATE TABLE.
pub(super) fn foreign_keys(table: &Table) -> Value {
    let of_table = table.constraints.iter().filter_map(|constraint| match constraint {
        Constraint::ForeignKey(key) => Some(foreign_key(
            key.name.as_ref(),
            names(table, &key.columns),
            (&key.table, Value::list(key.referred.iter().map(text).collect())),
            (key.on_delete.as_ref(), key.on_update.as_ref()),
        )),
        Constraint::Unique(_) | Constraint::Check(_) => None,
    });
    let of_columns = table.columns.iter().flat_map(|column| {
        let own = column.foreign_keys.iter().filter(|key| key.constraint.is_none());
        own.map(|key| {
            foreign_key(
                key.name.as_ref(),
                Value::list(vec![text(&column.name)]),
                (&key.table, Value::list(vec![text(&key.column)])),
                (key.on_delete.as_ref(), key.on_update.as_ref()),
            )
        })
    });
    Value::list(of_table.chain(of_columns).collect())
}

fn foreign_key(
    name: Option<&Arc<str>>,
    columns: Value,
    (referred, referred_columns): (&Arc<str>, Value),
    (on_delete, on_update): (Option<&Arc<str>>, Option<&Arc<str>>),
) -> Value {
    let options = Dict::default();
    for (option, action) in [("ondelete", on_delete), ("onupdate", on_update)] {
        let action = action.map(|action| action.to_uppercase());
        if let Some(action) = action.filter(|action| action != "NO ACTION") {
            options.set_str(option, Value::from(action));
        }
    }
    dict([
        ("name", name.map_or(Value::None, text)),
        ("constrained_columns", columns),
        ("referred_schema", Value::None),
        ("referred_table", text(referred)),
        ("referred_columns", referred_columns),
        ("options", Value::Dict(options.into())),
    ])
}

/// `get_indexes()`, by name.
pub(super) fn indexes(table: &Table) -> Value {
    let mut indexes = table.all_indexes();
    indexes.sort_by(|left, right| left.name.cmp(&right.name));
    let described = indexes.iter().map(|index| {
        dict([
            ("name", text(&index.name)),
            ("column_names", names(table, &index.columns)),
            ("unique", Value::Int(i64::from(index.unique))),
            ("dialect_options", Value::Dict(Dict::default().into())),
        ])
    });
    Value::list(described.collect())
}

fn names(table: &Table, positions: &[usize]) -> Value {
    let columns = positions.iter().filter_map(|position| table.columns.get(*position));
    Value::list(columns.map(|column| text(&column.name)).collect())
}

fn text(text: &Arc<str>) -> Value {
    Value::from(&**text)
}

fn dict<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    let dict = Dict::default();
    for (key, value) in entries {
        dict.set_str(key, value);
    }
    Value::Dict(dict.into())
}

//! Rows to objects: the identity map decides whether a row is a new object or one we know.

use std::sync::Arc;

use bothways_sql::{Expression, From, Select, SelectColumn, SqlType, Table};
use bothways_world::{AttributeId, ClassId, IdentityKey, InstanceId, Scalar, SessionId};

use crate::{Orm, OrmState, attributes, session};

/// The columns an entity is selected by: position in the table and attribute, in mapper order.
pub(crate) fn columns_of(orm: &OrmState, class: ClassId) -> Vec<(usize, AttributeId)> {
    let mapper = orm.mapper(class);
    mapper
        .column_attributes
        .iter()
        .enumerate()
        .filter_map(|(position, attribute)| Some((position, (*attribute)?)))
        .collect()
}

/// `SELECT t.id, t.name FROM t`.
pub(crate) fn select_entity(orm: &OrmState, class: ClassId) -> Select {
    let table = orm.table_of(class);
    let positions: Vec<usize> = columns_of(orm, class).into_iter().map(|(position, _)| position).collect();
    Select {
        columns: select_columns(table, &positions),
        from: vec![From::Table { name: table.name.clone(), alias: None, joins: Vec::new() }],
        ..Select::default()
    }
}

pub(super) fn select_columns(table: &Table, positions: &[usize]) -> Vec<SelectColumn> {
    positions
        .iter()
        .filter_map(|position| table.columns.get(*position))
        .map(|column| SelectColumn { expression: Expression::column(&table.name, &column.name), label: None })
        .collect()
}

/// `t.id = ?` for each key column.
pub(crate) fn key_condition(orm: &OrmState, class: ClassId, key: &[Scalar]) -> Option<Expression> {
    let table = orm.table_of(class);
    let conditions = orm.mapper(class).primary_key.iter().zip(key).filter_map(|(position, value)| {
        let column = table.columns.get(*position)?;
        let left = Expression::column(&table.name, &column.name);
        if value.is_null() {
            return Some(Expression::IsNull(Box::new(left)));
        }
        Some(Expression::equal(left, Expression::Parameter(value.clone())))
    });
    Expression::all(conditions.collect())
}

/// The object of a row selected by [`select_entity`]; none if its key is NULL (an outer join).
pub(crate) fn instance_of_row(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    row: &[Scalar],
) -> Option<InstanceId> {
    let columns = columns_of(orm, class);
    let row = converted(orm, class, &columns, row);
    let key_positions = orm.mapper(class).primary_key.clone();
    let values: Arc<[Scalar]> = key_positions
        .iter()
        .filter_map(|position| {
            let index = columns.iter().position(|(column, _)| column == position)?;
            row.get(index).cloned()
        })
        .collect();
    if values.iter().all(Scalar::is_null) {
        return None;
    }
    let key = IdentityKey { class, values };
    let instance = match session::lookup(orm, session, &key) {
        Some(instance) => instance,
        None => {
            let instance = attributes::create_unconfigured(orm, class);
            attributes::set_key(orm, instance, Some(key.clone()));
            attributes::set_session(orm, instance, Some(session));
            session::put_identity(orm, session, key, Some(instance));
            instance
        }
    };
    populate(orm, instance, &columns, &row);
    Some(instance)
}

/// Fills in what is neither loaded nor changed: a value the program set is not overwritten.
pub(super) fn populate(
    orm: &mut Orm,
    instance: InstanceId,
    columns: &[(usize, AttributeId)],
    row: &[Scalar],
) {
    for ((_, attribute), value) in columns.iter().zip(row) {
        let object = orm.object(instance);
        if !object.values.contains_key(attribute) && !object.committed.contains_key(attribute) {
            attributes::put_scalar(orm, instance, *attribute, value.clone());
        }
        attributes::freshen(orm, instance, *attribute);
    }
}

/// Values as Python sees them: SQLite has no booleans, the column type brings them back.
pub(super) fn converted(
    orm: &OrmState,
    class: ClassId,
    columns: &[(usize, AttributeId)],
    row: &[Scalar],
) -> Vec<Scalar> {
    let table = orm.table_of(class);
    columns
        .iter()
        .zip(row)
        .map(|((position, _), value)| {
            match (table.columns.get(*position).map(|column| &column.sql_type), value) {
                (Some(sql_type), value) => from_database(sql_type, value),
                (None, value) => value.clone(),
            }
        })
        .collect()
}

/// A type's result processing.
pub(crate) fn from_database(sql_type: &SqlType, value: &Scalar) -> Scalar {
    sql_type.result(value)
}

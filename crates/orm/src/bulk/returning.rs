//! `returning(…)`: what a statement gives of the rows it wrote.

use bothways_sql::{Outcome, SqlType};
use bothways_world::{ClassId, IdentityKey, InstanceId, Scalar, SessionId};

use crate::config::TableColumn;
use crate::{Orm, OrmState, attributes, session};

/// Positions of the columns that `returning(T)` asks for.
pub fn entity_columns(orm: &OrmState, class: ClassId) -> Vec<usize> {
    orm.mapper(class).columns.iter().map(|(column, _)| column.position).collect()
}

/// The object of a row that `returning(T)` gave.
pub fn returned_object(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    row: &[Scalar],
) -> Option<InstanceId> {
    let columns = orm.mapper(class).columns.clone();
    let converted: Vec<Scalar> = columns
        .iter()
        .zip(row)
        .map(|((column, _), value)| match crate::load::definition(orm, *column) {
            Some(column) => returned_value(&column.sql_type, value),
            None => value.clone(),
        })
        .collect();
    let value = |key: &TableColumn| {
        let index = columns.iter().position(|(column, _)| column == key)?;
        converted.get(index).cloned()
    };
    let values = orm.mapper(class).primary_key.iter().filter_map(value).collect();
    let key = IdentityKey { class: orm.identity_class(class), values };
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
    // A value that the program set is not overwritten.
    for ((_, attribute), value) in columns.iter().zip(&converted) {
        let object = orm.object(instance);
        if !object.values.contains_key(attribute) && !object.committed.contains_key(attribute) {
            attributes::put_scalar(orm, instance, *attribute, value.clone());
        }
        attributes::freshen(orm, instance, *attribute);
    }
    Some(instance)
}

/// A returned value as Python sees it.
pub fn returned_value(sql_type: &SqlType, value: &Scalar) -> Scalar {
    crate::load::from_database(sql_type, value)
}

/// Takes the keys that were fetched for ourselves out of the answer.
pub(super) fn cut(mut outcome: Outcome, width: usize) -> Outcome {
    outcome.rows.iter_mut().for_each(|row| row.truncate(width));
    outcome
}

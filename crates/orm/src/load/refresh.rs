//! Columns of one object: by key, and again when they are expired.

use std::sync::Arc;

use bothways_sql::{From, Select, Statement};
use bothways_world::{AttributeId, Cause, ClassId, IdentityKey, InstanceId, Scalar, SessionId};

use super::rows;
use crate::{Orm, OrmError, OrmState, attributes, session};

/// Loads all expired columns with one SELECT.
pub(crate) fn refresh_expired(orm: &mut Orm, instance: InstanceId) -> Result<(), OrmError> {
    let object = orm.object(instance);
    let Some(session) = object.session else {
        return Err(OrmError::Detached { instance, attribute: None });
    };
    // Decided before the autoflush: what that refreshes itself is selected once more, as SQLAlchemy does.
    let expired: Vec<AttributeId> = object
        .expired
        .iter()
        .filter(|attribute| {
            !object.values.contains_key(attribute) && !object.committed.contains_key(attribute)
        })
        .copied()
        .collect();
    orm.because(Cause::Refresh(instance), |orm| {
        session::autoflush(orm, session)?;
        if select_into(orm, session, instance, &expired)? {
            Ok(())
        } else {
            Err(OrmError::ObjectDeleted(instance))
        }
    })
}

/// `session.refresh(o)`: columns anew, collections lazy again.
pub(crate) fn refresh(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    attributes: Option<&[AttributeId]>,
) -> Result<(), OrmError> {
    orm.because(Cause::Refresh(instance), |orm| {
        session::autoflush(orm, session)?;
        let class = orm.object(instance).class;
        let chosen: Vec<AttributeId> = match attributes {
            Some(attributes) => attributes.to_vec(),
            None => orm.mapper(class).properties.values().copied().collect(),
        };
        for attribute in &chosen {
            attributes::expire_attribute(orm, instance, *attribute);
        }
        let columns: Vec<AttributeId> =
            chosen.into_iter().filter(|attribute| orm.attribute(*attribute).column().is_some()).collect();
        if attributes.is_none() {
            attributes::forget_changes(orm, instance);
        }
        if columns.is_empty() || select_into(orm, session, instance, &columns)? {
            return Ok(());
        }
        Err(OrmError::CouldNotRefresh(instance))
    })
}

/// Selects columns of the object's row into it; false if the row is gone.
fn select_into(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    attributes: &[AttributeId],
) -> Result<bool, OrmError> {
    let class = orm.object(instance).class;
    let Some(key) = orm.object(instance).key.clone() else { return Err(OrmError::NotPersistent(instance)) };
    let columns: Vec<(usize, AttributeId)> = rows::columns_of(orm, class)
        .into_iter()
        .filter(|(_, attribute)| attributes.contains(attribute))
        .collect();
    let positions: Vec<usize> = columns.iter().map(|(position, _)| *position).collect();
    let table = orm.table_of(class);
    let select = Select {
        columns: rows::select_columns(table, &positions),
        from: vec![From::Table { name: table.name.clone(), alias: None, joins: Vec::new() }],
        filter: rows::key_condition(orm, class, &key.values),
        ..Select::default()
    };
    let outcome = session::execute(orm, session, &Statement::Select(select))?;
    let Some(row) = outcome.rows.first() else { return Ok(false) };
    let row = rows::converted(orm, class, &columns, row);
    rows::populate(orm, instance, &columns, &row);
    Ok(true)
}

/// The object with this key: from the identity map without SQL, else by SELECT.
pub(crate) fn get(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    values: Arc<[Scalar]>,
    autoflush: Autoflush,
) -> Result<Option<InstanceId>, OrmError> {
    let key = IdentityKey { class, values };
    if let Some(instance) = session::lookup(orm, session, &key) {
        if !is_expired(orm, instance) {
            return Ok(Some(instance));
        }
        return match refresh_expired(orm, instance) {
            Ok(()) => Ok(Some(instance)),
            Err(OrmError::ObjectDeleted(_)) => {
                session::remove_newly_deleted(orm, session, instance);
                Ok(None)
            }
            Err(error) => Err(error),
        };
    }
    if autoflush == Autoflush::First {
        session::autoflush(orm, session)?;
    }
    let mut select = rows::select_entity(orm, class);
    select.filter = rows::key_condition(orm, class, &key.values);
    let outcome = session::execute(orm, session, &Statement::Select(select))?;
    Ok(outcome.rows.first().and_then(|row| rows::instance_of_row(orm, session, class, row)))
}

/// Whether a load may flush first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Autoflush {
    First,
    Never,
}

/// SQLAlchemy's `state.expired`: the whole object was expired and nothing loaded since.
fn is_expired(orm: &OrmState, instance: InstanceId) -> bool {
    let object = orm.object(instance);
    !object.expired.is_empty()
        && rows::columns_of(orm, object.class)
            .iter()
            .all(|(_, attribute)| object.expired.binary_search(attribute).is_ok())
}

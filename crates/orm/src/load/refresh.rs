//! Columns of one object: by key, and again when they are expired.

use std::sync::Arc;

use bothways_sql::{From, Select, Statement};
use bothways_world::{AttributeId, Cause, ClassId, IdentityKey, InstanceId, Scalar, SessionId};

use super::rows;
use crate::{Orm, OrmError, OrmState, WarningKind, attributes, session};

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
    let persistent = object.key.is_some();
    if !persistent && !has_primary_key(orm, instance) {
        return Err(OrmError::NotRefreshable(instance));
    }
    orm.because(Cause::Refresh(instance), |orm| {
        session::autoflush(orm, session)?;
        if select_into(orm, session, instance, &expired)? || !persistent {
            Ok(())
        } else {
            Err(OrmError::ObjectDeleted(instance))
        }
    })
}

/// Whether none of the primary key's attributes is expired.
fn has_primary_key(orm: &OrmState, instance: InstanceId) -> bool {
    let object = orm.object(instance);
    let mapper = orm.mapper(object.class);
    mapper.primary_key.iter().all(|position| {
        let attribute = mapper.column_attributes.get(*position).copied().flatten();
        attribute.is_none_or(|attribute| object.expired.binary_search(&attribute).is_err())
    })
}

/// `session.refresh(o)`: columns anew, once what is to be refreshed has expired. Relationships load when read.
pub(crate) fn refresh(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    attributes: Option<&[AttributeId]>,
) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    let mapper = orm.mapper(class);
    let mut chosen: Vec<AttributeId> = match attributes {
        Some(attributes) => attributes.to_vec(),
        None => mapper.properties.values().copied().collect(),
    };
    if chosen.iter().any(|attribute| orm.attribute(*attribute).relationship().is_some()) {
        // A row is selected in any case, be it only its key.
        let key = mapper.primary_key.iter();
        chosen.extend(key.filter_map(|position| mapper.column_attributes.get(*position).copied().flatten()));
    }
    if !select_into(orm, session, instance, &chosen)? {
        return Err(OrmError::CouldNotRefresh(instance));
    }
    if attributes.is_none() {
        attributes::forget_changes(orm, instance);
    }
    Ok(())
}

/// Selects columns of the object's row into it; false if the row is gone.
fn select_into(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    attributes: &[AttributeId],
) -> Result<bool, OrmError> {
    let class = orm.object(instance).class;
    let key = orm.object(instance).key.clone();
    let key = key.unwrap_or_else(|| crate::unit_of_work::identity_key(orm, instance));
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
        match refresh_expired(orm, instance) {
            Ok(()) => return Ok(Some(instance)),
            // Its row is gone; there may be another one by now.
            Err(OrmError::ObjectDeleted(_)) => session::remove_newly_deleted(orm, session, instance),
            Err(error) => return Err(error),
        }
    }
    if key.values.iter().all(Scalar::is_null) {
        orm.warn(WarningKind::NullKey);
    }
    if autoflush == Autoflush::First {
        session::autoflush(orm, session)?;
    }
    let row = select_by_key(orm, session, class, &key.values)?;
    Ok(row.and_then(|row| rows::instance_of_row(orm, session, class, &row)))
}

/// The object with this key, from its row in any case.
pub(crate) fn get_anew(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    values: Arc<[Scalar]>,
    populate_existing: bool,
) -> Result<Option<InstanceId>, OrmError> {
    session::autoflush(orm, session)?;
    let Some(row) = select_by_key(orm, session, class, &values)? else { return Ok(None) };
    let known = session::lookup(orm, session, &IdentityKey { class, values });
    if let (Some(instance), true) = (known, populate_existing) {
        attributes::expire(orm, instance);
    }
    Ok(rows::instance_of_row(orm, session, class, &row))
}

fn select_by_key(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    values: &[Scalar],
) -> Result<Option<Vec<Scalar>>, OrmError> {
    let mut select = rows::select_entity(orm, class);
    select.filter = rows::key_condition(orm, class, values);
    Ok(session::execute(orm, session, &Statement::Select(select))?.rows.into_iter().next())
}

/// Whether a load may flush first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Autoflush {
    First,
    Never,
}

/// SQLAlchemy's `state.expired`: the whole object was expired and nothing loaded since.
pub(crate) fn is_expired(orm: &OrmState, instance: InstanceId) -> bool {
    let object = orm.object(instance);
    !object.expired.is_empty()
        && rows::columns_of(orm, object.class)
            .iter()
            .all(|(_, attribute)| object.expired.binary_search(attribute).is_ok())
}

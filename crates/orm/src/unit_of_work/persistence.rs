//! Rows: INSERT, UPDATE and DELETE statements for the objects of one class (`orm/persistence.py`).

mod defaults;
mod delete;
mod insert;
mod update;

use bothways_world::{AttributeId, ClassId, Committed, IdentityKey, InstanceId, Scalar, Value};

use super::UnitOfWork;
use crate::events::{MapperEvent, tell_mapper};
use crate::{Orm, OrmError, OrmState, WarningKind, attributes, session};

pub(crate) use defaults::{evaluate, failed_insert};
pub(super) use delete::delete;
pub(super) use update::{UpdateBatch, saved_key};

/// Saves objects of one class: UPDATEs of persistent ones first, then INSERTs of new ones.
pub(super) fn save(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    class: ClassId,
    instances: Vec<InstanceId>,
) -> Result<(), OrmError> {
    // The connection is taken whether or not there is anything to send (`_connections_for_states`).
    session::connect(orm, uow.session)?;
    let (pending, persistent) = sorted(orm, instances);
    let mut updated = Vec::with_capacity(persistent.len());
    let mut inserted = Vec::with_capacity(pending.len());
    for instance in pending {
        load_key(orm, class, instance)?;
        tell_mapper(orm, uow.session, MapperEvent::BeforeInsert, instance)?;
        match row_switch(orm, uow, instance)? {
            Some((key, existing)) => updated.push((instance, key, existing)),
            None => inserted.push(instance),
        }
    }
    for instance in persistent {
        tell_mapper(orm, uow.session, MapperEvent::BeforeUpdate, instance)?;
        if let Some(key) = orm.object(instance).key.clone() {
            updated.push((instance, key, instance));
        }
    }
    let saved = updated.iter().map(|(instance, ..)| *instance).collect::<Vec<_>>();
    update::update(orm, uow, class, updated)?;
    insert::insert(orm, uow, class, &inserted)?;
    for instance in inserted {
        tell_mapper(orm, uow.session, MapperEvent::AfterInsert, instance)?;
    }
    for instance in saved {
        tell_mapper(orm, uow.session, MapperEvent::AfterUpdate, instance)?;
    }
    Ok(())
}

/// Pending objects in order of being added, persistent ones by primary key.
pub(super) fn sorted(orm: &OrmState, instances: Vec<InstanceId>) -> (Vec<InstanceId>, Vec<InstanceId>) {
    let (mut persistent, mut pending): (Vec<_>, Vec<_>) =
        instances.into_iter().partition(|instance| orm.object(*instance).key.is_some());
    pending.sort_by_key(|instance| orm.object(*instance).insert_order);
    persistent.sort_by(|left, right| orm.object(*left).key.cmp(&orm.object(*right).key));
    (pending, persistent)
}

/// A new object with the key of one that is to be deleted takes over its row. One with the key of an object that
/// stays is inserted nevertheless, after a warning.
fn row_switch(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    instance: InstanceId,
) -> Result<Option<(IdentityKey, InstanceId)>, OrmError> {
    let key = super::identity_key(orm, instance);
    if key.values.iter().any(Scalar::is_null) {
        return Ok(None);
    }
    let Some(existing) = session::lookup(orm, uow.session, &key) else { return Ok(None) };
    if was_already_deleted(orm, uow, existing)? {
        return Ok(None);
    }
    if uow.is_deleted(existing) {
        uow.keep_row(existing);
        return Ok(Some((key, existing)));
    }
    orm.warn(WarningKind::ConflictsWithPersistent { instance, key, existing })?;
    Ok(None)
}

/// An expired object is loaded to see whether its row is still there.
fn was_already_deleted(orm: &mut Orm, uow: &UnitOfWork, instance: InstanceId) -> Result<bool, OrmError> {
    let columns = mapped_columns(orm, orm.object(instance).class);
    let is_expired =
        columns.iter().all(|(_, attribute)| orm.object(instance).expired.binary_search(attribute).is_ok());
    if !is_expired {
        return Ok(false);
    }
    let Some((_, first)) = columns.first() else { return Ok(false) };
    match attributes::get(orm, instance, *first) {
        Err(OrmError::ObjectDeleted(_)) => {
            session::remove_newly_deleted(orm, uow.session, instance);
            Ok(true)
        }
        Err(error) => Err(error),
        Ok(_) => Ok(false),
    }
}

/// Whether a column attribute's value differs from what was committed.
pub(crate) fn column_changed(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> bool {
    let object = orm.object(instance);
    match (object.committed.get(&attribute), object.values.get(&attribute)) {
        (Some(Committed::Scalar(old)), Some(Value::Scalar(new))) => !old.python_eq(new),
        (Some(_), _) => true,
        (None, _) => false,
    }
}

/// Reads the key's attributes, as SQLAlchemy does for the WHERE clause: an expired object is refreshed.
pub(super) fn load_key(orm: &mut Orm, class: ClassId, instance: InstanceId) -> Result<(), OrmError> {
    for position in orm.mapper(class).primary_key.clone() {
        if let Some(attribute) = attribute_of(orm, class, position) {
            attributes::get(orm, instance, attribute)?;
        }
    }
    Ok(())
}

/// Positions of the columns by which a row is found: the primary key, then the version.
fn row_key(orm: &OrmState, class: ClassId) -> Vec<usize> {
    let mapper = orm.mapper(class);
    mapper.primary_key.iter().copied().chain(mapper.version_id).collect()
}

/// The version that an object's row is taken to have.
fn version(orm: &mut Orm, class: ClassId, instance: InstanceId) -> Result<Option<Scalar>, OrmError> {
    let Some(attribute) = orm.mapper(class).version_id.and_then(|at| attribute_of(orm, class, at)) else {
        return Ok(None);
    };
    if let Some(Committed::Scalar(committed)) = orm.object(instance).committed.get(&attribute) {
        return Ok(Some(committed.clone()));
    }
    Ok(match attributes::get(orm, instance, attribute)? {
        Value::Scalar(value) => Some(value),
        Value::Reference(_) | Value::Collection(_) => None,
    })
}

fn attribute_of(orm: &OrmState, class: ClassId, position: usize) -> Option<AttributeId> {
    orm.mapper(class).column_attributes.get(position).copied().flatten()
}

/// Positions and attributes of the mapped columns, in table order.
fn mapped_columns(orm: &OrmState, class: ClassId) -> Vec<(usize, AttributeId)> {
    crate::load::columns_of(orm, class)
}

fn current(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> Scalar {
    match orm.object(instance).values.get(&attribute) {
        Some(Value::Scalar(value)) => value.clone(),
        Some(Value::Reference(_) | Value::Collection(_)) | None => Scalar::Null,
    }
}

/// A type's bind processing: SQLite has no booleans.
pub(super) fn to_database(orm: &OrmState, class: ClassId, position: usize, value: Scalar) -> Scalar {
    match orm.table_of(class).columns.get(position) {
        Some(column) => column.sql_type.bind(value),
        None => value,
    }
}

fn from_database(orm: &OrmState, class: ClassId, position: usize, value: &Scalar) -> Scalar {
    match orm.table_of(class).columns.get(position) {
        Some(column) => crate::load::from_database(&column.sql_type, value),
        None => value.clone(),
    }
}

//! Rows: INSERT, UPDATE and DELETE statements for the objects of one hierarchy (`orm/persistence.py`).

mod defaults;
mod delete;
mod insert;
mod update;
mod version;

use bothways_world::{AttributeId, ClassId, Committed, IdentityKey, InstanceId, Scalar, TableId, Value};

use super::UnitOfWork;
use crate::config::TableColumn;
use crate::events::{MapperEvent, tell_mapper};
use crate::{Orm, OrmError, OrmState, WarningKind, attributes, session};

pub(crate) use defaults::{evaluate, failed_insert};
pub(super) use delete::delete;
pub(super) use update::{UpdateBatch, saved_key};

/// Saves objects of one hierarchy, table by table: UPDATEs of persistent ones first, then INSERTs of new ones.
pub(super) fn save(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    base: ClassId,
    instances: Vec<InstanceId>,
) -> Result<(), OrmError> {
    if instances.len() > 1 && !orm.mapper(base).batch {
        let (pending, persistent) = sorted(orm, instances);
        let mut each = pending.into_iter().chain(persistent);
        return each.try_for_each(|instance| save(orm, uow, base, vec![instance]));
    }
    // The connection is taken whether or not there is anything to send (`_connections_for_states`).
    session::connect(orm, uow.session)?;
    let (pending, persistent) = sorted(orm, instances);
    let mut updated = Vec::with_capacity(persistent.len());
    let mut inserted = Vec::with_capacity(pending.len());
    for instance in pending {
        load_key(orm, instance)?;
        tell_mapper(orm, uow.session, MapperEvent::BeforeInsert, instance)?;
        validate_identity(orm, instance)?;
        match row_switch(orm, uow, instance)? {
            Some((key, existing)) => updated.push((instance, key, existing)),
            None => inserted.push(instance),
        }
    }
    for instance in persistent {
        tell_mapper(orm, uow.session, MapperEvent::BeforeUpdate, instance)?;
        validate_identity(orm, instance)?;
        if let Some(key) = orm.object(instance).key.clone() {
            updated.push((instance, key, instance));
        }
    }
    let saved = updated.iter().map(|(instance, ..)| *instance).collect::<Vec<_>>();
    for table in orm.tables_of_hierarchy(base) {
        update::update(orm, uow, table, &updated)?;
        insert::insert(orm, uow, table, &inserted)?;
    }
    for instance in inserted.iter().chain(&saved) {
        expire_expressions(orm, *instance);
    }
    for instance in inserted {
        tell_mapper(orm, uow.session, MapperEvent::AfterInsert, instance)?;
    }
    for instance in saved {
        tell_mapper(orm, uow.session, MapperEvent::AfterUpdate, instance)?;
    }
    Ok(())
}

/// What the database computes of a row that was written is loaded again when it is read (`_readonly_props`).
fn expire_expressions(orm: &mut Orm, instance: InstanceId) {
    let properties = orm.mapper(orm.object(instance).class).properties.values().copied();
    let expressions: Vec<AttributeId> = properties
        .filter(|attribute| {
            let Some(expression) = orm.attribute(*attribute).expression() else { return false };
            let object = orm.object(instance);
            let is_loaded = object.values.contains_key(attribute);
            !object.committed.contains_key(attribute) && (is_loaded || expression.deferred.is_none())
        })
        .collect();
    for attribute in expressions {
        attributes::expire_attribute(orm, instance, attribute);
    }
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
    if !crate::load::is_expired(orm, instance) {
        return Ok(false);
    }
    let first = orm.mapper(orm.object(instance).class).columns.first();
    let Some((_, first)) = first.copied() else { return Ok(false) };
    match attributes::get(orm, instance, first) {
        Err(OrmError::ObjectDeleted(_)) => {
            session::remove_newly_deleted(orm, uow.session, instance)?;
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
pub(super) fn load_key(orm: &mut Orm, instance: InstanceId) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    for column in orm.mapper(class).primary_key.clone() {
        if let Some(attribute) = orm.attribute_of_column(class, column) {
            attributes::get(orm, instance, attribute)?;
        }
    }
    Ok(())
}

/// Reads the attributes of a table's own key columns, which may be others than those of the key.
fn load_key_of_table(orm: &mut Orm, instance: InstanceId, table: TableId) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    for (position, _) in orm.key_of_table(class, table) {
        if let Some(attribute) = attribute_of(orm, instance, table, position) {
            attributes::get(orm, instance, attribute)?;
        }
    }
    Ok(())
}

/// An object whose discriminator the program set to that of another class.
fn validate_identity(orm: &mut Orm, instance: InstanceId) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    let Some(attribute) = orm.polymorphic_attribute(class) else { return Ok(()) };
    let Some(Value::Scalar(identity)) = orm.object(instance).values.get(&attribute).cloned() else {
        return Ok(());
    };
    let is_acceptable = |known: Option<Scalar>| known.unwrap_or(Scalar::Null).python_eq(&identity);
    if orm.acceptable_identities(class).into_iter().any(is_acceptable) {
        return Ok(());
    }
    orm.warn(WarningKind::IncompatibleIdentity { instance, identity })
}

/// Positions of the columns by which a row of a table is found: the primary key, then the version.
fn row_key(orm: &OrmState, class: ClassId, table: TableId) -> Vec<usize> {
    let key = orm.key_of_table(class, table).into_iter().map(|(position, _)| position);
    let version = orm.mapper(class).version_id.filter(|version| version.table == table);
    key.chain(version.map(|version| version.position)).collect()
}

/// The values of an identity key by which the row of a table is found.
fn key_values(orm: &OrmState, class: ClassId, table: TableId, key: &[Scalar]) -> Vec<Scalar> {
    let places = orm.key_of_table(class, table).into_iter();
    places.filter_map(|(_, place)| key.get(place).cloned()).collect()
}

/// The version that an object's row is taken to have.
fn version(orm: &mut Orm, instance: InstanceId) -> Result<Option<Scalar>, OrmError> {
    let class = orm.object(instance).class;
    let version = orm.mapper(class).version_id;
    let Some(attribute) = version.and_then(|column| orm.attribute_of_column(class, column)) else {
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

/// The attribute of an object that a column of a table is mapped to.
fn attribute_of(
    orm: &OrmState,
    instance: InstanceId,
    table: TableId,
    position: usize,
) -> Option<AttributeId> {
    orm.attribute_of_column(orm.object(instance).class, TableColumn { table, position })
}

fn current(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> Scalar {
    match orm.object(instance).values.get(&attribute) {
        Some(Value::Scalar(value)) => value.clone(),
        Some(Value::Reference(_) | Value::Collection(_)) | None => Scalar::Null,
    }
}

/// A type's bind processing: SQLite has no booleans.
pub(super) fn to_database(orm: &OrmState, table: TableId, position: usize, value: Scalar) -> Scalar {
    match crate::load::definition(orm, TableColumn { table, position }) {
        Some(column) => column.sql_type.bind(value),
        None => value,
    }
}

fn from_database(orm: &OrmState, table: TableId, position: usize, value: &Scalar) -> Scalar {
    match crate::load::definition(orm, TableColumn { table, position }) {
        Some(column) => crate::load::from_database(&column.sql_type, value),
        None => value.clone(),
    }
}

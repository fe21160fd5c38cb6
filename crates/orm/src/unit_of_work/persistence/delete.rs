//! DELETEs: one statement for the rows of a table, by key.

use bothways_sql::{Delete, Statement};
use bothways_world::{ClassId, Committed, InstanceId, Scalar, TableId};

use super::{current, key_values, load_key, load_key_of_table, row_key, sorted, version};
use crate::config::overlap::column_name;
use crate::events::{MapperEvent, tell_mapper};
use crate::unit_of_work::UnitOfWork;
use crate::{Orm, OrmError, OrmState, WarningKind, session};

/// The primary key before it was changed: what the object has in its columns counts, not its identity.
fn committed_key(orm: &OrmState, instance: InstanceId) -> Result<Vec<Scalar>, OrmError> {
    let object = orm.object(instance);
    let mapper = orm.mapper(object.class);
    let mut key = Vec::with_capacity(mapper.primary_key.len());
    for column in mapper.primary_key.iter().copied() {
        let attribute = orm.attribute_of_column(object.class, column);
        let value = match attribute.map(|attribute| object.committed.get(&attribute)) {
            Some(Some(Committed::Scalar(value))) => value.clone(),
            Some(_) | None => attribute.map_or(Scalar::Null, |attribute| current(orm, instance, attribute)),
        };
        // SQLAlchemy sends its symbol for a value that was never set, which the driver refuses.
        if attribute.is_some_and(|attribute| {
            !object.values.contains_key(&attribute) && !object.committed.contains_key(&attribute)
        }) {
            return Err(OrmError::Unsupported("deleting an object that never had a primary key".into()));
        }
        if value.is_null() {
            let table = orm.table_of(mapper.inheritance.base).name.clone();
            return Err(OrmError::DeleteByNull { table, column: column_name(orm, column) });
        }
        key.push(value);
    }
    Ok(key)
}

/// Deletes objects of one hierarchy, the rows of subclasses first.
pub(in crate::unit_of_work) fn delete(
    orm: &mut Orm,
    uow: &UnitOfWork,
    base: ClassId,
    instances: Vec<InstanceId>,
) -> Result<(), OrmError> {
    session::connect(orm, uow.session)?;
    let (pending, persistent) = sorted(orm, instances);
    let mut keys: Vec<(InstanceId, Vec<Scalar>, Option<Scalar>)> =
        Vec::with_capacity(pending.len() + persistent.len());
    // An object without a row may be given up as well, and a key is all that is asked of it.
    let instances: Vec<InstanceId> = pending.into_iter().chain(persistent).collect();
    for instance in instances.iter().copied() {
        tell_mapper(orm, uow.session, MapperEvent::BeforeDelete, instance)?;
    }
    for instance in instances.iter().copied() {
        load_key(orm, instance)?;
        let key = committed_key(orm, instance)?;
        keys.push((instance, key, version(orm, instance)?));
    }
    for table in orm.tables_of_hierarchy(base).into_iter().rev() {
        send(orm, uow, table, &keys)?;
    }
    for instance in instances {
        tell_mapper(orm, uow.session, MapperEvent::AfterDelete, instance)?;
    }
    Ok(())
}

/// One statement for the rows that a table has of some objects, each with its key and version.
fn send(
    orm: &mut Orm,
    uow: &UnitOfWork,
    table: TableId,
    objects: &[(InstanceId, Vec<Scalar>, Option<Scalar>)],
) -> Result<(), OrmError> {
    let mut class = None;
    let mut rows = Vec::with_capacity(objects.len());
    for (instance, key, version) in objects {
        let of_object = orm.object(*instance).class;
        if orm.has_table(of_object, table) {
            class.get_or_insert(of_object);
            load_key_of_table(orm, *instance, table)?;
            let mut row = key_values(orm, of_object, table, key);
            row.extend(version.clone());
            rows.push(row);
        }
    }
    let Some(class) = class else { return Ok(()) };
    let expected = rows.len();
    let statement = Statement::Delete(Delete { table, key: row_key(orm, class, table), rows });
    let matched = session::execute(orm, uow.session, &statement)?.matched;
    if matched == expected || !orm.mapper(class).confirm_deleted_rows {
        return Ok(());
    }
    let table = orm.table_name(table);
    if orm.mapper(class).version_id.is_some() {
        return Err(OrmError::StaleVersionedDelete { table, expected, matched });
    }
    orm.warn(WarningKind::StaleDelete { table, expected, matched })?;
    Ok(())
}

//! DELETEs: one statement for the objects of a class, by key.

use bothways_sql::{Delete, Statement};
use bothways_world::{ClassId, Committed, InstanceId, Scalar};

use super::{attribute_of, current, load_key, row_key, sorted, version};
use crate::config::TableColumn;
use crate::config::overlap::column_name;
use crate::events::{MapperEvent, tell_mapper};
use crate::unit_of_work::UnitOfWork;
use crate::{Orm, OrmError, OrmState, WarningKind, session};

/// The primary key before it was changed, of an object without identity.
fn committed_key(orm: &OrmState, class: ClassId, instance: InstanceId) -> Result<Vec<Scalar>, OrmError> {
    let mapper = orm.mapper(class);
    let object = orm.object(instance);
    let mut key = Vec::with_capacity(mapper.primary_key.len());
    for position in mapper.primary_key.iter().copied() {
        let attribute = attribute_of(orm, class, position);
        let value = match attribute.map(|attribute| object.committed.get(&attribute)) {
            Some(Some(Committed::Scalar(value))) => value.clone(),
            Some(_) | None => attribute.map_or(Scalar::Null, |attribute| current(orm, instance, attribute)),
        };
        if value.is_null() {
            let column = column_name(orm, TableColumn { table: mapper.table, position });
            return Err(OrmError::DeleteByNull { table: orm.table_of(class).name.clone(), column });
        }
        key.push(value);
    }
    Ok(key)
}

/// Deletes objects of one class.
pub(in crate::unit_of_work) fn delete(
    orm: &mut Orm,
    uow: &UnitOfWork,
    class: ClassId,
    instances: Vec<InstanceId>,
) -> Result<(), OrmError> {
    session::connect(orm, uow.session)?;
    let (pending, persistent) = sorted(orm, instances);
    let mut rows: Vec<Vec<Scalar>> = Vec::with_capacity(pending.len() + persistent.len());
    // An object without a row may be given up as well, and a key is all that is asked of it.
    let instances: Vec<InstanceId> = pending.into_iter().chain(persistent).collect();
    for instance in instances.iter().copied() {
        tell_mapper(orm, uow.session, MapperEvent::BeforeDelete, instance)?;
    }
    for instance in instances.iter().copied() {
        load_key(orm, class, instance)?;
        let mut row = match &orm.object(instance).key {
            Some(key) => key.values.to_vec(),
            None => committed_key(orm, class, instance)?,
        };
        row.extend(version(orm, class, instance)?);
        rows.push(row);
    }
    if rows.is_empty() {
        return Ok(());
    }
    send(orm, uow, class, rows)?;
    for instance in instances {
        tell_mapper(orm, uow.session, MapperEvent::AfterDelete, instance)?;
    }
    Ok(())
}

fn send(orm: &mut Orm, uow: &UnitOfWork, class: ClassId, rows: Vec<Vec<Scalar>>) -> Result<(), OrmError> {
    let expected = rows.len();
    let table = orm.mapper(class).table;
    let statement = Statement::Delete(Delete { table, key: row_key(orm, class), rows });
    let matched = session::execute(orm, uow.session, &statement)?.matched;
    if matched == expected || !orm.mapper(class).confirm_deleted_rows {
        return Ok(());
    }
    let table = orm.table_of(class).name.clone();
    if orm.mapper(class).version_id.is_some() {
        return Err(OrmError::StaleVersionedDelete { table, expected, matched });
    }
    orm.warn(WarningKind::StaleDelete { table, expected, matched })?;
    Ok(())
}

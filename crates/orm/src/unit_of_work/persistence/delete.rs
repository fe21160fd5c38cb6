//! DELETEs: one statement for the objects of a class, by key.

use bothways_sql::{Delete, Statement};
use bothways_world::{ClassId, InstanceId, Scalar};

use super::{load_key, row_key, sorted, version};
use crate::unit_of_work::UnitOfWork;
use crate::{Orm, OrmError, WarningKind, session};

/// Deletes objects of one class.
pub(in crate::unit_of_work) fn delete(
    orm: &mut Orm,
    uow: &UnitOfWork,
    class: ClassId,
    instances: Vec<InstanceId>,
) -> Result<(), OrmError> {
    session::connect(orm, uow.session)?;
    let (_, persistent) = sorted(orm, instances);
    let mut rows: Vec<Vec<Scalar>> = Vec::with_capacity(persistent.len());
    for instance in persistent {
        load_key(orm, class, instance)?;
        let Some(key) = &orm.object(instance).key else { continue };
        let mut row = key.values.to_vec();
        row.extend(version(orm, class, instance)?);
        rows.push(row);
    }
    if rows.is_empty() {
        return Ok(());
    }
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

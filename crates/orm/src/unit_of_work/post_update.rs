//! `post_update=True`: foreign keys that are written by an UPDATE of their own, once both rows are there or
//! before either goes.

use bothways_sql::UpdateRow;
use bothways_world::{ClassId, Committed, InstanceId, Scalar, TableId, Value};

use super::persistence::{UpdateBatch, column_changed, saved_key, sorted, to_database};
use super::{Fate, UnitOfWork};
use crate::config::TableColumn;
use crate::{Orm, OrmError, session};

/// Sends the extra UPDATEs of the objects of a hierarchy that are saved, or that are to be deleted.
pub(super) fn execute(orm: &mut Orm, uow: &UnitOfWork, base: ClassId, deletes: bool) -> Result<(), OrmError> {
    // Also for no object at all.
    session::connect(orm, uow.session)?;
    let Some((instances, written)) = uow.post_updates.get(&base) else { return Ok(()) };
    let fate = if deletes { Fate::Delete } else { Fate::Save };
    let mut chosen = Vec::new();
    for instance in instances.iter().copied() {
        match uow.fate(instance) {
            Some(other) if other == fate => chosen.push(instance),
            Some(_) => {}
            None => return Err(OrmError::NotInFlush(instance)),
        }
    }
    let (pending, persistent) = sorted(orm, chosen);
    let instances: Vec<InstanceId> = pending.into_iter().chain(persistent).collect();
    for table in orm.tables_of_hierarchy(base) {
        let mut batch = UpdateBatch::new(table);
        for instance in instances.iter().copied() {
            if !orm.has_table(orm.object(instance).class, table) {
                continue;
            }
            let positions = written.iter().filter(|column| column.table == table);
            let positions = positions.map(|column| column.position);
            let Some((columns, row)) = changes(orm, table, instance, positions)? else { continue };
            batch.add(orm, uow, columns, (instance, row))?;
        }
        batch.send(orm, uow)?;
    }
    Ok(())
}

fn changes(
    orm: &mut Orm,
    table: TableId,
    instance: InstanceId,
    positions: impl Iterator<Item = usize>,
) -> Result<Option<(Vec<usize>, UpdateRow)>, OrmError> {
    // The key is read first, even if there is nothing to write: an object that is still expired is refreshed.
    let key = saved_key(orm, table, instance)?;
    let class = orm.object(instance).class;
    let mut columns = Vec::new();
    let mut values = Vec::new();
    for position in positions {
        let column = TableColumn { table, position };
        let Some(attribute) = orm.attribute_of_column(class, column) else { continue };
        let object = orm.object(instance);
        // A value that was there when the row was inserted is history of a new object all the same.
        let is_new =
            matches!(object.committed.get(&attribute), Some(Committed::NoValue | Committed::Unknown));
        let value = match object.values.get(&attribute) {
            Some(Value::Scalar(value)) => value.clone(),
            // `del` of what nobody knew.
            None if is_new => Scalar::Null,
            Some(Value::Reference(_) | Value::Collection(_)) | None => continue,
        };
        if is_new || column_changed(orm, instance, attribute) {
            columns.push(position);
            values.push(to_database(orm, table, position, value));
        }
    }
    if columns.is_empty() {
        return Ok(None);
    }
    if orm.mapper(class).version_id.is_some() {
        return Err(OrmError::Unsupported("post_update of a class with version_id_col".into()));
    }
    Ok(Some((columns, UpdateRow { values, key })))
}

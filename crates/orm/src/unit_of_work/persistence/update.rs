//! UPDATEs: of what changed, by the key that the row has in the database.

use bothways_sql::{Statement, Update, UpdateRow};
use bothways_world::{AttributeId, ClassId, Committed, IdentityKey, InstanceId, Scalar, TableId, Value};

use super::defaults::add_onupdate;
use super::{
    attribute_of, column_changed, current, key_values, load_key, load_key_of_table, row_key, to_database,
    version,
};
use crate::config::TableColumn;
use crate::config::overlap::column_name;
use crate::events::{InstanceEvent, Refreshed, tell_instance};
use crate::unit_of_work::UnitOfWork;
use crate::{Orm, OrmError, OrmState, attributes, session};

/// Sends the UPDATEs of a table for objects: of each the key of its row, and the object whose row it is.
pub(super) fn update(
    orm: &mut Orm,
    uow: &UnitOfWork,
    table: TableId,
    objects: &[(InstanceId, IdentityKey, InstanceId)],
) -> Result<(), OrmError> {
    let mut batch = UpdateBatch::new(table);
    for (instance, key, owner) in objects {
        if !orm.has_table(orm.object(*instance).class, table) {
            continue;
        }
        let Some((columns, row)) = changed_columns(orm, uow, table, *instance, key, *owner)? else {
            continue;
        };
        batch.add(orm, uow, columns, (*instance, row))?;
    }
    batch.send(orm, uow)
}

/// Positions and values of what changed on an object in its row of a table; none without net change.
fn changed_columns(
    orm: &mut Orm,
    uow: &UnitOfWork,
    table: TableId,
    instance: InstanceId,
    key: &IdentityKey,
    owner: InstanceId,
) -> Result<Option<(Vec<usize>, UpdateRow)>, OrmError> {
    let class = orm.object(instance).class;
    let primary_key: Vec<usize> =
        orm.key_of_table(class, table).into_iter().map(|(position, _)| position).collect();
    let mapped = orm.attributes_of_table(class, table);
    let changed: Vec<(usize, AttributeId)> =
        mapped.iter().copied().filter(|(_, attribute)| column_changed(orm, instance, *attribute)).collect();
    if let Some((_, deleted)) =
        changed.iter().find(|(_, attribute)| !orm.object(instance).values.contains_key(attribute))
    {
        return Err(OrmError::NoColumnValue { key: orm.attribute(*deleted).key.clone() });
    }
    if changed.is_empty() {
        return Ok(None);
    }
    load_key(orm, instance)?;
    load_key_of_table(orm, instance, table)?;
    let mut columns = Vec::new();
    let mut values = Vec::new();
    let mut row = key_values(orm, class, table, &key.values);
    for (position, attribute) in changed {
        if let Some(index) = primary_key.iter().position(|at| *at == position) {
            let known = matches!(orm.object(instance).committed.get(&attribute), Some(Committed::Scalar(_)));
            let is_cascaded = uow.cascaded_keys.contains(&(instance, TableColumn { table, position }));
            if !known || is_cascaded {
                // The row has the new key already.
                if let Some(slot) = row.get_mut(index) {
                    *slot = to_database(orm, table, position, current(orm, instance, attribute));
                }
                continue;
            }
            if orm.is_joined(class) {
                return Err(OrmError::Unsupported(
                    "changing the primary key of a class with joined inheritance".into(),
                ));
            }
        }
        columns.push(position);
        values.push(to_database(orm, table, position, current(orm, instance, attribute)));
    }
    if columns.is_empty() {
        return Ok(None);
    }
    if let Some(position) = primary_key.iter().zip(&row).find(|(_, value)| value.is_null()).map(|(at, _)| *at)
    {
        let column = column_name(orm, TableColumn { table, position });
        return Err(OrmError::NullKeyOfUpdate { table: orm.table_name(table), column });
    }
    if let Some(old) = version(orm, owner)? {
        set_version(orm, instance, &old, (table, &mut columns, &mut values))?;
        row.push(old);
    }
    Ok(Some((columns, UpdateRow { values, key: row })))
}

/// The next version, unless the program set one itself.
fn set_version(
    orm: &mut Orm,
    instance: InstanceId,
    old: &Scalar,
    (table, columns, values): (TableId, &mut Vec<usize>, &mut Vec<Scalar>),
) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    let Some(version) = orm.mapper(class).version_id else { return Ok(()) };
    let Err(index) = columns.binary_search(&version.position) else { return Ok(()) };
    let Some(next) = version::next(orm, class, Some(old))? else { return Ok(()) };
    columns.insert(index, version.position);
    values.insert(index, to_database(orm, table, version.position, next.clone()));
    if let Some(attribute) = orm.attribute_of_column(class, version) {
        attributes::put_scalar(orm, instance, attribute, next);
    }
    Ok(())
}

/// Rows of one table to update, with their objects: those that follow each other and set the same columns go in one
/// statement.
pub(in crate::unit_of_work) struct UpdateBatch {
    table: TableId,
    columns: Vec<usize>,
    rows: Vec<(InstanceId, UpdateRow)>,
}

impl UpdateBatch {
    pub(in crate::unit_of_work) fn new(table: TableId) -> Self {
        Self { table, columns: Vec::new(), rows: Vec::new() }
    }

    /// Adds a row; if it sets other columns than those before it, these are sent.
    pub(in crate::unit_of_work) fn add(
        &mut self,
        orm: &mut Orm,
        uow: &UnitOfWork,
        columns: Vec<usize>,
        row: (InstanceId, UpdateRow),
    ) -> Result<(), OrmError> {
        if self.columns != columns {
            std::mem::replace(self, Self { columns, ..Self::new(self.table) }).send(orm, uow)?;
        }
        self.rows.push(row);
        Ok(())
    }

    /// Sends the rows that are left.
    pub(in crate::unit_of_work) fn send(self, orm: &mut Orm, uow: &UnitOfWork) -> Result<(), OrmError> {
        let Self { table, columns, rows } = self;
        let expected = rows.len();
        let Some(first) = rows.first().map(|(instance, _)| *instance) else { return Ok(()) };
        let key = row_key(orm, orm.object(first).class, table);
        let instances: Vec<InstanceId> = rows.iter().map(|(instance, _)| *instance).collect();
        let update = add_onupdate(orm, table, columns.clone(), rows, key)?;
        let sent: Vec<usize> =
            update.columns.iter().copied().filter(|position| !update.clock.contains(position)).collect();
        // Versions are counted row by row: an executemany would not say whose was another one.
        let is_versioned = version_in(orm, orm.object(first).class, table).is_some();
        let updates = if is_versioned { row_by_row(update) } else { vec![update] };
        let mut matched = 0;
        for update in updates {
            matched += session::execute(orm, uow.session, &Statement::Update(update))?.matched;
        }
        if matched != expected {
            return Err(OrmError::StaleUpdate { table: orm.table_name(table), expected, matched });
        }
        let added = sent.into_iter().filter(|position| !columns.contains(position)).collect::<Vec<_>>();
        instances.into_iter().try_for_each(|instance| tell_refreshed(orm, table, instance, &added))
    }
}

/// The version column of a class, if this table has it.
fn version_in(orm: &OrmState, class: ClassId, table: TableId) -> Option<TableColumn> {
    orm.mapper(class).version_id.filter(|column| column.table == table)
}

/// The same as statements of one row each.
fn row_by_row(update: Update) -> Vec<Update> {
    let Update { table, columns, clock, key, rows } = update;
    let single = |row| Update {
        table,
        columns: columns.clone(),
        clock: clock.clone(),
        key: key.clone(),
        rows: vec![row],
    };
    rows.into_iter().map(single).collect()
}

/// Tells listeners of the columns that an UPDATE set by itself: those of `onupdate=`, and the version.
fn tell_refreshed(
    orm: &mut Orm,
    table: TableId,
    instance: InstanceId,
    added: &[usize],
) -> Result<(), OrmError> {
    let version = version_in(orm, orm.object(instance).class, table);
    let positions = added.iter().copied().chain(version.map(|column| column.position));
    let attributes: Vec<AttributeId> =
        positions.filter_map(|position| attribute_of(orm, instance, table, position)).collect();
    if attributes.is_empty() {
        return Ok(());
    }
    tell_instance(orm, InstanceEvent::RefreshFlush, instance, &Refreshed::Listed(attributes))
}

/// The key that an object's row of a table has now, for an UPDATE after it was saved.
pub(in crate::unit_of_work) fn saved_key(
    orm: &mut Orm,
    table: TableId,
    instance: InstanceId,
) -> Result<Vec<Scalar>, OrmError> {
    let class = orm.object(instance).class;
    let mut key = Vec::new();
    for (position, _) in orm.key_of_table(class, table) {
        let value = match attribute_of(orm, instance, table, position) {
            Some(attribute) => attributes::get(orm, instance, attribute)?,
            None => Value::Scalar(Scalar::Null),
        };
        key.push(match value {
            Value::Scalar(value) => value,
            Value::Reference(_) | Value::Collection(_) => Scalar::Null,
        });
    }
    Ok(key)
}

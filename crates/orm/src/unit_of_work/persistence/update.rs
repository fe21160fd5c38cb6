//! UPDATEs: of what changed, by the key that the row has in the database.

use bothways_sql::{Statement, Update, UpdateRow};
use bothways_world::{AttributeId, ClassId, Committed, IdentityKey, InstanceId, Scalar, Value};

use super::defaults::add_onupdate;
use super::{attribute_of, column_changed, current, load_key, mapped_columns, row_key, to_database, version};
use crate::unit_of_work::UnitOfWork;
use crate::{Orm, OrmError, OrmState, attributes, session};

/// Sends the UPDATEs of objects: of each the key of its row, and the object whose row it is.
pub(super) fn update(
    orm: &mut Orm,
    uow: &UnitOfWork,
    class: ClassId,
    objects: Vec<(InstanceId, IdentityKey, InstanceId)>,
) -> Result<(), OrmError> {
    let mut batch = UpdateBatch::new(class);
    for (instance, key, owner) in objects {
        let Some((columns, row)) = changed_columns(orm, uow, class, instance, &key, owner)? else { continue };
        batch.add(orm, uow, columns, (instance, row))?;
    }
    batch.send(orm, uow)
}

/// Positions and values of what changed on an object that has a row; none without net change.
fn changed_columns(
    orm: &mut Orm,
    uow: &UnitOfWork,
    class: ClassId,
    instance: InstanceId,
    key: &IdentityKey,
    owner: InstanceId,
) -> Result<Option<(Vec<usize>, UpdateRow)>, OrmError> {
    let primary_key = orm.mapper(class).primary_key.clone();
    let mapped = mapped_columns(orm, class);
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
    load_key(orm, class, instance)?;
    let mut columns = Vec::new();
    let mut values = Vec::new();
    let mut row = key.values.to_vec();
    for (position, attribute) in changed {
        if let Some(index) = primary_key.iter().position(|at| *at == position) {
            let known = matches!(orm.object(instance).committed.get(&attribute), Some(Committed::Scalar(_)));
            let is_cascaded = uow.cascaded_keys.contains(&(instance, position));
            if !known || is_cascaded {
                // The row has the new key already.
                if let Some(slot) = row.get_mut(index) {
                    *slot = to_database(orm, class, position, current(orm, instance, attribute));
                }
                continue;
            }
            refuse_unlinked_referrers(orm, class)?;
        }
        columns.push(position);
        values.push(to_database(orm, class, position, current(orm, instance, attribute)));
    }
    if columns.is_empty() {
        return Ok(None);
    }
    if let Some(position) = primary_key.iter().zip(&row).find(|(_, value)| value.is_null()).map(|(at, _)| *at)
    {
        let table = orm.table_of(class);
        let column = table.columns.get(position).map_or("", |column| &*column.name);
        return Err(OrmError::NullKeyOfUpdate {
            table: table.name.clone(),
            column: format!("{}.{column}", table.name).into(),
        });
    }
    if let Some(old) = version(orm, class, owner)? {
        count_version(orm, class, instance, &old, (&mut columns, &mut values));
        row.push(old);
    }
    Ok(Some((columns, UpdateRow { values, key: row })))
}

/// The next version, unless the program set one itself.
fn count_version(
    orm: &mut Orm,
    class: ClassId,
    instance: InstanceId,
    old: &Scalar,
    (columns, values): (&mut Vec<usize>, &mut Vec<Scalar>),
) {
    let Some(position) = orm.mapper(class).version_id else { return };
    let Err(index) = columns.binary_search(&position) else { return };
    let next = match old {
        Scalar::Int(number) => Scalar::Int(number.saturating_add(1)),
        _ => Scalar::Int(1),
    };
    columns.insert(index, position);
    values.insert(index, next.clone());
    if let Some(attribute) = attribute_of(orm, class, position) {
        attributes::put_scalar(orm, instance, attribute, next);
    }
}

/// SQLAlchemy looks through the identity map for objects that refer to the changed key by a many-to-one
/// relationship without back reference.
fn refuse_unlinked_referrers(orm: &OrmState, class: ClassId) -> Result<(), OrmError> {
    let refers = orm.attributes.iter().filter_map(|attribute| attribute.relationship()).any(|relationship| {
        let many_to_one = |setup: &crate::config::ConfiguredRelationship| {
            setup.target == class && setup.direction == crate::config::Direction::ManyToOne
        };
        relationship.reverse.is_empty() && relationship.configured.as_ref().is_some_and(many_to_one)
    });
    if !refers {
        return Ok(());
    }
    Err(OrmError::Unsupported(
        "changing a primary key that a many-to-one relationship without back reference refers to".into(),
    ))
}

/// Rows of one class to update, with their objects: those that follow each other and set the same columns go in one
/// statement.
pub(in crate::unit_of_work) struct UpdateBatch {
    class: ClassId,
    columns: Vec<usize>,
    rows: Vec<(InstanceId, UpdateRow)>,
}

impl UpdateBatch {
    pub(in crate::unit_of_work) fn new(class: ClassId) -> Self {
        Self { class, columns: Vec::new(), rows: Vec::new() }
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
            std::mem::replace(self, Self { columns, ..Self::new(self.class) }).send(orm, uow)?;
        }
        self.rows.push(row);
        Ok(())
    }

    /// Sends the rows that are left.
    pub(in crate::unit_of_work) fn send(self, orm: &mut Orm, uow: &UnitOfWork) -> Result<(), OrmError> {
        let Self { class, columns, rows } = self;
        let expected = rows.len();
        if expected == 0 {
            return Ok(());
        }
        let (columns, rows) = add_onupdate(orm, class, columns, rows)?;
        let table = orm.mapper(class).table;
        let statement = Statement::Update(Update { table, columns, key: row_key(orm, class), rows });
        let matched = session::execute(orm, uow.session, &statement)?.matched;
        if matched == expected {
            return Ok(());
        }
        Err(OrmError::StaleUpdate { table: orm.table_of(class).name.clone(), expected, matched })
    }
}

/// The key that an object's row has now, for an UPDATE after it was saved.
pub(in crate::unit_of_work) fn saved_key(
    orm: &mut Orm,
    class: ClassId,
    instance: InstanceId,
) -> Result<Vec<Scalar>, OrmError> {
    let mut key = Vec::new();
    for position in orm.mapper(class).primary_key.clone() {
        let value = match attribute_of(orm, class, position) {
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

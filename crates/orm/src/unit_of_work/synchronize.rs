//! Copying keys between two objects of a relationship (`orm/sync.py`).

use bothways_world::{AttributeId, Cause, Committed, InstanceId, Scalar, TableId, Value};

use super::column_changed;
use crate::config::overlap::column_name;
use crate::config::{ColumnPair, Pair, TableColumn};
use crate::{Orm, OrmError, OrmState, attributes};

/// Copies the parent's key into a child.
pub(super) fn populate_child(
    orm: &mut Orm,
    attribute: AttributeId,
    parent: InstanceId,
    child: InstanceId,
) -> Result<(), OrmError> {
    for Pair { local, remote } in orm.relationship(attribute).setup().pairs.clone() {
        copy(orm, attribute, (parent, local), (child, remote))?;
    }
    Ok(())
}

/// Copies the related object's key into its owner's row.
pub(super) fn populate_own(
    orm: &mut Orm,
    attribute: AttributeId,
    related: InstanceId,
    owner: InstanceId,
) -> Result<(), OrmError> {
    for Pair { local, remote } in orm.relationship(attribute).setup().pairs.clone() {
        copy(orm, attribute, (related, remote), (owner, local))?;
    }
    Ok(())
}

/// The columns of a secondary table's row for two objects, with their values.
pub(super) fn secondary_row(
    orm: &mut Orm,
    attribute: AttributeId,
    owner: InstanceId,
    related: InstanceId,
) -> Result<Vec<(usize, Scalar)>, OrmError> {
    let join = &orm.relationship(attribute).setup().join;
    let of_owner = join.synchronize_pairs.iter().map(|pair| (owner, *pair));
    let of_related = join.secondary.iter().flat_map(|secondary| &secondary.synchronize_pairs);
    let pairs: Vec<(InstanceId, ColumnPair)> =
        of_owner.chain(of_related.map(|pair| (related, *pair))).collect();
    let mut row: Vec<(usize, Scalar)> = Vec::with_capacity(pairs.len());
    for (source, (from, to)) in pairs {
        let Some(column) = column_attribute(orm, source, from) else { continue };
        let Value::Scalar(value) = attributes::get(orm, source, column)? else { continue };
        row.retain(|(position, _)| *position != to.position);
        row.push((to.position, value));
    }
    Ok(row)
}

/// Clears a child's foreign key.
pub(super) fn clear_child(orm: &mut Orm, attribute: AttributeId, child: InstanceId) -> Result<(), OrmError> {
    for Pair { local, remote } in orm.relationship(attribute).setup().pairs.clone() {
        clear(orm, attribute, local, (child, remote))?;
    }
    Ok(())
}

/// Clears an owner's foreign key.
pub(super) fn clear_own(orm: &mut Orm, attribute: AttributeId, owner: InstanceId) -> Result<(), OrmError> {
    for Pair { local, remote } in orm.relationship(attribute).setup().pairs.clone() {
        clear(orm, attribute, remote, (owner, local))?;
    }
    Ok(())
}

/// Whether the columns that an owner's children refer to changed from one value to another.
pub(super) fn source_modified(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> bool {
    let mut pairs = orm.relationship(attribute).setup().pairs.iter();
    pairs.any(|pair| value_changed(orm, owner, pair.local))
}

/// Whether the columns of a related object that its owners refer to did.
pub(super) fn referred_modified(orm: &OrmState, related: InstanceId, attribute: AttributeId) -> bool {
    let mut pairs = orm.relationship(attribute).setup().pairs.iter();
    pairs.any(|pair| value_changed(orm, related, pair.remote))
}

fn value_changed(orm: &OrmState, instance: InstanceId, column: TableColumn) -> bool {
    column_attribute(orm, instance, column).is_some_and(|column| {
        let had_value = matches!(orm.object(instance).committed.get(&column), Some(Committed::Scalar(_)));
        had_value && column_changed(orm, instance, column)
    })
}

/// The columns of a child's primary key that follow its parent's.
pub(super) fn cascaded_keys(
    orm: &OrmState,
    attribute: AttributeId,
    child: InstanceId,
) -> Vec<(InstanceId, TableColumn)> {
    let mapper = orm.mapper(orm.object(child).class);
    let parent = orm.mapper(orm.attribute(attribute).class);
    let pairs = orm.relationship(attribute).setup().pairs.iter();
    let keys = pairs
        .filter(|pair| mapper.primary_key.contains(&pair.remote) && parent.primary_key.contains(&pair.local));
    keys.map(|pair| (child, pair.remote)).collect()
}

/// The columns of an owner's primary key that follow the related object's.
pub(super) fn cascaded_own_keys(
    orm: &OrmState,
    attribute: AttributeId,
    owner: InstanceId,
) -> Vec<(InstanceId, TableColumn)> {
    let mapper = orm.mapper(orm.object(owner).class);
    let setup = orm.relationship(attribute).setup();
    let target = orm.mapper(setup.target);
    let pairs = setup.pairs.iter();
    let keys = pairs
        .filter(|pair| mapper.primary_key.contains(&pair.local) && target.primary_key.contains(&pair.remote));
    keys.map(|pair| (owner, pair.local)).collect()
}

fn copy(
    orm: &mut Orm,
    attribute: AttributeId,
    (source, from): (InstanceId, TableColumn),
    (destination, to): (InstanceId, TableColumn),
) -> Result<(), OrmError> {
    let (Some(from), Some(to)) =
        (column_attribute(orm, source, from), column_attribute(orm, destination, to))
    else {
        return Ok(());
    };
    let Value::Scalar(value) = attributes::get(orm, source, from)? else { return Ok(()) };
    orm.because(Cause::Synchronize { attribute }, |orm| attributes::set_scalar(orm, destination, to, value))
}

fn clear(
    orm: &mut Orm,
    attribute: AttributeId,
    source: TableColumn,
    (destination, to): (InstanceId, TableColumn),
) -> Result<(), OrmError> {
    let class = orm.object(destination).class;
    let Some(column) = column_attribute(orm, destination, to) else { return Ok(()) };
    let is_key = orm.primary_key_column(class, to).is_some();
    if is_key && attributes::get(orm, destination, column)? != Value::Scalar(Scalar::Null) {
        return Err(OrmError::BlankedPrimaryKey {
            source: column_name(orm, source),
            destination: column_name(orm, to),
            instance: destination,
        });
    }
    orm.because(Cause::Synchronize { attribute }, |orm| {
        attributes::set_scalar(orm, destination, column, Scalar::Null)
    })
}

/// A subclass's table takes over the key that the tables before it have (`sync.populate` in `_postfetch`).
pub(super) fn populate_inherited(
    orm: &mut Orm,
    instance: InstanceId,
    table: TableId,
) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    let joined = orm.mapper(class).inheritance.joined.iter().find(|joined| joined.table == table);
    for (above, below) in joined.map_or_else(Vec::new, |joined| joined.equated.clone()) {
        let (Some(from), Some(to)) =
            (column_attribute(orm, instance, above), column_attribute(orm, instance, below))
        else {
            continue;
        };
        if from != to
            && let Value::Scalar(value) = attributes::get(orm, instance, from)?
        {
            attributes::set_scalar(orm, instance, to, value)?;
        }
    }
    Ok(())
}

fn column_attribute(orm: &OrmState, instance: InstanceId, column: TableColumn) -> Option<AttributeId> {
    orm.attribute_of_column(orm.object(instance).class, column)
}

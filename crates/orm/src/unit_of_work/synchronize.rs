//! Copying keys between two objects of a relationship (`orm/sync.py`).

use bothways_world::{AttributeId, Cause, Committed, InstanceId, Scalar, TableId, Value};

use crate::config::overlap::column_name;
use crate::config::{Direction, Pair};
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

/// Refuses what we do not follow yet: a persistent parent whose key changed takes its children along.
pub(super) fn refuse_changed_key(
    orm: &OrmState,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<(), OrmError> {
    let object = orm.object(owner);
    let changed = object.key.is_some()
        && orm.relationship(attribute).setup().pairs.iter().any(|pair| {
            let column = column_attribute(orm, owner, pair.local);
            matches!(column.and_then(|column| object.committed.get(&column)), Some(Committed::Scalar(old))
                if column.and_then(|column| object.values.get(&column)) != Some(&Value::Scalar(old.clone())))
        });
    if changed { Err(OrmError::Unsupported("changing a primary key".into())) } else { Ok(()) }
}

fn copy(
    orm: &mut Orm,
    attribute: AttributeId,
    (source, from): (InstanceId, usize),
    (destination, to): (InstanceId, usize),
) -> Result<(), OrmError> {
    let (Some(from), Some(to)) =
        (column_attribute(orm, source, from), column_attribute(orm, destination, to))
    else {
        return Ok(());
    };
    let Value::Scalar(value) = attributes::get(orm, source, from)? else { return Ok(()) };
    orm.because(Cause::Synchronize { attribute }, |orm| attributes::set_scalar(orm, destination, to, value));
    Ok(())
}

fn clear(
    orm: &mut Orm,
    attribute: AttributeId,
    source: usize,
    (destination, to): (InstanceId, usize),
) -> Result<(), OrmError> {
    let class = orm.object(destination).class;
    let Some(column) = column_attribute(orm, destination, to) else { return Ok(()) };
    let is_key = orm.mapper(class).primary_key.contains(&to);
    if is_key && attributes::get(orm, destination, column)? != Value::Scalar(Scalar::Null) {
        return Err(OrmError::BlankedPrimaryKey {
            source: column_name(orm, (other_table(orm, attribute), source)),
            destination: column_name(orm, (orm.mapper(class).table, to)),
            instance: destination,
        });
    }
    orm.because(Cause::Synchronize { attribute }, |orm| {
        attributes::set_scalar(orm, destination, column, Scalar::Null)
    });
    Ok(())
}

/// The table that keys are copied from.
fn other_table(orm: &OrmState, attribute: AttributeId) -> TableId {
    let setup = orm.relationship(attribute).setup();
    match setup.direction {
        Direction::OneToMany => orm.mapper(orm.attribute(attribute).class).table,
        Direction::ManyToOne => orm.mapper(setup.target).table,
    }
}

fn column_attribute(orm: &OrmState, instance: InstanceId, position: usize) -> Option<AttributeId> {
    orm.mapper(orm.object(instance).class).column_attributes.get(position).copied().flatten()
}

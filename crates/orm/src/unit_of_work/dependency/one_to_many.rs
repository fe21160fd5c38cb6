//! One-to-many: the parent's key is copied into its children, or their foreign key cleared (`OneToManyDP`).

use std::collections::BTreeSet;

use bothways_world::{AttributeId, InstanceId};

use super::super::{Fate, Reason, UnitOfWork, synchronize};
use crate::attributes::{Passive, has_parent, history};
use crate::session::{CascadeKind, reach};
use crate::{Orm, OrmError, OrmState};

pub(super) fn presort_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let cascade = orm.relationship(attribute).setup().cascade;
    for owner in owners {
        let history = history(orm, *owner, attribute, Passive::Load)?;
        for child in history.deleted.iter().copied().flatten() {
            if !has_parent(orm, child, attribute) {
                let fate = if cascade.delete_orphan { Fate::Delete } else { Fate::Save };
                uow.register(orm, child, fate);
            }
        }
        if !cascade.delete {
            for child in history.unchanged.iter().copied().flatten() {
                uow.register_for(orm, child, Fate::Save, Reason { operation: "delete", attribute });
            }
        }
    }
    Ok(())
}

pub(super) fn presort_saves(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let delete_orphan = orm.relationship(attribute).setup().cascade.delete_orphan;
    for owner in owners {
        synchronize::refuse_changed_key(orm, *owner, attribute)?;
        let history = history(orm, *owner, attribute, Passive::NoInitialize)?;
        for child in history.added.iter().copied().flatten() {
            uow.cancel_delete(child);
            uow.register_for(orm, child, Fate::Save, Reason { operation: "add", attribute });
        }
        uow.children_added.entry(attribute).or_default().extend(history.added.iter().copied().flatten());
        for child in history.deleted.iter().copied().flatten() {
            let reason = Reason { operation: "delete", attribute };
            if !delete_orphan {
                uow.register_for(orm, child, Fate::Save, reason);
            } else if !has_parent(orm, child, attribute) {
                uow.register_for(orm, child, Fate::Delete, reason);
                for reached in reach(orm, CascadeKind::Delete, child)? {
                    uow.register(orm, reached, Fate::Delete);
                }
            }
        }
    }
    Ok(())
}

pub(super) fn process_deletes(
    orm: &mut Orm,
    uow: &UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let cascade = orm.relationship(attribute).setup().cascade;
    let added: BTreeSet<InstanceId> = uow.children_added.get(&attribute).cloned().unwrap_or_default();
    for owner in owners {
        let history = history(orm, *owner, attribute, Passive::Load)?;
        for child in history.deleted.iter().copied().flatten() {
            if !has_parent(orm, child, attribute) {
                clear(orm, uow, attribute, child)?;
            }
        }
        if !cascade.delete {
            for child in history.unchanged.iter().copied().flatten() {
                if !added.contains(&child) {
                    clear(orm, uow, attribute, child)?;
                }
            }
        }
    }
    Ok(())
}

pub(super) fn process_saves(
    orm: &mut Orm,
    uow: &UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let delete_orphan = orm.relationship(attribute).setup().cascade.delete_orphan;
    for owner in owners {
        let history = history(orm, *owner, attribute, Passive::NoInitialize)?;
        for child in history.added.iter().copied().flatten() {
            check_type(orm, attribute, child)?;
            if !uow.is_deleted(child) {
                synchronize::populate_child(orm, attribute, *owner, child)?;
            }
        }
        for child in history.deleted.iter().copied().flatten() {
            if !delete_orphan && !has_parent(orm, child, attribute) {
                clear(orm, uow, attribute, child)?;
            }
        }
    }
    Ok(())
}

fn clear(orm: &mut Orm, uow: &UnitOfWork, attribute: AttributeId, child: InstanceId) -> Result<(), OrmError> {
    if uow.is_deleted(child) { Ok(()) } else { synchronize::clear_child(orm, attribute, child) }
}

fn check_type(orm: &OrmState, attribute: AttributeId, child: InstanceId) -> Result<(), OrmError> {
    let expected = orm.relationship(attribute).setup().target;
    if orm.object(child).class == expected {
        return Ok(());
    }
    Err(OrmError::WrongType { item: child, attribute, expected })
}

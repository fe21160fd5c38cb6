//! One-to-many: the parent's key is copied into its children, or their foreign key cleared (`OneToManyDP`).

use std::collections::BTreeSet;

use bothways_world::{AttributeId, InstanceId};

use super::super::{Fate, Reason, UnitOfWork, synchronize};
use super::{delete_passive, register_orphan, synchronized_columns};
use crate::attributes::{Passive, has_parent};
use crate::config::PassiveDeletes;
use crate::{Orm, OrmError, OrmState};

pub(super) fn presort_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let setup = orm.relationship(attribute).setup();
    let cascade = setup.cascade;
    let clears = !cascade.delete && setup.passive_deletes != PassiveDeletes::All;
    let passive = delete_passive(orm, attribute);
    for owner in owners {
        let history = uow.history(orm, *owner, attribute, passive)?;
        for child in history.deleted.iter().copied().flatten() {
            if !has_parent(orm, child, attribute) {
                let fate = if cascade.delete_orphan { Fate::Delete } else { Fate::Save };
                uow.register(orm, child, fate);
            }
        }
        if clears {
            for child in history.unchanged.iter().copied().flatten() {
                uow.register_for(orm, child, Fate::Save, Reason { operation: "delete", attribute })?;
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
    let setup = orm.relationship(attribute).setup();
    let (delete_orphan, passive_updates) = (setup.cascade.delete_orphan, setup.passive_updates);
    let clears = setup.passive_deletes != PassiveDeletes::All;
    for owner in owners {
        let key_changed = synchronize::source_modified(orm, *owner, attribute);
        let passive = if key_changed && !passive_updates { Passive::Load } else { Passive::NoInitialize };
        let history = uow.history(orm, *owner, attribute, passive)?;
        for child in history.added.iter().copied().flatten() {
            uow.cancel_delete(child);
            uow.register_for(orm, child, Fate::Save, Reason { operation: "add", attribute })?;
        }
        uow.children_added.entry(attribute).or_default().extend(history.added.iter().copied().flatten());
        for child in history.deleted.iter().copied().flatten() {
            if !delete_orphan {
                if clears {
                    uow.register_for(orm, child, Fate::Save, Reason { operation: "delete", attribute })?;
                }
            } else if !has_parent(orm, child, attribute) {
                register_orphan(orm, uow, attribute, child)?;
            }
        }
        if key_changed {
            for child in history.unchanged.iter().copied().flatten() {
                let reason = Reason { operation: "pk change", attribute };
                // The database is trusted to cascade the change.
                if passive_updates {
                    uow.register_list_only(orm, child, reason)?;
                } else {
                    uow.register_for(orm, child, Fate::Save, reason)?;
                }
            }
        }
    }
    Ok(())
}

pub(super) fn process_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let setup = orm.relationship(attribute).setup();
    let (cascade, post_update) = (setup.cascade, setup.post_update);
    if setup.passive_deletes == PassiveDeletes::All && !post_update {
        return Ok(());
    }
    let passive = delete_passive(orm, attribute);
    let added: BTreeSet<InstanceId> = uow.children_added.get(&attribute).cloned().unwrap_or_default();
    for owner in owners {
        let history = uow.history(orm, *owner, attribute, passive)?;
        for child in history.deleted.iter().copied().flatten() {
            if !has_parent(orm, child, attribute) {
                clear(orm, uow, attribute, child)?;
                write_after(orm, uow, attribute, child);
            }
        }
        if post_update || !cascade.delete {
            for child in history.unchanged.iter().copied().flatten() {
                if !added.contains(&child) {
                    clear(orm, uow, attribute, child)?;
                    write_after(orm, uow, attribute, child);
                }
            }
        }
    }
    Ok(())
}

pub(super) fn process_saves(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let setup = orm.relationship(attribute).setup();
    let (post_update, passive_updates) = (setup.post_update, setup.passive_updates);
    let clears = !setup.cascade.delete_orphan && setup.passive_deletes != PassiveDeletes::All;
    for owner in owners {
        let history = uow.history(orm, *owner, attribute, Passive::NoInitialize)?;
        for child in super::without_none(orm, attribute, &history.added) {
            let child = child?;
            super::check_type(orm, attribute, child)?;
            if post_update || !uow.is_deleted(child) {
                synchronize::populate_child(orm, attribute, *owner, child)?;
            }
            write_after(orm, uow, attribute, child);
        }
        for child in history.deleted.iter().copied().flatten() {
            if clears && !has_parent(orm, child, attribute) {
                clear(orm, uow, attribute, child)?;
            }
        }
        if synchronize::source_modified(orm, *owner, attribute) {
            for child in history.unchanged.iter().copied().flatten() {
                if !uow.is_deleted(child) {
                    synchronize::populate_child(orm, attribute, *owner, child)?;
                    if passive_updates {
                        uow.cascaded_keys.extend(synchronize::cascaded_keys(orm, attribute, child));
                    }
                }
            }
        }
    }
    Ok(())
}

fn clear(orm: &mut Orm, uow: &UnitOfWork, attribute: AttributeId, child: InstanceId) -> Result<(), OrmError> {
    if uow.is_deleted(child) && !orm.relationship(attribute).setup().post_update {
        return Ok(());
    }
    synchronize::clear_child(orm, attribute, child)
}

/// With `post_update` the child's foreign key is written once all rows are there.
fn write_after(orm: &OrmState, uow: &mut UnitOfWork, attribute: AttributeId, child: InstanceId) {
    if orm.relationship(attribute).setup().post_update {
        uow.register_post_update(orm, child, synchronized_columns(orm, attribute));
    }
}

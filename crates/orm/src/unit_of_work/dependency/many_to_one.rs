//! Many-to-one: the related object's key is copied into this row (`ManyToOneDP`).

use bothways_world::{AttributeId, InstanceId};

use super::super::{Fate, Reason, UnitOfWork, synchronize};
use super::{check_type, delete_passive, register_delete, register_orphans, synchronized_columns};
use crate::attributes::{History, Passive};
use crate::config::PassiveDeletes;
use crate::session::contains;
use crate::{Orm, OrmError, WarningKind};

pub(super) fn presort_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let cascade = orm.relationship(attribute).setup().cascade;
    if !cascade.delete && !cascade.delete_orphan {
        return Ok(());
    }
    let passive = delete_passive(orm, attribute);
    for owner in owners {
        let history = uow.history(orm, *owner, attribute, passive)?;
        let mut related: Vec<InstanceId> = history.current().collect();
        if cascade.delete_orphan {
            related.extend(history.deleted.iter().flatten());
        }
        for item in related {
            register_delete(orm, uow, attribute, item)?;
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
        uow.register_for(orm, *owner, Fate::Save, Reason { operation: "add", attribute })?;
        if delete_orphan {
            register_orphans(orm, uow, attribute, *owner, delete_passive(orm, attribute))?;
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
    let post_update = orm.relationship(attribute).setup().post_update;
    for owner in owners {
        let history = uow.history(orm, *owner, attribute, Passive::NoInitialize)?;
        synchronize(orm, uow, attribute, *owner, &history)?;
        if post_update && !history.is_empty() {
            uow.register_post_update(orm, *owner, synchronized_columns(orm, attribute));
        }
    }
    Ok(())
}

/// The foreign key of an object that goes is cleared only by `post_update`, which has to loosen a circle.
pub(super) fn process_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let setup = orm.relationship(attribute).setup();
    let leaves = setup.cascade.delete_orphan || setup.passive_deletes == PassiveDeletes::All;
    if !setup.post_update || leaves {
        return Ok(());
    }
    let passive = delete_passive(orm, attribute);
    for owner in owners {
        // Asked before the key is cleared: the relationship loads by it.
        let history = uow.history(orm, *owner, attribute, passive)?;
        synchronize::clear_own(orm, attribute, *owner)?;
        if history.deleted.iter().chain(&history.added).chain(&history.unchanged).any(Option::is_some) {
            uow.register_post_update(orm, *owner, synchronized_columns(orm, attribute));
        }
    }
    Ok(())
}

fn synchronize(
    orm: &mut Orm,
    uow: &UnitOfWork,
    attribute: AttributeId,
    owner: InstanceId,
    history: &History,
) -> Result<(), OrmError> {
    if uow.is_deleted(owner) && !orm.relationship(attribute).setup().post_update {
        return Ok(());
    }
    let change = match (history.added.first(), history.deleted.first()) {
        (Some(added), _) => *added,
        (None, Some(_)) => None,
        (None, None) => return Ok(()),
    };
    let Some(item) = change else { return synchronize::clear_own(orm, attribute, owner) };
    if !contains(orm, uow.session, item) {
        let class = orm.object(item).class;
        orm.warn(WarningKind::NotInSession { class, operation: "add", attribute, contracted: true })?;
        return Ok(());
    }
    check_type(orm, attribute, item)?;
    synchronize::populate_own(orm, attribute, item, owner)
}

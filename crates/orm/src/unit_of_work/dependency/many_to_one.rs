//! Many-to-one: the related object's key is copied into this row (`ManyToOneDP`).

use bothways_world::{AttributeId, InstanceId};

use super::super::{Fate, Reason, UnitOfWork, synchronize};
use crate::attributes::{Passive, history};
use crate::session::{CascadeKind, contains, reach};
use crate::{Orm, OrmError, WarningKind};

pub(super) fn presort_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    if !orm.relationship(attribute).setup().cascade.delete {
        return Ok(());
    }
    for owner in owners {
        let related: Vec<InstanceId> = history(orm, *owner, attribute, Passive::Load)?.current().collect();
        for item in related {
            uow.register_for(orm, item, Fate::Delete, Reason { operation: "delete", attribute });
            for reached in reach(orm, CascadeKind::Delete, item)? {
                uow.register(orm, reached, Fate::Delete);
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
    for owner in owners {
        uow.register_for(orm, *owner, Fate::Save, Reason { operation: "add", attribute });
    }
    Ok(())
}

pub(super) fn process_saves(
    orm: &mut Orm,
    uow: &UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let target = orm.relationship(attribute).setup().target;
    for owner in owners {
        if uow.is_deleted(*owner) {
            continue;
        }
        let history = history(orm, *owner, attribute, Passive::NoInitialize)?;
        let change = match (history.added.first(), history.deleted.first()) {
            (Some(added), _) => *added,
            (None, Some(_)) => None,
            (None, None) => continue,
        };
        let Some(item) = change else {
            synchronize::clear_own(orm, attribute, *owner)?;
            continue;
        };
        if !contains(orm, uow.session, item) {
            let class = orm.object(item).class;
            orm.warn(WarningKind::NotInSession { class, operation: "add", attribute, contracted: true });
            continue;
        }
        if orm.object(item).class != target {
            return Err(OrmError::WrongType { item, attribute, expected: target });
        }
        synchronize::populate_own(orm, attribute, item, *owner)?;
    }
    Ok(())
}

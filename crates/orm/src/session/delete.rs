//! `session.delete`: a mark; the DELETE comes with the flush.

use bothways_world::{Cause, InstanceId, SessionId, SessionSet};

use super::cascade::{self, CascadeKind};
use super::{identity, membership, snapshot};
use crate::events::{LifecycleEvent, tell_object};
use crate::{Orm, OrmError, attributes};

/// Marks an object, and what delete cascades reach from it, for deletion.
///
/// # Errors
/// The object has no row, or belongs to another session.
pub fn delete(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    orm.because(Cause::MarkDeleted(instance), |orm| {
        if !attach(orm, session, instance)? {
            return Ok(());
        }
        // Cascades are gathered first: loading them may autoflush, which must not delete the object yet.
        let mut reached = Vec::new();
        cascade::each(orm, CascadeKind::Delete, instance, &mut |_, attribute, item| {
            reached.push((attribute, item));
            Ok(())
        })?;
        membership::enter(orm, session, SessionSet::Deleted, instance);
        reached.into_iter().try_for_each(|(attribute, item)| {
            orm.because(Cause::Cascade { attribute, item }, |orm| {
                if orm.object(item).key.is_some() && attach(orm, session, item)? {
                    membership::enter(orm, session, SessionSet::Deleted, item);
                }
                Ok(())
            })
        })
    })
}

/// Takes a persistent object into the session; false if it is marked there already.
fn attach(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<bool, OrmError> {
    let Some(key) = orm.object(instance).key.clone() else {
        return Err(OrmError::NotPersisted(instance));
    };
    let attaches = membership::before_attach(orm, session, instance)?;
    if orm.settings(session).members.is_marked_deleted(instance) {
        return Ok(false);
    }
    membership::manage(orm, session, instance, key)?;
    membership::after_attach(orm, session, instance, attaches)?;
    Ok(true)
}

/// The object's DELETE was flushed, or its row turned out to be gone (`_remove_newly_deleted`).
pub(crate) fn remove_newly_deleted(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
) -> Result<(), OrmError> {
    snapshot::note_deleted(orm, session, instance);
    if let Some(key) = orm.object(instance).key.clone() {
        identity::put(orm, session, key, None);
    }
    membership::leave(orm, session, SessionSet::Deleted, instance);
    membership::leave(orm, session, SessionSet::Modified, instance);
    attributes::set_flag_deleted(orm, instance, true);
    tell_object(orm, session, LifecycleEvent::PersistentToDeleted, instance)
}

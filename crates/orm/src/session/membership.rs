//! Entering and leaving a session.

use bothways_world::{Cause, Change, IdentityKey, InstanceId, SessionId, SessionSet};

use super::cascade::{self, CascadeKind};
use super::{identity, snapshot, transaction};
use crate::events::{LifecycleEvent, tell_object};
use crate::{Orm, OrmError, OrmState, attributes};

/// `session.add(o)`: the object and what is reachable along save-update cascades.
///
/// # Errors
/// The object belongs to another session, was deleted, or its identity is taken.
pub fn add(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    orm.because(Cause::Add(instance), |orm| save_or_update(orm, session, instance))
}

/// Whether the object is new or persistent in this session.
pub fn contains(orm: &OrmState, session: SessionId, instance: InstanceId) -> bool {
    is_new(orm, session, instance) || identity::holds(orm, session, instance)
}

/// Whether the object is pending in this session.
pub(crate) fn is_new(orm: &OrmState, session: SessionId, instance: InstanceId) -> bool {
    orm.settings(session).members.is_new(instance)
}

pub(crate) fn save_or_update(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
) -> Result<(), OrmError> {
    attributes::set_flag_orphaned_outside(orm, instance, false);
    attach(orm, session, instance)?;
    cascade::each(orm, CascadeKind::SaveUpdate(session), instance, &mut |orm, attribute, item| {
        orm.because(Cause::Cascade { attribute, item }, |orm| attach(orm, session, item))
    })
}

fn attach(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    match orm.object(instance).key.clone() {
        None => {
            let attaches = before_attach(orm, session, instance)?;
            if !is_new(orm, session, instance) {
                enter(orm, session, SessionSet::New, instance);
                let order = orm.world().session(session).map_or(0, |state| state.new.len());
                attributes::set_insert_order(orm, instance, Some(u32::try_from(order).unwrap_or(u32::MAX)));
            }
            attributes::set_session(orm, instance, Some(session));
            after_attach(orm, session, instance, attaches)
        }
        Some(key) => update(orm, session, instance, key),
    }
}

pub(super) fn update(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    key: IdentityKey,
) -> Result<(), OrmError> {
    if orm.object(instance).deleted {
        return Err(OrmError::AddDeleted(instance));
    }
    let attaches = before_attach(orm, session, instance)?;
    leave(orm, session, SessionSet::Deleted, instance);
    manage(orm, session, instance, key)?;
    after_attach(orm, session, instance, attaches)
}

/// Puts an object into the identity map, and with its changes among the modified ones.
pub(super) fn manage(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    key: IdentityKey,
) -> Result<(), OrmError> {
    identity::add(orm, session, key, instance)?;
    let was_here = orm.object(instance).session == Some(session);
    attributes::set_session(orm, instance, Some(session));
    if !was_here && attributes::is_modified_in_session(orm, instance) {
        enter(orm, session, SessionSet::Modified, instance);
    }
    Ok(())
}

/// Starts the transaction and refuses objects of another session; says whether the object comes into this one now.
pub(super) fn before_attach(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
) -> Result<bool, OrmError> {
    transaction::autobegin(orm, session)?;
    match orm.object(instance).session {
        Some(attached) if attached != session => {
            Err(OrmError::AlreadyAttached { instance, attached, session })
        }
        Some(_) => Ok(false),
        None => {
            tell_object(orm, session, LifecycleEvent::BeforeAttach, instance)?;
            Ok(true)
        }
    }
}

/// Tells that an object came into the session, if it did.
pub(super) fn after_attach(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    attaches: bool,
) -> Result<(), OrmError> {
    if !attaches {
        return Ok(());
    }
    tell_object(orm, session, LifecycleEvent::AfterAttach, instance)?;
    let event = match orm.object(instance).key {
        Some(_) => LifecycleEvent::DetachedToPersistent,
        None => LifecycleEvent::TransientToPending,
    };
    tell_object(orm, session, event, instance)
}

/// `session.expunge(o)`.
///
/// # Errors
/// The object is not in this session.
pub fn expunge(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    if orm.object(instance).session != Some(session) {
        return Err(OrmError::NotPresent(instance));
    }
    let mut members = vec![instance];
    members.extend(cascade::reach(orm, CascadeKind::Expunge, instance)?);
    for member in members {
        expunge_one(orm, session, member)?;
    }
    Ok(())
}

/// Takes one object out, without cascade; one whose DELETE was flushed is not restored by a rollback any more.
pub(super) fn expunge_one(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    if orm.object(instance).deleted {
        snapshot::forget_deleted(orm, session, instance);
    }
    detach(orm, session, instance)
}

/// `session.expunge_all()`.
///
/// # Errors
/// What a listener raised.
pub fn expunge_all(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let left = empty(orm, session);
    left.into_iter().try_for_each(|(member, event)| tell_object(orm, session, event, member))
}

/// Takes everything out of a session; gives what that means for each object.
pub(super) fn empty(orm: &mut Orm, session: SessionId) -> Vec<(InstanceId, LifecycleEvent)> {
    let members = super::objects(orm, session).into_iter();
    let left: Vec<_> = members.map(|member| (member, leaving(orm, member))).collect();
    // Backwards, so that each object is found at the end of the set it leaves.
    for (member, _) in left.iter().rev() {
        take_out(orm, session, *member);
    }
    left
}

/// Takes an object out of its session: without a row it is transient then, else detached.
pub(crate) fn detach(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    let event = leaving(orm, instance);
    take_out(orm, session, instance);
    tell_object(orm, session, event, instance)
}

/// What an object becomes that leaves its session.
pub(super) fn leaving(orm: &OrmState, instance: InstanceId) -> LifecycleEvent {
    let object = orm.object(instance);
    match object.key {
        None => LifecycleEvent::PendingToTransient,
        Some(_) if object.deleted => LifecycleEvent::DeletedToDetached,
        Some(_) => LifecycleEvent::PersistentToDetached,
    }
}

/// Takes an object out of all that its session holds.
pub(super) fn take_out(orm: &mut Orm, session: SessionId, instance: InstanceId) {
    for set in [SessionSet::New, SessionSet::Modified, SessionSet::Deleted] {
        leave(orm, session, set, instance);
    }
    if let Some(key) = orm.object(instance).key.clone()
        && orm.world().session(session).and_then(|state| state.identity_map.get(&key)) == Some(&instance)
    {
        identity::put(orm, session, key, None);
    }
    attributes::set_session(orm, instance, None);
}

/// Puts an object at the end of one of the session's sets.
pub(crate) fn enter(orm: &mut Orm, session: SessionId, set: SessionSet, instance: InstanceId) {
    if !orm.settings_mut(session).members.of(set).insert(instance) {
        return;
    }
    let index = u32::try_from(listed(orm, session, set).len()).unwrap_or(u32::MAX);
    orm.commit(Change::Enter { session, set, instance, index });
}

/// Takes an object out of one of the session's sets. Searched from the end: whoever empties a set goes backwards.
pub(crate) fn leave(orm: &mut Orm, session: SessionId, set: SessionSet, instance: InstanceId) {
    if !orm.settings_mut(session).members.of(set).remove(&instance) {
        return;
    }
    let position = listed(orm, session, set).iter().rposition(|member| *member == instance);
    if let Some(index) = position.and_then(|position| u32::try_from(position).ok()) {
        orm.commit(Change::Leave { session, set, instance, index });
    }
}

fn listed(orm: &OrmState, session: SessionId, set: SessionSet) -> &[InstanceId] {
    let Some(state) = orm.world().session(session) else { return &[] };
    match set {
        SessionSet::New => &state.new,
        SessionSet::Modified => &state.modified,
        SessionSet::Deleted => &state.deleted,
    }
}

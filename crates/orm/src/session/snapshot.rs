//! What a transaction remembers of the objects it touched, to restore them on rollback
//! (`SessionTransaction._take_snapshot` and its kin).

use bothways_world::{Cause, IdentityKey, InstanceId, SessionId, SessionSet};

use super::{identity, membership, transaction};
use crate::events::{InstanceEvent, LifecycleEvent, Refreshed, tell_instance, tell_object};
use crate::{Orm, OrmError, OrmState, attributes};

/// A pending object became persistent in this transaction.
pub(crate) fn note_new(orm: &mut Orm, session: SessionId, instance: InstanceId) {
    if let Some(transaction) = transaction::current_mut(orm, session) {
        transaction.new.push(instance);
    }
}

/// A persistent object was flushed in this transaction.
pub(crate) fn note_dirty(orm: &mut Orm, session: SessionId, instance: InstanceId) {
    if let Some(transaction) = transaction::current_mut(orm, session) {
        transaction.dirty.insert(instance);
    }
}

/// An object's primary key changed in this transaction.
pub(crate) fn note_key_switch(orm: &mut Orm, session: SessionId, instance: InstanceId, old: IdentityKey) {
    if let Some(transaction) = transaction::current_mut(orm, session) {
        transaction.key_switches.entry(instance).or_insert(old);
    }
}

/// A DELETE was flushed in this transaction.
pub(crate) fn note_deleted(orm: &mut Orm, session: SessionId, instance: InstanceId) {
    if let Some(transaction) = transaction::current_mut(orm, session) {
        transaction.deleted.push(instance);
    }
}

/// A deleted object leaves the session for good: a rollback does not bring it back.
pub(super) fn forget_deleted(orm: &mut Orm, session: SessionId, instance: InstanceId) {
    if let Some(transaction) = transaction::current_mut(orm, session) {
        transaction.deleted.retain(|deleted| *deleted != instance);
    }
}

/// The current transaction was committed: objects expire, or it is the enclosing transaction's to restore them.
pub(super) fn remove(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let Some(ended) = transaction::current_mut(orm, session) else { return Ok(()) };
    let new = std::mem::take(&mut ended.new);
    let dirty = std::mem::take(&mut ended.dirty);
    let deleted = std::mem::take(&mut ended.deleted);
    let key_switches = std::mem::take(&mut ended.key_switches);
    let outer = orm.settings(session).transactions.len().checked_sub(2);
    let outer = outer.and_then(|position| orm.settings_mut(session).transactions.get_mut(position));
    if let Some(outer) = outer {
        outer.new.extend(new);
        outer.dirty.extend(dirty);
        outer.deleted.extend(deleted);
        outer.key_switches.extend(key_switches);
        return Ok(());
    }
    identity::settle(orm);
    if orm.settings(session).options.expire_on_commit {
        orm.because(Cause::Expire, |orm| expire_persistent(orm, session))?;
        for instance in deleted {
            attributes::set_session(orm, instance, None);
            tell_object(orm, session, LifecycleEvent::DeletedToDetached, instance)?;
        }
    }
    Ok(())
}

/// The objects as they were before the current transaction: new ones leave as transient and keep their values,
/// deleted ones return, persistent ones expire. After a SAVEPOINT only those that were touched expire.
pub(super) fn restore(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let Some(ended) = transaction::current(orm, session) else { return Ok(()) };
    let (mut new, dirty, key_switches) = (ended.new.clone(), ended.dirty.clone(), ended.key_switches.clone());
    new.extend(super::new_objects(orm, session));
    for instance in new.iter().rev() {
        if !identity::is_gone(orm, *instance) {
            make_transient(orm, session, *instance)?;
        }
    }
    for (instance, key) in key_switches {
        if !identity::is_gone(orm, instance) || new.contains(&instance) {
            switch_back(orm, session, instance, key, !new.contains(&instance));
        }
    }
    let deleted = transaction::current(orm, session).map_or_else(Vec::new, |ended| ended.deleted.clone());
    for instance in deleted.into_iter().chain(super::deleted_objects(orm, session)) {
        revert_deletion(orm, session, instance)?;
    }
    identity::settle(orm);
    let everything = orm.settings(session).transactions.len() < 2;
    expire_chosen(orm, session, |orm, instance| {
        everything || orm.object(instance).modified || dirty.contains(&instance)
    })
}

/// A new object leaves. What is neither pending nor in the identity map was deleted in this transaction, and is not
/// to return; what was marked once more after its DELETE is, and cannot (`_expunge_states`).
fn make_transient(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    if !membership::contains(orm, session, instance) {
        forget_deleted(orm, session, instance);
    }
    let event = match membership::leaving(orm, instance) {
        LifecycleEvent::PersistentToDetached => LifecycleEvent::PersistentToTransient,
        other => other,
    };
    membership::take_out(orm, session, instance);
    attributes::set_key(orm, instance, None);
    tell_object(orm, session, event, instance)
}

/// The key from before the transaction; a new object is left with it outside of the session.
fn switch_back(orm: &mut Orm, session: SessionId, instance: InstanceId, old: IdentityKey, stays: bool) {
    if let Some(switched) = orm.object(instance).key.clone()
        && identity::holds(orm, session, instance)
    {
        identity::put(orm, session, switched, None);
    }
    attributes::set_key(orm, instance, Some(old.clone()));
    if stays {
        identity::put(orm, session, old, Some(instance));
    }
}

fn revert_deletion(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    let object = orm.object(instance);
    let Some(key) = object.key.clone() else { return Err(OrmError::NotPersisted(instance)) };
    if object.deleted {
        if object.session.is_none() {
            return Ok(());
        }
        attributes::set_flag_deleted(orm, instance, false);
    }
    let attaches = membership::before_attach(orm, session, instance)?;
    membership::leave(orm, session, SessionSet::Deleted, instance);
    identity::put(orm, session, key, Some(instance));
    attributes::set_session(orm, instance, Some(session));
    match attaches {
        true => membership::after_attach(orm, session, instance, attaches),
        false => tell_object(orm, session, LifecycleEvent::DeletedToPersistent, instance),
    }
}

/// Expires every persistent object of the session.
pub(super) fn expire_persistent(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    expire_chosen(orm, session, |_, _| true)
}

fn expire_chosen(
    orm: &mut Orm,
    session: SessionId,
    chosen: impl Fn(&OrmState, InstanceId) -> bool,
) -> Result<(), OrmError> {
    let mut instances: Vec<InstanceId> = orm
        .world()
        .session(session)
        .map_or_else(Vec::new, |state| state.identity_map.values().copied().collect());
    // Modified ones leave their set from its end.
    instances.reverse();
    for instance in instances {
        if chosen(orm, instance) {
            attributes::expire(orm, instance);
            tell_instance(orm, InstanceEvent::Expire, instance, &Refreshed::All)?;
        }
    }
    Ok(())
}

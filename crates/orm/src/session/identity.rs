//! The weak identity map.

use bothways_world::{Cause, Change, IdentityKey, InstanceId, SessionId, Value};

use crate::{Orm, OrmState, attributes};

/// The object of this key, if it is still there.
pub(crate) fn lookup(orm: &mut Orm, session: SessionId, key: &IdentityKey) -> Option<InstanceId> {
    settle(orm);
    orm.world().session(session)?.identity_map.get(key).copied()
}

/// Sets or removes an entry.
pub(crate) fn put(orm: &mut Orm, session: SessionId, key: IdentityKey, new: Option<InstanceId>) {
    let old = orm.world().session(session).and_then(|state| state.identity_map.get(&key).copied());
    if old != new {
        orm.commit(Change::Identity { session, key, old, new });
    }
}

/// Forgets every object that nothing holds any more: neither the program, nor another object, nor a session
/// with work to do for it. Called wherever the identity map is about to be asked.
pub(crate) fn settle(orm: &mut Orm) {
    let mut candidates = orm.holders.as_mut().map_or_else(Vec::new, |holders| holders.take_released());
    candidates.extend(orm.references.take_dropped());
    while let Some(instance) = candidates.pop() {
        if !is_kept(orm, instance) {
            orm.because(Cause::Forgotten, |orm| forget(orm, instance));
            candidates.extend(orm.references.take_dropped());
        }
    }
}

fn is_kept(orm: &OrmState, instance: InstanceId) -> bool {
    let Some(object) = orm.world().object(instance) else { return true };
    let is_held = orm.holders.as_ref().is_none_or(|holders| holders.is_held(instance));
    if is_held || orm.references.is_referenced(instance) {
        return true;
    }
    let Some(session) = object.session else { return false };
    // New, modified and deleted objects are held strongly by their session.
    object.key.is_none()
        || object.modified
        || orm.world().session(session).is_some_and(|state| state.deleted.contains(&instance))
}

fn forget(orm: &mut Orm, instance: InstanceId) {
    let object = orm.object(instance);
    let (key, session) = (object.key.clone(), object.session);
    let held: Vec<_> = object
        .values
        .iter()
        .filter(|(_, value)| !matches!(value, Value::Scalar(_)))
        .map(|(attribute, _)| *attribute)
        .collect();
    for attribute in held {
        attributes::store_value(orm, instance, attribute, None);
    }
    if let (Some(key), Some(session)) = (key, session) {
        let known = orm.world().session(session).and_then(|state| state.identity_map.get(&key).copied());
        if known == Some(instance) {
            put(orm, session, key, None);
        }
    }
    attributes::set_session(orm, instance, None);
    if let Some(holders) = &mut orm.holders {
        holders.forgotten(instance);
    }
}

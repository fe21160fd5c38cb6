//! The weak identity map.

use bothways_world::{Cause, Change, IdentityKey, InstanceId, SessionId, Value};

use crate::events::is_told;
use crate::{Orm, OrmError, OrmState, attributes};

/// The object of this key, if it is still there.
pub(crate) fn lookup(orm: &mut Orm, session: SessionId, key: &IdentityKey) -> Option<InstanceId> {
    settle(orm);
    orm.world().session(session)?.identity_map.get(key).copied()
}

/// Enters an object, unless another one has its key.
pub(super) fn add(
    orm: &mut Orm,
    session: SessionId,
    key: IdentityKey,
    instance: InstanceId,
) -> Result<(), OrmError> {
    match lookup(orm, session, &key) {
        Some(existing) if existing != instance => Err(OrmError::IdentityConflict { instance }),
        Some(_) | None => {
            put(orm, session, key, Some(instance));
            Ok(())
        }
    }
}

/// Whether an object is the one that the identity map has under its key.
pub(super) fn holds(orm: &OrmState, session: SessionId, instance: InstanceId) -> bool {
    let key = orm.object(instance).key.as_ref();
    let known = key.and_then(|key| orm.world().session(session)?.identity_map.get(key));
    known == Some(&instance)
}

/// Sets or removes an entry.
pub(crate) fn put(orm: &mut Orm, session: SessionId, key: IdentityKey, new: Option<InstanceId>) {
    let old = orm.world().session(session).and_then(|state| state.identity_map.get(&key).copied());
    if old == new {
        return;
    }
    let settings = orm.settings_mut(session);
    match (old, new) {
        (None, Some(_)) => {
            settings.arrivals.insert(key.clone(), settings.arrived);
            settings.arrived += 1;
        }
        (Some(_), None) => {
            settings.arrivals.remove(&key);
        }
        (Some(_), Some(_)) | (None, None) => {}
    }
    orm.commit(Change::Identity { session, key, old, new });
}

/// The persistent objects in the order in which their keys came.
pub(crate) fn in_order(orm: &mut Orm, session: SessionId) -> Vec<InstanceId> {
    settle(orm);
    let Some(state) = orm.world().session(session) else { return Vec::new() };
    let arrivals = &orm.settings(session).arrivals;
    let mut entries: Vec<_> = state.identity_map.iter().collect();
    entries.sort_by_key(|(key, _)| arrivals.get(*key));
    entries.into_iter().map(|(_, instance)| *instance).collect()
}

/// Whether nothing holds the object any more.
pub(super) fn is_gone(orm: &OrmState, instance: InstanceId) -> bool {
    !is_kept(orm, instance) && orm.object(instance).session.is_none()
}

/// Whether there may be something to [`settle`].
pub fn is_unsettled(orm: &OrmState) -> bool {
    orm.references.has_dropped() || orm.holders.as_ref().is_some_and(|holders| holders.has_released())
}

/// Forgets every object that nothing holds any more: neither the program, nor another object, nor a session
/// with work to do for it. Called wherever the identity map is about to be asked, and between two statements of the
/// program; not while an operation is under way, which knows objects that nobody counts.
pub fn settle(orm: &mut Orm) {
    let mut candidates = orm.holders.as_mut().map_or_else(Vec::new, |holders| holders.take_released());
    candidates.extend(take_dropped(orm));
    while let Some(instance) = candidates.pop() {
        if !is_kept(orm, instance) {
            orm.because(Cause::Forgotten, |orm| forget(orm, instance));
            candidates.extend(take_dropped(orm));
        }
    }
}

/// Objects that others let go of, and members of collections that neither an owner nor the program has any more.
fn take_dropped(orm: &mut Orm) -> Vec<InstanceId> {
    let mut collections =
        orm.holders.as_mut().map_or_else(Vec::new, |holders| holders.take_released_collections());
    collections.extend(orm.references.take_newly_detached());
    for collection in collections {
        if !orm.holders.as_ref().is_some_and(|holders| holders.is_collection_held(collection)) {
            orm.drop_detached(collection);
        }
    }
    orm.references.take_dropped()
}

/// Whether the program, another object, or a session with work to do for it holds the object.
pub(crate) fn is_kept(orm: &OrmState, instance: InstanceId) -> bool {
    orm.references.is_referenced(instance) || is_root(orm, instance)
}

/// Whether the program or a session with work to do for it holds the object.
pub(super) fn is_root(orm: &OrmState, instance: InstanceId) -> bool {
    let Some(object) = orm.world().object(instance) else { return true };
    let is_held = orm.holders.as_ref().is_none_or(|holders| holders.is_held(instance));
    if is_held || is_told(orm, instance) {
        return true;
    }
    let Some(session) = object.session else { return false };
    // New, modified and deleted objects are held strongly by their session.
    object.key.is_none() || object.modified || orm.settings(session).members.is_marked_deleted(instance)
}

/// Takes an object out of what is known: whatever it holds is let go of.
pub(super) fn forget(orm: &mut Orm, instance: InstanceId) {
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
